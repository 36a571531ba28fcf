using Dengta.BotApp.Channels.Teams.AdaptiveCards;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Local;

/// <summary>One thing that appears in an open page: a card, or what the same person said in another window.</summary>
/// <param name="Kind">The name of the server-sent event.</param>
/// <param name="Id">The message's id; a later event of the same id takes its place.</param>
/// <param name="Data">One line of JSON.</param>
sealed record LocalEvent(string Kind, string Id, byte[] Data)
{
    public const string Card = "card", Said = "said";

    public static LocalEvent OfCard(string id, Card card) => new(Card, id, LocalJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WritePropertyName("card");
        AdaptiveCardRenderer.Write(card, writer);
        writer.WriteEndObject();
    }));

    public static LocalEvent OfText(string id, string text) => new(Said, id, LocalJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }));
}
