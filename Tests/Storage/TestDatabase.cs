using Npgsql;

namespace Dengta.Tests.Storage;

/// <summary>A database of a test's own, a copy of the prepared template; gone when it is disposed, whoever is still in it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    readonly TestServer server;
    readonly string name = "dengta_test_" + Guid.NewGuid().ToString("N");

    TestDatabase(TestServer server) => this.server = server;

    public string ConnectionString => server.ConnectionStringTo(name);

    /// <summary>With the newest schema and nothing in it.</summary>
    public static Task<TestDatabase> CreateAsync() => CopyAsync(server => Task.FromResult(server.Template));

    /// <summary>With the demo company on the day of <see cref="DemoTemplate"/>.</summary>
    public static Task<TestDatabase> WithDemoAsync() => CopyAsync(DemoTemplate.OnAsync);

    /// <summary>A copy of another template.</summary>
    internal static Task<TestDatabase> OfAsync(Func<TestServer, Task<string>> template) => CopyAsync(template);

    static async Task<TestDatabase> CopyAsync(Func<TestServer, Task<string>> template)
    {
        var database = new TestDatabase(await TestCluster.GetAsync());
        await database.server.ExecuteAsync($"create database {database.name} template {await template(database.server)}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var any = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(any);
        await server.ExecuteAsync($"drop database {name} with (force)");
    }
}
