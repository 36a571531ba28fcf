using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Targets;

/// <summary>What stands right below a unit, and the unit itself: own targets, what is handed down, what was reached. One statement, whatever the size.</summary>
public static class UnitStandingStore
{
    const string Own = """
        left join lateral (
            select v.base, v.stretch from target_version v
            where v.tenant_id = $1 and v.owner_kind = 'unit' and v.owner_id = u.id and v.starts = $3 and v.metric = $5 and v.period_kind = $6
              and not exists (select from target_void d where d.tenant_id = $1 and d.version_id = v.id)
              and v.effective_from <= greatest($9::date, $3::date)
            order by v.id desc limit 1) o on true
        """;

    const string PeopleOfUnit = """
        (select sum(t.base) from unit v join member b on b.tenant_id = $1 and b.unit_id = v.id
         join target t on t.tenant_id = $1 and t.member_id = b.id and t.month >= $3 and t.month < $4 and t.metric = $5
         where v.tenant_id = $1 and v.path @> array[u.id])
        """;

    const string ActualOfUnit = """
        (select sum(case when $8 then p.amount else p.count end) from unit v join member b on b.tenant_id = $1 and b.unit_id = v.id
         join progress_day p on p.tenant_id = $1 and p.member_id = b.id and p.day >= $3 and p.day < $4 and p.kind = $7 and (not $8 or p.currency = $10)
         where v.tenant_id = $1 and v.path @> array[u.id])
        """;

    static readonly Sql Below = new($"""
        select 'unit' as kind, u.id, u.name, u.name_en, o.base, o.stretch, {PeopleOfUnit}, {ActualOfUnit}, u.id <> $2 as below, h.name, h.name_en
        from unit u {Own}
        left join member h on h.tenant_id = $1 and h.id = u.manager_id
        where u.tenant_id = $1 and (u.id = $2 or u.parent_id = $2)
        union all
        select 'member', m.id, m.name, m.name_en, null, null,
               (select sum(t.base) from target t where t.tenant_id = $1 and t.member_id = m.id and t.month >= $3 and t.month < $4 and t.metric = $5),
               (select sum(case when $8 then p.amount else p.count end) from progress_day p
                where p.tenant_id = $1 and p.member_id = m.id and p.day >= $3 and p.day < $4 and p.kind = $7 and (not $8 or p.currency = $10)), true, null, null
        from member m where m.tenant_id = $1 and m.unit_id = $2 and m.left_on is null and m.role in ('rep', 'manager')
        order by below, kind desc, id
        """);

    /// <summary>The unit first, then the units right below it, then its own people.</summary>
    public static Rows<UnitStanding> Of(Tx tx, TenantId tenant, UnitId unit, TargetMetric metric, Period period, string currency, DateOnly today) => tx.Rows(
        Below, Read,
        Arg.Of(tenant.Value), Arg.Of(unit.Value), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(metric.Stored()),
        Arg.Of(period.Kind is PeriodKind.Day or PeriodKind.Days ? "" : TargetVersionStore.Stored(period.Kind)), Arg.Of((short)metric.Kind()), Arg.Of(metric.IsMoney()),
        Arg.Of(today), Arg.Of(currency));

    static UnitStanding Read(NpgsqlDataReader r) => new(
        TargetOwner.Parse(r.GetString(0), r.GetInt32(1)), r.GetString(2), r.GetString(3),
        r.IsDBNull(4) ? null : new Goal(r.GetDecimal(4), r.IsDBNull(5) ? null : r.GetDecimal(5)), r.IsDBNull(6) ? null : r.GetDecimal(6),
        r.IsDBNull(7) ? 0 : r.GetDecimal(7), r.IsDBNull(9) ? null : r.GetString(9), r.IsDBNull(10) ? null : r.GetString(10));
}
