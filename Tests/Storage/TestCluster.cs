using Dengta.Domain.Storage;
using Dengta.Domain.Storage.Embedded;
using Dengta.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

[assembly: AssemblyFixture(typeof(TestCluster))]

namespace Dengta.Tests.Storage;

/// <summary>
/// One PostgreSQL for the whole run, started when the first test asks for a database: the server that
/// <c>DENGTA_TEST_DATABASE</c> names (a connection string of somebody who may create databases), or the product's own in a
/// temporary folder.
/// </summary>
public sealed class TestCluster : IAsyncDisposable
{

    static readonly Lazy<Task<TestServer>> Running = new(StartAsync);

    /// <summary>Not where <c>CI=true</c>, so that CI never passes by testing nothing.</summary>
    internal static bool MayBeMissing => Environment.GetEnvironmentVariable("CI") != "true";

    /// <summary>Skips the test where there is no PostgreSQL and there need not be one.</summary>
    internal static async Task<TestServer> GetAsync()
    {
        try
        {
            return await Running.Value;
        }
        catch (PostgresMissingException missing) when (MayBeMissing)
        {
            Assert.Skip(missing.Message);
            throw;
        }
    }

    static async Task<TestServer> StartAsync()
    {
        var server = Environment.GetEnvironmentVariable("DENGTA_TEST_DATABASE") is { Length: > 0 } named
            ? new TestServer(named, null, null)
            : await StartOwnAsync();
        try
        {
            await server.ExecuteAsync($"create database {server.Template}");
            await MigrateAsync(server.ConnectionStringTo(server.Template));
            await server.CloseAsync(server.Template);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    static async Task MigrateAsync(string connectionString)
    {
        await using var db = new Db(connectionString);
        await Migrator.RunAsync(db, TimeProvider.System, CancellationToken.None);
    }

    static async Task<TestServer> StartOwnAsync()
    {
        if (!OperatingSystem.IsWindows()) await Leftovers.StopAsync("tests");
        var folder = TemporaryFolder.Create("tests");
        var options = new EmbeddedPostgresOptions(folder.Path, Durable: false);
        try
        {
            var own = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, TimeProvider.System);
            return new TestServer(own.ConnectionString, own, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Running.IsValueCreated && Running.Value.IsCompletedSuccessfully) await (await Running.Value).DisposeAsync();
    }
}
