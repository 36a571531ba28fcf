using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Dengta.Domain.Storage;

/// <summary>
/// Brings the schema up to date: numbered scripts (<c>Migrations/0001_….sql</c>), each in its own transaction, once. Several replicas
/// may start at the same time; one works, the others wait. A script that was edited after it ran stops the start, since nobody
/// could say what the database holds.
/// </summary>
public static class Migrator
{
    // Any constant that no other program would use as an advisory lock here.
    const long LockKey = 0x44656e677461;

    /// <exception cref="MigrationException">A script was edited or removed after it ran, or the database is newer than this program.</exception>
    public static async Task<int> RunAsync(Db db, TimeProvider time, CancellationToken cancel)
    {
        await using var connection = await db.OpenAsync(cancel);
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancel);
        try
        {
            await ExecuteAsync(connection, """
                create table if not exists migration
                    (number int primary key, name text not null, hash text not null, ran_at timestamptz not null)
                """, cancel);
            var ran = await RanAsync(connection, cancel);
            var scripts = Scripts();
            Check(scripts, ran);
            var fresh = scripts.Where(s => !ran.ContainsKey(s.Number)).ToList();
            foreach (var script in fresh) await ApplyAsync(connection, script, time, cancel);
            return fresh.Count;
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    static void Check(List<Script> scripts, Dictionary<int, string> ran)
    {
        if (ran.Keys.FirstOrDefault(n => scripts.All(s => s.Number != n)) is > 0 and var unknown)
            throw new MigrationException($"The database has run script {unknown:D4}, which this version does not know: it is newer. Start a newer version.");
        if (scripts.FirstOrDefault(s => ran.TryGetValue(s.Number, out var hash) && hash != s.Hash) is { } edited)
            throw new MigrationException($"Script {edited.Name} was edited after it ran on this database. Restore it and add a new one instead.");
    }

    static async Task ApplyAsync(NpgsqlConnection connection, Script script, TimeProvider time, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await ExecuteAsync(connection, script.Text, cancel);
        await using var mark = new NpgsqlCommand("insert into migration values ($1, $2, $3, $4)", connection);
        mark.Parameters.Add(Arg.Of(script.Number));
        mark.Parameters.Add(Arg.Of(script.Name));
        mark.Parameters.Add(Arg.Of(script.Hash));
        mark.Parameters.Add(Arg.Of(time.GetUtcNow()));
        await mark.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    static async Task<Dictionary<int, string>> RanAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var ran = new Dictionary<int, string>();
        await using var command = new NpgsqlCommand("select number, hash from migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) ran.Add(reader.GetInt32(0), reader.GetString(1));
        return ran;
    }

    static List<Script> Scripts()
    {
        var assembly = typeof(Migrator).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => Load(assembly, name))];
    }

    static Script Load(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new(int.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture), name, text, hash);
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(cancel);
    }

    sealed record Script(int Number, string Name, string Text, string Hash);
}

public sealed class MigrationException(string message) : Exception(message);
