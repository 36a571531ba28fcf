using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Operations change the bonus: said as points of a curve, tried on the last period, drafted as a change from the next one on.</summary>
sealed partial class ChangeBonus : IHearing
{
    public CommandDescription Description { get; } = new("bonus-rule", [], IsPersonal: true, Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) => Asks().Match(text) is { Success: true } m
        ? m.Groups["points"].Success
            ? Said.Pressed("bonus-rule", ("points", m.Groups["points"].Value), ("base", m.Groups["base"].Value), ("rate", m.Groups["rate"].Value))
            : Said.Pressed("bonus-rule")
        : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("bonus-rule"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var choice = await SchemeStore.LoadAsync(turn.Tx, turn.TenantId, [], turn.Cancel);
        if (choice.OfRole(Role.Rep, turn.Today) is not { } scheme)
            return turn.Reply("还没有考核方案,先发「选择考核方案」。", "There is no scheme yet; say “choose scheme” first.");
        var period = scheme.PeriodOf(turn.Today);
        if (press.Text("points") is null) return BonusRuleCard.Of(Appraisal.ViewOf(turn, period), scheme);
        var rule = RuleOf(press);
        if (!rule.Ok) return turn.Reply(rule.Refusal);
        return press.Text("from") is null ? await TryAsync(turn, press, scheme, rule.Value) : await DraftAsync(turn, choice, rule.Value, period.End);
    }

    static async Task<Card> TryAsync(Turn turn, Said.Press press, Scheme scheme, BonusRule rule)
    {
        var past = scheme.PeriodOf(scheme.PeriodOf(turn.Today).Start.AddDays(-1));
        var scores = await ClosePeriod.ScoresAsync(turn, past);
        var next = scheme.PeriodOf(turn.Today).End;
        var publish = new CardButton(
            turn.Say($"从 {next.Month}月{next.Day}日 起采用", $"Use from {next.ToString("d MMM", CultureInfo.InvariantCulture)}"), "bonus-rule",
            [.. ((string[])["points", "base", "rate"]).Select(name => (name, press.Text(name) ?? "")), ("from", next.Iso())]);
        return BonusRuleCard.Try(Appraisal.ViewOf(turn, past), past, rule, BonusSimulation.Of(scores, rule), publish);
    }

    /// <summary>Everybody of that scheme is appraised as before, and paid by the new rule once it is confirmed.</summary>
    static Task<Card> DraftAsync(Turn turn, SchemeChoice choice, BonusRule rule, DateOnly from)
    {
        var held = choice.OfRole(Role.Rep, from)!;
        var owner = ChooseScheme.Everybody with { Roles = [.. ChooseScheme.Sellers.Where(role => choice.OfRole(role, from)?.Id == held.Id)] };
        return SchemeDraft.MakeAsync(
            turn, owner.Roles.Length == ChooseScheme.Sellers.Length ? owner : WriteScheme.Reps,
            held with { Id = default, Version = held.Version + 1, From = from, Bonus = rule }, "bonus curve");
    }

    static Checked<BonusRule> RuleOf(Said.Press press)
    {
        var points = Point().Matches(press.Text("points") ?? "").Select(m => (Percent(m.Groups["at"].Value), Percent(m.Groups["pays"].Value)));
        var curve = Curve.Of(points);
        if (!curve.Ok) return curve.Refusal;
        if (AmountReader.Read(press.Text("base") ?? "") is not { Amount: >= 0 and < Money.Limit } amount)
            return new Refusal("请写上基础奖金,比如「基础5000」。", "Please give the base bonus, e.g. “base 5000”.");
        var rate = press.Text("rate") is { } text ? Percent(text) : 0;
        return rate is < 0 or > 1
            ? new Refusal("超额比例要在 0 到 100% 之间。", "The rate is between 0 and 100 %.")
            : new BonusRule(amount.Amount, curve.Value, rate, CurveReads.Score);
    }

    // At most five digits, as the patterns have it; whatever else a button brings is refused with the curve.
    static decimal Percent(string text) =>
        decimal.TryParse(text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value / 100 : -1;

    [GeneratedRegex(@"(?<at>\d{1,4}(\.\d)?)%?\s*=\s*(?<pays>\d{1,4}(\.\d)?)%?", RegexOptions.ExplicitCapture)]
    private static partial Regex Point();

    [GeneratedRegex(@"^((改|设置|看看?)?奖金曲线|bonus curve)(\s+(?<points>(\d{1,4}(\.\d)?%?\s*=\s*\d{1,4}(\.\d)?%?[\s,,;;]*){2,12})(基础|base)\s*(?<base>[\d.,]{1,12}[万千k]?)([\s,,;;]+(超额|rate)\s*(?<rate>\d{1,3}(\.\d)?)%?)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();
}
