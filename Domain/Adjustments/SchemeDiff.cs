using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;

namespace Dengta.Domain.Adjustments;

/// <summary>A scheme as it was and as it is to be, line by line.</summary>
static class SchemeDiff
{
    public static IEnumerable<CardPart> Of(SchemeChange change, string currency, Language language, DateOnly today)
    {
        var (to, before) = (change.To, change.Before);
        var from = to.From.Say(language, today);
        yield return new Heading(language.Pick($"{change.Owner.Name}:考核方案,{from}起", $"{change.Owner.NameEn}: scheme, from {from}"));
        ImmutableArray<(Part, string)> keys = [.. to.Lines.Concat(before?.Lines ?? []).Select(l => (l.Part, l.Key)).Distinct()];
        yield return new Grid(
            [language.Pick("项目", "Line"), language.Pick("原", "Before"), language.Pick("新", "After")],
            [.. keys.Select(k => (ImmutableArray<string>)[NameOf(k), Say(before, k), Say(to, k)])]);
        if (before is { Bonus: { } was } && was.Amount != to.Bonus?.Amount)
            yield return new Line(language.Pick(
                $"基础奖金:{Pay(was)} → {(to.Bonus is { } none ? Pay(none) : "无")}", $"Base bonus: {Pay(was)} → {(to.Bonus is { } becomes ? Pay(becomes) : "none")}"));

        string NameOf((Part, string) key) => (LineOf(to, key) ?? LineOf(before, key))!.NameIn(language);

        string Say(Scheme? scheme, (Part, string) key) => LineOf(scheme, key) is { } line ? Words(line) : "—";

        string Words(SchemeLine line) => $"{ScoreWording.Say(line.Weight)}%"
            + (line.Goal is { } goal ? $" · {line.Say(goal, currency, language)}" : "")
            + (line.Cap != SchemeLine.UsualCap ? language.Pick($" · 封顶 {ScoreWording.Percent(line.Cap)}", $" · cap {ScoreWording.Percent(line.Cap)}") : "");

        string Pay(BonusRule rule) => new Money(rule.Amount, currency).Say(language);
    }

    static SchemeLine? LineOf(Scheme? scheme, (Part Part, string Key) key) => scheme?.Lines.FirstOrDefault(l => l.Part == key.Part && l.Key == key.Key);
}
