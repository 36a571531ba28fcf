using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Targets;

/// <summary>The answer to "how far am I": every target of a period, or what was done where there is none.</summary>
public static class ProgressCard
{
    /// <param name="who">The person, as a heading.</param>
    /// <param name="local">When the numbers were read, in the tenant's zone.</param>
    public static Card OfPerson(
        Language language, string who, Progress progress, IReadOnlyList<Attainment> attainments, string currency, DateTimeOffset local, Trend? trend) =>
        Of(language, who, progress, attainments, currency, local, trend is null ? [] : [trend]);

    /// <summary>A team's totals, then its people, the furthest behind their pace first.</summary>
    public static Card OfTeam(
        Language language, string unit, Progress progress, IReadOnlyList<Attainment> attainments, IReadOnlyList<PersonLine> people,
        string currency, DateTimeOffset local) =>
        Of(language, unit, progress, attainments, currency, local, People(language, people, currency));

    /// <summary>One metric of a period, asked for by name: "how many visits this month".</summary>
    public static Card OfMetric(
        Language language, string who, Progress progress, TargetMetric metric, Attainment? attainment, string currency, DateTimeOffset local)
    {
        var today = DateOnly.FromDateTime(local.DateTime);
        var actual = metric.Say(progress.Actual(metric, currency), currency, language);
        var period = progress.Period.Say(language, today);
        var title = language.Pick($"{who} · {period}{metric.Name(language)} {actual}", $"{who}: {metric.Name(language)} in {period}, {actual}");
        IEnumerable<CardPart> parts = attainment is null ? [] : AttainmentParts.Of(attainment, currency, language, today);
        return new Card(language, title, [.. parts, new Line(DateWording.AsOf(local, language), Tone.Subtle)]);
    }

    /// <summary>The sums of the last weeks.</summary>
    /// <param name="first">The Monday of the first.</param>
    public static Trend Weeks(Language language, TargetMetric metric, DateOnly first, IReadOnlyList<decimal> weeks, string currency)
    {
        return new(
            language.Pick($"近{weeks.Count}周{metric.Name(language)}", $"{metric.Name(language)}, last {weeks.Count} weeks"),
            [.. weeks.Select((sum, i) => new TrendPoint(OnAxis(first.AddDays(7 * i)), sum))],
            language.Pick($"最高 {Say(weeks.Max())} · 最近 {Say(weeks[^1])}", $"highest {Say(weeks.Max())} · latest {Say(weeks[^1])}"));

        string Say(decimal sum) => metric.Say(sum, currency, language);

        string OnAxis(DateOnly monday) => language.Pick($"{monday.Month}/{monday.Day}", monday.ToString("d MMM", CultureInfo.InvariantCulture));
    }

    static Card Of(
        Language language, string who, Progress progress, IReadOnlyList<Attainment> attainments, string currency, DateTimeOffset local,
        IEnumerable<CardPart> more)
    {
        var today = DateOnly.FromDateTime(local.DateTime);
        var title = language.Pick($"{who} · {progress.Period.Say(language, today)}进度", $"{who}: progress, {progress.Period.Say(language, today)}");
        return new Card(language, title,
        [
            .. attainments.SelectMany(a => AttainmentParts.Of(a, currency, language, today)),
            .. WithoutTarget(language, progress, attainments, currency),
            .. more,
            new Line(DateWording.AsOf(local, language), Tone.Subtle),
        ]);
    }

    static IEnumerable<CardPart> WithoutTarget(
        Language language, Progress progress, IReadOnlyList<Attainment> attainments, string currency)
    {
        if (attainments.Count == 0)
            yield return new Line(language.Pick("这个时段没有设目标。", "No target is set for this period."));
        var facts = Enum.GetValues<TargetMetric>()
            .Where(m => attainments.All(a => a.Metric != m) && progress.Actual(m, currency) != 0)
            .Select(m => new Fact(m.Name(language), m.Say(progress.Actual(m, currency), currency, language)))
            .Concat(progress.Foreign(currency).Select(s => new Fact(
                language.Pick("外币(不计入目标)", "Other currency (not counted)"), new Money(s.Amount, s.Currency).Say(language))))
            .ToArray();
        if (facts.Length > 0) yield return new Facts([.. facts]);
    }

    static IEnumerable<CardPart> People(Language language, IReadOnlyList<PersonLine> people, string currency)
    {
        if (people.Count == 0) yield break;
        yield return new Heading(language.Pick($"成员({people.Count} 人,合计即团队数)", $"People ({people.Count}; they add up to the team)"));
        yield return new Grid(
            [language.Pick("姓名", "Name"), language.Pick("签单 / 目标", "Signed / target"), language.Pick("拜访", "Visits")],
            [
                .. people.OrderBy(p => p.Base is { } b ? p.Revenue / b : decimal.MaxValue).ThenBy(p => p.Id.Value)
                    .Select(p => (System.Collections.Immutable.ImmutableArray<string>)[p.NameIn(language), Signed(p), TargetMetric.Visits.Say(p.Visits, currency, language)]),
            ]);

        string Signed(PersonLine p)
        {
            var revenue = TargetMetric.Revenue.Say(p.Revenue, currency, language);
            return p.Base is { } b
                ? $"{revenue} / {TargetMetric.Revenue.Say(b, currency, language)} ({AttainmentParts.Percent(p.Revenue / b)})"
                : revenue;
        }
    }
}
