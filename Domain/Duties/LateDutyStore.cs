using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Duties;

/// <summary>Duties past their time: each is reminded of once, and goes one level up once.</summary>
public static class LateDutyStore
{
    // The one above is the manager of the nearest unit, from the owner's own upwards, that somebody else manages.
    static readonly Sql Late = new("""
        with late as (
            select * from duty d
            where d.state = 'open' and (d.due_at <= $1 and d.reminded_at is null or d.due_at <= $2 and d.escalated_at is null)
            order by d.due_at limit $3
            for update skip locked)
        select l.tenant_id, l.id, l.key, l.kind, l.owner_id, l.what, l.what_en, l.due_at, m.name, m.name_en, m.language,
               l.reminded_at is not null, a.id, a.language
        from late l
        join member m on m.tenant_id = l.tenant_id and m.id = l.owner_id
        join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        left join lateral (
            select b.id, b.language from unnest(u.path) with ordinality p (unit_id, depth)
            join unit v on v.tenant_id = u.tenant_id and v.id = p.unit_id and v.manager_id <> l.owner_id
            join member b on b.tenant_id = v.tenant_id and b.id = v.manager_id and b.left_on is null
            order by p.depth desc limit 1) a on true
        order by l.due_at
        """);

    static readonly Sql MarkReminded = new("update duty set reminded_at = $3 where tenant_id = $1 and id = $2");

    static readonly Sql MarkEscalated = new("update duty set escalated_at = $3 where tenant_id = $1 and id = $2");

    /// <summary>Takes duties that are late at <paramref name="now"/>, or were late at <paramref name="escalate"/> and were reminded of, for this transaction alone.</summary>
    public static Rows<LateDuty> Take(Tx tx, DateTimeOffset now, DateTimeOffset escalate, int limit) => tx.Rows(
        Late,
        r => new LateDuty(
            new TenantId(r.GetInt32(0)),
            new Duty(new DutyId(r.GetInt64(1)), r.GetString(2), r.GetString(3), new MemberId(r.GetInt32(4)), r.GetString(5), r.GetString(6),
                r.GetFieldValue<DateTimeOffset>(7), DutyState.Open, null),
            r.GetString(8), r.GetString(9), r.IsDBNull(10) ? null : Wording.FromTag(r.GetString(10)), r.GetBoolean(11),
            r.IsDBNull(12) ? null : new MemberId(r.GetInt32(12)), r.IsDBNull(13) ? null : Wording.FromTag(r.GetString(13))),
        Arg.Of(now), Arg.Of(escalate), Arg.Of(limit));

    public static void Reminded(Tx tx, LateDuty late, DateTimeOffset now) =>
        tx.Do(MarkReminded, Arg.Of(late.Tenant.Value), Arg.Of(late.Duty.Id.Value), Arg.Of(now));

    public static void Escalated(Tx tx, LateDuty late, DateTimeOffset now) =>
        tx.Do(MarkEscalated, Arg.Of(late.Tenant.Value), Arg.Of(late.Duty.Id.Value), Arg.Of(now));
}
