using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Reviews;

/// <summary>Reads reps' weeks, and keeps what they write about them.</summary>
public static class RepWeekStore
{
    static readonly Sql Weeks = new("""
        select w.member_id, date_trunc('week', w.day)::date, s.visits, s.quotes, s.deals, s.signed, s.collected, s.followups, s.revenue, t.base,
               n.blockers, n.plans, w.day, f.planned, f.done, greatest(s.visits + s.quotes + s.deals + s.followups - f.booked, 0)
        from unnest($2::int[], $3::date[]) with ordinality w (member_id, day, i)
        cross join lateral (
            select coalesce(sum(p.count) filter (where p.kind = 1 and p.day >= date_trunc('week', w.day)::date), 0) visits,
                   coalesce(sum(p.count) filter (where p.kind = 4 and p.day >= date_trunc('week', w.day)::date), 0) quotes,
                   coalesce(sum(p.count) filter (where p.kind = 2 and p.day >= date_trunc('week', w.day)::date), 0) deals,
                   coalesce(sum(p.amount) filter (where p.kind = 2 and p.currency = $4 and p.day >= date_trunc('week', w.day)::date), 0) signed,
                   coalesce(sum(p.amount) filter (where p.kind = 3 and p.currency = $4 and p.day >= date_trunc('week', w.day)::date), 0) collected,
                   coalesce(sum(p.count) filter (where p.kind = 6 and p.day >= date_trunc('week', w.day)::date), 0) followups,
                   coalesce(sum(p.amount) filter (where p.kind = 2 and p.currency = $4 and p.day >= date_trunc('month', w.day)::date), 0) revenue
            from progress_day p
            where p.tenant_id = $1 and p.member_id = w.member_id
              and p.day >= least(date_trunc('week', w.day), date_trunc('month', w.day))::date and p.day <= w.day) s
        cross join lateral (
            select count(*)::int planned, (count(*) filter (where p.state = 'done'))::int done, (count(p.done_by) filter (where p.settled_at >= date_trunc('week', w.day)::date::timestamp at time zone $5))::numeric booked
            from followup p
            where p.tenant_id = $1 and p.owner_id = w.member_id
              and p.due_on >= date_trunc('week', w.day)::date and p.due_on < date_trunc('week', w.day)::date + 7) f
        left join target t on t.tenant_id = $1 and t.member_id = w.member_id and t.metric = 'revenue' and t.month = date_trunc('month', w.day)::date
        left join week_note n on n.tenant_id = $1 and n.member_id = w.member_id and n.week = date_trunc('week', w.day)::date
        order by w.i
        """);

    static readonly Sql Upsert = new("""
        insert into week_note (tenant_id, member_id, week, blockers, plans, sent_at, inbox_id) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (tenant_id, member_id, week) do update
        set blockers = excluded.blockers, plans = excluded.plans, sent_at = excluded.sent_at, inbox_id = excluded.inbox_id
        """);

    static readonly Sql Silent = new("""
        select w.member_id from unnest($2::int[], $3::date[]) w (member_id, day)
        where not exists (
            select from progress_day p where p.tenant_id = $1 and p.member_id = w.member_id and p.day = w.day and p.raw_count > 0)
        """);

    /// <summary>The week of each person's day, in the order asked for.</summary>
    public static Rows<RepWeek> Find(Tx tx, Tenant tenant, IReadOnlyCollection<(MemberId Member, DateOnly Day)> asked) => tx.Rows(
        Weeks, Read, Arg.Of(tenant.Id.Value), Members(asked), Days(asked), Arg.Of(tenant.Currency), Arg.Of(tenant.Zone.Id));

    /// <summary>Those of the people who logged nothing for their day.</summary>
    public static Rows<MemberId> WithoutEntry(Tx tx, TenantId tenant, IReadOnlyCollection<(MemberId Member, DateOnly Day)> asked) => tx.Rows(
        Silent, r => new MemberId(r.GetInt32(0)), Arg.Of(tenant.Value), Members(asked), Days(asked));

    /// <summary>Keeps a note; written again it takes the place of the earlier one.</summary>
    public static void Keep(Tx tx, TenantId tenant, MemberId member, DateOnly monday, WeekNote note, DateTimeOffset now, InboxId inbox) => tx.Do(
        Upsert, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(monday), Arg.Of(note.Blockers), Arg.Of(note.Plans), Arg.Of(now), Arg.Of(inbox.Value));

    static NpgsqlParameter Members(IReadOnlyCollection<(MemberId Member, DateOnly Day)> asked) =>
        Arg.Array(asked.Select(a => a.Member.Value).ToArray(), NpgsqlDbType.Integer);

    static NpgsqlParameter Days(IReadOnlyCollection<(MemberId Member, DateOnly Day)> asked) =>
        Arg.Array(asked.Select(a => a.Day).ToArray(), NpgsqlDbType.Date);

    static RepWeek Read(NpgsqlDataReader r) => new(
        new MemberId(r.GetInt32(0)), r.GetFieldValue<DateOnly>(12), r.GetFieldValue<DateOnly>(1), r.GetDecimal(2), r.GetDecimal(3), r.GetDecimal(4), r.GetDecimal(5),
        r.GetDecimal(6), r.GetDecimal(7), r.GetDecimal(8), r.IsDBNull(9) ? null : r.GetDecimal(9),
        r.IsDBNull(10) ? null : new WeekNote(r.GetString(10), r.GetString(11)))
    {
        Planned = r.GetInt32(13),
        PlannedDone = r.GetInt32(14),
        Unplanned = r.GetDecimal(15),
    };
}
