using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Tools.Demo;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Dengta.Domain.Storage.Embedded;
using Npgsql;

namespace Dengta.BotApp.Hosting;

/// <summary>The database, brought up to date and with a company in it; with it the server, where the bot starts its own.</summary>
sealed class Database : IAsyncDisposable
{
    readonly EmbeddedPostgres? _server;

    Database(EmbeddedPostgres? server, Db db) => (_server, Db) = (server, db);

    public Db Db { get; }

    /// <exception cref="StartException">There is no PostgreSQL, or it cannot be used; says what to do.</exception>
    public static async Task<Database> OpenAsync(WebApplicationBuilder builder, Settings settings, ILoggerFactory logs, CancellationToken cancel)
    {
        var given = builder.Configuration.GetConnectionString("Dengta");
        EmbeddedPostgres? server = null;
        try
        {
            if (string.IsNullOrWhiteSpace(given))
                server = await EmbeddedPostgres.StartAsync(
                    new EmbeddedPostgresOptions(settings.Database.Data ?? EmbeddedPostgresOptions.DefaultFolder, settings.Database.Binaries),
                    logs.CreateLogger<EmbeddedPostgres>(), TimeProvider.System, cancel);
            var db = new Db(server?.ConnectionString ?? given!, b => b.UseLoggerFactory(logs));
            await Migrator.RunAsync(db, TimeProvider.System, cancel);
            await FillAsync(db, settings, builder.Environment, cancel);
            await ConnectAsync(db, settings, cancel);
            await CustomerFormStore.FormAllAsync(db, cancel);
            // A start may have built the demo company or formed years of names; turns need a fraction of what that took.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            return new Database(server, db);
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            if (server is not null) await server.DisposeAsync();
            throw new StartException(sentence);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    static async Task FillAsync(Db db, Settings settings, IHostEnvironment environment, CancellationToken cancel)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (settings.IsDemo(environment))
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
            await DemoCompany.CreateAsync(db, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime), now, cancel);
            return;
        }
        if ((await TenantStore.LoadAsync(db, cancel)).All.Count > 0) return;
        await using var tx = db.Begin();
        var tenant = settings.Tenant;
        TenantStore.Add(tx, new TenantId(1), tenant.Name, tenant.TimeZone, tenant.Currency, Wording.FromTag(tenant.Language));
        await tx.CommitAsync(cancel);
    }

    // From then on other organisations' messages belong to nobody.
    static async Task ConnectAsync(Db db, Settings settings, CancellationToken cancel)
    {
        if (settings.Teams.Tenant is not { } organisation) return;
        await using var tx = db.Begin();
        TenantStore.ConnectOnly(tx, ActivityReader.Channel, organisation.ToLowerInvariant());
        await tx.CommitAsync(cancel);
    }

    static string? Sentence(Exception e) => e switch
    {
        EmbeddedPostgresException or MigrationException => e.Message,
        PostgresException p => $"PostgreSQL refused: {p.MessageText}. Check ConnectionStrings:Dengta and the rights of its user.",
        NpgsqlException n => $"PostgreSQL cannot be reached: {n.Message}. Check ConnectionStrings:Dengta.",
        ArgumentException a => $"ConnectionStrings:Dengta is not a connection string: {a.Message}",
        _ => null,
    };
}
