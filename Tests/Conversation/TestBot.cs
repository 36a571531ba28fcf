using System.Net.Http.Json;
using Dengta.BotApp.Hosting;
using Dengta.Domain.Messages;
using Dengta.Domain.Storage;
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

namespace Dengta.Tests.Conversation;

/// <summary>The whole bot, spoken to over HTTP, with the demo company on the morning of Monday 2026-11-23.</summary>
sealed class TestBot : IAsyncDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 1, 30, 0, TimeSpan.Zero);

    readonly WebApplication _app;
    readonly TestDatabase? _own;
    int _number;

    TestBot(WebApplication app, Db db, FakeTimeProvider time, Connector connector, TestDatabase? own)
    {
        (_app, Db, Time, Connector, _own) = (app, db, time, connector, own);
        Http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public HttpClient Http { get; }

    public Db Db { get; }

    public FakeTimeProvider Time { get; }

    public Connector Connector { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="beside">Another bot whose database and connector this one shares, as a second replica.</param>
    public static async Task<TestBot> StartAsync(bool demo = true, TestBot? beside = null, string environment = "Development")
    {
        var own = beside is null ? await TestDatabase.WithDemoAsync() : null;
        var db = beside?.Db ?? new Db(own!.ConnectionString);
        var time = beside?.Time ?? new FakeTimeProvider(Morning);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Dengta:Demo"] = demo ? "true" : "false",
            ["Dengta:Jobs"] = "false",
            ["urls"] = "http://127.0.0.1:0",
        });
        var settings = builder.AddSettings([]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        var app = Bot.Build(builder, settings, db);
        await app.StartAsync();
        return new(app, db, time, beside?.Connector ?? await Connector.StartAsync(), own);
    }

    public Person Is(string name, string? chat = null, bool group = false) => new(this, name, chat ?? $"chat-{name}", group);

    /// <summary>Posts an activity as it stands.</summary>
    public Task<HttpResponseMessage> PostAsync(object activity) => Http.PostAsJsonAsync("/api/messages", activity, TestContext.Current.CancellationToken);

    public string NextId() => $"activity-{Interlocked.Increment(ref _number)}";

    /// <summary>Sends what is due, as the clock does every few seconds.</summary>
    public Task<int> SweepAsync() => Services.GetRequiredService<Courier>().SweepAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_own is null) return;
        await Connector.DisposeAsync();
        await Db.DisposeAsync();
        await _own.DisposeAsync();
    }
}
