using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;
using NpgsqlTypes;

namespace Dengta.Domain.Adjustments;

/// <summary>
/// What stated targets are measured against: the owners' closed periods, the targets above, the indicators that serve them. However many are
/// stated at once, it is three statements.
/// </summary>
public static class SmartFactsStore
{
    /// <summary>Of a larger team it is not said how many are likely to reach their part.</summary>
    const int MostPeople = 300;

    // By months, or by weeks where the target is a week's: whatever is longer adds up from there.
    static readonly Sql Sums = new("""
        select k.ord, case when cardinality(m.people) <= $10 then p.member_id end, date_trunc(k.bucket, p.day::timestamp)::date,
               sum(case when k.money then p.amount else p.count end)
        from unnest($2::text[], $3::int[], $4::smallint[], $5::bool[], $6::text[], $7::date[]) with ordinality k (owner_kind, owner_id, kind, money, bucket, since, ord)
        cross join lateral (
            select case when k.owner_kind = 'member' then array[k.owner_id] else
                array(select b.id from unit v join member b on b.tenant_id = $1 and b.unit_id = v.id where v.tenant_id = $1 and v.path @> array[k.owner_id]) end as people
            offset 0) m
        join progress_day p on p.tenant_id = $1 and p.member_id = any (m.people) and p.day >= k.since and p.day < $8 and p.kind = k.kind
            and (not k.money or p.currency = $9)
        group by 1, 2, 3
        """);

    static readonly Sql Above = new("""
        select exists (select from target_version v
                       where v.tenant_id = $1 and v.owner_kind = 'unit' and v.owner_id = a.above and v.metric = k.metric and v.starts < k.ends and v.ends > k.starts
                         and not exists (select from target_void d where d.tenant_id = $1 and d.version_id = v.id)) or a.above is null
        from unnest($2::text[], $3::int[], $4::text[], $5::date[], $6::date[]) with ordinality k (owner_kind, owner_id, metric, starts, ends, ord)
        cross join lateral (
            select case when k.owner_kind = 'member' then (select m.unit_id from member m where m.tenant_id = $1 and m.id = k.owner_id)
                        else (select u.parent_id from unit u where u.tenant_id = $1 and u.id = k.owner_id) end as above) a
        order by k.ord
        """);

    static readonly Sql Serving = new("""
        select l.serves, count(distinct l.key)::int from scheme s
        join lateral (select x.version from scheme_version x where x.tenant_id = $1 and x.scheme_id = s.id order by x.version desc limit 1) n on true
        join scheme_line l on l.tenant_id = $1 and l.scheme_id = s.id and l.version = n.version
        where s.tenant_id = $1 and l.part = 'kpi' and l.serves is not null
        group by l.serves
        """);

    public static async Task<SmartPast> OfAsync(Tx tx, TenantId tenant, IReadOnlyList<TargetKey> keys, string currency, DateOnly today, CancellationToken cancel)
    {
        SmartSeries[] series = [.. keys.Select(SmartSeries.Of).Distinct()];
        var sums = tx.Rows(
            Sums, r => new SmartSum(series[r.GetInt64(0) - 1], r.IsDBNull(1) ? null : new MemberId(r.GetInt32(1)), r.GetFieldValue<DateOnly>(2), r.GetDecimal(3)),
            Arg.Of(tenant.Value), Arg.Array(series.Select(s => s.Owner.Stored).ToArray(), NpgsqlDbType.Text),
            Arg.Array(series.Select(s => s.Owner.Id).ToArray(), NpgsqlDbType.Integer), Arg.Array(series.Select(s => (short)s.Metric.Kind()).ToArray(), NpgsqlDbType.Smallint),
            Arg.Array(series.Select(s => s.Metric.IsMoney()).ToArray(), NpgsqlDbType.Boolean),
            Arg.Array(series.Select(s => s.Kind == PeriodKind.Week ? "week" : "month").ToArray(), NpgsqlDbType.Text),
            Arg.Array(series.Select(s => s.Since(today)).ToArray(), NpgsqlDbType.Date), Arg.Of(today), Arg.Of(currency), Arg.Of(MostPeople));
        var above = tx.Rows(
            Above, r => r.GetBoolean(0),
            Arg.Of(tenant.Value), Arg.Array(keys.Select(k => k.Owner.Stored).ToArray(), NpgsqlDbType.Text),
            Arg.Array(keys.Select(k => k.Owner.Id).ToArray(), NpgsqlDbType.Integer), Arg.Array(keys.Select(k => k.Metric.Stored()).ToArray(), NpgsqlDbType.Text),
            Arg.Array(keys.Select(k => k.Period.Start).ToArray(), NpgsqlDbType.Date), Arg.Array(keys.Select(k => k.Period.End).ToArray(), NpgsqlDbType.Date));
        var serving = tx.Rows(Serving, r => (Metric: TargetMetrics.Parse(r.GetString(0)), Indicators: r.GetInt32(1)), Arg.Of(tenant.Value));
        await tx.SendAsync(cancel);
        return new(
            today, sums.Values.ToLookup(s => s.Series), keys.Zip(above.Values).DistinctBy(k => k.First).ToDictionary(k => k.First, k => k.Second),
            serving.Values.ToDictionary(s => s.Metric, s => s.Indicators));
    }
}
