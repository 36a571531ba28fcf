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
        if (press.Text("step") == "seal" && state.MaySeal(turn.Now)) state = await SealAsync(turn, state);
        return ClosingCard.Of(Appraisal.ViewOf(turn, period), state, turn.Now);
    }

    static async Task<Card> BeginAsync(Turn turn, Period period, bool open)
    {
        var scores = await ScoresAsync(turn, period);
        if (!open || scores.Count == 0) return ClosingCard.Before(Appraisal.ViewOf(turn, period), period, scores);
        var end = ClosingState.QueryEnd(turn.Today, turn.Tenant.Calendar);
        var until = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(end.ToDateTime(TimeOnly.MinValue), turn.Tenant.Zone));
        var opened = ClosingStore.Open(turn.Tx, turn.TenantId, period, until, turn.Now, turn.Person.Id, turn.Inbox);
        await turn.Tx.SendAsync(turn.Cancel);
        if (opened.Value is not { } id) return turn.Reply("这个周期已经在结算了。", "This period is being closed already.");
        var closing = new Closing(id, period, turn.Now, until, null);
        turn.Audit("closing.opened", $"{period.Start:yyyy-MM-dd}");
        var state = await ClosingStore.StateAsync(turn.Tx, turn.TenantId, closing, turn.Cancel);
        await PushAsync(turn, closing, "preview", scores, (view, s) => ClosingCard.Preview(view, s.Person, s.Card, end.AddDays(-1)));
        await AskManagersAsync(turn, state, scores, end);
        return ClosingCard.Of(Appraisal.ViewOf(turn, period), state, turn.Now);
    }

    static async Task<ClosingState> SealAsync(Turn turn, ClosingState state)
    {
        var closing = state.Closing;
        var scores = await ScoresAsync(turn, closing.Period);
        ClosingStore.Seal(turn.Tx, turn.TenantId, closing.Id, scores, turn.Person.Id, turn.Now, turn.Inbox);
        turn.Audit("closing.sealed", $"{closing.Period.Start:yyyy-MM-dd}");
        await PushAsync(turn, closing, "sealed", scores, (view, s) => ClosingCard.Sealed(view, s.Person, s.Card));
        return state with { Closing = closing with { SealedAt = turn.Now } };
    }

    /// <summary>The scores of everybody whose scheme runs in such periods.</summary>
    public static async Task<IReadOnlyList<NamedScorecard>> ScoresAsync(Turn turn, Period period)
    {
        var found = ScorecardStore.InUnit(turn.Tx, turn.TenantId, Scope.TeamOf(turn.Person), period);
        await turn.Tx.SendAsync(turn.Cancel);
        var choice = await SchemeStore.LoadAsync(turn.Tx, turn.TenantId, [.. found.Values.Select(p => p.Id.Value)], turn.Cancel);
        Appraised[] people = [.. found.Values.Where(p => choice.On(p, period.LastDay)?.PeriodOf(period.LastDay) == period)];
        var cards = await ScorecardStore.OfAsync(turn.Tx, turn.Tenant, people, choice, period, turn.Today, turn.Cancel);
        return [.. people.Select(p => new NamedScorecard(p, cards[p.Id]))];
    }

    static async Task PushAsync(Turn turn, Closing closing, string step, IReadOnlyList<NamedScorecard> scores, Func<ScoreView, NamedScorecard, Card> card)
    {
        var chats = ChatStore.OfMembers(turn.Tx, turn.TenantId, scores.Select(s => s.Person.Id));
        await turn.Tx.SendAsync(turn.Cancel);
        var reached = chats.Values.ToDictionary(c => c.Member, c => c.Chat);
        var view = ScoreView.Of(turn.Tenant.Language, turn.Tenant, turn.Now, closing.Period);
        foreach (var score in scores)
            if (reached.TryGetValue(score.Person.Id, out var chat))
                OutboxStore.AddOnce(
                    turn.Tx, turn.TenantId, FormattableString.Invariant($"closing:{closing.Id.Value}:{step}:{score.Person.Id.Value}"), chat,
                    CardJson.Write(card(view, score)), turn.Now);
    }

    static async Task AskManagersAsync(Turn turn, ClosingState state, IReadOnlyList<NamedScorecard> scores, DateOnly end)
    {
        var chats = ChatStore.OfMembers(turn.Tx, turn.TenantId, state.Teams.Select(t => t.Manager));
        await turn.Tx.SendAsync(turn.Cancel);
        var reached = chats.Values.ToDictionary(c => c.Member, c => c.Chat);
        var view = ScoreView.Of(turn.Tenant.Language, turn.Tenant, turn.Now, state.Closing.Period);
        var when = state.Closing.Period;
        foreach (var team in state.Teams)
        {
            var key = ApproveScores.DutyOf(state.Closing.Id, team.Unit);
            var duty = new NewDuty(
                key, "closing", team.Manager, $"确认{team.Name}的{when.Say(Language.Chinese, turn.Today)}绩效", $"Approve {team.NameEn}'s scores of {when.Say(Language.English, turn.Today)}",
                state.Closing.QueryUntil.AddDays(2));
            DutyStore.Open(turn.Tx, turn.TenantId, duty, turn.Now, turn.Person.Id, turn.Inbox);
            if (!reached.TryGetValue(team.Manager, out var chat)) continue;
            var people = scores.Where(s => s.Person.Path[^1] == team.Unit.Value && s.Person.Id != team.Manager);
            OutboxStore.AddOnce(turn.Tx, turn.TenantId, key, chat, CardJson.Write(ClosingCard.ForManager(view, state.Closing, team, people, end.AddDays(-1))), turn.Now);
        }
    }

    [GeneratedRegex("^((结算|封存|关账)(上个?月|(?<month>\\d{1,2})月份?)(的)?(绩效|考核)?|close last month|close the (last )?month)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();
}
