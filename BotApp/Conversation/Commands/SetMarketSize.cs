using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Operations tell how large the market of a month, quarter or year is, and where the figure comes from; market shares follow.</summary>
sealed partial class SetMarketSize : IHearing
{
    const string Verb = "market-size";

    static readonly string[] Quarters = ["一", "二", "三", "四"];

    public CommandDescription Description { get; } = new(Verb, [], KeepsCard: true, Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today)
    {
        if (text is "市场规模" or "市场规模有哪些" or "market size" or "market sizes") return Said.Pressed(Verb);
        var m = Asks().Match(text);
        return m.Success && PeriodOf(m, today) is { } period
            ? Said.Pressed(Verb, ("from", Values.Of(period.Start)), ("last", Values.Of(period.LastDay)), ("amount", m.Groups["amount"].Value), ("source", m.Groups["source"].Value), ("said", m.Groups["when"].Value))
            : null;
    }

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed(Verb));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Date("from") is not { } from || press.Date("last") is not { } last) return await ListAsync(turn);
        var period = from <= last && from.Year > 2000 && last.Year < 2200 ? turn.Tenant.Fiscal.Between(from, last) : default;
        // A button brings back the company's own period; words are read as the calendar's.
        if (press.Text("said") is { } said) period = FiscalWords.Of(turn.Tenant.Fiscal, period, said, turn.Today, ahead: false);
        if (period.Kind is not (PeriodKind.Month or PeriodKind.Quarter or PeriodKind.Half or PeriodKind.Year) || period.Length == 0)
            return turn.Reply("市场规模按月、季度、半年或年记。", "The market is told by month, quarter, half or year.");
        var size = SizeOf(turn, press, period);
        return size.Ok ? await SetAsync(turn, size.Value) : turn.Reply(size.Refusal);
    }

    static async Task<Card> SetAsync(Turn turn, MarketSize size)
    {
        if (await SealedPeriods.FirstOpenAsync(turn, [size.Period.Start]) is { } open) return SealedPeriods.Refuse(turn, open);
        var found = MarketSizeStore.Find(turn.Tx, turn.TenantId, size.Period);
        await turn.Tx.SendAsync(turn.Cancel);
        var before = found.Value;
        if (size == before) return turn.Reply("没有变化。", "Nothing changed.");
        MarketSizeStore.Set(turn.Tx, turn.TenantId, size, turn.Person.Id, turn.Now, turn.Inbox);
        turn.Audit("market.size", FormattableString.Invariant($"{size.Period.Start:yyyy-MM-dd} to {size.Period.LastDay:yyyy-MM-dd}: {before?.Amount} to {size.Amount}"));
        var card = MarketSizeCard.Set(turn.Language, turn.Today, turn.Tenant.Currency, size, before, new CardButton(
            turn.Say("撤销", "Undo"), Verb, ("from", Values.Of(size.Period.Start)), ("last", Values.Of(size.Period.LastDay)),
            ("amount", before?.Amount?.ToString(CultureInfo.InvariantCulture) ?? "none"), ("source", before?.Source ?? "")));
        return card with { Parts = [.. card.Parts, .. Asked.FiscalDays(turn, size.Period)] };
    }

    static async Task<Card> ListAsync(Turn turn)
    {
        var sizes = MarketSizeStore.Since(turn.Tx, turn.TenantId, turn.Today.AddYears(-2));
        await turn.Tx.SendAsync(turn.Cancel);
        return MarketSizeCard.List(turn.Language, turn.Today, turn.Tenant.Currency, sizes.Values);
    }

    static Checked<MarketSize> SizeOf(Turn turn, Said.Press press, Period period)
    {
        if (press.Text("amount") == "none") return new MarketSize(period, null, "");
        if (AmountReader.Read(press.Text("amount") ?? "") is not { Amount: > 0 and < Money.Limit, Currency: var currency } read || currency is not null && currency != turn.Tenant.Currency)
            return new Refusal("市场规模的数字没有看懂,比如「5000万」。", "The size of the market was not understood; say for example “50m”.");
        return CleanText.Of(turn.AsTyped(press.Text("source") ?? ""), MarketSize.LongestSource).Trim() is { Length: > 0 } source
            ? new MarketSize(period, read.Amount, source)
            : new Refusal("请写明来源,比如「11月市场规模5000万,来源:行业协会」。", "Please name the source, such as “November market size 50m, source: trade association”.");
    }

    static Period? PeriodOf(Match m, DateOnly today)
    {
        var year = m.Groups["y"].Success ? int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture) : today.Year;
        if (m.Groups["q"].Success)
            return Period.Quarter(new DateOnly(year, 3 * (Array.IndexOf(Quarters, m.Groups["q"].Value) is >= 0 and var i ? i : m.Groups["q"].Value[0] - '1') + 1, 1));
        var said = m.Groups["m"].Success ? m.Groups["m"] : m.Groups["name"];
        return !said.Success ? Period.Year(new DateOnly(year, 1, 1))
            : MonthName.Of(said.Value) is { } month ? Period.Month(new DateOnly(year, month, 1)) : null;
    }

    [GeneratedRegex(@"^((?<when>((?<y>20\d\d)年?)?((?<m>\d{1,2})月份?|第?(?<q>[一二三四1-4])季度|(?<=年)))的?市场规模(是|为|:|:)?(?<amount>[\d.,]{1,15}[万千亿kmw]?)元?([,,;; ]*来源(是|为)?[:: ]*(?<source>.{1,300}))?|(the )?(?<when>((?<name>[a-z]{3,9})|q(?<q>[1-4]))( (?<y>20\d\d))?) market size (is |was |of )?(?<amount>[\d.,]{1,15}[kmb]?)(,? source:? ?(?<source>.{1,300}))?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();
}
