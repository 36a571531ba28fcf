using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Who is first, by attainment of the revenue target or by visits; only where the company wants rankings, or for those who see all of it anyway.</summary>
sealed class ShowRanking : ICommand
{
    public CommandDescription Description { get; } = new("ranking", [Intent.AskRanking], IsPersonal: true, KeepsCard: true);

    public Task<Card> PressAsync(Turn turn, Said.Press press) => AnswerAsync(turn, new Reading(Intent.AskRanking));

    public async Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        if (!turn.Tenant.ShowsRanking && !Scope.SeesPeople(turn.Person))
            return turn.Reply("公司没有开放排名,只能看自己的进度。", "Rankings are switched off here; you can see your own progress.")
                .With(new CardButton(turn.Say("进度", "Progress"), "progress"));

        var period = Asked.PeriodOf(reading.Question, turn);
        var people = ProgressStore.OfPeople(turn.Tx, turn.TenantId, Scope.TeamOf(turn.Person), period, turn.Tenant.Currency);
        await turn.Tx.SendAsync(turn.Cancel);
        var byVisits = reading.Question?.Metric == Metric.Visits;
        var ranked = people.Values.Where(p => p.Base is not null || p.Revenue > 0 || p.Visits > 0).OrderByDescending(p => Figure(p, byVisits)).ToArray();
        var mine = Array.FindIndex(ranked, p => p.Id == turn.Person.Id);
        var title = turn.Say($"{period.Say(turn.Language, turn.Today)}排名", $"Ranking, {period.Say(turn.Language, turn.Today)}") + (mine < 0 ? "" : turn.Say($":您第 {mine + 1}", $": you are #{mine + 1}"));
        return new Card(turn.Language, title, new Grid(
            ["#", turn.Say("姓名", "Name"), byVisits ? turn.Say("拜访", "Visits") : turn.Say("达成", "Attained")],
            [.. ranked.Take(20).Select((p, i) => (System.Collections.Immutable.ImmutableArray<string>)
                [Values.Of(i + 1), p.NameIn(turn.Language), byVisits ? TargetMetric.Visits.Say(p.Visits, "", turn.Language) : AttainmentParts.Percent(Figure(p, false))])]));
    }

    static decimal Figure(PersonLine p, bool byVisits) => byVisits ? p.Visits : p.Base is { } b ? p.Revenue / b : 0;
}
