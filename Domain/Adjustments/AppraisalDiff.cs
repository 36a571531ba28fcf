using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;

namespace Dengta.Domain.Adjustments;

/// <summary>What people are appraised by as it was and as it is to be, line by line.</summary>
static class AppraisalDiff
{
    public static IEnumerable<CardPart> Of(AppraisalChanges changes, string currency, Language language, DateOnly today) =>
        [.. changes.Schemes.SelectMany(s => Of(s, currency, language, today)), .. changes.Lines.SelectMany(l => Of(l, currency, language, today))];

    /// <summary>Why stands with each line, since each of a set may have its own reason.</summary>
    static IEnumerable<CardPart> Of(LineChange change, string currency, Language language, DateOnly today)
    {
        var (before, after) = (change.Before, change.After);
        yield return new Heading(language.Pick(
            $"{change.Name}的「{after.NameIn(language)}」,{change.From.Say(language, today)}起", $"{change.NameEn}: “{after.NameIn(language)}”, from {change.From.Say(language, today)}"));
        if (before.Weight != after.Weight) yield return new Line(language.Pick("权重 ", "Weight ") + $"{ScoreWording.Say(before.Weight)}% → {ScoreWording.Say(after.Weight)}%");
        if (before.Goal != after.Goal) yield return new Line(language.Pick("目标值 ", "Goal ") + $"{Goal(before)} → {Goal(after)}");
        yield return new Line(language.Pick($"原因:{change.Reason}", $"Why: {change.Reason}"), Tone.Subtle);

        string Goal(SchemeLine line) => line.Goal is { } goal ? line.Say(goal, currency, language) : language.Pick("本人目标", "own target");
    }

    static IEnumerable<CardPart> Of(SchemeChange change, string currency, Language language, DateOnly today)
    {
        var (to, before) = (change.To, change.Before);
        var from = to.From.Say(language, today);
        yield return new Heading(language.Pick($"{change.Owner.Name}:考核方案,{from}起", $"{change.Owner.NameEn}: scheme, from {from}"));
        ImmutableArray<(Part, string)> keys = [.. to.Lines.Concat(before?.Lines ?? []).Select(l => (l.Part, l.Key)).Distinct()];
        yield return new Grid(
            [language.Pick("项目", "Line"), language.Pick("原", "Before"), language.Pick("新", "After")],
            [.. keys.Select(k => (ImmutableArray<string>)[NameOf(k), Say(before, k), Say(to, k)])]);
        if (before is { Bonus: { } was } && !was.Pays(to.Bonus))
            yield return new Line(language.Pick(
                $"奖金:{Pay(was)} → {(to.Bonus is { } none ? Pay(none) : "无")}", $"Bonus: {Pay(was)} → {(to.Bonus is { } becomes ? Pay(becomes) : "none")}"));

        string NameOf((Part, string) key) => (LineOf(to, key) ?? LineOf(before, key))!.NameIn(language);

        string Say(Scheme? scheme, (Part, string) key) => LineOf(scheme, key) is { } line ? Words(line) : "—";

        string Words(SchemeLine line) => $"{ScoreWording.Say(line.Weight)}%"
            + (line.Goal is { } goal ? $" · {line.Say(goal, currency, language)}" : "")
            + (line.Cap != SchemeLine.UsualCap ? language.Pick($" · 封顶 {ScoreWording.Percent(line.Cap)}", $" · cap {ScoreWording.Percent(line.Cap)}") : "");

        string Pay(BonusRule rule) => BonusRuleCard.Say(rule, currency, language);
    }

    static SchemeLine? LineOf(Scheme? scheme, (Part Part, string Key) key) => scheme?.Lines.FirstOrDefault(l => l.Part == key.Part && l.Key == key.Key);
}
