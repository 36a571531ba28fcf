using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What a question means for the tables.</summary>
static class Asked
{
    const int SetAhead = 92;

    // What was done, or was the target once, lies behind; whoever names a year means it.
    static readonly string[] Behind = ["年", "上", "完成", "达成", "was ", "were ", "last ", "did ", "done", "reached", "20"];

    /// <summary>The period asked for, or this month. Refuses what no table could hold.</summary>
    public static Period PeriodOf(Question? question, DateOnly today) =>
        question?.Period is { } range && range.From <= range.To && range.From.Year is > 2000 and < 2200 && range.To.Year is > 2000 and < 2200
            ? Period.Between(range.From, range.To)
            : Period.Month(today);

    /// <summary>The same in the company's own years, halves and quarters.</summary>
    /// <param name="ahead">Whether "Q1" is one to come, as where a target is set.</param>
    public static Period PeriodOf(Question? question, Turn turn, bool ahead = false) =>
        FiscalWords.Of(turn.Tenant.Fiscal, PeriodOf(question, turn.Today), SaidIn(turn), turn.Today, ahead);

    /// <summary>The same where a target is asked for: without a year it may be one of the next three months, when it was set already.</summary>
    public static Period OfTarget(Question? question, Turn turn) => OfTarget(PeriodOf(question, turn), SaidIn(turn), turn.Today);

    /// <param name="period">The company's, of this year.</param>
    public static Period OfTarget(Period period, string said, DateOnly today)
    {
        if (period.Kind is not (PeriodKind.Month or PeriodKind.Quarter or PeriodKind.Half) || !IsAboutTarget(said)) return period;
        var next = new Period(period.Kind, period.Start.AddYears(1), period.End.AddYears(1));
        return period.End <= today && next.Start <= today.AddDays(SetAhead) ? next : period;
    }

    /// <summary>Which days are meant, for whoever thinks in calendar quarters; nothing where the company's years are the calendar's.</summary>
    public static Line[] FiscalDays(Turn turn, Period period) =>
        turn.Tenant.Fiscal.FirstMonth == 1 || period.Kind is not (PeriodKind.Quarter or PeriodKind.Half or PeriodKind.Year) ? [] :
        [
            new(turn.Say(
                $"按财年算:{period.Start.Say(turn.Language, turn.Today)} 至 {period.LastDay.Say(turn.Language, turn.Today)}",
                $"By the fiscal year: {period.Start.Say(turn.Language, turn.Today)} to {period.LastDay.Say(turn.Language, turn.Today)}"), Tone.Subtle),
        ];

    static string SaidIn(Turn turn) => turn.Incoming.Said is Said.Text said ? said.Value : "";

    static bool IsAboutTarget(string text) =>
        (text.Contains("目标", StringComparison.Ordinal) || text.Contains("target", StringComparison.OrdinalIgnoreCase))
        && !Array.Exists(Behind, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The days that a button brings back, recognised as a period of the company where they are one.</summary>
    public static Period PeriodOf(DayRange days, Turn turn) =>
        PeriodOf(new Question(null, days, Subject.Me), turn.Today) is { Kind: PeriodKind.Days } other && other.Start == days.From
            ? turn.Tenant.Fiscal.Between(days.From, days.To)
            : PeriodOf(new Question(null, days, Subject.Me), turn.Today);

    public static TargetMetric? TargetOf(Metric? metric) => metric switch
    {
        Metric.Revenue => TargetMetric.Revenue,
        Metric.Deals => TargetMetric.Deals,
        Metric.Collections => TargetMetric.Collections,
        Metric.Quotes => TargetMetric.Quotes,
        Metric.Visits => TargetMetric.Visits,
        Metric.Customers => TargetMetric.Customers,
        Metric.Followups => TargetMetric.Followups,
        _ => null,
    };

    public static EntryKind? KindOf(Metric? metric) => metric switch
    {
        Metric.Revenue or Metric.Deals => EntryKind.Deal,
        Metric.Collections => EntryKind.Collection,
        Metric.Quotes => EntryKind.Quote,
        Metric.Visits => EntryKind.Visit,
        Metric.Customers => EntryKind.Customer,
        Metric.Followups => EntryKind.Followup,
        Metric.Complaints => EntryKind.Complaint,
        Metric.Assists => EntryKind.Assist,
        _ => null,
    };
}
