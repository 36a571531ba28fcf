using Dengta.Domain.Storage.Embedded;
using Npgsql;

namespace Dengta.Tests.Storage;

/// <summary>The running server of <see cref="TestCluster"/>, which holds one template and makes and drops copies of it.</summary>
sealed class TestServer(string connectionString, EmbeddedPostgres? own, TemporaryFolder? folder) : IAsyncDisposable
{
    readonly NpgsqlDataSource maintenance = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", MaxPoolSize = 10 }.ConnectionString);

    /// <summary>Named for the run, since two runs may share a server that was named from outside.</summary>
    public string Template { get; } = "dengta_template_" + Guid.NewGuid().ToString("N")[..8];

    public string ConnectionStringTo(string database) => new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;

    /// <summary>A database can be copied only while nobody is in it, not even an idle connection of a pool.</summary>
    public async Task CloseAsync(string template)
    {
        await ExecuteAsync($"alter database {template} allow_connections false");
        await ExecuteAsync($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{template}'");
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = maintenance.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (own is null)
            foreach (var template in (string[])[Template, DemoTemplate.NameOn(this)])
                await ExecuteAsync($"drop database if exists {template} with (force)");
        await maintenance.DisposeAsync();
        if (own is not null) await own.DisposeAsync();
        folder?.Dispose();
    }
}
