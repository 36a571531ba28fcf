using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>A target stated or changed by message: nothing counts before the card that answers is confirmed.</summary>
sealed partial class SetTarget : IHearing
{
    public CommandDescription Description { get; } = new("target", [Intent.SetTarget, Intent.AdjustTarget], IsPersonal: true);

    /// <summary>"Li Lei's 2028 target is 12 million" states a target, in other words than the reader's.</summary>
    public Said.Press? Hear(string text, DateOnly today) => States().Match(text) is { Success: true } m
        ? Said.Pressed("target", ("text", $"set {m.Groups["whose"].Value} target to {m.Groups["amount"].Value}"))
        : null;

    public async Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        if (reading.Target is not { } change || Asked.TargetOf(change.Metric is Metric.Target ? Metric.Revenue : change.Metric) is not { } metric) return NotUnderstood(turn);
        var owner = await TargetOwners.FindAsync(turn, change.Who, turn.Incoming.Said is Said.Text said ? said.Value : "");
        if (!owner.Ok) return turn.Reply(owner.Refusal);
        var period = change.Period is { } days ? Asked.PeriodOf(new Question(null, days, Subject.Me), turn, ahead: true) : Period.Month(turn.Today);
        if (period.Kind is PeriodKind.Day or PeriodKind.Days)
            return turn.Reply("目标按周、月、季度、半年或年来定。", "A target is for a week, month, quarter, half-year or year.");
        return await DraftAsync(turn, new(owner.Value.Owner, metric, period), change);
    }

    /// <summary>A safer goal taken over from a card in place of the one stated.</summary>
    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Text("text") is { } text) return await AnswerAsync(turn, Reader.Read(text, turn.Today));
        if (press.Number("id") is not { } id || press.Date("from") is not { } from || press.Date("to") is not { } to || to < from
            || !decimal.TryParse(press.Text("base"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || Enum.GetValues<TargetMetric>().Cast<TargetMetric?>().FirstOrDefault(m => m!.Value.Stored() == press.Text("metric")) is not { } metric)
            return NotUnderstood(turn);
        var owner = await TargetOwners.FindAsync(turn, TargetOwner.Parse(press.Text("owner") ?? "", (int)Math.Min(id, int.MaxValue)));
        if (!owner.Ok) return turn.Reply(owner.Refusal);
        var period = Asked.PeriodOf(new DayRange(from, to), turn);
        if (period.Kind is PeriodKind.Day or PeriodKind.Days) return NotUnderstood(turn);
        return await DraftAsync(turn, new(owner.Value.Owner, metric, period), new TargetChange(null, Metric.Target, null, amount, null, null, null));
    }

    /// <summary>The change set that makes a target so, to be confirmed; or what is wrong with it.</summary>
    public static async Task<Card> DraftAsync(Turn turn, TargetKey key, TargetChange change)
    {
        var versions = TargetVersionStore.Of(turn.Tx, turn.TenantId, [key]);
        var list = WindowStore.Reasons(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        var old = versions.Values.Select(v => v.Version).ToArray();
        if (GoalOf(change, old.Length > 0 ? old[^1].Goal : null) is not { } goal)
            return turn.Reply("还没有定过这个目标,不能上调或下调;请直接说数额。", "There is no such target yet to raise or lower; please state the amount.");
        var plan = ChangePlan.Of(key, old, goal, turn.Tenant.Currency, turn.Today, turn.Tenant.Calendar);
        if (!plan.Ok) return turn.Reply(plan.Refusal);
        var reason = AdjustReason.In(list.Values.Count > 0 ? list.Values : AdjustReason.Usual, change.Reason);
        // "Because of leave": the reason is the leave.
        var note = change.Reason is ['o', 'f', ' ', .. var what] ? what : change.Reason;
        return await ChangeDraft.MakeAsync(turn, await StatedCheck.MarkAsync(turn, [plan.Value]), reason?.Code, note, Asked.FiscalDays(turn, key.Period));
    }

    /// <summary>Null where there is nothing to raise or lower.</summary>
    static Goal? GoalOf(TargetChange change, Goal? old)
    {
        if (change.Value is { } value) return new(value, change.Stretch ?? (old?.Stretch > value ? old.Value.Stretch : null));
        if (old is not { } before) return null;
        var factor = change.Percent is { } percent ? 1 + percent / 100 : (before.Base + (change.Delta ?? 0)) / before.Base;
        return new(decimal.Round(before.Base * factor, 2), before.Stretch is { } stretch ? decimal.Round(stretch * factor, 2) : null);
    }

    static Card NotUnderstood(Turn turn) => turn.Reply(
        "没有看懂要定什么目标。可以说「给李雷定12月目标90万,激励100万」「王芳的12月目标下调10%,因为休假」。",
        "It was not clear which target to set. Say “set Li Lei's December target to 900k, stretch 1m”.");

    [GeneratedRegex(@"^(?<whose>[\p{L} ]{1,40}'s( [\p{L}\d ]{1,40}?)?) target (is|shall be|should be|will be) (?<amount>\d[\d.,]{0,15} ?(k|m|thousand|million|billion)?(,? stretch (of )?\d[\d.,]{0,15} ?(k|m|thousand|million|billion)?)?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex States();
}
