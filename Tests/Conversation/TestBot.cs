using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Dengta.BotApp.Hosting;
using Dengta.BotApp.Tools;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Storage;
using Dengta.Tests.Demo;
using Dengta.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Dengta.Tests.Conversation;

/// <summary>The whole bot, spoken to over HTTP, with the demo company on the morning of Monday 2026-11-23.</summary>
sealed class TestBot : IAsyncDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 1, 30, 0, TimeSpan.Zero);

    readonly WebApplication _app;
    readonly TestDatabase? _own;
    int _number;

    TestBot(WebApplication app, Db db, FakeTimeProvider time, Connector connector, CapturedLog log, TestDatabase? own)
    {
        (_app, Db, Time, Connector, Log, _own) = (app, db, time, connector, log, own);
        Http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public HttpClient Http { get; }

    public Db Db { get; }

    public FakeTimeProvider Time { get; }

    public Connector Connector { get; }

    /// <summary>The organisation that people write from; null: the activities name none.</summary>
    public string? Organisation { get; set; }

    public CapturedLog Log { get; }

    /// <summary>The cards that were answered in place.</summary>
    public ConcurrentQueue<JsonElement> InPlace { get; } = new();

    public IServiceProvider Services => _app.Services;

    /// <summary>For a part that a test runs beside the bot: what it says is searched with the rest.</summary>
    public ILogger<T> LoggerOf<T>() => Services.GetRequiredService<ILogger<T>>();

    /// <param name="beside">Another bot whose database and connector this one shares, as a second replica.</param>
    /// <param name="settings">In place of the usual ones.</param>
    /// <param name="database">In place of one with the demo company; the bot's from now on.</param>
    public static async Task<TestBot> StartAsync(
        bool demo = true, TestBot? beside = null, string environment = "Development", IReadOnlyDictionary<string, string?>? settings = null,
        TestDatabase? database = null)
    {
        var own = beside is null ? database ?? await TestDatabase.WithDemoAsync() : null;
        var db = beside?.Db ?? new Db(own!.ConnectionString);
        var time = beside?.Time ?? new FakeTimeProvider(Morning);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ContentRootPath = AppContext.BaseDirectory });
        var log = new CapturedLog();
        builder.Logging.ClearProviders().AddProvider(log).AddFilter<CapturedLog>("Dengta", LogLevel.Debug);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Dengta:Demo"] = demo ? "true" : "false",
            ["Dengta:Jobs"] = "false",
            ["urls"] = "http://127.0.0.1:0",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        var read = builder.AddSettings([]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        var app = Bot.Build(builder, read, db);
        await app.StartAsync();
        return new(app, db, time, beside?.Connector ?? await Connector.StartAsync(), log, own);
    }

    public Person Is(string name, string? chat = null, bool group = false) => new(this, name, chat ?? $"chat-{name}", group);

    /// <summary>Posts an activity as it stands.</summary>
    public Task<HttpResponseMessage> PostAsync(object activity) => Http.PostAsJsonAsync("/api/messages", activity, TestContext.Current.CancellationToken);

    public string NextId() => $"activity-{Interlocked.Increment(ref _number)}";

    /// <summary>Sends what is due, as the clock does every few seconds.</summary>
    public Task<int> SweepAsync() => Services.GetRequiredService<Courier>().SweepAsync(TestContext.Current.CancellationToken);

    /// <summary>Asks the database for one value.</summary>
    public async Task<T> AskAsync<T>(string sql) => (await Db.AskAsync<T>(sql))!;

    /// <summary>Does something to the database behind the bot's back.</summary>
    public async Task DoAsync(string sql)
    {
        await using var connection = await Db.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A code for somebody, made at the console.</summary>
    public async Task<string> CodeAsync(string name)
    {
        var output = new StringWriter();
        await InviteTool.Parse(["--name", name])!.Value.Tool.RunAsync(Db, Time, output);
        return output.ToString().Split('\n')[1];
    }

    /// <summary>How many rows a person has in the ledger.</summary>
    public Task<long> EntriesAsync(string person) => AskAsync<long>(
        $"select count(*) from entry e join member m on m.tenant_id = e.tenant_id and m.id = e.member_id where m.name = '{person}' and e.logged_at >= '2026-11-23'");

    /// <summary>The states of the cards of a chat, oldest first, once the deliveries so far are written down.</summary>
    public async Task<string> StatesAsync(string chat)
    {
        for (var i = 0; i < 5; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        return await AskAsync<string>($"""
            select coalesce(string_agg(o.state || case when o.attempts > 0 then ' ' || o.attempts else '' end, ', ' order by o.id), '')
            from outbox o join chat c on c.tenant_id = o.tenant_id and c.id = o.chat_id where c.external_id = '{chat}'
            """);
    }

    /// <summary>Waits until it is written down what became of the first cards of a chat.</summary>
    public async Task RecordedAsync(string chat, int cards)
    {
        for (var i = 0; i < 500; i++)
        {
            if ((await StatesAsync(chat)).Split(", ").Count(s => s.Length > 0 && !s.StartsWith("due", StringComparison.Ordinal)) >= cards) return;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException($"The first {cards} cards of {chat} were not settled.");
    }

    /// <summary>Waits until every card of a chat was tried: sent, or put off with a reason.</summary>
    /// <param name="but">A card that nobody is to try yet.</param>
    public async Task DueAsync(string chat, OutboxId but = default)
    {
        for (var i = 0; i < 200; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(10));
            var untried = await AskAsync<long>($"""
                select count(*) from outbox o join chat c on c.tenant_id = o.tenant_id and c.id = o.chat_id
                where c.external_id = '{chat}' and o.id <> {but.Value} and o.state = 'due' and o.reason is null and o.due_at > o.created_at
                """);
            if (untried == 0) return;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until every card was tried and that is written down, so that the clock may be put forward by more than a lease.</summary>
    public async Task SettledAsync()
    {
        for (var i = 0; i < 500; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(20));
            if (await AskAsync<long>("select count(*) from outbox where state = 'due' and reason is null and not waits") == 0) return;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Stops, once the daily sums are proved equal to the ledger and the log silent about what people said.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Log.AssertSilent();
        if (_own is null) return;
        var differences = await Db.AskAsync<long>(LedgerSql.Differences);
        await Connector.DisposeAsync();
        await Db.DisposeAsync();
        await _own.DisposeAsync();
        Assert.Equal(0, differences);
    }
}
