using System.Buffers;
using System.Text.Json;

namespace Dengta.Load;

/// <summary>The little of an outgoing activity that matters here.</summary>
readonly record struct Envelope(bool IsMessage, string? ReplyToId)
{
    /// <summary>Reads the outermost members only; what is not JSON is no message.</summary>
    public static Envelope Read(ReadOnlySequence<byte> body)
    {
        var json = new Utf8JsonReader(body);
        var (message, replyTo) = (false, (string?)null);
        try
        {
            while (json.Read())
            {
                if (json.TokenType != JsonTokenType.PropertyName)
                    continue;
                var isType = json.ValueTextEquals("type"u8);
                var isReplyTo = json.ValueTextEquals("replyToId"u8);
                json.Read();
                var isText = json.TokenType == JsonTokenType.String;
                message |= isType && isText && json.ValueTextEquals("message"u8);
                replyTo = isReplyTo && isText ? json.GetString() : replyTo;
                json.Skip();
            }
        }
        catch (JsonException)
        {
            return default;
        }

        return new(message, replyTo);
    }
}
