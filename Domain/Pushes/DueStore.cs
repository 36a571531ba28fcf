using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Pushes;

/// <summary>Who is due for which push. Any number of clocks may ask: each takes rows that no other holds.</summary>
public static class DueStore
{
    // Whom a kind is for. Somebody who no longer fits keeps a moment that passes without a card, and is served again when they fit again.
    const string Fits = """
        case $2
            when 'weekly-review' then exists (
                select from unit v where v.tenant_id = m.tenant_id and v.manager_id = m.id)
                and not exists (select from unit v where v.tenant_id = m.tenant_id and v.manager_id = m.id and v.parent_id is null)
            when 'company-review' then m.role = 'ops' or exists (
                select from unit v where v.tenant_id = m.tenant_id and v.manager_id = m.id and v.parent_id is null)
            when 'delivery-report' then m.role = 'admin'
            when 'week-note' then m.role = 'rep'
            when 'log-reminder' then m.role = 'rep'
            when 'milestone' then m.role = 'rep' and exists (
                select from praised_unit v where v.tenant_id = m.tenant_id and v.unit_id = any(u.path))
            when 'window-reminder' then m.role in ('manager', 'director', 'ops')
            else m.role in ('rep', 'manager')
        end and m.left_on is null
        """;

    static readonly string Wanted = $"""
        p.time_zone, p.weekly_day, p.weekly_at, p.paused_until, coalesce($2 = any(p.muted), false) or {ExclusionStore.Holds("$2")}, {QuietStore.Columns}
        """;

    const string Wishes = """
        left join preference p on p.tenant_id = m.tenant_id and p.member_id = m.id
        left join quiet_rule q on q.tenant_id = m.tenant_id
        """;

    static readonly Sql Fitting = new($"""
        select {MemberStore.Columns}, $5::timestamptz, {Wanted}, array[]::int[], false
        from member m
        join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        {Wishes}
        where m.tenant_id = $1 and m.id > $6 and {Fits}
          and ($4 or not exists (select from due d where d.tenant_id = m.tenant_id and d.kind = $2 and d.member_id = m.id))
        order by m.id limit $3
        """);

    // The lock is held to the end of the transaction that serves them.
    static readonly Sql Claim = new($"""
        with taken as (
            select d.tenant_id, d.member_id, coalesce(d.put_off_from, d.due_at) as due_at from due d
            where d.kind = $2 and d.tenant_id = $1 and d.due_at <= $3 and ($4::int is null or d.member_id = $4)
            order by d.due_at limit $5
            for update skip locked)
        select {MemberStore.Columns}, t.due_at, {Wanted},
               array(select o from generate_series(-1, 1) o where exists (
                   select from absence a
                   where a.tenant_id = t.tenant_id and a.member_id = t.member_id
                     and a.first_day <= (t.due_at at time zone 'UTC')::date + o and a.last_day >= (t.due_at at time zone 'UTC')::date + o)),
               not ({Fits})
        from taken t
        join member m on m.tenant_id = t.tenant_id and m.id = t.member_id
        join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        {Wishes}
        order by t.due_at, m.id
        """);

    static readonly Sql Move = new("""
        insert into due (tenant_id, kind, member_id, due_at)
        select $1, $2, w.member_id, w.due_at from unnest($3::int[], $4::timestamptz[]) w (member_id, due_at)
        on conflict (tenant_id, kind, member_id) do update set due_at = excluded.due_at, put_off_from = null
        """);

    static readonly Sql PutOff = new("""
        update due d set due_at = w.until, put_off_from = coalesce(d.put_off_from, d.due_at)
        from unnest($3::int[], $4::timestamptz[]) w (member_id, until)
        where d.tenant_id = $1 and d.kind = $2 and d.member_id = w.member_id
        """);

    static readonly Sql Ahead = new("select min(due_at) filter (where due_at > 'epoch'), count(*) from due where tenant_id = $1 and kind = $2");

    // A moment so long gone passes without a card, and the next one is found with the new wishes. What waits for the morning only is still sent.
    static readonly Sql Recall = new("update due set due_at = 'epoch' where tenant_id = $1 and member_id = $2 and put_off_from is null");

    static readonly Sql Now = new("""
        select t.id, k.kind, d.people
        from tenant t cross join unnest($1::text[]) k (kind)
        cross join lateral (select count(*) as people from due d where d.tenant_id = t.id and d.kind = k.kind and d.due_at <= $2) d
        where d.people > 0
        """);

    static readonly Sql Look = new("""
        insert into planned (tenant_id, kind, at) select t.id, k.kind, $2 from tenant t cross join unnest($1::text[]) k (kind)
        on conflict (tenant_id, kind) do update set at = excluded.at where planned.at <= $3
        returning tenant_id, kind
        """);

    /// <summary>Which kinds are due in which company, and for how many people: nothing for nearly every minute.</summary>
    public static Rows<(TenantId Tenant, PushKind Kind, int People)> DueNow(Tx tx, IEnumerable<PushKind> kinds, DateTimeOffset now) =>
        tx.Rows(Now, r => (new TenantId(r.GetInt32(0)), PushKinds.Find(r.GetString(1))!.Value, (int)r.GetInt64(2)), Kinds(kinds), Arg.Of(now));

    /// <summary>Where people without a moment were not looked for lately; of several clocks that ask one is told to look.</summary>
    public static Rows<(TenantId Tenant, PushKind Kind)> ToPlan(Tx tx, IEnumerable<PushKind> kinds, DateTimeOffset now, TimeSpan lately) =>
        tx.Rows(Look, r => (new TenantId(r.GetInt32(0)), PushKinds.Find(r.GetString(1))!.Value), Kinds(kinds), Arg.Of(now), Arg.Of(now - lately));

    /// <summary>People a kind is for who have no moment yet, in the order of their ids; at most <paramref name="limit"/>.</summary>
    /// <param name="after">Where to go on, exclusive: whoever was planned is not passed over again and again.</param>
    public static Rows<Recipient> Unplanned(Tx tx, Tenant tenant, PushKind kind, DateTimeOffset now, MemberId after, int limit) => tx.Rows(
        Fitting, r => Read(r, tenant), Arg.Of(tenant.Id.Value), Arg.Of(kind.Stored()), Arg.Of(limit), Arg.Of(false), Arg.Of(now), Arg.Of(after.Value));

    /// <summary>Everybody a kind is for, as if all were due at that moment: for a rehearsal.</summary>
    public static Rows<Recipient> AsIfDue(Tx tx, Tenant tenant, PushKind kind, DateTimeOffset moment, int limit) => tx.Rows(
        Fitting, r => Read(r, tenant), Arg.Of(tenant.Id.Value), Arg.Of(kind.Stored()), Arg.Of(limit), Arg.Of(true), Arg.Of(moment), Arg.Of(0));

    /// <summary>When the next of a kind is due, and how many people have a moment.</summary>
    public static Row<(DateTimeOffset? Next, long People)> Outlook(Tx tx, TenantId tenant, PushKind kind) => tx.Row(
        Ahead, r => (r.IsDBNull(0) ? (DateTimeOffset?)null : r.GetFieldValue<DateTimeOffset>(0), r.GetInt64(1)), Arg.Of(tenant.Value), Arg.Of(kind.Stored()));

    /// <summary>Takes the longest due, for this transaction alone.</summary>
    /// <param name="only">One person, or null for anybody.</param>
    public static Rows<Recipient> Take(Tx tx, Tenant tenant, PushKind kind, DateTimeOffset now, MemberId? only, int limit) => tx.Rows(
        Claim, r => Read(r, tenant),
        Arg.Of(tenant.Id.Value), Arg.Of(kind.Stored()), Arg.Of(now), Arg.Of(only?.Value), Arg.Of(limit));

    /// <summary>Sets the next moment of each.</summary>
    public static void Plan(Tx tx, TenantId tenant, PushKind kind, IReadOnlyCollection<(MemberId Member, DateTimeOffset At)> next) => tx.Do(
        Move, Arg.Of(tenant.Value), Arg.Of(kind.Stored()),
        Arg.Array(next.Select(n => n.Member.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(next.Select(n => n.At.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz));

    /// <summary>Lets people wait for what they are due for; the moment that it is about stays.</summary>
    public static void Delay(Tx tx, TenantId tenant, PushKind kind, IReadOnlyCollection<(MemberId Member, DateTimeOffset Until)> waiting) => tx.Do(
        PutOff, Arg.Of(tenant.Value), Arg.Of(kind.Stored()),
        Arg.Array(waiting.Select(w => w.Member.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(waiting.Select(w => w.Until.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz));

    /// <summary>Lets the clock plan a person's moments anew at its next tick, after a change of what they want.</summary>
    public static void Replan(Tx tx, TenantId tenant, MemberId member) => tx.Do(Recall, Arg.Of(tenant.Value), Arg.Of(member.Value));

    static NpgsqlParameter Kinds(IEnumerable<PushKind> kinds) => Arg.Array(kinds.Select(k => k.Stored()).ToArray(), NpgsqlDbType.Text);

    static Recipient Read(NpgsqlDataReader r, Tenant tenant)
    {
        var member = MemberStore.Read(r, 0)!;
        var zone = QuietStore.ZoneOf(r, 10, tenant);
        var due = r.GetFieldValue<DateTimeOffset>(9);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(due, zone).DateTime);
        var paused = !r.IsDBNull(13) && r.GetFieldValue<DateOnly>(13) > day;
        // The statement knows days in UTC only: it answers which of the day before, the day and the day after are days away.
        var away = r.GetFieldValue<int[]>(17).Contains(day.DayNumber - DateOnly.FromDateTime(due.UtcDateTime).DayNumber);
        LocalSlot? weekly = r.IsDBNull(11) ? null : new((DayOfWeek)(r.GetInt16(11) % 7), r.GetFieldValue<TimeOnly>(12));
        var recalled = due == DateTimeOffset.UnixEpoch;
        return new(member, member.Language ?? tenant.Language, zone, weekly, QuietStore.Read(r, 15), due, Spared: recalled || paused || away || r.GetBoolean(14) || r.GetBoolean(18));
    }
}
