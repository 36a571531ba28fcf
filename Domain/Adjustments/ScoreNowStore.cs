using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Adjustments;

/// <summary>People's scores as if their periods ended today: read before and after a change, they are its effect.</summary>
public static class ScoreNowStore
{
    // Scoring more would take longer than the change itself; then no effect on scores is said.
    const int Most = 200;

    /// <returns>In points of a hundred; nobody is in it who has no scheme or nothing to be scored.</returns>
    public static async Task<IReadOnlyDictionary<MemberId, decimal>> OfAsync(
        Tx tx, Tenant tenant, IReadOnlyCollection<MemberId> people, DateOnly today, CancellationToken cancel)
    {
        var scores = new Dictionary<MemberId, decimal>();
        if (people.Count is 0 or > Most) return scores;
        var found = people.Select(p => ScorecardStore.Find(tx, tenant.Id, p)).ToArray();
        var choice = await SchemeStore.LoadAsync(tx, tenant.Id, [.. people.Select(p => p.Value)], cancel);
        foreach (var some in found.Select(f => f.Value).OfType<Appraised>().GroupBy(p => choice.On(p, today)?.PeriodOf(today)))
        {
            if (some.Key is not { } period) continue;
            foreach (var (member, card) in await ScorecardStore.OfAsync(tx, tenant, [.. some], choice, period, today, cancel))
                if (card.Total is { } total) scores[member] = total;
        }
        return scores;
    }
}
