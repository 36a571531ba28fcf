using System.Text.Json;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>Reads a file that was sent to the bot in a one-to-one chat (learn.microsoft.com, "Send and receive files from a bot").</summary>
static class FileReader
{
    const string Kind = "application/vnd.microsoft.teams.file.download.info";

    const int LongestName = 200;

    /// <summary>The first file of the message; null where it has none. Text pasted with its formatting comes as an attachment too, which is none.</summary>
    public static Said.File? Of(Activity activity)
    {
        var file = activity.Attachments?.FirstOrDefault(a => a?.ContentType == Kind);
        if (file?.Content is not { ValueKind: JsonValueKind.Object } content || !content.TryGetProperty("downloadUrl", out var url)) return null;
        return url.ValueKind == JsonValueKind.String && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address)
            ? new Said.File(new(CleanText.Of(file.Name, LongestName), address), string.IsNullOrEmpty(activity.Text) ? "" : Mentions.Strip(activity))
            : null;
    }
}
