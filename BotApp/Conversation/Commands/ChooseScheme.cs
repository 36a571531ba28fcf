using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Sales operations choose a ready-made scheme for the company: a card, a look, a tap.</summary>
sealed partial class ChooseScheme : IHearing
{
    static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Whose work is appraised.</summary>
    public static readonly Role[] Sellers = [Role.Rep, Role.Manager];

    public CommandDescription Description { get; } = new("choose-scheme", [], Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) => Asks().IsMatch(text) ? Said.Pressed("choose-scheme") : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => Task.FromResult(SchemeCard.Choose(turn.Language));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (ReadyMade.Find(press.Text("scheme")) is not { } made) return SchemeCard.Choose(turn.Language);
        var starts = Starts(turn).ToArray();
        if (press.Text("from") is null) return SchemeCard.Preview(Appraisal.ViewOf(turn, Period.Month(turn.Today)), made, starts);
        if (starts.All(s => s.From != press.Date("from")))
            return turn.Reply("请选本月或下月开始。", "Please choose this month or the next to begin with.");
        var bonus = BonusOf(press);
        return bonus.Ok ? await AdoptAsync(turn, made, press.Date("from")!.Value, bonus.Value.Rule) : turn.Reply(bonus.Refusal);
    }

    static async Task<Card> AdoptAsync(Turn turn, ReadyMadeScheme made, DateOnly from, BonusRule? bonus)
    {
        var by = new Decision(turn.Now, turn.Person.Id, turn.Inbox, $"ready-made: {made.Key}");
        var choice = await SchemeStore.LoadAsync(turn.Tx, turn.TenantId, [], turn.Cancel);
        // Pressed twice, or by two at once: what holds already is not made again.
        if (choice.OfRole(Role.Rep, from) is { } now && now.Name == made.Name && now.Lines.SequenceEqual(made.Lines) && SamePay(now.Bonus, bonus))
            return turn.Reply($"已经在用「{made.Name}」了。", $"“{made.NameEn}” is in use already.");
        var id = SchemeStore.Add(turn.Tx, turn.TenantId, made.Name, made.NameEn, by);
        await turn.Tx.SendAsync(turn.Cancel);
        SchemeStore.AddVersion(turn.Tx, turn.TenantId, new(id.Value, 1, made.Name, made.NameEn, from, made.Cycle, made.Lines, bonus), by);
        foreach (var role in Sellers) SchemeStore.Use(turn.Tx, turn.TenantId, id.Value, null, null, role, from, by);
        turn.Audit("scheme.chosen", $"{made.Key} from {from:yyyy-MM-dd}");
        return turn.Reply(
            $"从 {from.Say(turn.Language, turn.Today)} 起,销售和主管都用「{made.Name}」方案。",
            $"From {from.Say(turn.Language, turn.Today)} on reps and managers are appraised by “{made.NameEn}”.",
            new Line(turn.Say("目标值和权重可以再调;每个人发「我的绩效」就能看到得分。", "Goals and weights can be changed; everybody sees their score with “my score”."), Tone.Subtle))
            .With(new CardButton(turn.Say("团队得分", "Team score"), "team-score"));
    }

    static bool SamePay(BonusRule? a, BonusRule? b) => a?.Amount == b?.Amount;

    /// <summary>The days a scheme may be taken from: the first of this month and of the next.</summary>
    public static IEnumerable<(DateOnly From, string Title)> Starts(Turn turn)
    {
        var month = Period.Month(turn.Today);
        yield return (month.Start, turn.Say($"从 {month.Start.Month}月1日 起采用", $"Use from {month.Start.Day} {month.Start.ToString("MMM", Culture)}"));
        yield return (month.End, turn.Say($"从 {month.End.Month}月1日 起采用", $"Use from {month.End.Day} {month.End.ToString("MMM", Culture)}"));
    }

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
