using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Operations close a period: previews to everybody, a query window, approval by the managers, then the seal.</summary>
sealed partial class ClosePeriod : IHearing
{
    public CommandDescription Description { get; } = new("close", [], IsPersonal: true, Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today)
    {
        var match = Asks().Match(text);
        if (!match.Success) return null;
        var month = match.Groups["month"].Success ? int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture) : today.AddMonths(-1).Month;
        if (month is < 1 or > 12) return null;
        var day = new DateOnly(month > today.Month ? today.Year - 1 : today.Year, month, 1);
        return Said.Pressed("close", ("day", day.Iso()));
    }

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("close"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var choice = await SchemeStore.LoadAsync(turn.Tx, turn.TenantId, [], turn.Cancel);
        var day = Appraisal.DayOf(press, turn.Today);
        var period = choice.OfRole(Role.Rep, day)?.PeriodOf(day) ?? Period.Month(day);
        if (period.End > turn.Today)
            return turn.Reply($"{period.Say(turn.Language, turn.Today)}还没有结束。", $"{period.Say(turn.Language, turn.Today)} is not over yet.");
        // A seal first keeps everybody from booking into the past, and only then looks at what there is.
        if (press.Text("step") == "seal") ClosingStore.HoldBookings(turn.Tx, turn.TenantId);
        var found = ClosingStore.Find(turn.Tx, turn.TenantId, period);
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Value is not { } closing) return await BeginAsync(turn, period, press.Text("step") == "open");
        var state = await ClosingStore.StateAsync(turn.Tx, turn.TenantId, closing, turn.Cancel);
        if (press.Text("step") == "seal" && state.MaySeal(turn.Now)) state = await SealAsync(turn, closing);
        return ClosingCard.Of(Appraisal.ViewOf(turn, period), state, turn.Now);
    }

    static async Task<Card> BeginAsync(Turn turn, Period period, bool open)
    {
        var people = ClosingTaskStore.Count(turn.Tx, turn.TenantId, period);
        await turn.Tx.SendAsync(turn.Cancel);
        var scores = people.Value <= ClosingTask.MostInTurn ? await ScoresAsync(turn, period) : null;
        if (!open || scores is { Count: 0 })
            return scores is null
                ? ClosingCard.Before(Appraisal.ViewOf(turn, period), period, people.Value)
                : ClosingCard.Before(Appraisal.ViewOf(turn, period), period, scores);
        var end = ClosingState.QueryEnd(turn.Today, turn.Tenant.Calendar);
        var until = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(end.ToDateTime(TimeOnly.MinValue), turn.Tenant.Zone));
        var opened = ClosingStore.Open(turn.Tx, turn.TenantId, period, until, turn.Now, turn.Person.Id, turn.Inbox);
        await turn.Tx.SendAsync(turn.Cancel);
        if (opened.Value is not { } id) return turn.Reply("这个周期已经在结算了。", "This period is being closed already.");
        turn.Audit("closing.opened", $"{period.Start:yyyy-MM-dd}");
        var closing = new Closing(id, period, turn.Now, until, null, null);
        var duty = new NewDuty(
            closing.SealDuty, "sealing", turn.Person.Id, $"封存{period.Say(Language.Chinese, turn.Today)}绩效", $"Seal the scores of {period.Say(Language.English, turn.Today)}",
            until + ClosingState.ToSeal);
        DutyStore.Open(turn.Tx, turn.TenantId, duty, turn.Now, turn.Person.Id, turn.Inbox);
        var state = await DoAsync(turn, closing, ClosingStep.Preview);
        return ClosingCard.Of(Appraisal.ViewOf(turn, period), state, turn.Now);
    }

    static Task<ClosingState> SealAsync(Turn turn, Closing closing)
    {
        ClosingStore.CloseToBookings(turn.Tx, turn.TenantId, closing.Id, turn.Now);
        DutyStore.Settle(turn.Tx, turn.TenantId, closing.SealDuty, DutyState.Done, turn.Now, turn.Person.Id, null);
        turn.Audit("closing.sealed", $"{closing.Period.Start:yyyy-MM-dd}");
        return DoAsync(turn, closing, ClosingStep.Seal);
    }

    /// <summary>Does a step now, or leaves it to the clock where there are too many people.</summary>
    static async Task<ClosingState> DoAsync(Turn turn, Closing closing, ClosingStep step)
    {
        var people = ClosingTaskStore.Count(turn.Tx, turn.TenantId, closing.Period);
        await turn.Tx.SendAsync(turn.Cancel);
        var task = new ClosingTask(step, turn.Now, turn.Person.Id, turn.Inbox, people.Value, 0, 0, null);
        ClosingTaskStore.Add(turn.Tx, turn.TenantId, closing.Id, task);
        if (people.Value <= ClosingTask.MostInTurn)
            while (!task.IsFinished) task = await ClosingWorkStore.PartAsync(turn.Tx, turn.Tenant, closing, task, ClosingTask.MostInTurn, turn.Now, turn.Cancel);
        var now = ClosingStore.Find(turn.Tx, turn.TenantId, closing.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        return await ClosingStore.StateAsync(turn.Tx, turn.TenantId, now.Value!, turn.Cancel);
    }

    /// <summary>The scores of everybody whose scheme runs in such periods.</summary>
    public static async Task<IReadOnlyList<NamedScorecard>> ScoresAsync(Turn turn, Period period)
    {
        var found = ScorecardStore.InUnit(turn.Tx, turn.TenantId, UnitId.Company, period);
        await turn.Tx.SendAsync(turn.Cancel);
        return await ClosingWorkStore.ScoresAsync(turn.Tx, turn.Tenant, found.Values, period, turn.Now, null, turn.Cancel);
    }

    [GeneratedRegex("^((结算|封存|关账)(上个?月|(?<month>\\d{1,2})月份?)(的)?(绩效|考核)?|close last month|close the (last )?month)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();
}
