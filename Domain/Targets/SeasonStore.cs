using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Targets;

/// <summary>What an owner reached in each month of the two years before a period's end.</summary>
public static class SeasonStore
{
    static readonly Sql Months = new("""
        select date_trunc('month', p.day)::date, sum(case when $7 then p.amount else p.count end)
        from progress_day p
        where p.tenant_id = $1 and p.day >= $4::date - interval '2 years' and p.day < $5::date - interval '1 year' and p.kind = $6 and (not $7 or p.currency = $8)
          and p.member_id = any (case when $2 = 'member' then array[$3::int] else
              array(select b.id from unit v join member b on b.tenant_id = $1 and b.unit_id = v.id where v.tenant_id = $1 and v.path @> array[$3::int]) end)
        group by 1
        """);

    public static Rows<(DateOnly Month, decimal Amount)> Of(Tx tx, TenantId tenant, TargetKey key, string currency) => tx.Rows(
        Months, r => (r.GetFieldValue<DateOnly>(0), r.GetDecimal(1)),
        Arg.Of(tenant.Value), Arg.Of(key.Owner.Stored), Arg.Of(key.Owner.Id), Arg.Of(key.Period.Start), Arg.Of(key.Period.End),
        Arg.Of((short)key.Metric.Kind()), Arg.Of(key.Metric.IsMoney()), Arg.Of(currency));
}
