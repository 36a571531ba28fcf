using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Adjustments;

/// <summary>The answer to "what was my target on 3 March, who changed it, and why".</summary>
public static class VersionsCard
{
    const int Most = 6;

    /// <param name="told">The versions of every target whose period touches the days asked about, oldest first.</param>
    public static Card Of(
        Language language, string who, Period asked, IReadOnlyList<VersionTold> told, IReadOnlyList<AdjustReason> reasons, Tenant tenant, DateOnly today)
    {
        var when = asked.Say(language, today);
        var title = language.Pick($"{who} · {when}的目标", $"{who}: targets, {when}");
        if (told.Count == 0) return new Card(language, title, new Line(language.Pick("那时没有设目标。", "No target was set then.")));
        return new Card(language, title, [.. told.GroupBy(v => v.Key).Take(Most).SelectMany(g => Lines(language, [.. g], asked, reasons, tenant, today))]);
    }

    static IEnumerable<CardPart> Lines(
        Language language, IReadOnlyList<VersionTold> versions, Period asked, IReadOnlyList<AdjustReason> reasons, Tenant tenant, DateOnly today)
    {
        var key = versions[0].Key;
        var metric = key.Metric.Name(language);
        var day = asked.LastDay < key.Period.End ? asked.LastDay : key.Period.LastDay;
        var inForce = versions.LastOrDefault(v => v.EffectiveFrom <= day) ?? versions[0];
        yield return new Line(
            language.Pick($"{key.Period.Say(language, today)}{metric}:{Goal(inForce)}", $"{metric}, {key.Period.Say(language, today)}: {Goal(inForce)}"), Strong: true);
        foreach (var version in versions) yield return new Line(Told(version), Tone.Subtle);

        string Goal(VersionTold v) => v.Goal.Say(v.Key.Metric, tenant.Currency, language);

        string Told(VersionTold v)
        {
            var on = tenant.DayOf(v.RecordedAt).Say(language, today);
            var by = v.SetBy is null ? language.Pick("随数据导入", "came with the data") : language.Pick($"{v.SetBy} 设定", $"set by {v.SetByEn}");
            var from = v.EffectiveFrom == key.Period.Start ? "" : language.Pick($",{v.EffectiveFrom.Say(language, today)}起", $", from {v.EffectiveFrom.Say(language, today)}");
            var reason = reasons.FirstOrDefault(r => r.Code == v.Reason)?.NameIn(language) ?? v.Reason;
            var why = string.Join(" · ", new[] { reason, v.Note }.Where(t => !string.IsNullOrEmpty(t)));
            return language.Pick($"{on} {by}:{Goal(v)}{from}", $"{on}, {by}: {Goal(v)}{from}") + (why.Length > 0 ? language.Pick($"(原因:{why})", $" ({why})") : "");
        }
    }
}
