using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Scoring;

/// <summary>The indicators of a scheme in one line of lights, as they stand in a month.</summary>
public static class LightsLine
{
    /// <summary>What has a goal of the scheme's own; what is held against a person's own target stands above as a bar.</summary>
    public static IEnumerable<SchemeLine> Lit(IEnumerable<HeldLine> lines) =>
        lines.Where(l => l.Line is { Part: Part.Kpi, Goal: not null, Indicator: not null }).Select(l => l.OfMonth);

    /// <summary>Whether the daily sums, which are read anyway, say what the line measures.</summary>
    public static bool IsInSums(SchemeLine line) => KindOf(line.Key) is not null;

    /// <param name="lines">Of <see cref="Lit"/>.</param>
    /// <param name="measured">What the sums do not say, by the key of the indicator; what is in neither is left out.</param>
    /// <returns>Null where there is nothing to show.</returns>
    public static Line? Of(ScoreView view, IEnumerable<SchemeLine> lines, Progress month, IReadOnlyDictionary<string, Measure> measured)
    {
        var lights = lines.Select(l => Rate(l, month, measured)).OfType<LineScore>()
            .Select(l => $"{ScoreWording.LightOf(l, view.Pace).Sign()} {l.Line.NameIn(view.Language)} {view.SayStanding(l)}").ToArray();
        return lights.Length == 0 ? null : new Line(view.Pick("指标 ", "Indicators ") + string.Join(" · ", lights));
    }

    static LineScore? Rate(SchemeLine line, Progress month, IReadOnlyDictionary<string, Measure> measured)
    {
        Measure measure;
        if (KindOf(line.Key) is { } kind) measure = new(month.Sums.Where(s => s.Kind == kind).Sum(s => s.Count), null);
        else if (!measured.TryGetValue(line.Key, out measure)) return null;
        var facts = Measured.Nothing with { Measures = ImmutableDictionary<string, Measure>.Empty.Add(line.Key, measure) };
        return Score.Of(new(default, 1, "", "", month.Period.Start, PeriodKind.Month, [line], null), facts).Lines[0];
    }

    // Only counts that the catalogue reads from these very sums.
    static EntryKind? KindOf(string key) => key switch
    {
        "visits" => EntryKind.Visit,
        "deals" => EntryKind.Deal,
        "assists" => EntryKind.Assist,
        _ => null,
    };
}
