using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Kpis;

/// <summary>Indicators that operations make: the list, the form, and what one would have measured before it is published.</summary>
public static class OwnIndicatorCard
{
    public const string Verb = "own-indicator";

    public static readonly ImmutableArray<IndicatorUnit> Units =
        [IndicatorUnit.Times, IndicatorUnit.Customers, IndicatorUnit.Deals, IndicatorUnit.Money, IndicatorUnit.Percent, IndicatorUnit.Points];

    public static readonly ImmutableArray<PeriodKind> Cycles = [PeriodKind.Month, PeriodKind.Quarter, PeriodKind.Half, PeriodKind.Year];

    const int MostPeople = 20;

    public static Card List(Language language, IReadOnlyList<OwnIndicator> own) => new Card(
        language,
        own.Count == 0 ? language.Pick("还没有自定义指标。", "There is no indicator of your own yet.") : language.Pick($"自定义指标 {own.Count} 个", $"Indicators of your own: {own.Count}"),
        [
            .. own.Select(o => new Line($"{o.NameIn(language)} v{o.Version}{language.Pick(":", ": ")}{o.Say(language)}")),
            new Line(language.Pick("新建:选来源,写筛选条件和算法,用上月数据试算,再发布。", "New: choose a source, write a filter, choose what is worked out, try it on last month, publish."), Tone.Subtle),
        ])
        .With(
        [
            new CardButton(language.Pick("新建指标", "New indicator"), Verb, ("do", "form")),
            .. own.TakeLast(Card.MaxButtons - 1).Select(o => new CardButton(language.Pick($"修改{o.Name}", $"Change {o.NameEn}"), Verb, ("do", "form"), ("key", o.Key))),
        ]);

    /// <param name="values">What stands in the fields, by their ids.</param>
    /// <param name="wrong">What is to be put right first.</param>
    public static Card Form(Language language, IReadOnlyDictionary<string, string> values, string? key, Refusal? wrong = null)
    {
        CardPart[] fields =
        [
            Text("name", language.Pick("中文名", "Chinese name"), language.Pick("比如 大单数", "e.g. 大单数")),
            Text("name_en", language.Pick("英文名", "English name"), "Large deals"),
            Choose("source", language.Pick("来源", "Source"), Enum.GetValues<RecordSource>(), s => s.Name(language)),
            Text("filter", language.Pick("筛选条件(可不填)", "Filter (optional)"), language.Pick("金额 >= 10万 且 客户类型 = 新客户", "amount >= 100000 and customer type = new")),
            Choose("aggregate", language.Pick("算法", "What is worked out"), Enum.GetValues<Aggregate>(), a => a.Name(language)),
            new ChoiceInput("unit", language.Pick("单位", "Unit"), [new(language.Pick("自动", "as usual"), "auto"), .. Units.Select(u => new Choice(u.Name(language), u.Stored()))], values.GetValueOrDefault("unit", "auto")),
            new ChoiceInput("better", language.Pick("方向", "Direction"),
                [new(OwnIndicatorWording.Direction(false, language), "higher"), new(OwnIndicatorWording.Direction(true, language), "lower")], values.GetValueOrDefault("better", "higher")),
            Text("goal", language.Pick("目标值(可在方案里写)", "Goal (or in the scheme)"), language.Pick("一个周期的,比如 5", "for one cycle, e.g. 5")),
            Text("zero", language.Pick("零分点(越低越好时)", "Worth nothing (lower is better)"), ""),
            Text("cap", language.Pick("得分上限 %", "Cap of the points %"), "120"),
            Text("floor", language.Pick("得分下限 %", "Floor of the points %"), "0"),
            new ChoiceInput("cycle", language.Pick("周期", "Cycle"), [.. Cycles.Select(c => new Choice(c.Name(language), c.Stored()))], values.GetValueOrDefault("cycle", "month")),
            Choose("serves", language.Pick("服务于目标", "Leads to the target"), Enum.GetValues<TargetMetric>(), m => m.Name(language), m => m.Stored()),
            .. key is null ? [] : new CardPart[] { Text("reason", language.Pick("为什么改(会告诉用到它的人)", "Why it changes (those appraised by it are told)"), "") },
        ];
        return new Card(
            language, key is null ? language.Pick("新建指标", "New indicator") : language.Pick("修改指标", "Change the indicator"),
            [.. wrong is null ? [] : new CardPart[] { new Line("⚠ " + wrong.In(language), Tone.Warning) }, .. fields])
            .With(
                new CardButton(language.Pick("试算", "Try it"), Verb, [("do", "try"), .. Key(key)]),
                new CardButton(language.Pick("返回", "Back"), Verb));

        TextInput Text(string id, string label, string placeholder) => new(id, label, placeholder, Value: values.GetValueOrDefault(id, ""));

        ChoiceInput Choose<T>(string id, string label, IEnumerable<T> all, Func<T, string> name, Func<T, string>? stored = null) where T : struct, Enum => new(
            id, label, [.. all.Select(v => new Choice(name(v), stored?.Invoke(v) ?? v.Stored()))], values.GetValueOrDefault(id, stored?.Invoke(all.First()) ?? all.First().Stored()));
    }

    /// <summary>What it would have been in the last period, in all and for each person, before it is published.</summary>
    /// <param name="measured">Who had data, with the name.</param>
    /// <param name="missing">How many had none.</param>
    /// <param name="values">The fields, for the buttons.</param>
    public static Card Tried(
        Language language, OwnIndicator own, string currency, string period, string from, IReadOnlyCollection<(string Name, Measure Measure)> measured, int missing,
        IReadOnlyDictionary<string, string> values)
    {
        (string, string)[] fields = [.. values.Select(v => (v.Key, v.Value)), .. Key(own.Key.Length == 0 ? null : own.Key)];
        var shown = measured.OrderByDescending(m => m.Measure.Value).Take(MostPeople).ToArray();
        return new Card(
            language, language.Pick($"「{own.Name}」用{period}试算", $"“{own.NameEn}”, tried on {period}"),
            [
                new Line(own.Say(language)),
                new Line(language.Pick("合计 ", "In all ") + Total(), Strong: true),
                new Line(language.Pick($"{measured.Count} 人有数据,{missing} 人没有(不算 0)。", $"{measured.Count} with data, {missing} without, which is not zero."), Tone.Subtle),
                .. shown.Length == 0 ? [] : new CardPart[] { new Grid([language.Pick("姓名", "Name"), own.NameIn(language)], [.. shown.Select(m => (ImmutableArray<string>)[m.Name, Say(m.Measure)])]) },
                .. measured.Count > shown.Length ? [new Line(language.Pick($"另有 {measured.Count - shown.Length} 人。", $"And {measured.Count - shown.Length} more."), Tone.Subtle)] : Array.Empty<CardPart>(),
            ])
            .With(
                new CardButton(language.Pick($"发布,从 {from} 起", $"Publish from {from}"), Verb, [("do", "publish"), .. fields]),
                new CardButton(language.Pick("再改改", "Change it"), Verb, [("do", "form"), .. fields]));

        string Total() => measured.Count == 0 ? language.Pick("无数据", "no data") : Say(measured.Select(m => m.Measure).Aggregate((a, b) => a + b));

        string Say(Measure measure) => measure.Value is { } value ? own.Unit.Say(value, currency, language) : language.Pick("无数据", "no data");
    }

    public static Card Published(Language language, OwnIndicator own, string from)
    {
        var goal = own.Goal is null ? language.Pick("20%目标5", "20% goal 5") : "20%";
        return new(
            language,
            own.Version == 1
                ? language.Pick($"「{own.Name}」已发布", $"“{own.NameEn}” is published")
                : language.Pick($"「{own.Name}」v{own.Version} 已发布,从 {from} 起的周期用", $"“{own.NameEn}” v{own.Version} is published, for periods that begin on {from} or later"),
            new Line(own.Say(language)),
            new Line(language.Pick(
                $"写进方案就用上了,比如「全公司的考核方案:签单额60%,拜访次数20%目标30,{own.Name}{goal}」。",
                $"It counts once it is in a scheme, e.g. “scheme for everyone: signed 60%, visits 20% goal 30, {own.NameEn} {goal}”."), Tone.Subtle));
    }

    /// <summary>What somebody is told whose scheme holds indicators that are measured otherwise from a day on.</summary>
    public static Card Changed(Language language, IReadOnlyList<IndicatorChange> changes, DateOnly today)
    {
        var first = changes[0].After;
        return new Card(
            language,
            changes.Count == 1
                ? language.Pick($"您考核里的「{first.Name}」从 {first.From.Say(language, today)} 起换口径", $"“{first.NameEn}” in your score is measured otherwise from {first.From.Say(language, today)} on")
                : language.Pick($"您考核里有 {changes.Count} 个指标要换口径", $"{changes.Count} indicators in your score will be measured otherwise"),
            changes.SelectMany(c => Lines(language, c, changes.Count > 1, today)))
            .With(new CardButton(language.Pick("考核方案", "Scheme"), "scheme"));
    }

    static IEnumerable<Line> Lines(Language language, IndicatorChange change, bool isOneOfMany, DateOnly today)
    {
        var (before, after) = change;
        if (isOneOfMany) yield return new(language.Pick($"「{after.Name}」,从 {after.From.Say(language, today)} 起", $"“{after.NameEn}”, from {after.From.Say(language, today)} on"), Strong: true);
        foreach (var (label, old, now) in (IEnumerable<(string, string, string)>)
        [
            (language.Pick("名称", "Name"), before.NameIn(language), after.NameIn(language)),
            (language.Pick("口径", "What counts"), before.Say(language), after.Say(language)),
            (language.Pick("单位", "Unit"), before.Unit.Name(language), after.Unit.Name(language)),
            (language.Pick("方向", "Direction"), OwnIndicatorWording.Direction(before.LowerIsBetter, language), OwnIndicatorWording.Direction(after.LowerIsBetter, language)),
        ])
            if (old != now) yield return new($"{label} {old} → {now}");
        yield return new(language.Pick($"原因:{after.Reason}", $"Why: {after.Reason}"));
    }

    static IEnumerable<(string, string)> Key(string? key) => key is null ? [] : [("key", key)];
}
