using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Scoring;

/// <summary>Opens and settles disputes, and keeps what follows from them for sealed periods.</summary>
public static class DisputeStore
{
    const string Columns = """
        d.id, d.member_id, d.period_start, d.period_end, d.part, d.key, d.words, d.owner_id, d.opened_at, d.upheld, d.outcome,
        (select i.name from own_indicator i where i.tenant_id = d.tenant_id and i.key = d.key order by i.version desc limit 1),
        (select i.name_en from own_indicator i where i.tenant_id = d.tenant_id and i.key = d.key order by i.version desc limit 1)
        """;

    // The manager of the nearest unit that somebody else manages; without one, operations.
    static readonly Sql OwnerOf = new("""
        select coalesce(
            (select v.manager_id from member m
             join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
             join unit v on v.tenant_id = m.tenant_id and v.id = any(u.path) and v.manager_id is not null and v.manager_id <> m.id
             where m.tenant_id = $1 and m.id = $2
             order by cardinality(v.path) desc limit 1),
            (select o.id from member o where o.tenant_id = $1 and o.role = 'ops' and o.left_on is null and o.id <> $2 order by o.id limit 1))
        """);

    static readonly Sql Insert = new("""
        insert into score_dispute (tenant_id, member_id, period_start, period_end, part, key, words, owner_id, opened_at, inbox_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (tenant_id, member_id, period_start, period_end, part, key) where settled_at is null do nothing
        returning id
        """);

    static readonly Sql ById = new($"select {Columns} from score_dispute d where d.tenant_id = $1 and d.id = $2 for update");

    static readonly Sql Close = new("""
        update score_dispute set settled_at = $3, settled_by = $4, upheld = $5, outcome = $6 where tenant_id = $1 and id = $2 and settled_at is null
        """);

    static readonly Sql InsertCorrection = new("""
        insert into score_correction (tenant_id, member_id, part, key, delta, of_start, of_end, effective_on, reason, dispute_id, created_by, created_at, inbox_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """);

    /// <summary>Who has to settle what this person objects to; null where the company has nobody for it.</summary>
    public static Row<MemberId?> FindOwner(Tx tx, TenantId tenant, MemberId member) => tx.Row(
        OwnerOf, r => r.IsDBNull(0) ? null : (MemberId?)new MemberId(r.GetInt32(0)), Arg.Of(tenant.Value), Arg.Of(member.Value));

    /// <summary>No value where the line is disputed already.</summary>
    public static Row<DisputeId?> Open(
        Tx tx, TenantId tenant, MemberId member, Period period, SchemeLine line, string words, MemberId owner, DateTimeOffset now, InboxId inbox) => tx.Row(
        Insert, r => (DisputeId?)new DisputeId(r.GetInt32(0)),
        Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(Name(line.Part)), Arg.Of(line.Key), Arg.Of(words),
        Arg.Of(owner.Value), Arg.Of(now), Arg.Of(inbox.Value));

    /// <summary>Locked to the end of the transaction: of two who settle it one comes second.</summary>
    public static Row<Dispute> Find(Tx tx, TenantId tenant, DisputeId id) => tx.Row(ById, Read, Arg.Of(tenant.Value), Arg.Of(id.Value));

    public static void Settle(Tx tx, TenantId tenant, DisputeId id, bool upheld, string outcome, MemberId by, DateTimeOffset now) => tx.Do(
        Close, Arg.Of(tenant.Value), Arg.Of(id.Value), Arg.Of(now), Arg.Of(by.Value), Arg.Of(upheld), Arg.Of(outcome));

    /// <summary>Counts something of a sealed period on a later day.</summary>
    public static void Correct(Tx tx, TenantId tenant, Dispute dispute, decimal delta, DateOnly on, string reason, MemberId by, DateTimeOffset now, InboxId inbox) => tx.Do(
        InsertCorrection, Arg.Of(tenant.Value), Arg.Of(dispute.Member.Value), Arg.Of(Name(dispute.Part)), Arg.Of(dispute.Key), Arg.Of(delta),
        Arg.Of(dispute.Period.Start), Arg.Of(dispute.Period.End), Arg.Of(on), Arg.Of(reason), Arg.Of(dispute.Id.Value), Arg.Of(by.Value), Arg.Of(now),
        Arg.Of(inbox.Value));

    static Dispute Read(NpgsqlDataReader r) => new(
        new DisputeId(r.GetInt32(0)), new MemberId(r.GetInt32(1)),
        Period.Between(r.GetFieldValue<DateOnly>(2), r.GetFieldValue<DateOnly>(3).AddDays(-1)), r.GetString(4) == "target" ? Part.Target : Part.Kpi,
        r.GetString(5), r.GetString(6), new MemberId(r.GetInt32(7)), r.GetFieldValue<DateTimeOffset>(8), r.IsDBNull(9) ? null : r.GetBoolean(9),
        r.IsDBNull(10) ? null : r.GetString(10))
    {
        Own = r.IsDBNull(11) ? null : (r.GetString(11), r.GetString(12)),
    };

    static string Name(Part part) => part == Part.Target ? "target" : "kpi";
}
