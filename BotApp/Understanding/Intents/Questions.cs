using Dengta.BotApp.Understanding.Clauses;
using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>Questions to the bot: how much, how far, who is first, what was logged.</summary>
static class Questions
{
    public static Reading? Read(Message message) => Read(message, 0, message.Tokens.Length);

    /// <summary>The question asked in the same message as something done: in a sentence or a part of its own.</summary>
    public static Question? Beside(Message message, List<Clause> clauses)
    {
        foreach (var segment in Segments.Of(message))
            if (!clauses.Any(c => c.Mood == Mood.Done && c.Trigger >= segment.From && c.Trigger < segment.To)
                && IsAsking(message, segment.From, segment.To)
                && Read(message, segment.From, segment.To) is { Question: { } question })
                return question;
        return null;
    }

    static bool IsAsking(Message message, int from, int to) =>
        Any(message, from, to, Mark.Asked | Mark.HowMany | Mark.Rank | Mark.Who | Mark.Show)
            || (to < message.Tokens.Length && message.Text[message.Tokens[to].Start] is '?' or '？');

    static Reading? Read(Message message, int from, int to)
    {
        var asked = new Asked(message, from, to);
        return Intents(asked) is { } intent ? new(intent)
        {
            Question = new(MetricOf(asked, intent), PeriodOf(asked, intent), SubjectOf(asked, intent), CustomerOf(asked, intent)),
        } : null;
    }

    static Intent? Intents(Asked q)
    {
        if (q.Has(Mark.Conditional) && !q.IsQuestion && !q.Says("what if")) return null;
        // 昨天的客户拜访取消了
        if (q.Has(Mark.FellThrough) && !q.IsQuestion) return null;
        if (q.Has(Mark.Rate) && q.Metric is null && !q.IsQuestion) return null;
        if (q.Topic == Metric.Bonus) return Intent.AskBonus;
        if (q.Has(Mark.Rank) && !q.HasOnlyWeakRank) return Intent.AskRanking;
        if (q.Topic == Metric.Kpi) return Intent.AskKpi;
        if (q.Topic == Metric.Score) return Intent.AskScore;
        if (q.Has(Mark.PerDay) && (q.Has(Mark.HowMany | Mark.Forecast | Mark.Target) || q.Says("need")
            || q.Says("rate"))) return Intent.AskForecast;
        if (q.Has(Mark.Negation) && !q.IsQuestion && q.Topic is null or Metric.Customers) return null;
        if (q.IsCommand) return null;
        if (q.Has(Mark.Forecast) && (q.IsQuestion || q.Says("what if") || (q.Event is null && !q.HasNumber))) return Intent.AskForecast;
        if (q.Has(Mark.Target | Mark.Progress) && !q.Has(Mark.HowMany) && q.Says("能") && q.IsQuestion) return Intent.AskForecast;
        // 我和小刘谁签得多
        if (q.Has(Mark.Who) && q.Event is not null && (q.Says("得多") || q.Says("更多") || q.Says("多一点"))) return Intent.AskRanking;
        if (IsHistory(q)) return Intent.AskHistory;
        if (q.Has(Mark.Who) && (q.Event is not null || q.Has(Mark.Target | Mark.Progress))
            && q.Has(Mark.HowMany | Mark.Rank)) return Intent.AskRanking;
        if (q.Has(Mark.Progress) && (q.Event is null || q.IsQuestion || q.Has(Mark.Target))
            || (q.Topic is not null && (q.IsQuestion || q.IsShort))) return Intent.AskProgress;
        if (q.Has(Mark.Target) && (q.IsQuestion || q.IsShort)) return Intent.AskProgress;
        if (q.Event is not null && q.Has(Mark.HowMany)) return Intent.AskProgress;
        return q.Event is not null && (q.Says("what did i") || q.Says("what did we") || q.Says("what have i") || q.Says("what have we")
            || q.Says("what've")) ? Intent.AskProgress : null;
    }

    static bool IsHistory(Asked q)
    {
        if (q.Has(Mark.When) && q.Event is not null && q.IsQuestion && !q.Has(Mark.Planned)) return true;
        if (q.Has(Mark.Show) && q.Event is not null && !q.Has(Mark.Planned | Mark.HowMany | Mark.Progress | Mark.Target)
            && q.Topic is null) return true;
        // 本周我都拜访了谁
        if (q.Has(Mark.Who) && q.Has(Mark.Me) && q.Event is not null && !q.Has(Mark.Rank | Mark.HowMany)) return true;
        if (!q.Has(Mark.Records)) return false;
        return q.Has(Mark.Show) || q.Has(Mark.Asked) || q.EndsInQuestion || q.Says("啥") || q.Says("什么") || q.Says("哪些") || q.IsShort
            && q.Period is not null;
    }

    static Metric? MetricOf(Asked q, Intent intent) => intent switch
    {
        Intent.AskBonus => Metric.Bonus,
        Intent.AskKpi => Metric.Kpi,
        Intent.AskScore => Metric.Score,
        Intent.AskForecast => q.Has(Mark.PerDay) ? Metric.RequiredRate : Metric.Target,
        Intent.AskHistory => q.EventMetric is { } m ? m == Metric.Revenue ? Metric.Deals : m : Metric.All,
        Intent.AskRanking => q.Topic ?? q.EventMetric ?? Metric.Target,
        _ => q.Has(Mark.Progress | Mark.Target) && q.Topic is null ? Metric.Target : q.Topic ?? q.EventMetric ?? Metric.Target,
    };

    static DayRange? PeriodOf(Asked q, Intent intent)
    {
        if (q.When is not { } when) return null;
        return when.Unit is { } unit && intent is Intent.AskForecast or Intent.AskBonus ? unit : when.Range;
    }

    static Subject SubjectOf(Asked q, Intent intent)
    {
        if (q.Colleague is { } name && (intent != Intent.AskHistory || q.Event is null)) return Subject.Colleague(name);
        if (q.IsAboutTeam) return Subject.Team;
        if (intent == Intent.AskRanking && !q.IsAboutMe) return Subject.Team;
        return Subject.Me;
    }

    static string? CustomerOf(Asked q, Intent intent) => intent == Intent.AskHistory && (q.Event is not null || q.Colleague is null)
        ? q.Customer : null;

    static bool Any(Message message, int from, int to, Mark mark)
    {
        for (var i = from; i < to; i++)
            if (message.Tokens[i].Is(mark))
                return true;
        return false;
    }
}
