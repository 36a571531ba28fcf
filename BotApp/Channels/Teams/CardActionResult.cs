using System.Text.Json;
using Dengta.BotApp.Channels.Teams.AdaptiveCards;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>
/// The answer to <c>adaptiveCard/action</c>: HTTP 200, whatever happened, and an envelope that says what the client shows (learn.microsoft.com,
/// Universal Action Model; the names of the types are those of the SDKs, as the page prints some of them wrongly).
/// </summary>
sealed class CardActionResult(int status, string type, Action<Utf8JsonWriter> value) : IResult
{
    /// <summary>The card in place of the old one, or nothing new where the answer comes as a message of its own.</summary>
    public static CardActionResult Of(TurnResult result, Language language) => result switch
    {
        { InPlace: { } card } => new(
            200, "application/vnd.microsoft.card.adaptive", writer => AdaptiveCardRenderer.Write(card, writer, result.Answered is { } id ? $"i{id.Value}" : null)),
        { Repeated: true } => Said(language.Pick("已经回答过了,请看下面。", "Already answered, see below.")),
        _ => Said(""),
    };

    /// <summary>It takes longer than the client waits; the answer will come as a message.</summary>
    public static CardActionResult Later(Language language) => Said(language.Pick("还在处理,马上就好。", "Still working on it."));

    /// <summary>The press is not well-formed.</summary>
    public static CardActionResult Malformed() => Error(400, "BadRequest", "The action is not well-formed.");

    /// <summary>Nothing was kept of it: it may be pressed again.</summary>
    public static CardActionResult Unavailable(Language language) =>
        Error(500, "Unavailable", language.Pick("暂时处理不了,请稍后再点一次。", "That did not work; please press again in a moment."));

    public async Task ExecuteAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter, AdaptiveCardRenderer.Options);
        writer.WriteStartObject();
        writer.WriteNumber("statusCode", status);
        writer.WriteString("type", type);
        writer.WritePropertyName("value");
        value(writer);
        writer.WriteEndObject();
        await writer.FlushAsync(http.RequestAborted);
    }

    static CardActionResult Said(string text) => new(200, "application/vnd.microsoft.activity.message", writer => writer.WriteStringValue(text));

    static CardActionResult Error(int status, string code, string message) => new(status, "application/vnd.microsoft.error", writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("code", code);
        writer.WriteString("message", message);
        writer.WriteEndObject();
    });
}
