using System.Text.Json;
using Dengta.BotApp.Channels.Teams.Authentication;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;
using Microsoft.AspNetCore.Http.Features;

namespace Dengta.BotApp.Channels.Teams;

/// <summary><c>POST /api/messages</c>: one activity a request.</summary>
static class MessagesEndpoint
{
    /// <summary>The largest body that is read, in bytes: several times what a client can send in one message.</summary>
    public const int LargestBody = 256 * 1024;

    const long MostDiscarded = 16 * 1024 * 1024;

    public static void MapTeams(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/messages", (Delegate)HandleAsync);

    static async Task<IResult> HandleAsync(HttpContext http, Admission admission, ServiceHosts hosts, LongTurns turns, Invokes invokes)
    {
        if (await admission.OfAsync(http) is not { } caller) return Unauthorized(http);
        if (!http.Request.HasJsonContentType()) return Results.Text("Content-Type must be application/json.", statusCode: 415);
        if (await BodyAsync(http) is not { } body) return Results.Text("The body is too large.", statusCode: 413);
        Activity? activity;
        Checked<ActivityReader.Reading> read;
        try
        {
            activity = await JsonSerializer.DeserializeAsync(body, ActivityJson.Default.Activity, http.RequestAborted);
            if (activity is null) return Results.Text("The body is no activity.", statusCode: 400);
            if (!admission.Allows(caller, activity)) return Unauthorized(http);
            if (activity is { Type: "invoke", Name: not "adaptiveCard/action" }) return Results.StatusCode(501);
            read = ActivityReader.Read(activity);
        }
        catch (JsonException e)
        {
            return Results.Text($"The body is no activity: {e.Path ?? "$"}.", statusCode: 400);
        }
        catch (InvalidOperationException)
        {
            // How JsonElement says that a string in it holds half of a surrogate pair.
            return Results.Text("The body holds text that is no Unicode: $.value.", statusCode: 400);
        }
        if (!read.Ok) return Results.Text(read.Refusal.English + ".", statusCode: 400);
        var isInvoke = activity.Type == "invoke";
        if (read.Value.Incoming is not { } incoming) return isInvoke ? CardActionResult.Malformed() : Results.Ok();
        if (!hosts.Allow(new Uri(incoming.Chat.ServiceUrl)))
            return Results.Text("serviceUrl is not on a host that Dengta:Teams:ServiceHosts or the cloud allows.", statusCode: 400);

        if (isInvoke) return await invokes.AnswerAsync(incoming);
        await turns.HandleAsync(incoming);
        return Results.Ok();
    }

    static IResult Unauthorized(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Unauthorized();
    }

    /// <summary>Null when it is too large; it is then taken off the wire all the same, so that the sender reads the answer and no broken connection.</summary>
    static async Task<Stream?> BodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength <= LargestBody) return http.Request.Body;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MostDiscarded;
        if (http.Request.ContentLength is not null) return null;
        var bytes = new byte[LargestBody + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, http.RequestAborted);
        return length > LargestBody ? null : new MemoryStream(bytes, 0, length);
    }
}
