using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Adjustments;

/// <summary>Keeps change sets and carries them out: set-based, so that a company's year is a few statements.</summary>
public static class ChangeSetStore
{
    static readonly Sql Insert = new("""
        with s as (
            insert into change_set (tenant_id, made_by, made_at, inbox_id, effective_from, reason, note) values ($1, $2, $3, $4, $5, $6, $7) returning id),
        i as (
            insert into change_item (tenant_id, set_id, line, owner_kind, owner_id, metric, period_kind, starts, ends, old_version, old_base, old_stretch,
                                     base, stretch, currency, effective_from, counted_base, counted_stretch, counts_base, counts_stretch, verdict)
            select $1, s.id, x.* from s,
                unnest($8::int[], $9::text[], $10::int[], $11::text[], $12::text[], $13::date[], $14::date[], $15::bigint[], $16::numeric[], $17::numeric[],
                       $18::numeric[], $19::numeric[], $20::text[], $21::date[], $22::numeric[], $23::numeric[], $24::numeric[], $25::numeric[], $26::text[]) x)
        select id from s
        """);

    // Whoever writes targets of a tenant comes after whoever does so already, so that what is checked next stays true to the commit.
    static readonly Sql LockTargets = new("select pg_advisory_xact_lock(hashtextextended('dengta.targets', $1::bigint))");

    static readonly Sql Locked = new("""
        select s.id, s.made_by, s.made_at, s.effective_from, s.reason, s.note, s.override, s.state, s.approved_by, i.items,
               exists (select from change_item i where i.tenant_id = $1 and i.set_id = s.id and i.old_version is not null)
                   or exists (select from change_scheme c where c.tenant_id = $1 and c.set_id = s.id and c.before_id is not null)
                   or exists (select from change_line c where c.tenant_id = $1 and c.set_id = s.id),
               m.name, m.name_en,
               (select count(*)::int from change_scheme c where c.tenant_id = $1 and c.set_id = s.id)
                   + (select count(*)::int from change_line c where c.tenant_id = $1 and c.set_id = s.id),
               i.passed, i.warned, i.blocked
        from change_set s join member m on m.tenant_id = $1 and m.id = s.made_by
        cross join lateral (
            select count(*)::int as items, count(*) filter (where i.verdict = 'pass')::int as passed, count(*) filter (where i.verdict = 'warn')::int as warned,
                   count(*) filter (where i.verdict = 'block')::int as blocked
            from change_item i where i.tenant_id = $1 and i.set_id = s.id) i
        where s.tenant_id = $1 and s.id = $2
        for update of s
        """);

    static readonly Sql LastApplied = new("""
        select s.id from change_set s where s.tenant_id = $1 and s.made_by = $2 and s.state = 'applied' order by s.id desc limit 1
        """);

    static readonly Sql Obstacles = new($"""
        select {AppraisalChangeStore.WasDecidedSince} or exists (
                   select from change_item i
                   where i.tenant_id = $1 and i.set_id = $2 and i.old_version is distinct from (
                       select max(v.id) from target_version v
                       where v.tenant_id = $1 and v.owner_kind = i.owner_kind and v.owner_id = i.owner_id and v.starts = i.starts
                         and v.metric = i.metric and v.period_kind = i.period_kind
                         and not exists (select from target_void d where d.tenant_id = $1 and d.version_id = v.id))),
               exists (
                   select from change_item i
                   left join member m on i.owner_kind = 'member' and m.tenant_id = $1 and m.id = i.owner_id
                   left join unit u on u.tenant_id = $1 and u.id = case when i.owner_kind = 'unit' then i.owner_id else m.unit_id end
                   where i.tenant_id = $1 and i.set_id = $2
                     and (i.owner_kind = 'member' and i.owner_id = $3 or not coalesce(u.path @> array[$4::int], false)
                          or i.owner_kind = 'unit' and i.owner_id = $4 and not $5)),
               exists (select from adjust_window w where w.tenant_id = $1 and w.closes >= $6 and w.opens <= $6)
        """);

    static readonly Sql Page = new("""
        select i.line, i.owner_kind, i.owner_id, i.metric, i.period_kind, i.starts, i.ends, i.old_version, i.old_base, i.old_stretch, i.base, i.stretch,
               i.currency, i.effective_from, i.counted_base, i.counted_stretch, i.counts_base, i.counts_stretch,
               coalesce(m.name, u.name), coalesce(m.name_en, u.name_en), coalesce(m.id, u.manager_id), i.verdict,
               coalesce((select sum(case when i.currency is null then p.count when p.currency = i.currency then p.amount else 0 end)
                         from progress_day p
                         where p.tenant_id = $1 and p.day >= i.starts and p.day < i.ends
                           and p.kind = case i.metric when 'visits' then 1 when 'collections' then 3 when 'quotes' then 4 when 'customers' then 5
                                                      when 'followups' then 6 else 2 end
                           and p.member_id = any (case when i.owner_kind = 'member' then array[i.owner_id] else
                               array(select b.id from unit v join member b on b.tenant_id = $1 and b.unit_id = v.id
                                     where v.tenant_id = $1 and v.path @> array[i.owner_id]) end)), 0)
        from change_item i
        left join member m on i.owner_kind = 'member' and m.tenant_id = $1 and m.id = i.owner_id
        left join unit u on i.owner_kind = 'unit' and u.tenant_id = $1 and u.id = i.owner_id
        where i.tenant_id = $1 and i.set_id = $2 and i.line > $3 and (not $5 or i.verdict = 'block')
        order by i.line limit $4
        """);

    static readonly Sql Settle = new("""
        update change_set set state = $3, settled_at = $4, approved_by = coalesce($5, approved_by), reason = coalesce($6, reason),
                              note = coalesce($7, note), override = coalesce($8, override)
        where tenant_id = $1 and id = $2
        """);

    // The set is read once, not for each of its lines, of which there may be a hundred thousand.
    static readonly Sql WriteVersions = new("""
        with s as materialized (select c.id, c.made_by, c.reason, c.note from change_set c where c.tenant_id = $1 and c.id = $2)
        insert into target_version (tenant_id, owner_kind, owner_id, metric, period_kind, starts, ends, base, stretch, currency, effective_from,
                                    recorded_at, set_by, inbox_id, change_set, reason, note)
        select $1, i.owner_kind, i.owner_id, i.metric, i.period_kind, i.starts, i.ends, i.base, i.stretch, i.currency, i.effective_from,
               $3, s.made_by, $4, s.id, s.reason, s.note
        from s join change_item i on i.tenant_id = $1 and i.set_id = $2
        """);

    static readonly Sql WriteMonths = new("""
        insert into target (tenant_id, member_id, metric, month, base, stretch, currency)
        select $1, i.owner_id, i.metric, i.starts, i.counts_base, i.counts_stretch, i.currency from change_item i
        where i.tenant_id = $1 and i.set_id = $2 and i.owner_kind = 'member' and i.period_kind = 'month'
        on conflict (tenant_id, member_id, month, metric) do update set base = excluded.base, stretch = excluded.stretch, currency = excluded.currency
        """);

    static readonly Sql IsBuiltOn = new($"""
        select {AppraisalChangeStore.WasDecidedSince} or exists (
            select from target_version v join target_version n
                on n.tenant_id = $1 and n.owner_kind = v.owner_kind and n.owner_id = v.owner_id and n.starts = v.starts and n.metric = v.metric
                   and n.period_kind = v.period_kind and n.id > v.id and n.change_set is distinct from v.change_set
            where v.tenant_id = $1 and v.change_set = $2
              and not exists (select from target_void d where d.tenant_id = $1 and d.version_id = n.id))
        """);

    static readonly Sql VoidVersions = new("""
        insert into target_void (tenant_id, version_id, voided_at, voided_by, inbox_id)
        select $1, v.id, $3, $4, $5 from target_version v where v.tenant_id = $1 and v.change_set = $2
        """);

    static readonly Sql RestoreMonths = new("""
        with gone as (
            delete from target t using change_item i
            where i.tenant_id = $1 and i.set_id = $2 and i.owner_kind = 'member' and i.period_kind = 'month' and i.counted_base is null
              and t.tenant_id = $1 and t.member_id = i.owner_id and t.month = i.starts and t.metric = i.metric)
        update target t set base = i.counted_base, stretch = i.counted_stretch from change_item i
        where i.tenant_id = $1 and i.set_id = $2 and i.owner_kind = 'member' and i.period_kind = 'month' and i.counted_base is not null
          and t.tenant_id = $1 and t.member_id = i.owner_id and t.month = i.starts and t.metric = i.metric
        """);

    public static Row<long> Draft(
        Tx tx, TenantId tenant, MemberId by, DateTimeOffset now, InboxId inbox, DateOnly from, string? reason, string? note, IReadOnlyList<TargetChangeItem> items) => tx.Row(
        Insert, r => r.GetInt64(0),
        Arg.Of(tenant.Value), Arg.Of(by.Value), Arg.Of(now), Arg.Of(inbox.Value), Arg.Of(from), Arg.Of(reason), Arg.Of(note),
        Column(Enumerable.Range(1, items.Count), NpgsqlDbType.Integer),
        Column(items.Select(i => i.Key.Owner.Stored), NpgsqlDbType.Text), Column(items.Select(i => i.Key.Owner.Id), NpgsqlDbType.Integer),
        Column(items.Select(i => i.Key.Metric.Stored()), NpgsqlDbType.Text),
        Column(items.Select(i => TargetVersionStore.Stored(i.Key.Period.Kind)), NpgsqlDbType.Text),
        Column(items.Select(i => i.Key.Period.Start), NpgsqlDbType.Date), Column(items.Select(i => i.Key.Period.End), NpgsqlDbType.Date),
        Column(items.Select(i => i.Old?.Id), NpgsqlDbType.Bigint), Column(items.Select(i => i.Old?.Goal.Base), NpgsqlDbType.Numeric),
        Column(items.Select(i => i.Old?.Goal.Stretch), NpgsqlDbType.Numeric), Column(items.Select(i => i.New.Base), NpgsqlDbType.Numeric),
        Column(items.Select(i => i.New.Stretch), NpgsqlDbType.Numeric), Column(items.Select(i => i.Currency), NpgsqlDbType.Text),
        Column(items.Select(i => i.EffectiveFrom), NpgsqlDbType.Date), Column(items.Select(i => i.Counted?.Base), NpgsqlDbType.Numeric),
        Column(items.Select(i => i.Counted?.Stretch), NpgsqlDbType.Numeric), Column(items.Select(i => i.Counts.Base), NpgsqlDbType.Numeric),
        Column(items.Select(i => i.Counts.Stretch), NpgsqlDbType.Numeric), Column(items.Select(i => Name(i.Verdict)), NpgsqlDbType.Text));

    /// <summary>From here to the end of the transaction nobody else writes targets of the tenant.</summary>
    public static Row<bool> Lock(Tx tx, TenantId tenant) => tx.Row(LockTargets, _ => true, Arg.Of(tenant.Value));

    /// <summary>The set, locked to the end of the transaction: of two who decide on it one comes second.</summary>
    public static Row<ChangeSet> Find(Tx tx, TenantId tenant, long set) => tx.Row(Locked, Read, Arg.Of(tenant.Value), Arg.Of(set));

    /// <summary>The last set of somebody's that was carried out.</summary>
    public static Row<long?> LastOf(Tx tx, TenantId tenant, MemberId maker) => tx.Row(LastApplied, r => (long?)r.GetInt64(0), Arg.Of(tenant.Value), Arg.Of(maker.Value));

    /// <param name="root">The asker's root of rights.</param>
    /// <param name="setsRoot">Whether the root's own target is the asker's to set.</param>
    public static Row<ChangeObstacles> Check(Tx tx, TenantId tenant, long set, MemberId asker, UnitId? root, bool setsRoot, DateOnly today) => tx.Row(
        Obstacles, r => new ChangeObstacles(r.GetBoolean(0), r.GetBoolean(1), r.GetBoolean(2)),
        Arg.Of(tenant.Value), Arg.Of(set), Arg.Of(asker.Value), Arg.Of(root?.Value ?? 0), Arg.Of(setsRoot), Arg.Of(today));

    /// <param name="blocked">Only those that the check blocks.</param>
    public static Rows<ItemTold> Items(Tx tx, TenantId tenant, long set, int after, int limit, bool blocked = false) =>
        tx.Rows(Page, ReadItem, Arg.Of(tenant.Value), Arg.Of(set), Arg.Of(after), Arg.Of(limit), Arg.Of(blocked));

    public static void SetState(
        Tx tx, TenantId tenant, long set, ChangeState state, DateTimeOffset now, MemberId? approver = null, string? reason = null, string? note = null, string? over = null) => tx.Do(
        Settle, Arg.Of(tenant.Value), Arg.Of(set), Arg.Of(Name(state)), Arg.Of(now), Arg.Of(approver?.Value), Arg.Of(reason), Arg.Of(note), Arg.Of(over));

    /// <summary>Makes the versions and the months they count as. The state is set apart, before.</summary>
    public static void Apply(Tx tx, TenantId tenant, long set, DateTimeOffset now, InboxId inbox)
    {
        tx.Do(WriteVersions, Arg.Of(tenant.Value), Arg.Of(set), Arg.Of(now), Arg.Of(inbox.Value));
        tx.Do(WriteMonths, Arg.Of(tenant.Value), Arg.Of(set));
    }

    /// <summary>Whether a later change has been made on top of one of its targets.</summary>
    public static Row<bool> Covered(Tx tx, TenantId tenant, long set) => tx.Row(IsBuiltOn, r => r.GetBoolean(0), Arg.Of(tenant.Value), Arg.Of(set));

    public static void Undo(Tx tx, TenantId tenant, long set, DateTimeOffset now, MemberId by, InboxId inbox)
    {
        tx.Do(VoidVersions, Arg.Of(tenant.Value), Arg.Of(set), Arg.Of(now), Arg.Of(by.Value), Arg.Of(inbox.Value));
        tx.Do(RestoreMonths, Arg.Of(tenant.Value), Arg.Of(set));
    }

    static NpgsqlParameter Column<T>(IEnumerable<T> values, NpgsqlDbType element) => Arg.Array(values.ToArray(), element);

    static ChangeSet Read(NpgsqlDataReader r) => new(
        r.GetInt64(0), new MemberId(r.GetInt32(1)), r.GetFieldValue<DateTimeOffset>(2), r.GetFieldValue<DateOnly>(3), Text(r, 4), Text(r, 5), Text(r, 6),
        Parse(r.GetString(7)), r.IsDBNull(8) ? null : new MemberId(r.GetInt32(8)), r.GetInt32(9), r.GetBoolean(10), r.GetString(11), r.GetString(12),
        r.GetInt32(13), new(r.GetInt32(14), r.GetInt32(15), r.GetInt32(16)));

    static ItemTold ReadItem(NpgsqlDataReader r)
    {
        var key = new TargetKey(
            TargetOwner.Parse(r.GetString(1), r.GetInt32(2)), TargetMetrics.Parse(r.GetString(3)),
            new Period(TargetVersionStore.ParseKind(r.GetString(4)), r.GetFieldValue<DateOnly>(5), r.GetFieldValue<DateOnly>(6)));
        var from = r.GetFieldValue<DateOnly>(13);
        var item = new TargetChangeItem(
            key, r.IsDBNull(7) ? null : new TargetVersion(r.GetInt64(7), Goal(r, 8)!.Value, key.Period.Start), Goal(r, 10)!.Value, Text(r, 12), from,
            Goal(r, 14), Goal(r, 16)!.Value)
        {
            Verdict = ParseVerdict(Text(r, 21)),
        };
        return new(r.GetInt32(0), item, r.GetString(18), r.GetString(19), r.IsDBNull(20) ? null : new MemberId(r.GetInt32(20)), r.GetDecimal(22));
    }

    static Goal? Goal(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : new Goal(r.GetDecimal(at), r.IsDBNull(at + 1) ? null : r.GetDecimal(at + 1));

    static string? Text(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : r.GetString(at);

    static string? Name(Verdict? verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Warn => "warn",
        Verdict.Block => "block",
        _ => null,
    };

    static Verdict? ParseVerdict(string? name) => name switch
    {
        "pass" => Verdict.Pass,
        "warn" => Verdict.Warn,
        "block" => Verdict.Block,
        _ => null,
    };

    static string Name(ChangeState state) => state switch
    {
        ChangeState.Draft => "draft",
        ChangeState.Waiting => "waiting",
        ChangeState.Applied => "applied",
        ChangeState.Dropped => "dropped",
        _ => "undone",
    };

    static ChangeState Parse(string state) => state switch
    {
        "draft" => ChangeState.Draft,
        "waiting" => ChangeState.Waiting,
        "applied" => ChangeState.Applied,
        "dropped" => ChangeState.Dropped,
        _ => ChangeState.Undone,
    };
}
