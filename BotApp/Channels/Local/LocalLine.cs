using System.Text.Json;
using Dengta.BotApp.Channels.Teams.AdaptiveCards;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Local;

/// <summary>One line of a chat's history, as stored.</summary>
/// <param name="Key">The inbox key of what was said, or the message id of what was sent.</param>
/// <param name="Said">What was typed, or the verb of a button; null for what was sent.</param>
/// <param name="Card">What was sent, or the answer to a button in place; null for a text.</param>
/// <param name="Replaces">The id of the message that the card took the place of.</param>
sealed record LocalLine(DateTimeOffset At, string Key, string? Said, string? Card, string? Replaces)
{
    /// <summary>
    /// Writes it as <c>{id, at, text}</c> or <c>{id, at, card}</c>. Two lines of one id are one message: the page lets the later
    /// take the place of the former.
    /// </summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteString("at", At);
        if (IsText)
        {
            writer.WriteString("text", Said);
        }
        else
        {
            writer.WritePropertyName("card");
            AdaptiveCardRenderer.Write(CardJson.Read(Card!), writer);
        }

        writer.WriteEndObject();
    }

    bool IsText => Said is not null && LocalKey.IsText(Key);

    string Id => Said is null ? Replaces ?? Key : LocalKey.IdIn(Key);
}
