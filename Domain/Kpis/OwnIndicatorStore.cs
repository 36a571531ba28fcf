using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;
using Npgsql;

namespace Dengta.Domain.Kpis;

/// <summary>The indicators that operations made; versions are only added.</summary>
public static class OwnIndicatorStore
{
    /// <summary>What <see cref="Read(NpgsqlDataReader, int)"/> reads, in this order.</summary>
    internal const string Columns = """
        key, version, valid_from, name, name_en, source, aggregate, unit, is_lower, goal, zero_point, cap, floor, cycle, serves,
        groups, fields, operators, numbers, words, reason
        """;

    static readonly Sql Versions = new($"""
        select {Columns}
        from own_indicator where tenant_id = $1 and created_at <= coalesce($2, 'infinity'::timestamptz)
        order by length(key), key, version
        """);

    // Two who publish at once come one after the other.
    static readonly Sql Lock = new("select pg_advisory_xact_lock(hashtextextended('dengta.indicator', $1))");

    static readonly Sql Insert = new("""
        insert into own_indicator (tenant_id, key, version, valid_from, name, name_en, source, aggregate, unit, is_lower, goal, zero_point, cap, floor,
                                   cycle, serves, groups, fields, operators, numbers, words, created_at, created_by, inbox_id, reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
        """);

    /// <summary>Every version of every indicator, the oldest first.</summary>
    /// <param name="decided">Only what was published by then; null for everything.</param>
    public static Rows<OwnIndicator> Of(Tx tx, TenantId tenant, DateTimeOffset? decided = null) =>
        tx.Rows(Versions, r => Read(r, 0), Arg.Of(tenant.Value), Arg.Of(decided));

    /// <inheritdoc cref="Of"/>
    /// <remarks>Locked to the end of the transaction, so that numbers and names stay free.</remarks>
    public static Rows<OwnIndicator> Locked(Tx tx, TenantId tenant)
    {
        tx.Row(Lock, _ => 0, Arg.Of((long)tenant.Value));
        return Of(tx, tenant);
    }

    /// <summary>Adds a version; its number must be free.</summary>
    public static void Add(Tx tx, TenantId tenant, OwnIndicator own, DateTimeOffset at, MemberId by, InboxId inbox) => tx.Do(
        Insert,
        [
            Arg.Of(tenant.Value), Arg.Of(own.Key), Arg.Of(own.Version), Arg.Of(own.From), Arg.Of(own.Name), Arg.Of(own.NameEn), Arg.Of((short)own.Source),
            Arg.Of((short)own.Aggregate), Arg.Of(own.Unit.Stored()), Arg.Of(own.LowerIsBetter), Arg.Of(own.Goal), Arg.Of(own.ZeroPoint), Arg.Of(own.Cap),
            Arg.Of(own.Floor), Arg.Of(own.Cycle.Stored()), Arg.Of(own.Serves.Stored()), .. OwnMeasureStore.FilterArgs(own.Filter), Arg.Of(at),
            Arg.Of(by.Value), Arg.Of(inbox.Value), Arg.Of(own.Reason),
        ]);

    /// <param name="at">The first column of it.</param>
    internal static OwnIndicator Read(NpgsqlDataReader r, int at) => new(
        r.GetString(at), r.GetInt32(at + 1), r.GetFieldValue<DateOnly>(at + 2), r.GetString(at + 3), r.GetString(at + 4), (RecordSource)r.GetInt16(at + 5), ReadFilter(r, at),
        (Aggregate)r.GetInt16(at + 6), Enum.Parse<IndicatorUnit>(r.GetString(at + 7), ignoreCase: true), r.GetBoolean(at + 8), r.IsDBNull(at + 9) ? null : r.GetDecimal(at + 9),
        r.IsDBNull(at + 10) ? null : r.GetDecimal(at + 10), r.GetDecimal(at + 11), r.GetDecimal(at + 12), Enum.Parse<PeriodKind>(r.GetString(at + 13), ignoreCase: true),
        TargetMetrics.Parse(r.GetString(at + 14)))
    {
        Reason = r.GetString(at + 20),
    };

    static Filter ReadFilter(NpgsqlDataReader r, int at)
    {
        var (groups, fields, operators) = (r.GetFieldValue<int[]>(at + 15), r.GetFieldValue<short[]>(at + 16), r.GetFieldValue<short[]>(at + 17));
        var (numbers, words) = (r.GetFieldValue<decimal[]>(at + 18), r.GetFieldValue<string?[]>(at + 19));
        return new(
        [
            .. groups.Select((group, i) => (group, Condition: new Condition((FilterField)fields[i], (FilterOperator)operators[i], numbers[i], words[i])))
                .GroupBy(c => c.group, c => c.Condition).Select(g => g.ToImmutableArray()),
        ]);
    }
}
