using System.Globalization;
using Npgsql;

namespace Dengta.Load;

/// <summary>
/// The PostgreSQL server under the systems: one given, or a private cluster with its default, durable settings. Each system gets
/// a database of its own in it.
/// </summary>
sealed class Postgres : IAsyncDisposable
{
    readonly NpgsqlConnectionStringBuilder _server;
    readonly PrivateCluster? _cluster;
    readonly List<string> _databases = [];

    Postgres(string connection, int? pid, PrivateCluster? cluster)
    {
        _server = new(connection) { Pooling = false };
        _cluster = cluster;
        Pid = pid ?? (IsHere ? Listeners.Owner(_server.Port) : null);
    }

    /// <summary>The server's first process; null when it is not on this machine: then its processor time stays unknown.</summary>
    public int? Pid { get; }

    bool IsHere => _server.Host is "127.0.0.1" or "localhost" or "::1";

    public static async Task<Postgres> Start(Options options, Scratch scratch)
    {
        if (options.Postgres is { } connection)
            return new(connection, options.PostgresPid, null);
        var cluster = await PrivateCluster.Start(scratch);
        return new(cluster.Connection, cluster.Pid, cluster);
    }

    /// <returns>The connection string of a new, empty database.</returns>
    public async Task<string> Create(string system, CancellationToken cancelled)
    {
        var name = $"dengta_load_{system.Replace('-', '_')}_{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        await Execute(_server.ConnectionString, $"CREATE DATABASE {name}", cancelled);
        _databases.Add(name);
        return new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = name, Pooling = true }.ConnectionString;
    }

    public async Task<string> Version(CancellationToken cancelled)
    {
        await using var connection = new NpgsqlConnection(_server.ConnectionString);
        await connection.OpenAsync(cancelled);
        return connection.PostgreSqlVersion.ToString();
    }

    /// <summary>Runs a script; it may take ten minutes.</summary>
    public static async Task Execute(string database, string sql, CancellationToken cancelled)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(database);
            await using var command = source.CreateCommand(sql);
            command.CommandTimeout = 600;
            await command.ExecuteNonQueryAsync(cancelled);
        }
        catch (NpgsqlException refused)
        {
            throw new LoadException($"PostgreSQL refused: {refused.Message}", refused);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
            return;
        }

        foreach (var name in _databases)
            await Execute(_server.ConnectionString, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
    }
}
