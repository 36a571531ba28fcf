using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The score of a person or a team, as if the period ended today.</summary>
sealed class ShowScore : ICommand
{
    public CommandDescription Description { get; } = new("score", [Intent.AskScore], IsPersonal: true, KeepsCard: true);

    public async Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        var question = reading.Question ?? new Question(Metric.Score, null, Subject.Me);
        var day = DayOf(question, turn);
        if (question.Subject.Kind == SubjectKind.Team) return await OfTeamAsync(turn, day);
        var whose = await Scope.OfAsync(turn, question.Subject, "score");
        return whose.Ok ? Show(turn, await Appraisal.OfAsync(turn, whose.Value.Id, day, "score")) : turn.Reply(whose.Refusal);
    }

    public async Task<Card> PressAsync(Turn turn, Said.Press press) => Show(turn, await Appraisal.OfAsync(turn, press, "score"));

    /// <summary>The last day of the period asked about that is not in the future.</summary>
    public static DateOnly DayOf(Question? question, Turn turn) =>
        Asked.PeriodOf(question, turn).LastDay is var last && last < turn.Today ? last : turn.Today;

    static Card Show(Turn turn, Checked<Appraisal> appraisal) =>
        appraisal.Ok ? ScorecardCard.OfPerson(appraisal.Value.View, appraisal.Value.Person, appraisal.Value.Card) : turn.Reply(appraisal.Refusal);

    /// <summary>The team of the asker; who in it has which score only for those who may see it.</summary>
    public static async Task<Card> OfTeamAsync(Turn turn, DateOnly day)
    {
        var unit = Scope.TeamOf(turn.Person);
        var month = Period.Month(day);
        var found = ScorecardStore.InUnit(turn.Tx, turn.TenantId, unit, month);
        var name = MemberStore.UnitName(turn.Tx, turn.TenantId, unit);
        await turn.Tx.SendAsync(turn.Cancel);
        var people = found.Values;
        var choice = await SchemeStore.LoadAsync(turn.Tx, turn.TenantId, [.. people.Select(p => p.Id.Value)], turn.Cancel);
        // A team is shown for the period of the scheme that its first person with one has.
        var period = people.Select(p => choice.On(p, day)).FirstOrDefault(s => s is not null)?.PeriodOf(day) ?? month;
        var cards = await ScorecardStore.OfAsync(turn.Tx, turn.Tenant, people, choice, period, turn.Today, turn.Cancel);
        NamedScorecard[] named = [.. people.Where(p => cards.ContainsKey(p.Id)).Select(p => new NamedScorecard(p, cards[p.Id]))];
        return UnitScore.Of(named) is { } score
            ? ScorecardCard.OfUnit(Appraisal.ViewOf(turn, period), turn.Language.Pick(name.Value.Name, name.Value.NameEn), score, period, Scope.SeesPeople(turn.Person))
            : turn.Reply("这个团队还没有考核方案。", "This team has no scheme yet.");
    }
}
