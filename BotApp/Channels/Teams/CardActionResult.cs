using System.Text.Json;
using Dengta.BotApp.Channels.Teams.AdaptiveCards;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>
/// The answer to <c>adaptiveCard/action</c>: HTTP 200 and an envelope that says what the client shows (learn.microsoft.com, Universal
/// Action Model): the card in place of the old one, or nothing new where the answer comes as a message of its own.
/// </summary>
sealed class CardActionResult(Card? card) : IResult
{
    public async Task ExecuteAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter, AdaptiveCardRenderer.Options);
        writer.WriteStartObject();
        writer.WriteNumber("statusCode", 200);
        if (card is null)
        {
            writer.WriteString("type", "application/vnd.microsoft.activity.message");
            writer.WriteString("value", "");
        }
        else
        {
            writer.WriteString("type", "application/vnd.microsoft.card.adaptive");
            writer.WritePropertyName("value");
            AdaptiveCardRenderer.Write(card, writer);
        }
        writer.WriteEndObject();
        await writer.FlushAsync(http.RequestAborted);
    }
}
