using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What an indicator would have measured in the last cycle that is over.</summary>
/// <param name="Measured">Who had data, with it.</param>
/// <param name="Missing">How many sellers had none.</param>
sealed record IndicatorTrial(Period Period, IReadOnlyList<(Appraised Person, Measure Measure)> Measured, int Missing)
{
    /// <summary>Beyond that a turn would take too long: people times indicators.</summary>
    public const int Most = 30_000;

    const int PeopleAtOnce = 1000;

    /// <summary>All people who sold in the last cycle of an indicator.</summary>
    public static async Task<IReadOnlyList<Appraised>> SellersAsync(Turn turn, OwnIndicator own)
    {
        var found = ScorecardStore.InUnit(turn.Tx, turn.TenantId, UnitId.Company, PastOf(turn, own));
        await turn.Tx.SendAsync(turn.Cancel);
        return [.. found.Values.Where(p => ChooseScheme.Sellers.Contains(p.Role))];
    }

    public static async Task<IndicatorTrial> RunAsync(Turn turn, OwnIndicator own, IReadOnlyList<Appraised> sellers)
    {
        var past = PastOf(turn, own);
        var people = sellers.ToDictionary(p => p.Id);
        var measured = new List<(Appraised, Measure)>();
        foreach (var some in people.Keys.Chunk(PeopleAtOnce))
        {
            var rows = OwnMeasureStore.Of(turn.Tx, turn.TenantId, own, [.. some.Select(p => p.Value)], past);
            await turn.Tx.SendAsync(turn.Cancel);
            measured.AddRange(rows.Values.Select(r => (people[r.Member], r.Measure)));
        }
        return new(past, measured, people.Count - measured.Count);
    }

    static Period PastOf(Turn turn, OwnIndicator own) => own.PeriodOf(own.PeriodOf(turn.Today).Start.AddDays(-1));
}
