using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Sales operations choose a ready-made scheme for the company: a card, a look, a tap.</summary>
sealed partial class ChooseScheme : IHearing
{
    /// <summary>Whose work is appraised.</summary>
    public static readonly Role[] Sellers = [Role.Rep, Role.Manager];

    public CommandDescription Description { get; } = new("choose-scheme", [], Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) => Asks().IsMatch(text) ? Said.Pressed("choose-scheme") : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => Task.FromResult(SchemeCard.Choose(turn.Language));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (ReadyMade.Find(press.Text("scheme")) is not { } made) return SchemeCard.Choose(turn.Language);
        var starts = await SchemeDraft.StartsAsync(turn, Everybody);
        if (press.Text("from") is null) return SchemeCard.Preview(Appraisal.ViewOf(turn, Period.Month(turn.Today)), made, starts);
        if (starts.All(s => s.From != press.Date("from")))
            return turn.Reply("请在卡片上的日子里选一天开始。", "Please choose one of the days on the card to begin with.");
        var bonus = BonusOf(press);
        return bonus.Ok
            ? await SchemeDraft.MakeAsync(
                turn, Everybody, new(default, 1, made.Name, made.NameEn, press.Date("from")!.Value, made.Cycle, made.Lines, bonus.Value.Rule), $"ready-made: {made.Key}")
            : turn.Reply(bonus.Refusal);
    }

    public static SchemeOwner Everybody { get; } = new("销售和主管", "reps and managers", null, null, [.. Sellers]);

    /// <summary>No rule where no amount was given.</summary>
    static Checked<Pay> BonusOf(Said.Press press)
    {
        if (press.Text("bonus") is not { } text) return new Pay(null);
        return AmountReader.Read(text) is { Amount: >= 0 and < Money.Limit } amount
            ? new Pay(new BonusRule(amount.Amount, ReadyMade.UsualCurve, 0, CurveReads.Score))
            : new Refusal($"「{CleanText.Of(text, 20)}」不是金额,请重选。", $"“{CleanText.Of(text, 20)}” is no amount; please choose again.");
    }

    sealed record Pay(BonusRule? Rule);

    [GeneratedRegex("^(选择?一?套?考核方案|换一?套?考核方案|设置考核方案|选方案|choose (a |the )?scheme|change (the )?scheme|set up (a |the )?scheme)$")]
    private static partial Regex Asks();
}
