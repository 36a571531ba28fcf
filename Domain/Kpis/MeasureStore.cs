using System.Collections.Frozen;
using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Kpis;

/// <summary>Measures people: one statement an indicator, however many people there are.</summary>
public static class MeasureStore
{
    static readonly FrozenDictionary<string, Sql> Statements = Indicators.All
        .Where(i => i.Query is not null)
        .ToFrozenDictionary(i => i.Key, i => new Sql(i.Query!), StringComparer.Ordinal);

    /// <summary>Who has data, with it; nobody for an indicator without a source. A person without a row is missing, not at zero.</summary>
    public static Rows<(MemberId Member, Measure Measure)>? Of(Tx tx, TenantId tenant, Indicator indicator, int[] people, Period period) =>
        indicator.Own is { } own ? OwnMeasureStore.Of(tx, tenant, own, people, period)
        : Statements.TryGetValue(indicator.Key, out var sql) ? tx.Rows(
            sql, Read, Arg.Of(tenant.Value), Arg.Array(people, NpgsqlDbType.Integer), Arg.Of(period.Start), Arg.Of(period.End))
        : null;

    /// <summary>Person, numerator, denominator: what every statement that measures answers with.</summary>
    internal static (MemberId Member, Measure Measure) Read(NpgsqlDataReader r) =>
        (new(r.GetInt32(0)), new(r.GetDecimal(1), r.IsDBNull(2) ? null : r.GetDecimal(2)));
}
