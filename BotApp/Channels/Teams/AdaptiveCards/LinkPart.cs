using System.Text.Json;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>An address as a button in the body; the buttons of the card itself all come back to the bot.</summary>
static class LinkPart
{
    const int TitleChars = 60;

    public static void Write(Utf8JsonWriter writer, Link link)
    {
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.ActionSet);
        writer.WriteStartArray(Words.Actions);
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.ActionOpenUrl);
        LiteralText.WritePlain(writer, Words.Title, link.Title, TitleChars);
        writer.WriteString(Words.Url, link.Url);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
