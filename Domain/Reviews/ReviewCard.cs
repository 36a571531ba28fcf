using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Reviews;

/// <summary>A manager's Monday: where the team stands, who needs help, and what to decide.</summary>
public static class ReviewCard
{
    const int Weeks = 8;
    const int MostPeople = 5;
    const int MostNotes = 10;

    /// <param name="key">Names the push; the buttons carry it, so that each decision is kept once.</param>
    public static Card Of(TeamReview review, string key, WorkCalendar calendar, string currency, Language language)
    {
        var who = Attention.Of(review, calendar, language);
        return new Card(language, Title(review, currency, language),
        [
            .. Standing(review, calendar, currency, language),
            new Line(Change(review, currency, language)),
            Trend(review, currency, language),
            .. Outlook(review, currency, language),
            .. Process(review, language),
            .. Satisfaction(review, language),
            .. Help(who, language),
            .. Wins(review, language),
            .. Notes(review, language),
            .. Hint(review, language),
            .. LastDuties(review, language),
        ]).With(Buttons(key, language));
    }

    static string Title(TeamReview review, string currency, Language language)
    {
        var signed = TargetMetric.Revenue.Say(review.Revenue, currency, language);
        var name = review.NameIn(language);
        var attained = review.Base is { } b ? language.Pick($",达成 {AttainmentParts.Percent(review.Revenue / b)}", $", {AttainmentParts.Percent(review.Revenue / b)} of target") : "";
        return language.Pick($"{name} · 周复盘:{review.Month.Say(language, review.Day)}签 {signed}{attained}", $"{name}, weekly review: {signed} signed in {review.Month.Say(language, review.Day)}{attained}");
    }

    static IEnumerable<CardPart> Standing(TeamReview review, WorkCalendar calendar, string currency, Language language)
    {
        if (review.Base is not { } target) return [new Line(language.Pick("本月没有目标。", "There is no target for this month."))];
        var attainment = new Attainment(
            TargetMetric.Revenue, review.Month, review.Revenue, target, review.Stretch > target ? review.Stretch : null,
            calendar.WorkingDays(review.Month.Start, review.Until), calendar.WorkingDays(review.Until, review.Month.End));
        return AttainmentParts.Of(attainment, currency, language, review.Day);
    }

    static string Change(TeamReview review, string currency, Language language)
    {
        var (week, before) = (review.Sums.Between(review.Week.Start, review.Week.End), review.Sums.Between(review.Week.Start.AddDays(-7), review.Week.Start));
        var difference = TargetMetric.Revenue.Say(decimal.Abs(week - before), currency, language);
        return language.Pick(
            $"上周签 {TargetMetric.Revenue.Say(week, currency, language)},比前一周{(week >= before ? "多" : "少")} {difference}",
            $"Last week {TargetMetric.Revenue.Say(week, currency, language)}, {difference} {(week >= before ? "more" : "less")} than the week before");
    }

    static Trend Trend(TeamReview review, string currency, Language language)
    {
        var first = review.Week.Start.AddDays(-7 * (Weeks - 1));
        var weeks = Enumerable.Range(0, Weeks).Select(i => review.Sums.Between(first.AddDays(7 * i), first.AddDays(7 * (i + 1)))).ToArray();
        return ProgressCard.Weeks(language, TargetMetric.Revenue, first, weeks, currency);
    }

    static IEnumerable<CardPart> Outlook(TeamReview review, string currency, Language language) =>
        review.Forecast is { } f ? [ForecastCard.Line(f, currency, language)] : [];

    static IEnumerable<CardPart> Process(TeamReview review, Language language)
    {
        Fact[] lights = [.. ProcessLights.Of(review, language)];
        return lights.Length == 0 ? [] : [new Facts([.. lights])];
    }

    static IEnumerable<CardPart> Satisfaction(TeamReview review, Language language)
    {
        var a = review.Answers;
        if (a.Mean is not { } mean) yield break;
        var sample = a.Deals == 0 ? "" : language.Pick($";{a.Deals} 单答了 {a.Answered} 单", $"; {a.Answered} of {a.Deals} deals answered") + $" {AttainmentParts.Percent((decimal)a.Answered / a.Deals)}";
        yield return new Line(string.Create(CultureInfo.InvariantCulture, $"{language.Pick("客户满意度", "Customer satisfaction")} {mean:0.0} / 5 (n={a.Given}{sample})"));
    }

    static IEnumerable<CardPart> Help(IReadOnlyList<(PersonWeek Person, string Why)> who, Language language)
    {
        if (who.Count == 0) return [new Line(language.Pick("没有需要特别关注的人。", "Nobody needs special attention."), Tone.Good)];
        var lines = who.Take(MostPeople).Select(w => $"· {w.Person.NameIn(language)}{language.Pick(":", ": ")}{w.Why}");
        var more = who.Count > MostPeople ? [language.Pick($"另有 {who.Count - MostPeople} 人", $"and {who.Count - MostPeople} more")] : Array.Empty<string>();
        return [new Heading(language.Pick("谁需要帮助", "Who needs help")), new Line(string.Join('\n', [.. lines, .. more]))];
    }

    static IEnumerable<CardPart> Wins(TeamReview review, Language language) => review.Wins.Count == 0
        ? []
        : [
            new Heading(language.Pick("上周亮点", "Wins")),
            new Line(string.Join('\n', review.Wins.Select(w => $"· {language.Pick(w.Name, w.NameEn)} {w.Customer} {w.Amount.Say(language)}"))),
        ];

    static IEnumerable<CardPart> Notes(TeamReview review, Language language)
    {
        string[] written =
        [
            .. review.Others.Where(p => p.Belated is { Said.IsEmpty: false }).Select(p => Quoted(p, p.Belated!, review.Day, language)),
            .. review.Others.Where(p => p.Note is { Said.IsEmpty: false }).Select(p => Quoted(p, p.Note!, review.Day, language)),
        ];
        CardPart[] parts =
        [
            .. written.Length == 0 ? [] : (CardPart[])[new Line(string.Join('\n', written.Take(MostNotes)) + More(written.Length, "\n", language))],
            .. Names(language.Pick("没有要补充的:", "Nothing to add: "), review.Others.Where(p => p.Note is { Said.IsEmpty: true }), language),
            .. Names(language.Pick("没写周记:", "No note from "), review.Others.Where(p => p is { Note: null, IsSparedNote: false }), language),
        ];
        return parts.Length == 0 ? [] : [new Heading(language.Pick("组员的话", "From the team")), .. parts];
    }

    static string Quoted(PersonWeek p, SentNote note, DateOnly day, Language language)
    {
        var late = language.Pick("晚交", "late");
        var mark = note == p.Belated ? language.Pick($"({note.Monday.Say(language, day)}那周,{late})", $" ({late}, week of {note.Monday.Say(language, day)})")
            : note.IsLate ? language.Pick($"({late})", $" ({late})") : "";
        return $"· {p.NameIn(language)}{mark}{language.Pick(":", ": ")}{Said(note.Said, language)}";
    }

    static IEnumerable<CardPart> Names(string before, IEnumerable<PersonWeek> people, Language language)
    {
        var names = people.Select(p => p.NameIn(language)).ToArray();
        if (names.Length > 0)
            yield return new Line(
                before + string.Join(language.Pick("、", ", "), names.Take(MostNotes)) + More(names.Length, language.Pick(" ", ", "), language), Tone.Subtle);
    }

    // Of a unit of thousands the card shows a few: it has to fit on a phone, and into a message.
    static string More(int all, string before, Language language) =>
        all > MostNotes ? before + language.Pick($"另有 {all - MostNotes} 人", $"and {all - MostNotes} more") : "";

    static string Said(WeekNote note, Language language) => string.Join(language.Pick(";", "; "), new[]
    {
        note.Blockers.Length > 0 ? language.Pick("卡点 ", "stuck: ") + note.Blockers : "",
        note.Plans.Length > 0 ? language.Pick("下周 ", "next: ") + note.Plans : "",
    }.Where(t => t.Length > 0));

    static IEnumerable<CardPart> Hint(TeamReview review, Language language) =>
        Coaching.Hint(review.Others, review.Steps, language) is { } hint ? [new Line(language.Pick("辅导建议:", "Coaching: ") + hint)] : [];

    static IEnumerable<CardPart> LastDuties(TeamReview review, Language language)
    {
        // The review's own acknowledgement is no decision.
        var duties = review.Duties.Where(d => d.Kind != "review").ToArray();
        if (duties.Length == 0) yield break;
        yield return new Heading(language.Pick("上次的决定", "What was decided"));
        yield return new Line(string.Join('\n', duties.Select(d => $"{Mark(d)} {d.WhatIn(language)}{Due(d, review.Day, language)}")));
    }

    static string Mark(Duty duty) => duty.State switch { DutyState.Done => "✓", DutyState.Dropped => "✗", _ => "·" };

    static string Due(Duty duty, DateOnly day, Language language)
    {
        if (duty.State != DutyState.Open) return duty.Outcome is { Length: > 0 } outcome ? language.Pick(":", ": ") + outcome : "";
        var due = DateOnly.FromDateTime(duty.DueAt.UtcDateTime);
        return due < day ? language.Pick("(已过期)", " (overdue)") : language.Pick($"({due.Say(language, day)}前)", string.Create(CultureInfo.InvariantCulture, $" (by {due.Say(language, day)})"));
    }

    // A button a decision; each becomes a duty that the next review reports on.
    static CardButton[] Buttons(string key, Language language) =>
    [
        new(language.Pick("已阅", "Seen"), "decide", ("key", key), ("do", "seen")),
        new(language.Pick("约谈", "Talk to somebody"), "decide", ("key", key), ("do", "talk")),
        new(language.Pick("调整策略", "Change strategy"), "decide", ("key", key), ("do", "strategy")),
        new(language.Pick("申请改目标", "Ask for new targets"), "decide", ("key", key), ("do", "retarget")),
        new(language.Pick("看个人", "Open a person"), "decide", ("key", key), ("do", "person")),
    ];
}
