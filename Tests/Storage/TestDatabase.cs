using Npgsql;

namespace Dengta.Tests.Storage;

/// <summary>A database of a test's own, a copy of the prepared template; gone when it is disposed, whoever is still in it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    readonly TestServer server;
    readonly string name = "dengta_test_" + Guid.NewGuid().ToString("N");

    TestDatabase(TestServer server) => this.server = server;

    public string ConnectionString => server.ConnectionStringTo(name);

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase(await TestCluster.GetAsync());
        await database.server.ExecuteAsync($"create database {database.name} template {database.server.Template}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var any = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(any);
        await server.ExecuteAsync($"drop database {name} with (force)");
    }
}
