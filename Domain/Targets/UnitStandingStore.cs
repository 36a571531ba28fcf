using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Targets;

/// <summary>What stands right below a unit, and the unit itself: own targets, what is handed down, what was reached. One statement, whatever the size.</summary>
public static class UnitStandingStore
{
    const string Own = """
        left join lateral (
            select array_agg(v.id order by v.id) ids, array_agg(v.base order by v.id) bases, array_agg(v.stretch order by v.id) stretches,
                   array_agg(v.effective_from order by v.id) days
            from target_version v
            where v.tenant_id = $1 and v.owner_kind = 'unit' and v.owner_id = u.id and v.starts = $3 and v.metric = $5 and v.period_kind = $6
              and not exists (select from target_void d where d.tenant_id = $1 and d.version_id = v.id)) o on true
        """;

    const string PeopleOfUnit = """
        (select sum(t.base) from unit v join member b on b.tenant_id = $1 and b.unit_id = v.id
         join target t on t.tenant_id = $1 and t.member_id = b.id and t.month >= $3 and t.month < $4 and t.metric = $5
         where v.tenant_id = $1 and v.path @> array[u.id])
        """;

    const string ActualOfUnit = """
        (select sum(case when $8 then p.amount else p.count end) from unit v join member b on b.tenant_id = $1 and b.unit_id = v.id
         join progress_day p on p.tenant_id = $1 and p.member_id = b.id and p.day >= $3 and p.day < $4 and p.kind = $7 and (not $8 or p.currency = $9)
         where v.tenant_id = $1 and v.path @> array[u.id])
        """;

    static readonly Sql Below = new($"""
        select 'unit' as kind, u.id, u.name, u.name_en, o.ids, o.bases, o.stretches, o.days, {PeopleOfUnit}, {ActualOfUnit}, u.id <> $2 as below, h.name, h.name_en
        from unit u {Own}
        left join member h on h.tenant_id = $1 and h.id = u.manager_id
        where u.tenant_id = $1 and (u.id = $2 or u.parent_id = $2)
        union all
        select 'member', m.id, m.name, m.name_en, null, null, null, null,
               (select sum(t.base) from target t where t.tenant_id = $1 and t.member_id = m.id and t.month >= $3 and t.month < $4 and t.metric = $5),
               (select sum(case when $8 then p.amount else p.count end) from progress_day p
                where p.tenant_id = $1 and p.member_id = m.id and p.day >= $3 and p.day < $4 and p.kind = $7 and (not $8 or p.currency = $9)), true, null, null
        from member m where m.tenant_id = $1 and m.unit_id = $2 and m.left_on is null and m.role in ('rep', 'manager')
        order by below, kind desc, id
        """);

    /// <summary>The unit first, then the units right below it, then its own people.</summary>
    public static Rows<UnitStanding> Of(Tx tx, TenantId tenant, UnitId unit, TargetMetric metric, Period period, string currency, WorkCalendar calendar) => tx.Rows(
        Below, r => Read(r, period, calendar),
        Arg.Of(tenant.Value), Arg.Of(unit.Value), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(metric.Stored()),
        Arg.Of(period.Kind is PeriodKind.Day or PeriodKind.Days ? "" : TargetVersionStore.Stored(period.Kind)), Arg.Of((short)metric.Kind()), Arg.Of(metric.IsMoney()),
        Arg.Of(currency));

    static UnitStanding Read(NpgsqlDataReader r, Period period, WorkCalendar calendar)
    {
        var versions = r.IsDBNull(4) ? [] : VersionsAt(r, 4);
        return new(
            TargetOwner.Parse(r.GetString(0), r.GetInt32(1)), r.GetString(2), r.GetString(3), CountedGoal.Of(versions, period, calendar), versions,
            r.IsDBNull(8) ? null : r.GetDecimal(8), r.IsDBNull(9) ? 0 : r.GetDecimal(9), r.IsDBNull(11) ? null : r.GetString(11), r.IsDBNull(12) ? null : r.GetString(12));
    }

    static TargetVersion[] VersionsAt(NpgsqlDataReader r, int at)
    {
        var (ids, bases, stretches, days) = (
            r.GetFieldValue<long[]>(at), r.GetFieldValue<decimal[]>(at + 1), r.GetFieldValue<decimal?[]>(at + 2), r.GetFieldValue<DateOnly[]>(at + 3));
        return [.. ids.Select((id, i) => new TargetVersion(id, new Goal(bases[i], stretches[i]), days[i]))];
    }
}
