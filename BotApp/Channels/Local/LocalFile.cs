using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Channels.Local;

/// <summary>A file that the page sends.</summary>
/// <param name="Message">The text that stands for it in the conversation.</param>
sealed record LocalFile(LocalMessage Message, SharedFile Value)
{
    const int LongestName = 120;

    /// <summary>The file; where it is none the request is answered and null returned.</summary>
    public static async Task<LocalFile?> ReadAsync(HttpContext http, int person)
    {
        var name = CleanText.Of(Path.GetFileName(http.Request.Query["name"].ToString()), LongestName);
        var message = new LocalMessage(person, http.Request.Query["key"], $"📎 {name}");
        if (message.Flaw() is { } flaw)
        {
            await LocalJson.RefuseAsync(http, StatusCodes.Status400BadRequest, flaw);
            return null;
        }
        var bytes = new byte[Math.Min(http.Request.ContentLength ?? SharedFile.Largest, SharedFile.Largest) + 1];
        var length = http.Request.ContentLength > SharedFile.Largest
            ? bytes.Length : await http.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, http.RequestAborted);
        if (length <= SharedFile.Largest) return new(message, new(name, null, bytes.AsMemory(0, length)));
        await LocalJson.RefuseAsync(http, StatusCodes.Status413PayloadTooLarge, SharedFiles.TooLarge);
        return null;
    }
}
