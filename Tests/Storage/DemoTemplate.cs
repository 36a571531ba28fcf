using Dengta.BotApp.Tools.Demo;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Tests.Storage;

/// <summary>The demo company on Monday 2026-11-23, made once for the run and copied for every test that talks to it.</summary>
static class DemoTemplate
{
    static readonly DateOnly Day = new(2026, 11, 23);
    static readonly SemaphoreSlim One = new(1);
    static bool _made;

    public static string NameOn(TestServer server) => server.Template + "_demo";

    public static async Task<string> OnAsync(TestServer server)
    {
        await One.WaitAsync();
        try
        {
            if (!_made) await MakeAsync(server, NameOn(server));
            _made = true;
            return NameOn(server);
        }
        finally
        {
            One.Release();
        }
    }

    static async Task MakeAsync(TestServer server, string name)
    {
        await server.ExecuteAsync($"create database {name} template {server.Template}");
        await using (var db = new Db(server.ConnectionStringTo(name)))
        {
            await DemoCompany.CreateAsync(db, Day, new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero), CancellationToken.None);
            // What customers answer is each test's own.
            await using var connection = await db.OpenAsync(CancellationToken.None);
            await using var command = new NpgsqlCommand("delete from survey", connection);
            await command.ExecuteNonQueryAsync();
        }
        await server.CloseAsync(name);
    }
}
