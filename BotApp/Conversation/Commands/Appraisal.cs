using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;
using Dengta.Domain.Surveys;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Somebody's scorecard, as one who may see it asked for it.</summary>
sealed record Appraisal(Appraised Person, SchemeChoice Choice, Scheme Scheme, Scorecard Card, ScoreView View)
{
    /// <summary>The scorecard of the period that holds a day; refused, and audited, for who may not see it.</summary>
    public static async Task<Checked<Appraisal>> OfAsync(Turn turn, MemberId member, DateOnly day, string asked)
    {
        var found = ScorecardStore.Find(turn.Tx, turn.TenantId, member);
        var choice = await SchemeStore.LoadAsync(turn.Tx, turn.TenantId, [member.Value], turn.Cancel);
        if (found.Value is not { } person || !MaySee(turn.Person, person))
        {
            turn.Audit("refused", $"{asked}: member {member.Value}");
            return new Refusal("您只能看自己和所管团队的绩效。", "You can see your own score and those of the team you manage.");
        }
        if (choice.On(person, day) is not { } scheme)
            return new Refusal(
                $"{person.Name}还没有考核方案,请让运营发「考核方案」选一套。",
                $"{person.NameEn} has no scheme yet; sales operations can choose one with “choose scheme”.");
        var period = scheme.PeriodOf(day);
        var sealedScore = period.End <= turn.Today ? ClosingStore.Sealed(turn.Tx, turn.TenantId, person.Id, period) : null;
        var answers = scheme.Lines.Any(l => l.Key == Indicator.Satisfaction) ? SatisfactionStore.CountOf(turn.Tx, turn.TenantId, person.Id, period) : null;
        var cards = await ScorecardStore.OfAsync(turn.Tx, turn.Tenant, [person], choice, period, turn.Today, turn.Cancel);
        return new Appraisal(person, choice, scheme, cards[person.Id].AsSealed(sealedScore?.Value), ViewOf(turn, period) with { Answers = answers?.Value });
    }

    /// <summary>Whom a press names: the presser where it names nobody.</summary>
    public static Task<Checked<Appraisal>> OfAsync(Turn turn, Said.Press press, string asked) =>
        OfAsync(turn, press.Number("who") is { } id and <= int.MaxValue ? new MemberId((int)id) : turn.Person.Id, DayOf(press, turn.Today), asked);

    public static ScoreView ViewOf(Turn turn, Period period) =>
        ScoreView.Of(turn.Language, turn.Tenant, turn.Now, period);

    /// <summary>The day a press is about; a day that no scorecard can have is today.</summary>
    public static DateOnly DayOf(Said.Press press, DateOnly today) => press.Date("day") is { Year: > 2000 and < 2200 } day && day <= today ? day : today;

    public static bool MaySee(Member asker, Appraised person) =>
        person.Id == asker.Id || asker.SeesAll || asker.Manages is { } root && person.Path.Contains(root.Value);
}
