using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Storage;
using Dengta.Tests.Storage;

namespace Dengta.Tests.Web;

public sealed class LocalEndpointsTests : IAsyncLifetime
{
    static readonly string[] Everything = ["", "css/page.css", "js/app.js", "favicon.svg", "local/people", "local/history?as=2", "local/events?as=2"];

    readonly HttpClient _http = new();
    TestDatabase? _database;
    Db? _db;
    PageHost? _host;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _db = new Db(_database.ConnectionString);
        _host = await PageHost.StartAsync(_db);
        _http.BaseAddress = _host.Address;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_host is not null) await _host.DisposeAsync();
        if (_db is not null) await _db.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"key":"k","text":"x"}""")]
    [InlineData("""{"as":2,"text":"x"}""")]
    [InlineData("""{"as":2,"key":"k:say:","text":"x"}""")]
    [InlineData("""{"as":2,"key":"k"}""")]
    [InlineData("""{"as":2,"key":"k","text":"  "}""")]
    [InlineData("""{"as":2,"key":"k","text":"x","verb":"undo"}""")]
    [InlineData("""{"as":2,"key":"k","text":"a\u0000b"}""")]
    [InlineData("""{"as":2,"key":"k","text":"\ud800"}""")]
    [InlineData("""{"as":2,"key":"k","verb":"undo","values":{"a":1}}""")]
    [InlineData("""{"as":2,"key":"k","verb":"undo","values":{"a":null}}""")]
    [InlineData("""{"as":99,"key":"k","text":"x"}""")]
    [InlineData("""{"as":9,"key":"k","text":"x"}""")]
    public async Task A_message_that_is_none_is_refused_with_a_sentence(string body)
    {
        var answer = await PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("error", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Empty(_host!.Turns.Received);
    }

    [Fact]
    public async Task A_message_of_more_than_64_KB_is_refused_as_too_large()
    {
        var text = new string('x', 64 * 1024);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync($$"""{"as":2,"key":"k","text":"{{text}}"}""")).StatusCode);
        Assert.Empty(_host!.Turns.Received);
    }

    [Fact]
    public async Task Outside_Development_there_is_no_page()
    {
        await using var production = await PageHost.StartAsync(_db!, "Production");
        foreach (var path in Everything)
            Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync(new Uri(production.Address, path), Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("Host", "dengta.example")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    public async Task Who_comes_from_elsewhere_finds_nothing(string header, string value)
    {
        foreach (var path in Everything)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation(header, value);
            Assert.Equal(HttpStatusCode.NotFound, (await _http.SendAsync(request, Cancel)).StatusCode);
        }
    }

    [Theory]
    [InlineData("js/..%2f..%2f..%2fappsettings.json")]
    [InlineData("css/%2e%2e%2f%2e%2e%2f%2e%2e%2fappsettings.json")]
    [InlineData("lib/nothing.js")]
    public async Task Only_the_files_of_the_page_are_served(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync(new Uri(path, UriKind.Relative), Cancel)).StatusCode);

    [Fact]
    public async Task A_reply_to_a_card_names_it()
    {
        await PostAsync("""{"as":2,"key":"k1","text":"改成35万","replyTo":"1-7"}""");
        await PostAsync("""{"as":2,"key":"k2","text":"改成35万"}""");
        Assert.Equal(["1-7", null], _host!.Turns.Received.Select(i => i.Quotes));
    }

    [Fact]
    public async Task A_copy_says_that_it_is_one()
    {
        const string body = """{"as":2,"key":"k","text":"签了华为30万"}""";
        Assert.False(await RepeatedAsync(body));
        Assert.True(await RepeatedAsync(body));
        Assert.Equal(1, _host!.Turns.Booked);
    }

    [Fact]
    public async Task The_person_is_known_in_the_channel_from_the_first_message_on()
    {
        await PostAsync("""{"as":2,"key":"a","text":"x"}""");
        await PostAsync("""{"as":2,"key":"b","text":"x"}""");
        var accounts = await _db!.RowAsync(new("select count(*) from account where channel = 'local' and external_id = '2' and member_id = 2"), r => r.GetInt64(0), Cancel);
        Assert.Equal(1, accounts);
    }

    [Fact]
    public async Task The_history_tells_what_was_said_and_sent_in_order_and_a_card_at_its_newest()
    {
        _host!.Turns.Answer = i => new Card(Language.Chinese, i.Said is Said.Text t ? "记:" + t.Value : "撤销了");
        await PostAsync("""{"as":2,"key":"a","text":"一"}""");
        await PostAsync("""{"as":2,"key":"b","text":"二"}""");
        var card = (await HistoryAsync(2))[1].GetProperty("id").GetString();
        await PostAsync(JsonSerializer.Serialize(new { @as = 2, key = "c", verb = "undo", cardId = card }));
        await PostAsync("""{"as":3,"key":"a","text":"别人的"}""");

        var lines = await HistoryAsync(2);
        Assert.Equal(["一", "记:一", "二", "记:二", "撤销了"], lines.Select(Shown));
        Assert.Equal(card, lines[4].GetProperty("id").GetString());
        Assert.Equal(["别人的", "记:别人的"], (await HistoryAsync(3)).Select(Shown));
    }

    [Fact]
    public async Task The_history_holds_the_last_fifty()
    {
        for (var i = 0; i < 30; i++) await PostAsync($$"""{"as":2,"key":"k{{i}}","text":"第{{i}}"}""");
        var lines = await HistoryAsync(2);
        Assert.Equal(50, lines.Count);
        Assert.Equal("第5", Shown(lines[0]));
        Assert.Equal("已记 第29", Shown(lines[49]));
    }

    [Fact]
    public async Task A_stream_brings_what_is_sent_after_and_a_moment_before_it_opened()
    {
        await _host!.Turns.PushAsync(2, new Card(Language.Chinese, "之前"));
        await using var stream = await _http.GetStreamAsync(new Uri("local/events?as=2", UriKind.Relative), Cancel);
        using var reader = new StreamReader(stream);
        Assert.Contains("之前", await DataAsync(reader), StringComparison.Ordinal);
        await _host.Turns.PushAsync(2, new Card(Language.Chinese, "之后\n第二行"));
        Assert.Contains("之后", await DataAsync(reader), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_stream_does_not_hold_up_the_end()
    {
        var host = await PageHost.StartAsync(_db!);
        await using var stream = await _http.GetStreamAsync(new Uri(host.Address, "local/events?as=2"), Cancel);
        await host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5), Cancel);
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static string Shown(JsonElement line) =>
        line.TryGetProperty("text", out var text) ? text.GetString()! : line.GetProperty("card").GetProperty("body")[0].GetProperty("text").GetString()!;

    static async Task<string> DataAsync(StreamReader reader)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return line;
        }

        throw new EndOfStreamException();
    }

    async Task<bool> RepeatedAsync(string body) =>
        (await (await PostAsync(body)).Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("repeated").GetBoolean();

    async Task<List<JsonElement>> HistoryAsync(int person) =>
        [.. (await _http.GetFromJsonAsync<JsonElement>(new Uri($"local/history?as={person}", UriKind.Relative), Cancel)).EnumerateArray()];

    Task<HttpResponseMessage> PostAsync(string body) =>
        _http.PostAsync(new Uri("local/messages", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Cancel);
}
