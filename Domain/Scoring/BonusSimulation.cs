using System.Collections.Immutable;

namespace Dengta.Domain.Scoring;

/// <summary>One person's bonus of a past period as it was, and as another rule would have it.</summary>
public sealed record SimulatedBonus(Appraised Person, decimal Before, decimal After)
{
    public decimal Change => After - Before;
}

/// <summary>What another bonus rule would have cost in a past period, and who would have won or lost.</summary>
public sealed record BonusSimulation(ImmutableArray<SimulatedBonus> People)
{
    public decimal Before => People.Sum(p => p.Before);

    public decimal After => People.Sum(p => p.After);

    /// <summary>The highest gain first.</summary>
    public IEnumerable<SimulatedBonus> Winners => People.Where(p => p.Change > 0).OrderByDescending(p => p.Change).ThenBy(p => p.Person.Id.Value);

    /// <summary>The highest loss first.</summary>
    public IEnumerable<SimulatedBonus> Losers => People.Where(p => p.Change < 0).OrderBy(p => p.Change).ThenBy(p => p.Person.Id.Value);

    public static BonusSimulation Of(IEnumerable<NamedScorecard> scores, BonusRule rule) =>
        new([.. scores.Select(s => new SimulatedBonus(s.Person, s.Card.Bonus ?? 0, With(s.Card, rule).Bonus ?? 0))]);

    static Scorecard With(Scorecard card, BonusRule rule) =>
        Scorecard.Of(card.Period, [.. card.Rows.Select(r => r.Span with { Scheme = r.Span.Scheme with { Bonus = rule } })], card.Measured);
}
