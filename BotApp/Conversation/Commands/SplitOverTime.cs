using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Divides the target last set over the quarters or months of its period, as a draft of changes; weeks follow from months and are only shown.</summary>
static class SplitOverTime
{
    public static async Task<Card> DraftAsync(Turn turn, Said.Press press)
    {
        if (TargetRights.RootOf(turn.Person) is not { } root) return turn.Reply(TargetOwners.Refused(turn, TargetRights.NoRole, "split"));
        var into = Enum.TryParse<PeriodKind>(press.Text("into"), out var named) && named is PeriodKind.Week or PeriodKind.Quarter ? named : PeriodKind.Month;
        var (whole, parts) = (
            SplitStore.Last(turn.Tx, turn.TenantId, turn.Person.Id, null, press.Number("set")), SplitStore.LastParts(turn.Tx, turn.TenantId, turn.Person.Id, null, press.Number("set")));
        await turn.Tx.SendAsync(turn.Cancel);
        // Quarters that a year was divided into are each divided further; of parts as fine as that it is the whole that is divided anew.
        (TargetKey Key, Goal Goal)[] targets = into != PeriodKind.Week && parts.Values.Any(p => p.Key.Period.Kind > into) ? [.. parts.Values]
            : whole.Value is { } one && one.Key.Period.Kind > into ? [one] : [];
        if (targets.Length == 0) return NothingToSplit(turn, into);
        var view = OwnerStore.Find(turn.Tx, turn.TenantId, root, targets[0].Key.Owner);
        var seasons = targets.Select(t => SeasonStore.Of(turn.Tx, turn.TenantId, t.Key, turn.Tenant.Currency)).ToArray();
        await turn.Tx.SendAsync(turn.Cancel);
        if (view.Value is not { } owner || TargetRights.Against(turn.Person, owner) is not null)
            return turn.Reply(TargetOwners.Refused(turn, TargetRights.Scope, $"{targets[0].Key.Owner.Stored} {Values.Of(targets[0].Key.Owner.Id)}"));
        var method = into == PeriodKind.Week ? TimeMethod.WorkingDays : SplitWords.MethodOf(press, TimeMethod.WorkingDays);
        List<(TargetKey Key, GoalSplit<Period> Split)> divided = [];
        foreach (var ((key, goal), season) in targets.Zip(seasons))
        {
            var split = Of(turn, key, goal, into, method, press, season.Values);
            if (!split.Ok) return turn.Reply(split.Refusal);
            divided.Add((key, split.Value));
        }
        return into == PeriodKind.Week
            ? TimeSplitCard.Weeks(turn.Language, owner.NameIn(turn.Language), divided[0].Key, divided[0].Split, turn.Tenant.Currency, turn.Today)
            : await DraftAsync(turn, divided, into, method);
    }

    static async Task<Card> DraftAsync(Turn turn, IReadOnlyList<(TargetKey Key, GoalSplit<Period> Split)> divided, PeriodKind into, TimeMethod method)
    {
        if (divided.Any(d => d.Split.Parts.Any(p => p.Goal is null)))
            return method == TimeMethod.LastYear
                ? turn.Reply("去年这段时间没有完整的业绩,不能按季节拆;可以说「平均拆到月」。", "There are no complete results of last year for these months; try “split it evenly over months”.")
                : turn.Reply("这样拆,有的时段会是 0。", "Split that way, a part would be 0.");
        var plan = await TargetPlan.OfAsync(turn, [.. divided.SelectMany(d => d.Split.Parts.Select(p => (d.Key with { Period = p.To }, p.Goal!.Value)))]);
        return plan.Ok
            ? await ChangeDraft.MakeAsync(turn, plan.Value, null, null, divided.SelectMany(d => TimeSplitCard.About(turn.Language, d.Key.Metric, into, method, d.Split.Base, turn.Tenant)).Distinct())
            : turn.Reply(plan.Refusal);
    }

    static Checked<GoalSplit<Period>> Of(
        Turn turn, TargetKey key, Goal goal, PeriodKind into, TimeMethod method, Said.Press press, IReadOnlyList<(DateOnly Month, decimal Amount)> season)
    {
        // The period says itself where its quarters begin.
        var (grain, calendar) = (SplitWords.GrainOf(press, 1), new FiscalCalendar(key.Period.Start.Month));
        return GoalSplit.Of<Period>(goal, whole =>
        {
            if (method == TimeMethod.Hand) return Splitting.ByRatio(whole, calendar.Parts(key.Period, into), SplitWords.WeightsOf(press), grain);
            var parts = TimeSplit.Down(whole, key.Period, Levels(key.Period.Kind, into), (amount, period, level) =>
                TimeSplit.Of(amount, calendar.Parts(period, level), level == PeriodKind.Week ? TimeMethod.WorkingDays : method, grain, turn.Tenant.Calendar, LastYear));
            return parts.Ok ? new Split<Period>(whole, grain, [.. parts.Value]) : parts.Refusal;
        });

        // Whoever plans the next year in November goes by the December that is known.
        decimal LastYear(Period part)
        {
            var before = part.YearBefore();
            if (before.End > turn.Today) before = before.YearBefore();
            return season.Where(s => before.Contains(s.Month)).Sum(s => s.Amount);
        }
    }

    // Level by level, so that months add up to the quarters that the same year would be split into.
    static IEnumerable<PeriodKind> Levels(PeriodKind whole, PeriodKind into) =>
        new[] { PeriodKind.Quarter, PeriodKind.Month, PeriodKind.Week }.Where(k => k < whole && k >= into);

    static Card NothingToSplit(Turn turn, PeriodKind into) => into switch
    {
        PeriodKind.Week => turn.Reply("没有可以拆到周的目标;请先定一个月或更长的目标。", "There is no target to divide over weeks; please set one of a month or more first."),
        PeriodKind.Quarter => turn.Reply("没有可以拆到季度的目标;请先定一个半年或全年目标。", "There is no target to divide over quarters; please set one of a half-year or year first."),
        _ => turn.Reply("没有可以拆到月的目标;请先定一个季度、半年或全年目标。", "There is no target to divide over months; please set one of a quarter, half-year or year first."),
    };
}
