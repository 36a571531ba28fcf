using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Dengta.Load;

/// <summary>
/// The connector that the bot replies to: Kestrel without routing, logging or anything else that could be slower than the bot.
/// A reply counts as arrived when its headers are here.
/// </summary>
sealed class MockConnector : IAsyncDisposable
{
    static readonly byte[] Created = """{"id":"reply"}"""u8.ToArray();

    readonly WebApplication _server;
    readonly ConcurrentQueue<Sample> _samples = new();
    FrozenDictionary<string, Chat> _chats = FrozenDictionary<string, Chat>.Empty;
    Chat? _sampled;
    int _samplesLeft;
    long _lastReply;

    MockConnector(WebApplication server) => _server = server;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public IReadOnlyCollection<Sample> Samples => _samples;

    public static async Task<MockConnector> Start(CancellationToken cancelled)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var server = builder.Build();
        var connector = new MockConnector(server);
        server.Run(connector.Receive);
        await server.StartAsync(cancelled);
        connector.Address = new(server.Urls.Single());
        return connector;
    }

    public void Open(IEnumerable<Chat> chats) => _chats = chats.ToFrozenDictionary(chat => chat.Id);

    /// <summary>Keeps what is said next in one chat, to look at: figures say nothing about whether the bot understood.</summary>
    public void Sample(Chat chat, int count) => (_sampled, _samplesLeft) = (chat, count);

    /// <summary>Waits until no reply has come for half a second; at most ten seconds.</summary>
    public async Task Quiet(CancellationToken cancelled)
    {
        var started = Stopwatch.GetTimestamp();
        do
            await Task.Delay(100, cancelled);
        while (Stopwatch.GetElapsedTime(Math.Max(started, Volatile.Read(ref _lastReply))) < TimeSpan.FromSeconds(0.5)
            && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    async Task Receive(HttpContext context)
    {
        var arrived = Stopwatch.GetTimestamp();
        var body = await Whole(context.Request);
        var envelope = Envelope.Read(body);
        context.Response.StatusCode = envelope.IsMessage && context.Request.Method == "POST" ? 201 : 200;
        if (context.Response.StatusCode == 201)
            Deliver(context.Request.Path.Value ?? "", envelope.ReplyToId, arrived, body);
        context.Request.BodyReader.AdvanceTo(body.End);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Created.Length;
        await context.Response.Body.WriteAsync(Created);
    }

    static async ValueTask<ReadOnlySequence<byte>> Whole(HttpRequest request)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync();
            if (read.IsCompleted)
                return read.Buffer;
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <param name="path"><c>/v3/conversations/{chat}/activities</c>, perhaps with <c>/{activity}</c> behind; already unescaped.</param>
    void Deliver(string path, string? replyTo, long arrived, ReadOnlySequence<byte> body)
    {
        var parts = path.Split('/', 7);
        if (parts.Length < 5 || !_chats.TryGetValue(parts[3], out var chat))
            return;
        Volatile.Write(ref _lastReply, arrived);
        var expected = chat.Reply(parts.Length > 5 ? parts[5] : replyTo, arrived);
        if (expected is not null && chat == _sampled && Interlocked.Decrement(ref _samplesLeft) >= 0)
            _samples.Enqueue(new(expected.Message.Text, body.Length, Encoding.UTF8.GetString(body.Slice(0, Math.Min(body.Length, 1_500)))));
    }
}

/// <param name="Bytes">The size of the whole reply.</param>
/// <param name="Reply">Its beginning.</param>
sealed record Sample(string Said, long Bytes, string Reply);
