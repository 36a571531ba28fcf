using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.People;

/// <summary>A row that came from a file.</summary>
/// <param name="Facts">A JSON object of texts.</param>
public sealed record KeptRow(string Key, int Line, string Facts, EntryId? Entry = null, CustomerId? Customer = null, MemberId? Member = null);

/// <summary>The runs of imports, and the rows they brought.</summary>
public static class ImportStore
{
    static readonly Sql Lock = new("select pg_try_advisory_xact_lock(hashtextextended('dengta.import', $1))");

    // The highest free number below nought: imports stand before all messages.
    static readonly Sql Start = new("""
        with made as (
            insert into inbox (tenant_id, id, key, received_at, said) overriding system value
            select $1, least(coalesce((select i.id from inbox i where i.tenant_id = $1 order by i.id limit 1), 0), 0) - 1, $2, $3, $4
            on conflict (tenant_id, key) do nothing
            returning id)
        select id from made
        union all
        select id from inbox where tenant_id = $1 and key = $2
        limit 1
        """);

    const string RowColumns = "r.key, r.line, r.facts::text, r.entry_id, r.customer_id, r.member_id";

    static readonly Sql Known = new($"""
        select {RowColumns} from unnest($4::text[]) w (key)
        join import_row r on r.tenant_id = $1 and r.sheet = $2 and r.source = $3 and r.key = w.key
        """);

    static readonly Sql All = new($"select {RowColumns} from import_row r where r.tenant_id = $1 and r.sheet = $2 and r.source = $3");

    static readonly Sql KeepRows = new("""
        insert into import_row (tenant_id, sheet, source, inbox_id, key, line, facts, entry_id, customer_id, member_id)
        select $1, $2, $3, $4, w.key, w.line, w.facts::jsonb, w.entry_id, w.customer_id, w.member_id
        from unnest($5::text[], $6::int[], $7::text[], $8::bigint[], $9::bigint[], $10::int[]) w (key, line, facts, entry_id, customer_id, member_id)
        on conflict (tenant_id, sheet, source, key) do update
        set inbox_id = excluded.inbox_id, line = excluded.line, facts = excluded.facts, entry_id = excluded.entry_id
        """);

    /// <summary>One import of a tenant at a time; false while there is another one. Held until the transaction ends.</summary>
    public static Row<bool> TryLock(Tx tx, TenantId tenant) => tx.Row(Lock, r => r.GetBoolean(0), Arg.Of((long)tenant.Value));

    /// <summary>The run of a file; the same one when it is imported again.</summary>
    /// <param name="key">Names the file by its content.</param>
    public static Row<InboxId> StartRun(Tx tx, TenantId tenant, string key, DateTimeOffset at, string said) =>
        tx.Row(Start, r => new InboxId(r.GetInt64(0)), Arg.Of(tenant.Value), Arg.Of(key), Arg.Of(at), Arg.Of(said));

    /// <summary>Those of the keys that came in before.</summary>
    public static Rows<KeptRow> Find(Tx tx, TenantId tenant, string sheet, string source, IReadOnlyCollection<string> keys) =>
        tx.Rows(Known, Read, Arg.Of(tenant.Value), Arg.Of(sheet), Arg.Of(source), Arg.Array(keys.ToArray(), NpgsqlDbType.Text));

    /// <summary>All rows of a sheet: for the short ones, people and products.</summary>
    public static Rows<KeptRow> OfSheet(Tx tx, TenantId tenant, string sheet, string source) =>
        tx.Rows(All, Read, Arg.Of(tenant.Value), Arg.Of(sheet), Arg.Of(source));

    /// <summary>Remembers rows; what was known under a key is replaced.</summary>
    public static void Keep(Tx tx, TenantId tenant, string sheet, string source, InboxId run, IReadOnlyCollection<KeptRow> rows) => tx.Do(
        KeepRows, Arg.Of(tenant.Value), Arg.Of(sheet), Arg.Of(source), Arg.Of(run.Value),
        Arg.Array(rows.Select(r => r.Key).ToArray(), NpgsqlDbType.Text),
        Arg.Array(rows.Select(r => r.Line).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(rows.Select(r => r.Facts).ToArray(), NpgsqlDbType.Text),
        Arg.Array(rows.Select(r => r.Entry?.Value).ToArray(), NpgsqlDbType.Bigint),
        Arg.Array(rows.Select(r => r.Customer?.Value).ToArray(), NpgsqlDbType.Bigint),
        Arg.Array(rows.Select(r => r.Member?.Value).ToArray(), NpgsqlDbType.Integer));

    static KeptRow Read(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetInt32(1), r.GetString(2),
        r.IsDBNull(3) ? null : new EntryId(r.GetInt64(3)),
        r.IsDBNull(4) ? null : new CustomerId(r.GetInt64(4)),
        r.IsDBNull(5) ? null : new MemberId(r.GetInt32(5)));
}
