using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Ledger;

/// <summary>What is taken off a deal, and what a deal costs, before and after it is booked.</summary>
public static class ReversalCard
{
    /// <summary><c>宁德时代 58万 · 李雷 · 11月10日 周二</c>.</summary>
    public static string Say(SignedDeal deal, Language language, DateOnly today) =>
        $"{deal.CustomerText} {deal.Worth(deal.Left).Say(language)} · {deal.NameIn(language)} · {deal.Date.Say(language, today)}";

    /// <param name="pick">The button of a deal, by its title.</param>
    public static Card Choose(Language language, DateOnly today, IReadOnlyList<SignedDeal> deals, Func<string, SignedDeal, CardButton> pick) => new Card(
        language, language.Pick("是哪一单?", "Which deal?"), deals.Select((d, i) => new Line($"{(i + 1).ToString(CultureInfo.InvariantCulture)}. {Say(d, language, today)}")))
        .With(deals.Select(d => pick($"{d.Worth(d.Left).Say(language)} · {d.Date.Say(language, today)}", d)));

    /// <summary>Asks once more; nothing is booked yet.</summary>
    public static Card Confirm(Language language, DateOnly today, SignedDeal deal, NewEntry off, IEnumerable<CardPart> notes, params ReadOnlySpan<CardButton> buttons) => new Card(
        language,
        Cancels(deal, off)
            ? language.Pick($"退掉{deal.CustomerText}的 {deal.Worth(deal.Left).Say(language)}?", $"Cancel {deal.CustomerText}'s deal of {deal.Worth(deal.Left).Say(language)}?")
            : language.Pick($"{deal.CustomerText}的单减到 {Rest(deal, off).Say(language)}?", $"Reduce {deal.CustomerText}'s deal to {Rest(deal, off).Say(language)}?"),
        [
            new Facts(
            [
                new(language.Pick("签单", "Deal"), Say(deal, language, today)),
                new(language.Pick("生效", "From"), off.Date.Say(language, today)),
                new(language.Pick("签单额", "Revenue"), off.Amount!.Value.Say(language)),
            ]),
            .. notes,
        ]).With([.. buttons]);

    public static Card Booked(Language language, DateOnly today, SignedDeal deal, NewEntry off, IEnumerable<CardPart> parts, CardButton back) => new Card(
        language,
        Cancels(deal, off)
            ? language.Pick($"已记退单:{deal.CustomerText} {deal.Worth(deal.Left).Say(language)}", $"Cancelled: {deal.CustomerText} {deal.Worth(deal.Left).Say(language)}")
            : language.Pick($"已减到 {Rest(deal, off).Say(language)}:{deal.CustomerText}", $"Reduced to {Rest(deal, off).Say(language)}: {deal.CustomerText}"),
        [
            new Line(language.Pick(
                $"{deal.NameIn(language)}的签单额从 {off.Date.Say(language, today)} 起 {off.Amount!.Value.Say(language)};签约那天的记录不变。",
                $"{deal.NameIn(language)}'s revenue: {off.Amount.Value.Say(language)} from {off.Date.Say(language, today)} on; the day of signing stays as it was.")),
            .. parts,
        ]).With(back);

    /// <summary>Tells the one whose deal it is.</summary>
    public static Card Told(Language language, DateOnly today, string by, SignedDeal deal, NewEntry off) => new(
        language,
        Cancels(deal, off)
            ? language.Pick($"{by}把您的{deal.CustomerText} {deal.Worth(deal.Left).Say(language)} 记为退单", $"{by} booked your deal with {deal.CustomerText} ({deal.Worth(deal.Left).Say(language)}) as cancelled")
            : language.Pick($"{by}把您的{deal.CustomerText}那单减到 {Rest(deal, off).Say(language)}", $"{by} reduced your deal with {deal.CustomerText} to {Rest(deal, off).Say(language)}"),
        new Line(language.Pick(
            $"从 {off.Date.Say(language, today)} 起签单额 {off.Amount!.Value.Say(language)}。有疑问请找{by},或在绩效里点「我有异议」。",
            $"Revenue {off.Amount.Value.Say(language)} from {off.Date.Say(language, today)} on. Ask {by} if it is wrong, or object in your score.")));

    public static Card ToldBack(Language language, string by, Entry off) => new(
        language, language.Pick($"{by}撤销了对{off.CustomerText}那单的冲减", $"{by} took the reversal of your deal with {off.CustomerText} back"));

    /// <summary>The cost of a deal as it is now, and what it was before.</summary>
    public static Card OfCost(Language language, DateOnly today, SignedDeal deal, decimal? before, IEnumerable<CardButton> buttons) => new Card(
        language,
        deal.Cost is { } cost
            ? language.Pick($"成本 {deal.Worth(cost).Say(language)}:{deal.CustomerText}", $"Cost {deal.Worth(cost).Say(language)}: {deal.CustomerText}")
            : language.Pick($"成本未知:{deal.CustomerText}", $"Cost not known: {deal.CustomerText}"),
        [
            new Line(Say(deal, language, today)),
            new Line((before is { } b ? language.Pick($"原来 {deal.Worth(b).Say(language)}。", $"Before: {deal.Worth(b).Say(language)}. ") : "") + (deal.Cost is { } c
                ? language.Pick($"利润 {deal.Worth(deal.Left - c).Say(language)}。", $"Profit {deal.Worth(deal.Left - c).Say(language)}.")
                : language.Pick("没有成本的单不计利润。", "A deal without a cost is in no profit.")), Tone.Subtle),
        ]).With(buttons);

    static bool Cancels(SignedDeal deal, NewEntry off) => deal.Left + off.Amount!.Value.Amount == 0;

    static Money Rest(SignedDeal deal, NewEntry off) => deal.Worth(deal.Left + off.Amount!.Value.Amount);
}
