using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels.Teams;

/// <summary>What belongs together comes in parts: the bytes of an activity, a text and the file sent with it, a text and a card.</summary>
public sealed class SplitDeliveryTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Fact]
    public async Task An_activity_that_comes_in_pieces_torn_within_a_character_is_taken_whole()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("零碎");

        using var answered = await bot.Http.PostAsync("/api/messages", new Pieces(BytesOf(person.Message("签了宁德时代58万", "pieces"))), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Contains("58万", await person.ReadAsync());
    }

    [Fact]
    public async Task One_that_breaks_off_half_way_books_nothing_and_its_second_delivery_books_once()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("断了");
        var message = person.Message("签了宁德时代58万", "broken off");

        await BreakOffAsync(bot, BytesOf(message));
        Assert.Equal(0, await bot.EntriesAsync("断了"));

        await bot.PostAsync(message);
        await bot.PostAsync(message);

        await person.ReadAsync();
        Assert.Equal((1, 1), (await bot.EntriesAsync("断了"), person.Answers));
    }

    [Fact]
    public async Task A_text_and_its_picture_that_come_as_two_messages_are_answered_each_once_and_booked_once()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("图文");
        var picture = person.Activity("message", "picture", ("attachments", new JsonArray(
            new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "https://a.example/1.png" })));

        await person.SayAsync("签了宁德时代58万");
        using var answered = await bot.PostAsync(picture);

        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Equal((1, 1), (await bot.EntriesAsync("图文"), person.Answers));
    }

    // Teams would make two messages of it, and name neither.
    [Fact]
    public async Task No_text_is_sent_beside_a_card()
    {
        var bot = await shared.GetAsync();
        await bot.Is("单发").SayAsync("签了宁德时代58万");

        Assert.All(bot.Connector.Sent, s => Assert.False(s.Activity.TryGetProperty("text", out _)));
        Assert.All(bot.Connector.Sent, s => Assert.Equal(1, s.Activity.GetProperty("attachments").GetArrayLength()));
    }

    static byte[] BytesOf(JsonObject activity) => JsonSerializer.SerializeToUtf8Bytes(activity, Unescaped);

    static JsonSerializerOptions Unescaped { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static async Task BreakOffAsync(TestBot bot, byte[] body)
    {
        var address = bot.Http.BaseAddress!;
        using var wire = new TcpClient();
        await wire.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var head = $"POST /api/messages HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        await wire.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        await wire.GetStream().WriteAsync(body.AsMemory(0, body.Length / 2), TestContext.Current.CancellationToken);
    }

    /// <summary>A body of unknown length, some bytes at a time.</summary>
    sealed class Pieces : HttpContent
    {
        const int Piece = 7;

        readonly byte[] _bytes;

        public Pieces(byte[] bytes)
        {
            _bytes = bytes;
            Headers.ContentType = new("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var at = 0; at < _bytes.Length; at += Piece)
            {
                await stream.WriteAsync(_bytes.AsMemory(at, Math.Min(Piece, _bytes.Length - at)));
                await stream.FlushAsync();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
