using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>By what somebody is appraised.</summary>
sealed partial class ShowScheme : IHearing
{
    public CommandDescription Description { get; } = new("scheme", [], IsPersonal: true, KeepsCard: true);

    public Said.Press? Hear(string text, DateOnly today) => Asks().IsMatch(text) ? Said.Pressed("scheme") : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("scheme"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var read = await Appraisal.OfAsync(turn, press, "scheme");
        if (read.Ok) return SchemeCard.Of(read.Value.View, read.Value.Person.NameIn(turn.Language), read.Value.Scheme).With(Buttons(turn, read.Value));
        // Who chooses schemes and has none is shown what there is to choose from.
        return turn.Person.SeesAll && press.Text("who") is null ? await OfCompanyAsync(turn) : turn.Reply(read.Refusal);
    }

    static async Task<Card> OfCompanyAsync(Turn turn)
    {
        var choice = await SchemeStore.LoadAsync(turn.Tx, turn.TenantId, [], turn.Cancel);
        return choice.OfRole(Role.Rep, turn.Today) is { } scheme
            ? SchemeCard.Of(Appraisal.ViewOf(turn, scheme.PeriodOf(turn.Today)), turn.Say("销售", "Reps"), scheme).With(new CardButton(turn.Say("换一套", "Choose another"), "choose-scheme"))
            : SchemeCard.Choose(turn.Language);
    }

    static IEnumerable<CardButton> Buttons(Turn turn, Appraisal a)
    {
        yield return ScorecardCard.ScoreButton(a.View, a.Person, a.Card);
        if (turn.Person.SeesAll) yield return new(turn.Say("换一套", "Choose another"), "choose-scheme");
    }

    [GeneratedRegex("^((我的|本月|这个月|本季度?|现在的?)?(的)?考核方案(是什么|是啥|怎么算|有哪些指标)?|(我的|本月|这个月)?方案是(什么|啥)|(what is |what's |show )?(my |the )?(scoring |appraisal )?scheme( this month)?|which scheme (do (i|we) have|is mine|is ours)( this month)?|怎么考核我|我怎么考核)$")]
    private static partial Regex Asks();
}
