using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Scoring;

/// <summary>
/// Makes scorecards: of one person or of thousands with the same statements, one for each indicator that their schemes use and one for all
/// targets.
/// </summary>
public static class ScorecardStore
{
    const int PeopleAtOnce = 1000;

    const string Columns = "m.id, m.name, m.name_en, m.role, u.path";

    static readonly Sql One = new($"""
        select {Columns} from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id where m.tenant_id = $1 and m.id = $2
        """);

    static readonly Sql Unit = new($"""
        select {Columns} from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        where m.tenant_id = $1 and u.path @> array[$2::int] and m.joined_on < $4 and coalesce(m.left_on, $4) > $3
        order by m.id
        """);

    // The periods of scorecards are whole months, as the targets are.
    static readonly Sql Standings = new("""
        select g.member_id, g.metric, g.base, g.stretch,
               coalesce((select sum(case when k.is_money then d.amount else d.count end) from progress_day d
                         where d.tenant_id = $1 and d.member_id = g.member_id and d.day >= $3 and d.day < $4 and d.kind = k.kind
                           and (not k.is_money or d.currency = g.currency)), 0)
        from (
            select t.member_id, t.metric, max(t.currency) as currency, sum(t.base) as base,
                   case when count(t.stretch) > 0 then sum(coalesce(t.stretch, t.base)) end as stretch
            from unnest($2::int[]) p (member_id)
            join target t on t.tenant_id = $1 and t.member_id = p.member_id and t.month >= $3 and t.month < $4
            group by t.member_id, t.metric) g
        join unnest($5::text[], $6::smallint[], $7::boolean[]) k (metric, kind, is_money) on k.metric = g.metric
        """);

    static readonly Sql Corrections = new("""
        select c.member_id, c.part, c.key, c.delta, c.of_start, c.of_end, c.effective_on, c.reason
        from unnest($2::int[]) p (member_id)
        join score_correction c on c.tenant_id = $1 and c.member_id = p.member_id and c.effective_on >= $3 and c.effective_on < $4
        order by c.id
        """);

    public static Row<Appraised> Find(Tx tx, TenantId tenant, MemberId member) =>
        tx.Row(One, ReadPerson, Arg.Of(tenant.Value), Arg.Of(member.Value));

    /// <summary>Everybody who was in the unit or below within the period; who of them has a scheme shows later.</summary>
    public static Rows<Appraised> InUnit(Tx tx, TenantId tenant, UnitId unit, Period period) =>
        tx.Rows(Unit, ReadPerson, Arg.Of(tenant.Value), Arg.Of(unit.Value), Arg.Of(period.Start), Arg.Of(period.End));

    /// <summary>The scorecards of those among the people who have a scheme, as if the period ended with <paramref name="today"/>.</summary>
    public static async Task<IReadOnlyDictionary<MemberId, Scorecard>> OfAsync(
        Tx tx, Tenant tenant, IReadOnlyCollection<Appraised> people, SchemeChoice choice, Period period, DateOnly today, CancellationToken cancel)
    {
        // What is due only later in a running period is not asked about yet; the targets are those of the whole.
        var soFar = today < period.LastDay && today >= period.Start ? period with { End = today.AddDays(1) } : period;
        var spans = people.Select(p => (p.Id, Spans: choice.Spans(p, period, tenant.Calendar))).Where(p => p.Spans.Count > 0).ToArray();
        var used = IndicatorsOf(spans.SelectMany(s => s.Spans));
        var measured = await MeasureAsync(tx, tenant.Id, [.. spans.Select(s => s.Id.Value)], used, period, soFar, cancel);
        return spans.ToDictionary(s => s.Id, s => Scorecard.Of(period, s.Spans, measured.GetValueOrDefault(s.Id) ?? Measured.Nothing));
    }

    /// <summary>What is measured for the lines of schemes, each once.</summary>
    public static IReadOnlyCollection<Indicator> IndicatorsOf(IEnumerable<SchemeSpan> spans) =>
        [.. spans.SelectMany(s => s.Scheme.Lines).Select(l => l.Indicator).OfType<Indicator>().DistinctBy(i => i.Key)];

    /// <summary>What is known of people; nobody is in it who has neither a measure nor a target.</summary>
    /// <param name="period">Of the targets.</param>
    /// <param name="soFar">Of the indicators: the part of the period that has passed.</param>
    public static async Task<IReadOnlyDictionary<MemberId, Measured>> MeasureAsync(
        Tx tx, TenantId tenant, int[] people, IReadOnlyCollection<Indicator> indicators, Period period, Period soFar, CancellationToken cancel)
    {
        var measured = new Dictionary<MemberId, Measured>();
        // Each round trip stays well inside the time that a statement may take.
        foreach (var some in people.Chunk(PeopleAtOnce)) await MeasureAsync(measured, tx, tenant, some, indicators, period, soFar, cancel);
        return measured;
    }

    static async Task MeasureAsync(
        Dictionary<MemberId, Measured> measured, Tx tx, TenantId tenant, int[] people, IReadOnlyCollection<Indicator> indicators, Period period,
        Period soFar, CancellationToken cancel)
    {
        var measures = indicators
            .Select(i => (i.Key, Rows: MeasureStore.Of(tx, tenant, i, people, soFar))).Where(m => m.Rows is not null).ToArray();
        var targets = StandingsOf(tx, tenant, people, period);
        var corrections = tx.Rows(
            Corrections, r => (Member: new MemberId(r.GetInt32(0)), Correction: ReadCorrection(r)),
            Arg.Of(tenant.Value), Arg.Array(people, NpgsqlDbType.Integer), Arg.Of(period.Start), Arg.Of(period.End));
        await tx.SendAsync(cancel);

        foreach (var (key, rows) in measures)
            foreach (var (member, measure) in rows!.Values)
                measured[member] = Of(member).With(key, measure);
        foreach (var (member, metric, standing) in targets.Values)
            measured[member] = Of(member).With(metric, standing);
        foreach (var own in corrections.Values.GroupBy(c => c.Member, c => c.Correction))
            if (measured.TryGetValue(own.Key, out var m)) measured[own.Key] = m.With([.. own]);

        Measured Of(MemberId member) => measured.GetValueOrDefault(member) ?? Measured.Nothing;
    }

    static Rows<(MemberId Member, string Metric, TargetStanding Standing)> StandingsOf(Tx tx, TenantId tenant, int[] people, Period period)
    {
        var metrics = Enum.GetValues<TargetMetric>();
        return tx.Rows(
            Standings,
            r => (new MemberId(r.GetInt32(0)), r.GetString(1), new TargetStanding(r.GetDecimal(4), r.GetDecimal(2), r.IsDBNull(3) ? null : r.GetDecimal(3))),
            Arg.Of(tenant.Value), Arg.Array(people, NpgsqlDbType.Integer), Arg.Of(period.Start), Arg.Of(period.End),
            Arg.Array(metrics.Select(m => m.Stored()).ToArray(), NpgsqlDbType.Text),
            Arg.Array(metrics.Select(m => (short)m.Kind()).ToArray(), NpgsqlDbType.Smallint),
            Arg.Array(metrics.Select(m => m.IsMoney()).ToArray(), NpgsqlDbType.Boolean));
    }

    static Correction ReadCorrection(NpgsqlDataReader r) => new(
        r.GetString(1) == "target" ? Part.Target : Part.Kpi, r.GetString(2), r.GetDecimal(3),
        Period.Between(r.GetFieldValue<DateOnly>(4), r.GetFieldValue<DateOnly>(5).AddDays(-1)), r.GetFieldValue<DateOnly>(6), r.GetString(7));

    static Appraised ReadPerson(NpgsqlDataReader r) => new(
        new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2), MemberStore.ParseRole(r.GetString(3)), [.. r.GetFieldValue<int[]>(4)]);
}
