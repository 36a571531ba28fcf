-- 新客户数 / New customers
-- kind: quantity
-- unit: customers
-- better: higher
-- roll-up: sum
-- source: the ledger's deals; a customer counts by the shares of the first deal, unless that was cancelled within the period
-- serves: revenue
-- records: deal
-- formula: 期内首次签约,或 12 个月未签约后再签的客户数
-- in English: customers with a first deal in the period, or the first after 12 months without one
select p.member_id, coalesce(sum(d.share) filter (where d.entry_id is not null), 0), null::numeric
from unnest($2::int[]) p (member_id)
left join lateral (
    select c.entry_id, c.share
    from credited_deal($1, p.member_id, $3, $4) c
    where c.customer_id is not null
      and (
          select r.entry_id from reversal r
          join entry o on o.tenant_id = r.tenant_id and o.id = r.entry_id
          where r.tenant_id = $1 and r.of_entry = c.entry_id and r.cancels and o.business_date < $4::date
            and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = o.id) is null
          limit 1) is null
      and (
          select b.id from same_customers($1, c.customer_id, $4) s
          cross join lateral (
              select o.id from entry o
              where o.tenant_id = $1 and o.customer_id = s.id and o.kind = 2
                and o.business_date >= c.business_date - interval '12 months' and (o.business_date, o.id) < (c.business_date, c.entry_id)
                and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = o.id) is null
              limit 1) b
          limit 1) is null) d on true
where (
    select true from progress_day w
    where w.tenant_id = $1 and w.member_id = p.member_id and w.day >= $3::date and w.day < $4::date and w.raw_count > 0 limit 1)
group by p.member_id
