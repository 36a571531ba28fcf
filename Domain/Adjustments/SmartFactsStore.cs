using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Adjustments;

/// <summary>What a stated target is measured against: the owner's closed periods, the target above, the indicators that serve it.</summary>
public static class SmartFactsStore
{
    const int Most = 12;

    const string Sum = """
        (select sum(case when $8 then p.amount else p.count end) from progress_day p
         where p.tenant_id = $1 and p.day >= g.first_day and p.day < g.end_day and p.kind = $7 and (not $8 or p.currency = $9)
           and p.member_id = any (case when $2 = 'member' then array[$3::int] else
               array(select b.id from unit v join member b on b.tenant_id = $1 and b.unit_id = v.id where v.tenant_id = $1 and v.path @> array[$3::int]) end))
        """;

    // The three years before the period, so that a period far ahead still finds twelve that are closed.
    static readonly Sql Periods = new($"""
        select g.n, {Sum}
        from (select n, ($4::date - make_interval(months => $5 * n, days => $6 * n))::date as first_day,
                     ($4::date - make_interval(months => $5 * (n - 1), days => $6 * (n - 1)))::date as end_day
              from generate_series(1, 36) n) g
        where g.end_day <= $10
        order by g.n limit 24
        """);

    static readonly Sql Around = new("""
        select exists (select from target_version v
                       where v.tenant_id = $1 and v.owner_kind = 'unit' and v.owner_id = a.above and v.metric = $4 and v.starts < $6 and v.ends > $5
                         and not exists (select from target_void d where d.tenant_id = $1 and d.version_id = v.id)) or a.above is null,
               (select count(distinct l.key)::int from scheme s
                join lateral (select x.version from scheme_version x where x.tenant_id = $1 and x.scheme_id = s.id order by x.version desc limit 1) n on true
                join scheme_line l on l.tenant_id = $1 and l.scheme_id = s.id and l.version = n.version
                where s.tenant_id = $1 and l.part = 'kpi' and l.serves = $4)
        from (select case when $2 = 'member' then (select m.unit_id from member m where m.tenant_id = $1 and m.id = $3)
                          else (select u.parent_id from unit u where u.tenant_id = $1 and u.id = $3) end as above) a
        """);

    /// <returns>What the facts are made of; <see cref="Pending.Facts"/> once the transaction has sent it.</returns>
    public static Pending Of(Tx tx, TenantId tenant, TargetKey key, string currency, DateOnly today)
    {
        var (months, days) = key.Period.Kind switch
        {
            PeriodKind.Week => (0, 7),
            PeriodKind.Quarter => (3, 0),
            PeriodKind.Half => (6, 0),
            PeriodKind.Year => (12, 0),
            _ => (1, 0),
        };
        var periods = tx.Rows(
            Periods, r => (N: r.GetInt32(0), Amount: r.IsDBNull(1) ? (decimal?)null : r.GetDecimal(1)),
            Arg.Of(tenant.Value), Arg.Of(key.Owner.Stored), Arg.Of(key.Owner.Id), Arg.Of(key.Period.Start), Arg.Of(months), Arg.Of(days),
            Arg.Of((short)key.Metric.Kind()), Arg.Of(key.Metric.IsMoney()), Arg.Of(currency), Arg.Of(today));
        var around = tx.Row(
            Around, r => (Serves: r.GetBoolean(0), Indicators: r.GetInt32(1)),
            Arg.Of(tenant.Value), Arg.Of(key.Owner.Stored), Arg.Of(key.Owner.Id), Arg.Of(key.Metric.Stored()), Arg.Of(key.Period.Start), Arg.Of(key.Period.End));
        return new(key, today, months == 0 ? 52 : 12 / months, periods, around);
    }

    public sealed class Pending(
        TargetKey key, DateOnly today, int aYear, Rows<(int N, decimal? Amount)> periods, Row<(bool Serves, int Indicators)> around)
    {
        public SmartFacts Facts(decimal stated)
        {
            var known = periods.Values.Where(p => p.Amount is not null).ToArray();
            return new(
                stated, key.Period, today, [.. known.Take(Most).Select(p => p.Amount!.Value)],
                known.Where(p => p.N == aYear).Select(p => p.Amount).FirstOrDefault(), [], around.Value.Serves, around.Value.Indicators);
        }
    }
}
