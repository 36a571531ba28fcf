using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using NpgsqlTypes;

namespace Dengta.Domain.Targets;

/// <summary>One person's target of a month.</summary>
public sealed record PersonTarget(MemberId Member, MonthTarget Target);

/// <summary>Sets targets from a file. The only place that knows how an imported target is stored.</summary>
public static class TargetImportStore
{
    static readonly Sql Existing = new("""
        select w.i::int - 1, t.base, t.stretch
        from unnest($2::int[], $3::text[], $4::date[]) with ordinality w (member_id, metric, month, i)
        join target t on t.tenant_id = $1 and t.member_id = w.member_id and t.month = w.month and t.metric = w.metric
        """);

    /// <summary>What is set already, by the place of the sought target from 0.</summary>
    public static Rows<(int Index, decimal Base, decimal? Stretch)> Find(Tx tx, TenantId tenant, IReadOnlyCollection<PersonTarget> sought) => tx.Rows(
        Existing, r => (r.GetInt32(0), r.GetDecimal(1), r.IsDBNull(2) ? (decimal?)null : r.GetDecimal(2)), Arg.Of(tenant.Value),
        Arg.Array(sought.Select(t => t.Member.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(sought.Select(t => t.Target.Metric.Stored()).ToArray(), NpgsqlDbType.Text),
        Arg.Array(sought.Select(t => t.Target.Month).ToArray(), NpgsqlDbType.Date));

    /// <summary>Sets targets where there are none yet.</summary>
    public static void Add(Tx tx, TenantId tenant, IEnumerable<PersonTarget> targets, string currency)
    {
        foreach (var t in targets) ProgressStore.AddTarget(tx, tenant, t.Member, t.Target, currency);
    }
}
