using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What a question means for the tables.</summary>
static class Asked
{
    /// <summary>The period asked for, or this month. Refuses what no table could hold.</summary>
    public static Period PeriodOf(Question? question, DateOnly today) =>
        question?.Period is { } range && range.From <= range.To && range.From.Year is > 2000 and < 2200 && range.To.Year is > 2000 and < 2200
            ? Period.Between(range.From, range.To)
            : Period.Month(today);

    /// <summary>The same in the company's own years, halves and quarters.</summary>
    public static Period PeriodOf(Question? question, Turn turn) =>
        FiscalWords.Of(turn.Tenant.Fiscal, PeriodOf(question, turn.Today), turn.Incoming.Said is Said.Text said ? said.Value : "", turn.Today);

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
