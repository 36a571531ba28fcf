using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Scoring;

/// <summary>The indicators of a scheme in one line of lights, as far as the daily sums that were read anyway say them.</summary>
public static class LightsLine
{
    /// <summary>Null where no indicator with a goal of the scheme's own can be read from the sums; those with a person's own target stand above as bars.</summary>
    public static Line? Of(ScoreView view, IEnumerable<SchemeLine> lines, Progress month)
    {
        var lights = lines.Where(l => l is { Part: Part.Kpi, Goal: not null }).Select(l => Rate(l, month)).Where(l => l is not null)
            .Select(l => $"{ScoreWording.LightOf(l!, view.Pace).Sign()} {l!.Line.NameIn(view.Language)} {l.SayStanding(view.Currency, view.Language)}").ToArray();
        return lights.Length == 0 ? null : new Line(view.Pick("指标 ", "Indicators ") + string.Join(" · ", lights));
    }

    static LineScore? Rate(SchemeLine line, Progress month)
    {
        if (KindOf(line.Key) is not { } kind) return null;
        var measure = new Measure(month.Sums.Where(s => s.Kind == kind).Sum(s => s.Count), null);
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
