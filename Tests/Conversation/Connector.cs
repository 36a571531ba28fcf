using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dengta.Tests.Conversation;

/// <summary>The other side of the connector REST API, on this machine: keeps what the bot sends and answers as a test tells it to.</summary>
sealed class Connector : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ConcurrentQueue<SentActivity> _sent = new();
    readonly ConcurrentQueue<string> _deleted = new();
    readonly ConcurrentQueue<JsonElement> _opened = new();
    readonly ConcurrentQueue<string> _typing = new();
    int _number;
    int _rosterReads;

    Connector(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Status and headers of the next answers; 201 when it returns null.</summary>
    public Func<HttpContext, IResult?> Fault { get; set; } = _ => null;

    public IReadOnlyList<SentActivity> Sent => [.. _sent];

    /// <summary>What the roster of every conversation says of people, by their id in the channel.</summary>
    public ConcurrentDictionary<string, JsonObject> Roster { get; } = new();

    /// <summary>How often the roster was asked.</summary>
    public int RosterReads => _rosterReads;

    /// <summary>With which parameters chats were opened.</summary>
    public IReadOnlyList<JsonElement> Opened => [.. _opened];

    /// <summary>The messages that were deleted.</summary>
    public IReadOnlyList<string> Deleted => [.. _deleted];

    /// <summary>In which chats it was shown that an answer is being written, each time.</summary>
    public IReadOnlyList<string> Typing => [.. _typing];

    public static async Task<Connector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new Connector(app);
        app.MapPost("/v3/conversations/{chat}/activities/{id?}", (Delegate)connector.TakeAsync);
        app.MapPost("/v3/conversations", (Delegate)connector.OpenAsync);
        app.MapPut("/v3/conversations/{chat}/activities/{id}", (Delegate)connector.TakeAsync);
        app.MapDelete("/v3/conversations/{chat}/activities/{id}", (Delegate)connector.Delete);
        app.MapGet("/v3/conversations/{chat}/members/{user}", (Delegate)connector.Find);
        await app.StartAsync();
        return connector;
    }

    /// <summary>What was sent to a chat from a place in the order of all; waits until there is something.</summary>
    /// <exception cref="TimeoutException">Nothing came in ten seconds.</exception>
    public Task<SentActivity> NextAsync(string chat, int seen) =>
        WaitAsync(() => OfChat(chat).Skip(seen).FirstOrDefault(), $"Nothing was sent to {chat} after its first {seen} answers.");

    /// <summary>What a message was replaced with for the n-th time; waits until it is.</summary>
    /// <exception cref="TimeoutException">It was not in ten seconds.</exception>
    public Task<SentActivity> UpdateAsync(string chat, string message, int n = 1) =>
        WaitAsync(() => UpdatesOf(chat).Where(u => u.Replaces == message).Skip(n - 1).FirstOrDefault(), $"{message} in {chat} was not replaced {n} times.");

    /// <summary>Waits until a message was deleted.</summary>
    /// <exception cref="TimeoutException">It was not in ten seconds.</exception>
    public Task DeletedAsync(string message) => WaitAsync(() => _deleted.Contains(message) ? message : null, $"{message} was not deleted.");

    static async Task<T> WaitAsync<T>(Func<T?> find, string otherwise)
        where T : class
    {
        for (var i = 0; i < 500; i++)
        {
            if (find() is { } activity) return activity;
            await Task.Delay(20);
        }
        throw new TimeoutException(otherwise);
    }

    /// <summary>The messages sent to a chat.</summary>
    public IReadOnlyList<SentActivity> OfChat(string chat) => [.. _sent.Where(s => s.Chat == chat && s.Method == "POST")];

    /// <summary>What messages of a chat were replaced with.</summary>
    public IReadOnlyList<SentActivity> UpdatesOf(string chat) => [.. _sent.Where(s => s.Chat == chat && s.Method == "PUT")];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    IResult Find(HttpContext http, string user)
    {
        Interlocked.Increment(ref _rosterReads);
        if (Fault(http) is { } fault) return fault;
        return Roster.TryGetValue(user, out var member)
            ? Results.Text(member.ToJsonString(), "application/json")
            : Results.Json(new { error = new { code = "MemberNotFoundInConversation" } }, statusCode: 404);
    }

    IResult Delete(HttpContext http, string id)
    {
        if (Fault(http) is { } fault) return fault;
        _deleted.Enqueue(id);
        return Results.Ok();
    }

    /// <summary>The same person always gets the same chat, as on Teams.</summary>
    async Task<IResult> OpenAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        if (Fault(http) is { } fault) return fault;
        _opened.Enqueue(body.RootElement.Clone());
        return Results.Json(new { id = "a:" + body.RootElement.GetProperty("members")[0].GetProperty("id").GetString() }, statusCode: 201);
    }

    async Task<IResult> TakeAsync(HttpContext http, string chat, string? id)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        if (Fault(http) is { } fault) return fault;
        if (body.RootElement.GetProperty("type").GetString() == "typing")
        {
            _typing.Enqueue(chat);
            return Results.StatusCode(202);
        }
        var given = $"sent-{Interlocked.Increment(ref _number)}";
        _sent.Enqueue(new(chat, given, http.Request.Method, id, body.RootElement.Clone()));
        return Results.Json(new { id = given }, statusCode: 201);
    }
}

/// <param name="Replaces">For a PUT the message replaced, for a POST the one replied to.</param>
sealed record SentActivity(string Chat, string Id, string Method, string? Replaces, JsonElement Activity)
{
    public JsonElement Card => Activity.GetProperty("attachments")[0].GetProperty("content");

    /// <summary>The card's plain-text twin.</summary>
    public string Text => Card.GetProperty("fallbackText").GetString()!;
}
