using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Brings a target of a quarter, half-year or year down to its months; a person's always ends there, since months are what progress counts.</summary>
static class SplitMonths
{
    /// <summary>The target last set, divided over its months as a draft of changes.</summary>
    public static async Task<Card> DraftAsync(Turn turn, string? method, long? set)
    {
        if (TargetRights.RootOf(turn.Person) is not { } root) return turn.Reply(TargetOwners.Refused(turn, TargetRights.NoRole, "split"));
        var last = SplitStore.Last(turn.Tx, turn.TenantId, turn.Person.Id, null, set);
        await turn.Tx.SendAsync(turn.Cancel);
        if (last.Value is not var (key, goal) || !IsLong(key.Period))
            return turn.Reply("没有可以拆到月的目标;请先定一个季度、半年或全年目标。", "There is no target to divide over months; please set one of a quarter, half-year or year first.");
        var view = OwnerStore.Find(turn.Tx, turn.TenantId, root, key.Owner);
        var season = SeasonStore.Of(turn.Tx, turn.TenantId, key, turn.Tenant.Currency);
        await turn.Tx.SendAsync(turn.Cancel);
        if (view.Value is not { } owner || TargetRights.Against(turn.Person, owner) is not null)
            return turn.Reply(TargetOwners.Refused(turn, TargetRights.Scope, $"{key.Owner.Stored} {Values.Of(key.Owner.Id)}"));
        var months = MonthsOf(key.Period);
        var lastYear = season.Values.ToDictionary(s => s.Month, s => s.Amount);
        decimal[] weights = method switch
        {
            "season" => [.. months.Select(m => Math.Max(0, lastYear.GetValueOrDefault(m.Start.AddYears(-1))))],
            "days" => [.. months.Select(m => (decimal)turn.Tenant.Calendar.WorkingDays(m.Start, m.End))],
            _ => [.. months.Select(_ => 1m)],
        };
        if (method == "season" && weights.Any(w => w <= 0))
            return turn.Reply("去年这段时间没有完整的业绩,不能按季节拆;可以说「平均拆到月」。", "There are no complete results of last year for these months; try “split it evenly over months”.");
        if (SplitRule.Of(goal, weights) is not { } goals) return turn.Reply("这个数太小,拆不到月。", "That amount is too small to divide over months.");
        var plan = await PlanItemsAsync(turn, [.. months.Select((m, i) => (key with { Period = m }, goals[i]))]);
        return plan.Ok ? await ChangeDraft.MakeAsync(turn, plan.Value, null, null) : turn.Reply(plan.Refusal);
    }

    /// <summary>The changes that make these targets so: a unit's as it is, a person's longer than a month by working days of its months.</summary>
    public static Task<Checked<IReadOnlyList<TargetChangeItem>>> PlanAsync(Turn turn, IReadOnlyList<(TargetKey Key, Goal Goal)> targets) =>
        PlanItemsAsync(turn, [.. targets.SelectMany(t => t.Key.Owner.Kind == OwnerKind.Member && IsLong(t.Key.Period) ? OverMonths(turn, t.Key, t.Goal) : [t])]);

    static IEnumerable<(TargetKey Key, Goal Goal)> OverMonths(Turn turn, TargetKey key, Goal goal)
    {
        var months = MonthsOf(key.Period);
        var goals = SplitRule.Of(goal, [.. months.Select(m => (decimal)turn.Tenant.Calendar.WorkingDays(m.Start, m.End))]);
        return goals is null ? [(key, goal)] : months.Select((m, i) => (key with { Period = m }, goals[i]));
    }

    static async Task<Checked<IReadOnlyList<TargetChangeItem>>> PlanItemsAsync(Turn turn, IReadOnlyList<(TargetKey Key, Goal Goal)> targets)
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

    static bool IsLong(Period period) => period.Kind is PeriodKind.Quarter or PeriodKind.Half or PeriodKind.Year;

    static Period[] MonthsOf(Period period)
    {
        List<Period> months = [];
        for (var day = period.Start; day < period.End; day = day.AddMonths(1)) months.Add(Period.Month(day));
        return [.. months];
    }
}
