using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Reviews;

/// <summary>A rep who has logged nothing for some days.</summary>
/// <param name="LastLogged">The newest day with an entry before them; null for more than 13 weeks ago.</param>
/// <param name="IsAway">On leave for all of them.</param>
public sealed record SilentRep(MemberId Id, string Name, string NameEn, DateOnly? LastLogged, bool IsAway);

/// <summary>Who has logged nothing, and since when: a fact to talk about, no list of sinners.</summary>
public static class SilentCard
{
    public static Card Of(string unit, Period period, IReadOnlyList<SilentRep> people, int all, Language language, DateOnly today)
    {
        var when = period.Say(language, today);
        if (all == 0) return new(language, language.Pick($"{unit}:{when}每个人都有记录。", $"{unit}: everybody has logged something, {when}."));
        return new(
            language, language.Pick($"{unit}:{when} {all} 人没有记录", $"{unit}: {all} without an entry, {when}"),
            [
                new Grid(
                    [language.Pick("姓名", "Name"), language.Pick("最近一条记录", "Last entry")],
                    [.. people.Select(p => (ImmutableArray<string>)[language.Pick(p.Name, p.NameEn), Since(p, language, today)])]),
                .. people.Count < all ? [new Line(language.Pick($"等 {all} 人", $"{all} in all"), Tone.Subtle)] : (CardPart[])[],
            ]);
    }

    static string Since(SilentRep p, Language language, DateOnly today)
    {
        var last = p.LastLogged?.Say(language, today) ?? language.Pick("近 13 周没有", "none in 13 weeks");
        return p.IsAway ? last + language.Pick("(休假)", " (away)") : last;
    }
}
