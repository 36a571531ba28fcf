using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Scoring;

/// <summary>
/// What one person is appraised by on a day, in one statement: for cards that are shown often. <see cref="SchemeChoice"/> is the rule; this
/// says the same of one person and one day.
/// </summary>
public static class SchemeLineStore
{
    static readonly Sql Lines = new("""
        with person as (
            select m.id, m.role, u.path from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
            where m.tenant_id = $1 and m.id = $2),
        given as (
            select scheme_id, valid_from, id, 1000000 as narrowness from scheme_use
            where tenant_id = $1 and member_id = $2 and valid_from <= $3
            union all
            select s.scheme_id, s.valid_from, s.id,
                   case when s.unit_id is not null then array_position(p.path, s.unit_id) + 1 when s.role is not null then 1 else 0 end
            from person p join scheme_use s on s.tenant_id = $1 and s.member_id is null and s.valid_from <= $3
                and (s.role is null or s.role = p.role) and (s.unit_id is null or s.unit_id = any(p.path))),
        last as (
            select distinct on (narrowness) narrowness, scheme_id from given order by narrowness, valid_from desc, id desc),
        version as (
            select v.scheme_id, v.version
            from (select scheme_id from last where scheme_id is not null order by narrowness desc limit 1) c
            join scheme_version v on v.tenant_id = $1 and v.scheme_id = c.scheme_id and v.valid_from <= $3
            order by v.version desc limit 1)
        select l.part, l.key, coalesce(o.weight, l.weight), coalesce(o.goal, l.goal), l.zero_point, l.cap, l.floor, l.serves
        from version v
        join scheme_line l on l.tenant_id = $1 and l.scheme_id = v.scheme_id and l.version = v.version
        left join lateral (
            select weight, goal from scheme_override
            where tenant_id = $1 and member_id = $2 and part = l.part and key = l.key and valid_from <= $3
            order by valid_from desc, id desc limit 1) o on true
        order by l.position
        """);

    /// <summary>None for somebody without a scheme.</summary>
    public static Rows<SchemeLine> Of(Tx tx, TenantId tenant, MemberId member, DateOnly day) => tx.Rows(
        Lines,
        r => new SchemeLine(
            r.GetString(0) == "target" ? Part.Target : Part.Kpi, r.GetString(1), r.GetDecimal(2), r.IsDBNull(3) ? null : r.GetDecimal(3),
            r.IsDBNull(4) ? null : r.GetDecimal(4), r.GetDecimal(5), r.GetDecimal(6), r.IsDBNull(7) ? null : r.GetString(7)),
        Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(day));
}
