using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Scoring;

/// <summary>The closing of a period as operations, managers and everybody else see it.</summary>
public static class ClosingCard
{
    /// <summary>Before it is opened, where there are too many people to work it out while somebody waits.</summary>
    public static Card Before(ScoreView view, Period period, int people) => new Card(
        view.Language, view.Pick($"结算{period.Say(view.Language, view.Today)}绩效", $"Close {period.Say(view.Language, view.Today)}"),
        [
            new Facts([new(view.Pick("人数", "People"), Number(people))]),
            new Line(view.Pick("人数较多,开始后在后台计算,算完告诉您。", "There are many people: it is worked out in the background, and you are told when that is done."), Tone.Subtle),
            Rules(view),
        ]).With(Step(view, period, "open", view.Pick("开始结算", "Begin")));

    /// <summary>Tells who asked for it that a step is through with everybody.</summary>
    public static Card Through(ScoreView view, Closing closing, ClosingTask task) => new Card(
        view.Language,
        task.Step == ClosingStep.Seal
            ? view.Pick($"{closing.Period.Say(view.Language, view.Today)}绩效已封存", $"{closing.Period.Say(view.Language, view.Today)} is sealed")
            : view.Pick($"{closing.Period.Say(view.Language, view.Today)}绩效预览已发出", $"The previews of {closing.Period.Say(view.Language, view.Today)} are out"),
        new Line(Progress(view, task)))
        .With(Step(view, closing.Period, "show", view.Pick("看结算", "See the closing")));

    /// <summary>Before it is opened: whom it is about, and what it would cost.</summary>
    public static Card Before(ScoreView view, Period period, IReadOnlyCollection<NamedScorecard> scores)
    {
        var rated = scores.Where(s => s.Card.Total is not null).ToArray();
        return new Card(view.Language, view.Pick($"结算{period.Say(view.Language, view.Today)}绩效", $"Close {period.Say(view.Language, view.Today)}"),
        [
            new Facts([.. Totals(view, scores, rated)]),
            Rules(view),
        ]).With(Step(view, period, "open", view.Pick("开始结算", "Begin")));
    }

    public static Card Of(ScoreView view, ClosingState state, DateTimeOffset now)
    {
        var closing = state.Closing;
        var when = closing.Period.Say(view.Language, view.Today);
        if (closing.SealedAt is not null) return new Card(view.Language, view.Pick($"{when}绩效已封存", $"{when} is sealed"));
        if (closing.SealingAt is not null)
            return new Card(view.Language, view.Pick($"{when}绩效正在封存", $"{when} is being sealed"), new Line(Progress(view, state.Running)))
                .With(Step(view, closing.Period, "show", view.Pick("刷新", "Refresh")));
        var until = LastDay(view, closing);
        var title = state.MaySeal(now) ? view.Pick($"{when}绩效可以封存了", $"{when} can be sealed") : view.Pick($"{when}绩效正在结算", $"{when} is being closed");
        var card = new Card(view.Language, title,
        [
            new Line(state.MayApprove(now)
                ? view.Pick("质询期已结束。", "The query window is over.")
                : view.Pick($"质询期到 {until.Say(view.Language, view.Today)} 为止。", $"Queries until {until.Say(view.Language, view.Today)}.")),
            .. state.Running is { } running ? [new Line(view.Pick("正在发预览:", "Previews are being made: ") + Progress(view, running))] : Array.Empty<Line>(),
            new Line(view.Pick($"未处理的异议:{state.OpenDisputes}", $"Open objections: {state.OpenDisputes}")),
            .. state.Teams.Select(t => new Line($"{(t.Approved is null ? "○" : "✓")} {t.NameIn(view.Language)}")),
        ]);
        return card.With(state.MaySeal(now)
            ? Step(view, closing.Period, "seal", view.Pick("封存", "Seal"))
            : Step(view, closing.Period, "show", view.Pick("刷新", "Refresh")));
    }

    /// <summary>What everybody gets when a period is opened.</summary>
    public static Card Preview(ScoreView view, Closing closing, Appraised person, Scorecard card)
    {
        var until = LastDay(view, closing);
        var preview = ScorecardCard.OfPerson(view, person, card);
        return preview with
        {
            Title = view.Pick("绩效预览:", "Preview: ") + preview.Title,
            Parts = preview.Parts.Insert(0, new Line(view.Pick(
                $"{until.Say(view.Language, view.Today)}及之前可以对任何一行提异议:点「为什么是这个分」,打开那一行。",
                $"Until {until.Say(view.Language, view.Today)} you may object to any line: press “Why this score” and open it."))),
        };
    }

    public static Card Sealed(ScoreView view, Appraised person, Scorecard card)
    {
        var final = ScorecardCard.OfPerson(view, person, card);
        return final with { Title = view.Pick("已封存:", "Sealed: ") + final.Title };
    }

    /// <summary>What a manager gets for a team.</summary>
    public static Card ForManager(ScoreView view, Closing closing, ClosingTeam team, IEnumerable<NamedScorecard> people) => new Card(
        view.Language,
        view.Pick($"请确认{team.Name}的{closing.Period.Say(view.Language, view.Today)}绩效", $"Please approve {team.NameEn}'s scores of {closing.Period.Say(view.Language, view.Today)}"),
        [
            new Grid(
                [view.Pick("姓名", "Name"), view.Pick("得分", "Score")],
                [.. people.Select(p => (System.Collections.Immutable.ImmutableArray<string>)[p.Person.NameIn(view.Language), p.Card.Total is { } t ? ScoreWording.Say(t) : "—"])]),
            new Line(view.Pick(
                $"质询期到 {LastDay(view, closing).Say(view.Language, view.Today)} 为止,之后才能确认;分数按确认时的记录重新计算。",
                $"Queries are open until {LastDay(view, closing).Say(view.Language, view.Today)}; approve afterwards. Scores are worked out afresh then."), Tone.Subtle),
        ])
        .With(new CardButton(view.Pick("确认", "Approve"), "approve-scores", ("closing", Number(closing.Id.Value)), ("unit", Number(team.Unit.Value))));

    static Line Rules(ScoreView view) => new(view.Pick(
        $"开始后每人收到预览,{ClosingState.QueryDays} 个工作日内可以提异议;之后主管确认,最后由您封存。",
        $"Everybody gets a preview and may object for {ClosingState.QueryDays} working days; then managers approve, and you seal it."), Tone.Subtle);

    /// <summary>The last day of the query window.</summary>
    static DateOnly LastDay(ScoreView view, Closing closing) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(closing.QueryUntil, view.Zone).DateTime).AddDays(-1);

    static string Progress(ScoreView view, ClosingTask? task) => task is null ? ""
        : view.Pick($"{task.Done:#,##0} / {Math.Max(task.People, task.Done):#,##0} 人", $"{task.Done:#,##0} of {Math.Max(task.People, task.Done):#,##0} people");

    static CardButton Step(ScoreView view, Period period, string step, string title) =>
        new(title, "close", ("day", period.Start.Iso()), ("step", step));

    static IEnumerable<Fact> Totals(ScoreView view, IReadOnlyCollection<NamedScorecard> scores, NamedScorecard[] rated)
    {
        yield return new(view.Pick("人数", "People"), Number(scores.Count));
        yield return new(view.Pick("平均得分", "Mean score"), rated.Length == 0 ? "—" : ScoreWording.Say(Score.Rounded(rated.Average(s => s.Card.Total!.Value))));
        yield return new(view.Pick("奖金合计", "Bonuses"), new Money(scores.Sum(s => s.Card.Bonus ?? 0), view.Currency).Say(view.Language));
        if (rated.Length < scores.Count) yield return new(view.Pick("没有可评数据", "Without data"), Number(scores.Count - rated.Length), Tone.Warning);
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
