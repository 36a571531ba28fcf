using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Targets;

/// <summary>Keeps splits and what their owners answered.</summary>
public static class SplitStore
{
    // What "it" means: the target last set by the person, or set for the unit that the person answers for.
    /// <summary>What "it" is, and with it the other parts of what was divided over time just before: the same owner's in the same set.</summary>
    const string LastSet = """
        with x as (
            select * from (
                (select v.* from target_version v where v.tenant_id = $1 and v.set_by = $2 and ($4::bigint is null or v.change_set = $4)
                    and not exists (select from target_void d where d.tenant_id = $1 and d.version_id = v.id)
                 order by v.id desc limit 1)
                union all
                (select v.* from target_version v where v.tenant_id = $1 and v.owner_kind = 'unit' and v.owner_id = $3 and $4::bigint is null
                    and not exists (select from target_void d where d.tenant_id = $1 and d.version_id = v.id)
                 order by v.id desc limit 1)) y
            order by id desc limit 1),
        parts as (
            select v.* from x join target_version v on v.tenant_id = $1 and v.owner_kind = x.owner_kind and v.owner_id = x.owner_id and v.metric = x.metric
                and v.period_kind = x.period_kind and (v.change_set = x.change_set or v.id = x.id)
            where not exists (select from target_void d where d.tenant_id = $1 and d.version_id = v.id))
        """;

    static readonly Sql LastPartsOf = new($"""
        {LastSet}
        select owner_kind, owner_id, metric, period_kind, starts, ends, base, stretch from parts order by starts
        """);

    // Of parts it is the whole that they were made of.
    static readonly Sql LastWhole = new($"""
        {LastSet}
        select v.owner_kind, v.owner_id, v.metric, v.period_kind, v.starts, v.ends, v.base, v.stretch
        from x join target_version v on v.tenant_id = $1 and v.owner_kind = x.owner_kind and v.owner_id = x.owner_id and v.metric = x.metric
            and v.starts <= (select min(starts) from parts) and v.ends >= (select max(ends) from parts)
        where not exists (select from target_void d where d.tenant_id = $1 and d.version_id = v.id)
        order by v.ends - v.starts, v.id desc limit 1
        """);

    const string Away = "from absence a where a.tenant_id = $1 and a.member_id = m.id and a.last_day >= $8 and a.first_day < $9";

    static readonly Sql OwnersBelow = new($"""
        select 'unit', u.id, u.name, u.name_en, (select count(*)::int from unit v join member b on b.tenant_id = $1 and b.unit_id = v.id
                              where v.tenant_id = $1 and v.path @> array[u.id] and b.left_on is null and b.role in ('rep', 'manager')),
               coalesce((select sum(case when $6 then p.amount else p.count end) from unit v join member b on b.tenant_id = $1 and b.unit_id = v.id
                         join progress_day p on p.tenant_id = $1 and p.member_id = b.id and p.day >= $3::date - 365 and p.day < $3 and p.kind = $5
                         where v.tenant_id = $1 and v.path @> array[u.id] and (not $6 or p.currency = $7)), 0), null, null, null
        from unit u where u.tenant_id = $1 and u.parent_id = $2
        union all
        select 'member', m.id, m.name, m.name_en, 1,
               coalesce((select sum(case when $6 then p.amount else p.count end) from progress_day p
                         where p.tenant_id = $1 and p.member_id = m.id and p.day >= $3::date - 365 and p.day < $3 and p.kind = $5 and (not $6 or p.currency = $7)), 0),
               m.joined_on, array(select a.first_day {Away} order by a.first_day), array(select a.last_day {Away} order by a.first_day)
        from member m where m.tenant_id = $1 and m.unit_id = $2 and m.left_on is null and m.role in ('rep', 'manager') and m.id <> $4
        order by 1 desc, 2
        """);

    static readonly Sql Insert = new("""
        with s as (
            insert into target_split (tenant_id, unit_id, metric, period_kind, starts, ends, base, stretch, currency, method, made_by, made_at, inbox_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id),
        p as (
            insert into target_split_part (tenant_id, split_id, line, owner_kind, owner_id, base, stretch, carries, is_new, days_away)
            select $1, s.id, x.* from s,
                unnest($14::int[], $15::text[], $16::int[], $17::numeric[], $18::numeric[], $19::numeric[], $20::boolean[], $21::int[]) x)
        select id from s
        """);

    // Locked only as long as its changes are: cancelled, declined or undone they leave it as it was before.
    const string State = """
        case when s.state = 'locked' and exists (
            select from change_set c where c.tenant_id = $1 and c.id = s.change_set and c.state in ('dropped', 'undone')) then 'open' else s.state end
        """;

    static readonly Sql Locked = new($"""
        select s.id, s.unit_id, u.name, u.name_en, s.metric, s.period_kind, s.starts, s.ends, s.base, s.stretch, s.method, s.made_by, m.name, m.name_en,
               {State}, s.due_at, s.change_set
        from target_split s
        join unit u on u.tenant_id = $1 and u.id = s.unit_id
        join member m on m.tenant_id = $1 and m.id = s.made_by
        where s.tenant_id = $1 and s.id = $2
        for update of s
        """);

    static readonly Sql PartsOf = new($"""
        select p.line, p.owner_kind, p.owner_id, coalesce(m.name, u.name), coalesce(m.name_en, u.name_en), coalesce(m.id, u.manager_id), p.base, p.stretch,
               p.state, p.reason, p.carries, p.is_new, p.days_away, s.made_by, {State}
        from target_split s
        join target_split_part p on p.tenant_id = $1 and p.split_id = s.id
        left join member m on p.owner_kind = 'member' and m.tenant_id = $1 and m.id = p.owner_id
        left join unit u on p.owner_kind = 'unit' and u.tenant_id = $1 and u.id = p.owner_id
        where s.tenant_id = $1 and s.id = $2 order by p.line
        """);

    static readonly Sql SplitOfSet = new("select id from target_split where tenant_id = $1 and change_set = $2");

    static readonly Sql Move = new("update target_split set state = $3, due_at = coalesce($4, due_at), change_set = $5 where tenant_id = $1 and id = $2");

    static readonly Sql Decide = new("""
        update target_split_part set state = $4, reason = $5, decided_by = $6, decided_at = $7, base = $8, stretch = $9
        where tenant_id = $1 and split_id = $2 and line = $3
        """);

    /// <summary>The target last set by somebody or for the unit they answer for; of one divided over time just before, the whole.</summary>
    /// <param name="set">Within this change set only; null for the newest of all.</param>
    public static Row<(TargetKey Key, Goal Goal)?> Last(Tx tx, TenantId tenant, MemberId by, UnitId? manages, long? set) => tx.Row(
        LastWhole, r => ((TargetKey, Goal)?)Target(r), Arg.Of(tenant.Value), Arg.Of(by.Value), Arg.Of(manages?.Value ?? 0), Arg.Of(set));

    /// <summary>The same, but of one divided over time just before, its parts in order.</summary>
    public static Rows<(TargetKey Key, Goal Goal)> LastParts(Tx tx, TenantId tenant, MemberId by, UnitId? manages, long? set) => tx.Rows(
        LastPartsOf, Target, Arg.Of(tenant.Value), Arg.Of(by.Value), Arg.Of(manages?.Value ?? 0), Arg.Of(set));

    static (TargetKey, Goal) Target(NpgsqlDataReader r) => (
        new TargetKey(TargetOwner.Parse(r.GetString(0), r.GetInt32(1)), TargetMetrics.Parse(r.GetString(2)), PeriodAt(r, 3)), GoalAt(r, 6));

    /// <summary>The units and people right below a unit, except one person; what they reached in the year before the day.</summary>
    public static Rows<Below> Owners(Tx tx, TenantId tenant, TargetKey key, MemberId except, string currency, DateOnly today) => tx.Rows(
        OwnersBelow, ReadBelow,
        Arg.Of(tenant.Value), Arg.Of(key.Owner.Id), Arg.Of(today), Arg.Of(except.Value), Arg.Of((short)key.Metric.Kind()), Arg.Of(key.Metric.IsMoney()),
        Arg.Of(currency), Arg.Of(key.Period.Start), Arg.Of(key.Period.End));

    public static Row<long> Draft(
        Tx tx, TenantId tenant, TargetKey key, Goal whole, string? currency, OwnerMethod method, MemberId by, DateTimeOffset now, InboxId inbox,
        IReadOnlyList<(TargetOwner Owner, Goal Goal, Presence Presence)> parts) => tx.Row(
        Insert, r => r.GetInt64(0),
        Arg.Of(tenant.Value), Arg.Of(key.Owner.Id), Arg.Of(key.Metric.Stored()), Arg.Of(TargetVersionStore.Stored(key.Period.Kind)),
        Arg.Of(key.Period.Start), Arg.Of(key.Period.End), Arg.Of(whole.Base), Arg.Of(whole.Stretch), Arg.Of(currency), Arg.Of(Name(method)),
        Arg.Of(by.Value), Arg.Of(now), Arg.Of(inbox.Value),
        Column(Enumerable.Range(1, parts.Count), NpgsqlDbType.Integer), Column(parts.Select(p => p.Owner.Stored), NpgsqlDbType.Text),
        Column(parts.Select(p => p.Owner.Id), NpgsqlDbType.Integer), Column(parts.Select(p => p.Goal.Base), NpgsqlDbType.Numeric),
        Column(parts.Select(p => p.Goal.Stretch), NpgsqlDbType.Numeric), Column(parts.Select(p => p.Presence.Carries), NpgsqlDbType.Numeric),
        Column(parts.Select(p => p.Presence.IsNew), NpgsqlDbType.Boolean), Column(parts.Select(p => p.Presence.DaysAway), NpgsqlDbType.Integer));

    /// <summary>The split, locked to the end of the transaction: an acceptance that crosses a withdrawal comes before or after it.</summary>
    public static Row<TargetSplit> Find(Tx tx, TenantId tenant, long split) => tx.Row(Locked, ReadSplit, Arg.Of(tenant.Value), Arg.Of(split));

    /// <summary>The split whose locked parts a change set is made of.</summary>
    public static Row<long?> OfSet(Tx tx, TenantId tenant, long set) => tx.Row(SplitOfSet, r => (long?)r.GetInt64(0), Arg.Of(tenant.Value), Arg.Of(set));

    public static Rows<SplitPart> Parts(Tx tx, TenantId tenant, long split) => tx.Rows(PartsOf, ReadPart, Arg.Of(tenant.Value), Arg.Of(split));

    /// <param name="set">The changes of a split that is locked.</param>
    public static void SetState(Tx tx, TenantId tenant, long split, SplitState state, DateTimeOffset? due = null, long? set = null) => tx.Do(
        Move, Arg.Of(tenant.Value), Arg.Of(split), Arg.Of(Name(state)), Arg.Of(due), Arg.Of(set));

    public static void SetPart(Tx tx, TenantId tenant, long split, SplitPart part, MemberId by, DateTimeOffset now) => tx.Do(
        Decide, Arg.Of(tenant.Value), Arg.Of(split), Arg.Of(part.Line), Arg.Of(Name(part.Proposal.State)), Arg.Of(part.Proposal.Reason), Arg.Of(by.Value),
        Arg.Of(now), Arg.Of(part.Goal.Base), Arg.Of(part.Goal.Stretch));

    static NpgsqlParameter Column<T>(IEnumerable<T> values, NpgsqlDbType element) => Arg.Array(values.ToArray(), element);

    static Below ReadBelow(NpgsqlDataReader r)
    {
        var owner = TargetOwner.Parse(r.GetString(0), r.GetInt32(1));
        var (people, history) = (r.GetInt32(4), r.GetDecimal(5));
        var who = owner.Kind == OwnerKind.Unit
            ? new Shareholder(owner, history, people, null, [])
            : new Shareholder(owner, history, people, r.GetFieldValue<DateOnly>(6), [.. r.GetFieldValue<DateOnly[]>(7).Zip(r.GetFieldValue<DateOnly[]>(8))]);
        return new(who, r.GetString(2), r.GetString(3));
    }

    static TargetSplit ReadSplit(NpgsqlDataReader r) => new(
        r.GetInt64(0), new UnitId(r.GetInt32(1)), r.GetString(2), r.GetString(3), TargetMetrics.Parse(r.GetString(4)), PeriodAt(r, 5), GoalAt(r, 8),
        Enum.Parse<OwnerMethod>(r.GetString(10), ignoreCase: true), new MemberId(r.GetInt32(11)), r.GetString(12), r.GetString(13),
        Enum.Parse<SplitState>(r.GetString(14), ignoreCase: true), r.IsDBNull(15) ? null : r.GetFieldValue<DateTimeOffset>(15),
        r.IsDBNull(16) ? null : r.GetInt64(16));

    // What the whole has come to, its parts have: nobody answers a split that was withdrawn.
    static SplitPart ReadPart(NpgsqlDataReader r)
    {
        var state = r.GetString(14) is ("locked" or "withdrawn") and var whole ? whole : r.GetString(8);
        var proposal = new SplitProposal(
            Enum.Parse<ProposalState>(state, ignoreCase: true), new MemberId(r.GetInt32(13)), r.IsDBNull(5) ? null : new MemberId(r.GetInt32(5)),
            r.GetDecimal(6), r.IsDBNull(7) ? null : r.GetDecimal(7), r.IsDBNull(9) ? "" : r.GetString(9));
        return new(
            r.GetInt32(0), TargetOwner.Parse(r.GetString(1), r.GetInt32(2)), r.GetString(3), r.GetString(4),
            new Presence(r.GetDecimal(10), r.GetBoolean(11), r.GetInt32(12)), proposal);
    }

    static Goal GoalAt(NpgsqlDataReader r, int at) => new(r.GetDecimal(at), r.IsDBNull(at + 1) ? null : r.GetDecimal(at + 1));

    static Period PeriodAt(NpgsqlDataReader r, int at) =>
        new(TargetVersionStore.ParseKind(r.GetString(at)), r.GetFieldValue<DateOnly>(at + 1), r.GetFieldValue<DateOnly>(at + 2));

    static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
