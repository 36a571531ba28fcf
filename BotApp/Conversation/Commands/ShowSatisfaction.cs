using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Surveys;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>How satisfied customers are: one's own, the team's, or those of somebody one answers for.</summary>
sealed class ShowSatisfaction : IHearing
{
    const int LongestName = 60;

    public CommandDescription Description { get; } = new("satisfaction", [], IsPersonal: true, KeepsCard: true);

    public Said.Press? Hear(string text, DateOnly today) => SatisfactionWords.Read(text, today);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("satisfaction"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var period = Period.Month(Appraisal.DayOf(press, turn.Today));
        if (press.Text("who") is { } who) return await OfNamedAsync(turn, CleanText.Of(who, LongestName), period);
        var isTeam = press.Text("of") == "team" || press.Text("of") != "me" && Scope.SeesPeople(turn.Person);
        return isTeam
            ? await OfUnitAsync(turn, Scope.TeamOf(turn.Person), Scope.SeesPeople(turn.Person), period)
            : await OfSellerAsync(turn, turn.Person, period);
    }

    static async Task<Card> OfNamedAsync(Turn turn, string who, Period period)
    {
        if (await Scope.OfUnitNamedAsync(turn, "satisfaction") is { } unit)
            return unit.Ok ? await OfUnitAsync(turn, unit.Value.Id, unit.Value.Within, period) : turn.Reply(unit.Refusal);
        var colleague = await Scope.OfColleagueAsync(turn, who, "satisfaction");
        return colleague.Ok ? await OfSellerAsync(turn, colleague.Value, period) : turn.Reply(colleague.Refusal);
    }

    static async Task<Card> OfSellerAsync(Turn turn, Member person, Period period)
    {
        var read = SatisfactionStore.Below(turn.Tx, turn.TenantId, person.Unit, period);
        await turn.Tx.SendAsync(turn.Cancel);
        var team = SellerAnswers.Sum(read.Values.Where(s => s.Unit == person.Unit));
        var own = read.Values.FirstOrDefault(s => s.Id == person.Id) ?? SellerAnswers.Sum([]);
        return SatisfactionCard.OfSeller(own, team.Mean, person.NameIn(turn.Language), period, turn.Language, turn.Today);
    }

    static async Task<Card> OfUnitAsync(Turn turn, UnitId unit, bool showsPeople, Period period)
    {
        var name = MemberStore.UnitName(turn.Tx, turn.TenantId, unit);
        var read = SatisfactionStore.Below(turn.Tx, turn.TenantId, unit, period);
        await turn.Tx.SendAsync(turn.Cancel);
        int[] shown = showsPeople ? [.. read.Values.Select(s => s.Id.Value)] : [];
        var oneDevice = SatisfactionStore.OneDevice(turn.Tx, turn.TenantId, shown, period);
        await turn.Tx.SendAsync(turn.Cancel);
        return SatisfactionCard.OfTeam(
            read.Values, oneDevice.Values, turn.Say(name.Value.Name, name.Value.NameEn), showsPeople, period, turn.Language, turn.Today);
    }
}
