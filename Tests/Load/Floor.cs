using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Dengta.Load;

/// <param name="Log">Books each message in PostgreSQL before answering; the connection is in <c>ConnectionStrings__Dengta</c>.</param>
sealed record FloorOptions(int Port, bool Log);

/// <summary>
/// The yardsticks: the least that any bot of this protocol does on this runtime. <c>floor</c> reads the activity, answers 202 and
/// posts a line of text; <c>floor-log</c> also books it, exactly once and durably, and posts a card.
/// </summary>
static class Floor
{
    public static async Task Serve(FloorOptions options, CancellationToken cancelled)
    {
        // Not the current folder: settings that happen to lie there are none of the yardstick's.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        await using var app = builder.Build();
        await using var book = options.Log ? await FloorBook.Open(app.Configuration.GetConnectionString("Dengta"), cancelled) : null;
        using var replies = new FloorReplies(app.Logger);
        app.MapGet("/health/ready", () => "ready");
        app.MapPost("/api/messages", context => book is null ? Answer(context, replies) : BookAndAnswer(context, book, replies));
        await app.RunAsync(cancelled);
    }

    static async Task Answer(HttpContext context, FloorReplies replies)
    {
        if (await Read(context) is not { } activity)
            return;
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        replies.Send(activity, FloorReplies.Text(activity.Text));
    }

    static async Task BookAndAnswer(HttpContext context, FloorBook book, FloorReplies replies)
    {
        if (await Read(context) is not { } activity)
            return;
        var sum = await book.Enter(activity, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        if (sum is { } booked)
            replies.Send(activity, FloorReplies.Card(activity.Text, booked));
    }

    static async Task<Activity?> Read(HttpContext context)
    {
        try
        {
            var activity = await JsonSerializer.DeserializeAsync(
                context.Request.BodyReader, FloorJson.Default.Activity, context.RequestAborted);
            if (activity is { Type: "message", Conversation.Id.Length: > 0, ServiceUrl.Length: > 0 })
                return activity;
        }
        catch (JsonException)
        {
            // Answered below like any other activity that is not understood.
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return null;
    }
}

/// <summary>The members of a Bot Framework activity that a reply needs.</summary>
sealed record Activity(
    string Type, string Id, string ChannelId, string ServiceUrl, Account From, Account Recipient, Account Conversation, string Text);

sealed record Account(string Id, string? Name);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Activity))]
sealed partial class FloorJson : JsonSerializerContext;
