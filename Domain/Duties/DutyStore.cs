using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Duties;

/// <summary>Opens, finds and settles duties.</summary>
public static class DutyStore
{
    const string Columns = "d.id, d.key, d.kind, d.owner_id, d.what, d.what_en, d.due_at, d.state, d.outcome";

    static readonly Sql Insert = new("""
        insert into duty (tenant_id, key, kind, owner_id, what, what_en, due_at, opened_at, opened_by, inbox_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (tenant_id, key) do nothing
        """);

    static readonly Sql InsertMany = new("""
        insert into duty (tenant_id, key, kind, owner_id, what, what_en, due_at, opened_at)
        select $1, w.key, w.kind, w.owner_id, w.what, w.what_en, w.due_at, $8
        from unnest($2::text[], $3::text[], $4::int[], $5::text[], $6::text[], $7::timestamptz[]) w (key, kind, owner_id, what, what_en, due_at)
        on conflict (tenant_id, key) do nothing
        """);

    static readonly Sql ByKey = new($"select {Columns} from duty d where d.tenant_id = $1 and d.key = $2 for update");

    static readonly Sql OpenOf = new($"""
        select {Columns} from duty d where d.tenant_id = $1 and d.owner_id = $2 and d.state = 'open' order by d.due_at limit $3
        """);

    static readonly Sql OpenOrSettled = new($"""
        select {Columns} from unnest($2::int[]) w (owner_id)
        join duty d on d.tenant_id = $1 and d.owner_id = w.owner_id and (d.state = 'open' or d.settled_at >= $3)
        order by d.owner_id, d.due_at
        """);

    static readonly Sql Close = new("""
        update duty set state = $3, settled_at = $4, settled_by = $5, outcome = $6
        where tenant_id = $1 and key = $2 and state = 'open'
        """);

    /// <summary>Opens a duty, unless one of that key was opened before.</summary>
    /// <param name="by">Who asked for it; null for the clock.</param>
    public static void Open(Tx tx, TenantId tenant, NewDuty duty, DateTimeOffset now, MemberId? by, InboxId? inbox) => tx.Do(
        Insert, Arg.Of(tenant.Value), Arg.Of(duty.Key), Arg.Of(duty.Kind), Arg.Of(duty.Owner.Value), Arg.Of(duty.What), Arg.Of(duty.WhatEn),
        Arg.Of(duty.DueAt), Arg.Of(now), Arg.Of(by?.Value), Arg.Of(inbox?.Value));

    /// <summary>Opens duties of many people at once, asked for by the clock.</summary>
    public static void OpenMany(Tx tx, TenantId tenant, IReadOnlyCollection<NewDuty> duties, DateTimeOffset now) => tx.Do(
        InsertMany, Arg.Of(tenant.Value),
        Texts(duties.Select(d => d.Key)), Texts(duties.Select(d => d.Kind)), Arg.Array(duties.Select(d => d.Owner.Value).ToArray(), NpgsqlDbType.Integer),
        Texts(duties.Select(d => d.What)), Texts(duties.Select(d => d.WhatEn)),
        Arg.Array(duties.Select(d => d.DueAt.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz), Arg.Of(now));

    /// <summary>The duty of that key, locked to the end of the transaction: of two who settle it one comes second.</summary>
    public static Row<Duty> Find(Tx tx, TenantId tenant, string key) => tx.Row(ByKey, Read, Arg.Of(tenant.Value), Arg.Of(key));

    /// <summary>What a person has open, the most urgent first.</summary>
    public static Rows<Duty> OpenFor(Tx tx, TenantId tenant, MemberId owner, int limit) =>
        tx.Rows(OpenOf, Read, Arg.Of(tenant.Value), Arg.Of(owner.Value), Arg.Of(limit));

    /// <summary>What these people have open, and what was settled since a moment, inclusive.</summary>
    public static Rows<Duty> Recent(Tx tx, TenantId tenant, IReadOnlyCollection<MemberId> owners, DateTimeOffset since) => tx.Rows(
        OpenOrSettled, Read, Arg.Of(tenant.Value), Arg.Array(owners.Select(o => o.Value).ToArray(), NpgsqlDbType.Integer), Arg.Of(since));

    /// <summary>Settles an open duty; one that is settled already stays as it is.</summary>
    public static void Settle(Tx tx, TenantId tenant, string key, DutyState state, DateTimeOffset now, MemberId? by, string? outcome) => tx.Do(
        Close, Arg.Of(tenant.Value), Arg.Of(key), Arg.Of(Name(state)), Arg.Of(now), Arg.Of(by?.Value), Arg.Of(outcome));

    static NpgsqlParameter Texts(IEnumerable<string> values) => Arg.Array(values.ToArray(), NpgsqlDbType.Text);

    static Duty Read(NpgsqlDataReader r) => new(
        new DutyId(r.GetInt64(0)), r.GetString(1), r.GetString(2), new MemberId(r.GetInt32(3)), r.GetString(4), r.GetString(5),
        r.GetFieldValue<DateTimeOffset>(6), Parse(r.GetString(7)), r.IsDBNull(8) ? null : r.GetString(8));

    static string Name(DutyState state) => state switch
    {
        DutyState.Open => "open",
        DutyState.Done => "done",
        _ => "dropped",
    };

    static DutyState Parse(string name) => name switch
    {
        "open" => DutyState.Open,
        "done" => DutyState.Done,
        "dropped" => DutyState.Dropped,
        _ => throw new InvalidOperationException($"Unknown state {name}."),
    };
}
