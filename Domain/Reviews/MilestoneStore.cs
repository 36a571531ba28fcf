using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using NpgsqlTypes;

namespace Dengta.Domain.Reviews;

/// <summary>Which teams want milestones to be praised, and which were.</summary>
public static class MilestoneStore
{
    // Kept in the statement that finds it: whoever falls back and rises again is not congratulated twice.
    static readonly Sql Reach = new("""
        with reached as (
            select w.member_id, date_trunc('month', w.day)::date as month, s.revenue, t.base,
                   (select max(p) from unnest(array[50, 80, 100, 120]) p where s.revenue * 100 >= t.base * p)::smallint as percent
            from unnest($2::int[], $3::date[]) w (member_id, day)
            join target t on t.tenant_id = $1 and t.member_id = w.member_id and t.metric = 'revenue' and t.month = date_trunc('month', w.day)::date
            cross join lateral (
                select sum(p.amount) as revenue from progress_day p
                where p.tenant_id = $1 and p.member_id = w.member_id and p.day >= t.month and p.day <= w.day and p.kind = 2 and p.currency = $4) s
            where t.base > 0),
        told as (
            insert into milestone (tenant_id, member_id, month, percent)
            select $1, member_id, month, percent from reached where percent is not null
            on conflict (tenant_id, member_id, month) do update set percent = excluded.percent where milestone.percent < excluded.percent
            returning member_id)
        select r.member_id, r.percent, r.revenue, r.base from told n join reached r on r.member_id = n.member_id
        """);

    static readonly Sql Praise = new("insert into praised_unit (tenant_id, unit_id) values ($1, $2) on conflict do nothing");

    static readonly Sql Unpraise = new("delete from praised_unit where tenant_id = $1 and unit_id = $2");

    static readonly Sql IsPraised = new("select true from praised_unit where tenant_id = $1 and unit_id = $2");

    /// <summary>Who has reached a milestone of their day's month that is higher than any before; they are kept as told.</summary>
    public static Rows<Milestone> Take(Tx tx, Tenant tenant, IReadOnlyCollection<(MemberId Member, DateOnly Day)> asked) => tx.Rows(
        Reach, r => new Milestone(new MemberId(r.GetInt32(0)), r.GetInt16(1), r.GetDecimal(2), r.GetDecimal(3)), Arg.Of(tenant.Id.Value),
        Arg.Array(asked.Select(a => a.Member.Value).ToArray(), NpgsqlDbType.Integer), Arg.Array(asked.Select(a => a.Day).ToArray(), NpgsqlDbType.Date),
        Arg.Of(tenant.Currency));

    /// <summary>Switches praise on or off for a unit and those below it.</summary>
    public static void Set(Tx tx, TenantId tenant, UnitId unit, bool on) => tx.Do(on ? Praise : Unpraise, Arg.Of(tenant.Value), Arg.Of(unit.Value));

    public static Row<bool> IsOn(Tx tx, TenantId tenant, UnitId unit) => tx.Row(IsPraised, r => r.GetBoolean(0), Arg.Of(tenant.Value), Arg.Of(unit.Value));
}
