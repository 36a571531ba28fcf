using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Scoring;

/// <summary>A line of somebody's scheme on a day.</summary>
/// <param name="Cycle">How long the scheme's scorecards run: what the goal is for.</param>
public sealed record HeldLine(SchemeLine Line, PeriodKind Cycle)
{
    /// <summary>The line with the part of its goal that falls to one month; what is a ratio keeps its goal.</summary>
    public SchemeLine OfMonth => Line.Indicator is { RollUp: RollUp.Sum } && Line.Goal is { } goal ? Line with { Goal = goal / Cycle.Months() } : Line;
}

/// <summary>
/// What one person is appraised by on a day, in one statement: for cards that are shown often. <see cref="SchemeChoice"/> is the rule; this
/// says the same of one person and one day.
/// </summary>
public static class SchemeLineStore
{
    static readonly Sql OfTheMember = new(Lines("where m.tenant_id = $1 and m.id = $3"));

    static readonly Sql OfTheAccount = new(Lines("""
        join account a on a.tenant_id = m.tenant_id and a.member_id = m.id and a.channel = $3 and a.external_id = $4 where m.tenant_id = $1
        """));

    /// <summary>None for somebody without a scheme.</summary>
    public static Rows<HeldLine> Of(Tx tx, TenantId tenant, MemberId member, DateOnly day) =>
        tx.Rows(OfTheMember, Read, Arg.Of(tenant.Value), Arg.Of(day), Arg.Of(member.Value));

    /// <summary>Those of whoever an account belongs to, before it is known who that is.</summary>
    public static Rows<HeldLine> OfAccount(Tx tx, TenantId tenant, string channel, string account, DateOnly day) =>
        tx.Rows(OfTheAccount, Read, Arg.Of(tenant.Value), Arg.Of(day), Arg.Of(channel), Arg.Of(account));

    /// <param name="who">Which member <c>m</c> it is.</param>
    static string Lines(string who) => $"""
        with person as materialized (
            select m.id, m.role, u.path from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id {who}),
        given as (
            select s.scheme_id, s.valid_from, s.id, 1000000 as narrowness
            from person p join scheme_use s on s.tenant_id = $1 and s.member_id = p.id and s.valid_from <= $2
            union all
            select s.scheme_id, s.valid_from, s.id,
                   case when s.unit_id is not null then array_position(p.path, s.unit_id) + 1 when s.role is not null then 1 else 0 end
            from person p join scheme_use s on s.tenant_id = $1 and s.member_id is null and s.valid_from <= $2
                and (s.role is null or s.role = p.role) and (s.unit_id is null or s.unit_id = any(p.path))),
        last as (
            select distinct on (narrowness) narrowness, scheme_id from given order by narrowness, valid_from desc, id desc),
        version as (
            select v.scheme_id, v.version, v.cycle,
                   case v.cycle when 'half' then make_date(date_part('year', $2)::int, case when date_part('month', $2) < 7 then 1 else 7 end, 1)
                                else date_trunc(v.cycle, $2::timestamp)::date end as starts
            from (select scheme_id from last where scheme_id is not null order by narrowness desc limit 1) c
            join scheme_version v on v.tenant_id = $1 and v.scheme_id = c.scheme_id and v.valid_from <= $2
            order by v.version desc limit 1)
        select l.part, l.key, coalesce(o.weight, l.weight), coalesce(o.goal, l.goal), l.zero_point, l.cap, l.floor, l.serves, v.cycle, i.*
        from version v
        cross join person p
        join scheme_line l on l.tenant_id = $1 and l.scheme_id = v.scheme_id and l.version = v.version
        left join lateral (
            select weight, goal from scheme_override
            where tenant_id = $1 and member_id = p.id and part = l.part and key = l.key and valid_from <= $2
            order by valid_from desc, id desc limit 1) o on true
        left join lateral (
            select {OwnIndicatorStore.Columns} from own_indicator
            where tenant_id = $1 and key = l.key and l.part = 'kpi'
            order by valid_from <= v.starts desc, case when valid_from <= v.starts then -version else version end limit 1) i on true
        order by l.position
        """;

    static HeldLine Read(NpgsqlDataReader r)
    {
        var line = new SchemeLine(
            r.GetString(0) == "target" ? Part.Target : Part.Kpi, r.GetString(1), r.GetDecimal(2), r.IsDBNull(3) ? null : r.GetDecimal(3),
            r.IsDBNull(4) ? null : r.GetDecimal(4), r.GetDecimal(5), r.GetDecimal(6), r.IsDBNull(7) ? null : r.GetString(7));
        return new(
            r.IsDBNull(9) ? line : line with { Indicator = OwnIndicatorStore.Read(r, 9).AsIndicator() },
            Enum.Parse<PeriodKind>(r.GetString(8), ignoreCase: true));
    }
}
