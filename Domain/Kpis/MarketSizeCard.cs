using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Kpis;

/// <summary>Sizes of the market in words, always with where they come from.</summary>
public static class MarketSizeCard
{
    public static Card Set(Language language, DateOnly today, string currency, MarketSize size, MarketSize? before, CardButton undo) => new Card(
        language, language.Pick($"{size.Period.Say(language, today)}市场规模 {Say(size, currency, language)}", $"Market size of {size.Period.Say(language, today)}: {Say(size, currency, language)}"),
        [
            .. size.Amount is null ? [] : new CardPart[] { new Line(language.Pick($"来源:{size.Source}", $"Source: {size.Source}")) },
            .. before?.Amount is null ? [] : new CardPart[] { new Line(language.Pick($"原来 {Say(before, currency, language)}({before.Source})", $"Before: {Say(before, currency, language)} ({before.Source})"), Tone.Subtle) },
            new Line(language.Pick("市场份额 = 签单额 / 市场规模。", "Market share = signed revenue / market size."), Tone.Subtle),
        ]).With(undo);

    public static Card List(Language language, DateOnly today, string currency, IReadOnlyList<MarketSize> sizes) => new(
        language,
        sizes.Count == 0 ? language.Pick("还没有市场规模的数字。", "There is no figure for the market yet.") : language.Pick("市场规模", "Market size"),
        [
            .. sizes.Select(s => new Line($"{s.Period.Say(language, today)} · {Say(s, currency, language)}\n{language.Pick("来源:", "Source: ")}{s.Source}")),
            new Line(language.Pick("要记或改就说「11月市场规模5000万,来源:行业协会」。", "To set one say “November market size 50m, source: trade association”."), Tone.Subtle),
        ]);

    static string Say(MarketSize size, string currency, Language language) =>
        size.Amount is { } amount ? new Money(amount, currency).Say(language) : language.Pick("未知", "not known");
}
