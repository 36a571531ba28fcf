-- 客户满意度 / Satisfaction
-- kind: quality
-- unit: points
-- better: higher
-- roll-up: ratio
-- source: customers' answers given in the period to surveys about the person's deals; below 5 the mean of the person's unit counts as 5 answers more
-- serves: revenue
-- records: deal
-- formula: 平均评分 / 满分 × 100;不足 5 份时向团队均值收缩:(5 × 团队均值 + Σ) / (5 + n)
-- in English: mean of rating / max × 100, below 5 answers shrunk to the team's mean: (5 × team mean + Σ) / (5 + n)
with team as materialized (
    select u.unit_id, sum(a.total) / sum(a.n) as mean
    from (select distinct (select m.unit_id from member m where m.tenant_id = $1 and m.id = p.member_id) as unit_id from unnest($2::int[]) p (member_id)) u
    cross join lateral (select m.id from member m where m.tenant_id = $1 and m.unit_id = u.unit_id offset 0) c
    cross join lateral (
        select count(*) as n, sum(s.rating) * 20.0 as total from survey s
        where s.tenant_id = $1 and s.seller_id = c.id and s.answered_on >= $3::date and s.answered_on < $4::date) a
    group by u.unit_id
    having sum(a.n) > 0)
select p.member_id,
       case when o.n < 5 then 5 * t.mean + o.total else o.total end,
       case when o.n < 5 then 5 + o.n else o.n end::numeric
from unnest($2::int[]) p (member_id)
cross join lateral (
    select count(*) as n, sum(s.rating) * 20.0 as total,
           (select m.unit_id from member m where m.tenant_id = $1 and m.id = p.member_id) as unit_id
    from survey s
    where s.tenant_id = $1 and s.seller_id = p.member_id and s.answered_on >= $3::date and s.answered_on < $4::date) o
join team t on t.unit_id = o.unit_id
where o.n > 0
