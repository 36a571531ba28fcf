using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Adjustments;

/// <summary>
/// Works out what a change does to people's scores before anything is written: the running period is scored as it stands and as it would be. A
/// scheme that begins later is held against the running period, since there are no other figures yet.
/// </summary>
public static class ScoreEffectStore
{
    // Scoring more would take longer than the change itself; then no effect on scores is said.
    const int Most = 200;

    public static async Task<ScoreEffects> OfAsync(
        Tx tx, Tenant tenant, IReadOnlyCollection<ItemTold> targets, AppraisalChanges appraisal, DateOnly today, CancellationToken cancel)
    {
        // People's months are what scores are made of.
        var own = targets.Where(t => t.Item.Key is { Owner.Kind: OwnerKind.Member, Period.Kind: PeriodKind.Month }).ToLookup(t => new MemberId(t.Item.Key.Owner.Id));
        if (appraisal.Count == 0 && own.Count is 0 or > Most) return ScoreEffects.None;
        var people = await PeopleAsync(tx, tenant, own, appraisal, today, cancel);
        var now = await SchemeStore.LoadAsync(tx, tenant.Id, [.. people.Select(p => p.Id.Value)], cancel);
        ImmutableArray<MemberId> moved = [.. appraisal.Moved(now, people)];
        var affected = people.Where(p => own.Contains(p.Id) || moved.Contains(p.Id)).ToArray();
        if (affected.Length > Most) return new(moved, []);
        var scores = new List<ScoreEffect>();
        foreach (var some in affected.GroupBy(p => PeriodOf(now, appraisal, p, today)))
            if (some.Key is { } period) scores.AddRange(await ScoresAsync(tx, tenant, [.. some], own, now, appraisal, period, today, cancel));
        return new(moved, [.. scores]);
    }

    static async Task<IReadOnlyList<Appraised>> PeopleAsync(
        Tx tx, Tenant tenant, ILookup<MemberId, ItemTold> own, AppraisalChanges appraisal, DateOnly today, CancellationToken cancel)
    {
        if (appraisal.Schemes.Length > 0)
        {
            var all = ScorecardStore.InUnit(tx, tenant.Id, UnitId.Company, Period.Month(today));
            await tx.SendAsync(cancel);
            return all.Values;
        }
        var found = own.Select(o => o.Key).Union(appraisal.Lines.Select(l => l.Member)).Select(id => ScorecardStore.Find(tx, tenant.Id, id)).ToArray();
        await tx.SendAsync(cancel);
        return [.. found.Select(f => f.Value).OfType<Appraised>()];
    }

    static async Task<IEnumerable<ScoreEffect>> ScoresAsync(
        Tx tx, Tenant tenant, IReadOnlyList<Appraised> people, ILookup<MemberId, ItemTold> own, SchemeChoice now, AppraisalChanges appraisal,
        Period period, DateOnly today, CancellationToken cancel)
    {
        var then = appraisal.Then(now, period);
        var soFar = today < period.LastDay ? period with { End = today.AddDays(1) } : period;
        var spans = people.Select(p => (Person: p, Now: now.Spans(p, period, tenant.Calendar), Then: then.Spans(p, period, tenant.Calendar))).ToArray();
        var used = ScorecardStore.IndicatorsOf(spans.SelectMany(s => s.Now.Concat(s.Then)));
        var measured = await ScorecardStore.MeasureAsync(tx, tenant.Id, [.. people.Select(p => p.Id.Value)], used, period, soFar, cancel);
        return spans.Select(s =>
        {
            var facts = measured.GetValueOrDefault(s.Person.Id) ?? Measured.Nothing;
            return new ScoreEffect(s.Person, TotalOf(period, s.Now, facts), TotalOf(period, s.Then, With(facts, own[s.Person.Id], period)));
        });
    }

    static decimal? TotalOf(Period period, IReadOnlyList<SchemeSpan> spans, Measured facts) => spans.Count == 0 ? null : Scorecard.Of(period, spans, facts).Total;

    static Period? PeriodOf(SchemeChoice now, AppraisalChanges appraisal, Appraised person, DateOnly today) =>
        (now.On(person, today) ?? appraisal.Schemes.FirstOrDefault()?.To)?.PeriodOf(today);

    static Measured With(Measured facts, IEnumerable<ItemTold> own, Period period)
    {
        foreach (var told in own.Where(t => period.Contains(t.Item.Key.Period.Start)))
        {
            var (metric, item) = (told.Item.Key.Metric.Stored(), told.Item);
            facts = facts.With(metric, facts.Targets.TryGetValue(metric, out var standing)
                ? standing with { Base = standing.Base + item.Counts.Base - (item.Counted?.Base ?? 0) }
                : new TargetStanding(told.Actual, item.Counts.Base, null));
        }
        return facts;
    }
}
