using System.Runtime.Versioning;
using Npgsql;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>Connection strings to the private server, and the few statements that are needed before the product's own.</summary>
[UnsupportedOSPlatform("windows")]
static class Sessions
{
    public const string User = "dengta";
    public const string Database = "dengta";

    /// <summary>Only part of the socket's name; nothing listens on it.</summary>
    public const int Port = 5432;

    public static string ConnectionString(ClusterFolder folder, string socket) => new NpgsqlConnectionStringBuilder
    {
        Host = socket,
        Port = Port,
        Username = User,
        Password = ReadPassword(folder),
        Database = Database,
    }.ConnectionString;

    /// <summary>Whether the server behind the connection string answers; the password proves that it is ours.</summary>
    public static async Task<bool> AnswersAsync(string connectionString, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync(connectionString, cancellation);
            return true;
        }
        catch (Exception none) when (none is NpgsqlException or ArgumentException) // The latter where a dying server left no socket in its file.
        {
            return false;
        }
    }

    public static async Task CreateDatabaseAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(connectionString, cancellation);
        await using var look = new NpgsqlCommand($"select from pg_database where datname = '{Database}'", connection);
        await using (var found = await look.ExecuteReaderAsync(cancellation))
            if (found.HasRows) return;

        await using var create = new NpgsqlCommand($"create database {Database}", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The database <c>postgres</c> is always there. Without a pool, nothing stays open behind our back.</summary>
    static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false, Timeout = 10 }.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    static string ReadPassword(ClusterFolder folder) => File.Exists(folder.Password)
        ? File.ReadAllText(folder.Password)
        : throw new EmbeddedPostgresException(
            $"The password of the cluster is gone: put {folder.Password} back from a copy, or choose another folder with --data.");
}
