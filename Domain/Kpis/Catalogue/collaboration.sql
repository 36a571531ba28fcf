-- 协作评分 / Collaboration
-- kind: behaviour
-- unit: points
-- better: higher
-- roll-up: ratio
-- source: rating rounds that closed in the period and had at least 3 valid raters for the person
-- serves: revenue
-- records: assist
-- formula: g + k/(k+3) × mean(rᵢ − mᵢ),不足 3 人评为缺
-- in English: g + k/(k+3) × mean(rᵢ − mᵢ), missing below 3 raters
select p.member_id, sum(r.corrected), count(*)::numeric
from unnest($2::int[]) p (member_id)
join rating_result r on r.tenant_id = $1 and r.rated_id = p.member_id and r.closes >= $3::date and r.closes < $4::date
group by p.member_id
