using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>Writes the demo company. COPY carries its rows in a tenth of the time that statements take.</summary>
static class DemoStore
{
    // Whoever waits for the lock finds the company that the other one has made.
    static readonly Sql Lock = new("select pg_advisory_xact_lock(hashtextextended('dengta.demo', 0))");

    static readonly Sql IsEmpty = new("select not exists (select from tenant)");

    // COPY takes explicit ids and leaves the sequences where they were.
    static readonly Sql MoveMembers = new("select setval(pg_get_serial_sequence('member', 'id'), max(id)) from member");

    static readonly Sql MoveCustomers = new("select setval(pg_get_serial_sequence('customer', 'id'), max(id)) from customer");

    static readonly Sql MoveInbox = new("select setval(pg_get_serial_sequence('inbox', 'id'), max(id)) from inbox");

    static readonly Sql MoveEntries = new("select setval(pg_get_serial_sequence('entry', 'id'), max(id)) from entry");

    static readonly Sql MoveSurveys = new("select setval(pg_get_serial_sequence('survey', 'id'), max(id)) from survey");

    static readonly Sql MoveSchemes = new("select setval(pg_get_serial_sequence('scheme', 'id'), max(id)) from scheme");

    static readonly Sql FirstVersions = new("""
        insert into target_version (tenant_id, owner_kind, owner_id, metric, period_kind, starts, ends, base, stretch, currency, effective_from, recorded_at)
        select tenant_id, 'member', member_id, metric, 'month', month, (month + interval '1 month')::date, base, stretch, currency, month,
               least(date_trunc('year', month::timestamp) - interval '20 days', $1::timestamp) at time zone 'UTC'
        from target order by month, member_id, metric
        """);

    // Years of rows have just come in at once; until the server has looked at them it would plan as for an empty table.
    const string Analyze = "analyze tenant, unit, member, customer, customer_name, inbox, entry, entry_share, entry_void, survey, progress_day, target, target_version, "
        + "scheme, scheme_version, scheme_line, scheme_use";

    static readonly Sql Audit = new("insert into audit (tenant_id, at, action, detail) values ($1, $2, 'demo.created', $3)");

    /// <summary>Whether the caller's transaction, and no other, may make the company.</summary>
    public static async Task<bool> ClaimAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await AskAsync(connection, Lock, cancel);
        return await AskAsync(connection, IsEmpty, cancel) is true;
    }

    public static async Task CopyAsync(NpgsqlConnection connection, Table table, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {table.Into} from stdin (format binary)", cancel);
        foreach (var row in table.Rows) await copy.WriteRowAsync(cancel, row);
        await copy.CompleteAsync(cancel);
    }

    /// <summary>Every target's first version is the one it came with, in the December before its year.</summary>
    public static Task AddVersionsAsync(NpgsqlConnection connection, DateOnly today, CancellationToken cancel) =>
        AskAsync(connection, FirstVersions, cancel, Arg.Of(today.ToDateTime(default)));

    public static async Task AnalyzeAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Analyze, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task MoveSequencesAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        foreach (var move in (Sql[])[MoveMembers, MoveCustomers, MoveInbox, MoveEntries, MoveSurveys, MoveSchemes]) await AskAsync(connection, move, cancel);
    }

    public static Task AddAuditAsync(NpgsqlConnection connection, DateTimeOffset at, string detail, CancellationToken cancel) =>
        AskAsync(connection, Audit, cancel, Arg.Of(DemoCompany.Tenant), Arg.Of(at), Arg.Of(detail));

    static async Task<object?> AskAsync(NpgsqlConnection connection, Sql sql, CancellationToken cancel, params NpgsqlParameter[] args)
    {
        await using var command = new NpgsqlCommand(sql.Text, connection);
        command.Parameters.AddRange(args);
        return await command.ExecuteScalarAsync(cancel);
    }
}
