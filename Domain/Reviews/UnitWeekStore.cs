using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using NpgsqlTypes;

namespace Dengta.Domain.Reviews;

/// <summary>Reads units side by side: sums alone, since a company has too many people to be read one by one.</summary>
public static class UnitWeekStore
{
    static readonly Sql Units = new("""
        select r.name, r.name_en, s.revenue, b.base, s.week
        from unnest($2::int[]) with ordinality w (root, i)
        join unit r on r.tenant_id = $1 and r.id = w.root
        cross join lateral (
            select coalesce(sum(p.amount) filter (where p.day >= $4::date), 0) as revenue,
                   coalesce(sum(p.amount) filter (where p.day >= $5::date and p.day < $5::date + 7), 0) as week
            from unit u
            join member m on m.tenant_id = $1 and m.unit_id = u.id
            join progress_day p on p.tenant_id = $1 and p.member_id = m.id and p.day >= least($4::date, $5::date) and p.day < $3::date
            where u.tenant_id = $1 and u.path @> array[w.root] and p.kind = 2 and p.currency = $6) s
        cross join lateral (
            select sum(t.base) as base
            from unit u
            join member m on m.tenant_id = $1 and m.unit_id = u.id
            join target t on t.tenant_id = $1 and t.member_id = m.id and t.month = $4::date and t.metric = 'revenue'
            where u.tenant_id = $1 and u.path @> array[w.root]) b
        order by w.i
        """);

    /// <summary>The units in the order asked for, up to the day before <paramref name="day"/>.</summary>
    public static Rows<UnitWeek> Find(Tx tx, Tenant tenant, IReadOnlyCollection<UnitId> units, DateOnly day) => tx.Rows(
        Units, r => new UnitWeek(r.GetString(0), r.GetString(1), r.GetDecimal(2), r.IsDBNull(3) ? null : r.GetDecimal(3), r.GetDecimal(4)),
        Arg.Of(tenant.Id.Value), Arg.Array(units.Select(u => u.Value).ToArray(), NpgsqlDbType.Integer), Arg.Of(day),
        Arg.Of(Period.Month(day.AddDays(-1)).Start), Arg.Of(Period.Week(day.AddDays(-7)).Start), Arg.Of(tenant.Currency));
}
