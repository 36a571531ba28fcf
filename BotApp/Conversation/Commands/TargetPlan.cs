using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The changes that make targets so.</summary>
static class TargetPlan
{
    /// <summary>Those that are so already are left out.</summary>
    public static async Task<Checked<IReadOnlyList<TargetChangeItem>>> OfAsync(Turn turn, IReadOnlyList<(TargetKey Key, Goal Goal)> targets)
    {
        var versions = TargetVersionStore.Of(turn.Tx, turn.TenantId, [.. targets.Select(t => t.Key)]);
        await turn.Tx.SendAsync(turn.Cancel);
        var old = versions.Values.ToLookup(v => v.At, v => v.Version);
        List<TargetChangeItem> items = [];
        for (var i = 0; i < targets.Count; i++)
        {
            var plan = ChangePlan.Of(targets[i].Key, [.. old[i]], targets[i].Goal, turn.Tenant.Currency, turn.Today, turn.Tenant.Calendar);
            if (plan.Ok) items.Add(plan.Value);
            else if (plan.Refusal != ChangePlan.Same) return plan.Refusal;
        }
        return items.Count == 0 ? ChangePlan.Same : items;
    }

    /// <summary>
    /// The locked parts of a split: a unit's as they are; people's of more than a month by their months, since months are what progress counts,
    /// so that each month adds up to the unit's own, where it has one, and otherwise to its working days.
    /// </summary>
    public static async Task<Checked<IReadOnlyList<TargetChangeItem>>> OfPartsAsync(Turn turn, TargetSplit split, IReadOnlyList<SplitPart> parts)
    {
        var whole = new TargetKey(TargetOwner.Of(split.Unit), split.Metric, split.Period);
        if (split.Period.Kind is not (PeriodKind.Quarter or PeriodKind.Half or PeriodKind.Year))
            return await OfAsync(turn, [.. parts.Select(p => (whole with { Owner = p.Owner }, p.Goal))]);
        var months = new FiscalCalendar(1).Parts(split.Period, PeriodKind.Month);
        var versions = TargetVersionStore.Of(turn.Tx, turn.TenantId, [.. months.Select(m => whole with { Period = m })]);
        await turn.Tx.SendAsync(turn.Cancel);
        var own = versions.Values.ToLookup(v => v.At, v => v.Version.Goal.Base);
        var byDays = months.Select(m => (decimal)turn.Tenant.Calendar.WorkingDays(m.Start, m.End));
        var weights = months.Select((_, i) => own[i].LastOrDefault()).ToArray() is var set && set.All(w => w > 0) ? set : [.. byDays];
        var people = parts.Where(p => p.Owner.Kind == OwnerKind.Member).ToArray();
        return await OfAsync(
            turn,
            [
                .. parts.Where(p => p.Owner.Kind == OwnerKind.Unit).Select(p => (whole with { Owner = p.Owner }, p.Goal)),
                .. PeopleByMonths.Of([.. people.Select(p => (p.Owner, p.Goal))], [.. months.Zip(weights)])
                    .Select(p => (whole with { Owner = p.Owner, Period = p.Month }, p.Goal)),
            ]);
    }
}
