using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Targets;

/// <summary>One month of a person that is not what its versions count as.</summary>
/// <param name="Kept">Null where the month is missing.</param>
/// <param name="Versions">Null where nothing says that there should be one.</param>
public sealed record TargetDifference(TenantId Tenant, MemberId Member, TargetMetric Metric, DateOnly Month, Goal? Kept, Goal? Versions);

/// <summary>Proves that persons' months, which every answer is read from, equal their versions. Reads everything: not for a turn.</summary>
public static class TargetCheckStore
{
    const int Most = 20;

    static readonly Sql Months = new("""
        select coalesce(v.tenant_id, t.tenant_id), coalesce(v.owner_id, t.member_id), coalesce(v.metric, t.metric), coalesce(v.starts, t.month),
               v.id, v.base, v.stretch, v.effective_from, t.base, t.stretch
        from (select * from target_version v where v.owner_kind = 'member' and v.period_kind = 'month'
                and not exists (select from target_void d where d.tenant_id = v.tenant_id and d.version_id = v.id)) v
        full join target t on t.tenant_id = v.tenant_id and t.member_id = v.owner_id and t.metric = v.metric and t.month = v.starts
        order by 1, 2, 3, 4, 5
        """);

    /// <summary>The first twenty differences; none is what it should be.</summary>
    public static async Task<IReadOnlyList<TargetDifference>> RunAsync(Db db, CancellationToken cancel)
    {
        var tenants = await TenantStore.LoadAsync(db, cancel);
        var rows = await db.RowsAsync(Months, Read, cancel);
        return [.. rows.GroupBy(r => (r.Tenant, r.Member, r.Metric, r.Starts)).Select(g => Compare(g.Key, [.. g], tenants[g.Key.Tenant].Calendar)).OfType<TargetDifference>().Take(Most)];
    }

    static TargetDifference? Compare(
        (TenantId Tenant, MemberId Member, TargetMetric Metric, DateOnly Starts) key, IReadOnlyList<Month> rows, WorkCalendar calendar)
    {
        var counted = CountedGoal.Of([.. rows.Where(r => r.Version is not null).Select(r => r.Version!.Value)], Period.Month(key.Starts), calendar);
        return counted == rows[0].Kept ? null : new(key.Tenant, key.Member, key.Metric, key.Starts, rows[0].Kept, counted);
    }

    static Month Read(NpgsqlDataReader r) => new(
        new TenantId(r.GetInt32(0)), new MemberId(r.GetInt32(1)), TargetMetrics.Parse(r.GetString(2)), r.GetFieldValue<DateOnly>(3),
        r.IsDBNull(4) ? null : new TargetVersion(r.GetInt64(4), Goal(r, 5)!.Value, r.GetFieldValue<DateOnly>(7)), Goal(r, 8));

    static Goal? Goal(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : new Goal(r.GetDecimal(at), r.IsDBNull(at + 1) ? null : r.GetDecimal(at + 1));

    readonly record struct Month(TenantId Tenant, MemberId Member, TargetMetric Metric, DateOnly Starts, TargetVersion? Version, Goal? Kept);
}
