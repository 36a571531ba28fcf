using Dengta.Domain.Basics;

namespace Dengta.BotApp.Channels.Local;

/// <summary>Reads what the page posted.</summary>
static class LocalBody
{
    const int MaxBytes = 64 * 1024;

    static readonly Refusal TooLong = new("消息太长了,请控制在 64 KB 以内。", "The message is too long; 64 KB is the most.");

    /// <summary>The message; where it is none the request is answered and null returned.</summary>
    public static async Task<LocalMessage?> ReadAsync(HttpContext http)
    {
        if (await BytesAsync(http) is not { } body)
        {
            await LocalJson.RefuseAsync(http, StatusCodes.Status413PayloadTooLarge, TooLong);
            return null;
        }

        var message = LocalMessage.Read(body.Span);
        if (message.Ok) return message.Value;
        await LocalJson.RefuseAsync(http, StatusCodes.Status400BadRequest, message.Refusal!);
        return null;
    }

    static async Task<ReadOnlyMemory<byte>?> BytesAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MaxBytes) return null;
        var buffer = new byte[Math.Min(http.Request.ContentLength ?? MaxBytes, MaxBytes) + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted);
        return length > MaxBytes ? (ReadOnlyMemory<byte>?)null : buffer.AsMemory(0, length);
    }
}
