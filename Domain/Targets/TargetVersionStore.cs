using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Targets;

/// <summary>Reads the versions of targets. They are written by change sets, and with an imported target.</summary>
public static class TargetVersionStore
{
    static readonly Sql OfKeys = new("""
        select k.n::int - 1, v.id, v.base, v.stretch, v.effective_from
        from unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::date[]) with ordinality k (owner_kind, owner_id, metric, period_kind, starts, n)
        join target_version v on v.tenant_id = $1 and v.owner_kind = k.owner_kind and v.owner_id = k.owner_id and v.starts = k.starts
                             and v.metric = k.metric and v.period_kind = k.period_kind
        where not exists (select from target_void d where d.tenant_id = $1 and d.version_id = v.id)
        order by k.n, v.id
        """);

    static readonly Sql OfMember = new("""
        select v.metric, v.period_kind, v.starts, v.ends, v.id, v.base, v.stretch, v.effective_from
        from target_version v
        where v.tenant_id = $1 and v.owner_kind = 'member' and v.owner_id = $2 and v.starts >= $3 and v.starts < $4
          and (v.period_kind = 'month' or v.period_kind = $5 and v.starts = $3)
          and not exists (select from target_void d where d.tenant_id = $1 and d.version_id = v.id)
        order by v.metric, v.starts, v.id
        """);

    // What is asked about are the periods that hold the day, the newest version last.
    static readonly Sql OfDay = new("""
        select v.metric, v.period_kind, v.starts, v.ends, v.base, v.stretch, v.currency, v.effective_from, v.recorded_at, m.name, m.name_en,
               v.reason, v.note
        from target_version v left join member m on m.tenant_id = $1 and m.id = v.set_by
        where v.tenant_id = $1 and v.owner_kind = $2 and v.owner_id = $3 and v.starts <= $5 and v.starts > $4::date - 367 and v.ends > $4
          and not exists (select from target_void d where d.tenant_id = $1 and d.version_id = v.id)
        order by v.starts, v.metric, v.id
        limit 100
        """);

    /// <summary>The versions of each key, by its place in the list, oldest first.</summary>
    public static Rows<(int At, TargetVersion Version)> Of(Tx tx, TenantId tenant, IReadOnlyList<TargetKey> keys) => tx.Rows(
        OfKeys,
        r => (r.GetInt32(0), new TargetVersion(r.GetInt64(1), new Goal(r.GetDecimal(2), r.IsDBNull(3) ? null : r.GetDecimal(3)), r.GetFieldValue<DateOnly>(4))),
        Arg.Of(tenant.Value),
        Arg.Array(keys.Select(k => k.Owner.Stored).ToArray(), NpgsqlDbType.Text), Arg.Array(keys.Select(k => k.Owner.Id).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(keys.Select(k => k.Metric.Stored()).ToArray(), NpgsqlDbType.Text), Arg.Array(keys.Select(k => Stored(k.Period.Kind)).ToArray(), NpgsqlDbType.Text),
        Arg.Array(keys.Select(k => k.Period.Start).ToArray(), NpgsqlDbType.Date));

    /// <summary>The versions of a person's months in a period, and of the period itself, oldest first.</summary>
    public static Rows<(TargetKey Key, TargetVersion Version)> InPeriod(Tx tx, TenantId tenant, MemberId member, Period period) => tx.Rows(
        OfMember,
        r => (new TargetKey(TargetOwner.Of(member), TargetMetrics.Parse(r.GetString(0)), new Period(ParseKind(r.GetString(1)), r.GetFieldValue<DateOnly>(2), r.GetFieldValue<DateOnly>(3))),
            new TargetVersion(r.GetInt64(4), new Goal(r.GetDecimal(5), r.IsDBNull(6) ? null : r.GetDecimal(6)), r.GetFieldValue<DateOnly>(7))),
        Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(period.Start), Arg.Of(period.End),
        Arg.Of(period.Kind is PeriodKind.Day or PeriodKind.Days ? "" : Stored(period.Kind)));

    /// <summary>Every version of an owner's targets whose period touches the days, at most a hundred.</summary>
    public static Rows<VersionTold> Told(Tx tx, TenantId tenant, TargetOwner owner, Period days) => tx.Rows(
        OfDay, r => ReadTold(r, owner),
        Arg.Of(tenant.Value), Arg.Of(owner.Stored), Arg.Of(owner.Id), Arg.Of(days.Start), Arg.Of(days.LastDay));

    public static string Stored(PeriodKind kind) => kind switch
    {
        PeriodKind.Week => "week",
        PeriodKind.Month => "month",
        PeriodKind.Quarter => "quarter",
        PeriodKind.Half => "half",
        PeriodKind.Year => "year",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static PeriodKind ParseKind(string stored) => stored switch
    {
        "week" => PeriodKind.Week,
        "month" => PeriodKind.Month,
        "quarter" => PeriodKind.Quarter,
        "half" => PeriodKind.Half,
        "year" => PeriodKind.Year,
        _ => throw new InvalidOperationException($"Unknown period {stored}."),
    };

    static VersionTold ReadTold(NpgsqlDataReader r, TargetOwner owner) => new(
        new TargetKey(owner, TargetMetrics.Parse(r.GetString(0)), new Period(ParseKind(r.GetString(1)), r.GetFieldValue<DateOnly>(2), r.GetFieldValue<DateOnly>(3))),
        new Goal(r.GetDecimal(4), r.IsDBNull(5) ? null : r.GetDecimal(5)), Text(r, 6), r.GetFieldValue<DateOnly>(7),
        r.GetFieldValue<DateTimeOffset>(8), Text(r, 9), Text(r, 10), Text(r, 11), Text(r, 12));

    static string? Text(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : r.GetString(at);
}
