using System.Text.Json;
using Dengta.BotApp.Conversation;

namespace Dengta.BotApp.Channels.Teams;

/// <summary><c>POST /api/messages</c>: one activity a request.</summary>
static class MessagesEndpoint
{
    /// <summary>The largest body that is read, in bytes: several times what a client can send in one message.</summary>
    const long LargestBody = 256 * 1024;

    public static void MapTeams(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/messages", (Delegate)HandleAsync).AddEndpointFilter<LoopbackOnly>();

    static async Task<IResult> HandleAsync(HttpContext http, ITurns turns)
    {
        if (!http.Request.HasJsonContentType()) return Results.Text("Content-Type must be application/json.", statusCode: 415);
        if (http.Request.ContentLength > LargestBody) return Results.Text("The body is too large.", statusCode: 413);
        Activity? activity;
        try
        {
            activity = await JsonSerializer.DeserializeAsync(http.Request.Body, ActivityJson.Default.Activity, http.RequestAborted);
        }
        catch (JsonException e)
        {
            return Results.Text($"The body is no activity: {e.Path ?? "$"}.", statusCode: 400);
        }
        if (activity is null) return Results.Text("The body is no activity.", statusCode: 400);
        if (activity is { Type: "invoke", Name: not "adaptiveCard/action" }) return Results.StatusCode(501);

        var read = ActivityReader.Read(activity);
        if (!read.Ok) return Results.Text(read.Refusal.English + ".", statusCode: 400);
        if (read.Value.Incoming is not { } incoming) return Results.Ok();
        if (!new Uri(incoming.Chat.ServiceUrl).IsLoopback)
            return Results.Text("serviceUrl must be on this machine as long as requests carry no token.", statusCode: 400);

        var result = await turns.HandleAsync(incoming);
        return activity.Type == "invoke" ? new CardActionResult(result.InPlace) : Results.Ok();
    }
}
