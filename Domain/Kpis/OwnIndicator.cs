using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Targets;

namespace Dengta.Domain.Kpis;

/// <summary>One version of an indicator that operations made: which records, which of them, what is worked out of them, and how it is scored.</summary>
/// <param name="Key">The same for all its versions; empty before it was published.</param>
/// <param name="From">Holds for periods that begin on this day or later; the first version holds for all before as well.</param>
/// <param name="Goal">For one cycle, taken where a scheme says no other.</param>
/// <param name="ZeroPoint">Where lower is better, what is worth nothing.</param>
public sealed partial record OwnIndicator(
    string Key, int Version, DateOnly From, string Name, string NameEn, RecordSource Source, Filter Filter, Aggregate Aggregate, IndicatorUnit Unit,
    bool LowerIsBetter, decimal? Goal, decimal? ZeroPoint, decimal Cap, decimal Floor, PeriodKind Cycle, TargetMetric Serves)
{
    public const decimal LargestCap = 5;

    public const int LongestReason = 200;

    /// <summary>Why there is a further version; empty for the first.</summary>
    public string Reason { get; init; } = "";

    public string NameIn(Language language) => language.Pick(Name, NameEn);

    /// <summary>What is counted, in one line that can be typed again.</summary>
    public string Say(Language language) => Source.Name(language)
        + (Filter.Any.IsEmpty ? "" : language.Pick(",", ", ") + Filter.Say(language)) + language.Pick(",", ", ") + Aggregate.Name(language);

    /// <summary>The cycle of the indicator that holds a day.</summary>
    public Period PeriodOf(DateOnly day) => Cycle switch
    {
        PeriodKind.Quarter => Period.Quarter(day),
        PeriodKind.Half => Period.Half(day),
        PeriodKind.Year => Period.Year(day),
        _ => Period.Month(day),
    };

    /// <summary>Whether it says the same as another version, whatever that one's number, day and reason.</summary>
    public bool SaysTheSameAs(OwnIndicator other) => Filter.Say(Language.English) == other.Filter.Say(Language.English)
        && this == other with { Key = Key, Version = Version, From = From, Filter = Filter, Reason = Reason };

    /// <summary>Whether somebody's figure, or its name, is another one than by that version; goal, cap and floor are those of the schemes.</summary>
    public bool MeasuresOtherwiseThan(OwnIndicator before) => !SaysTheSameAs(before with
    {
        Goal = Goal,
        ZeroPoint = ZeroPoint,
        Cap = Cap,
        Floor = Floor,
        Cycle = Cycle,
        Serves = Serves,
    });

    public Indicator AsIndicator() => new(
        Key, Name, NameEn, IndicatorKind.Quantity, Unit, LowerIsBetter, Aggregate.RollsUp(), Source.Name(Language.English), Serves.Stored(),
        Source == RecordSource.Answers ? [EntryKind.Deal] : Source.Kinds(), Say(Language.Chinese), Say(Language.English), Query: null)
    {
        Own = this,
    };

    /// <summary>The goal where a scheme's scorecard runs for another time than the indicator's own cycle: what adds up grows with it.</summary>
    public decimal? GoalFor(PeriodKind cycle) =>
        Aggregate.RollsUp() == RollUp.Ratio ? Goal : Goal * cycle.Months() / Cycle.Months();

    /// <summary>Why it cannot be worked out or said; null where it can.</summary>
    public Refusal? Check() => CheckNames() ?? CheckSource() ?? CheckScale();

    Refusal? CheckNames()
    {
        if (!ChineseName().IsMatch(Name)) return new("中文名要 2 到 12 个字,只用文字。", "The Chinese name has 2 to 12 letters and nothing else.");
        return EnglishName().IsMatch(NameEn) ? null
            : new("英文名要 2 到 30 个字母,可以有空格和连字符。", "The English name has 2 to 30 letters, with spaces and hyphens at most.");
    }

    // What no record of the source has would make the indicator zero for everybody for ever.
    Refusal? CheckSource()
    {
        var fields = Filter.Any.SelectMany(all => all).Select(c => c.Field).ToHashSet();
        var source = (Chinese: Source.Name(Language.Chinese), English: Source.Name(Language.English));
        if (!Source.HasMoney() && (fields.Contains(FilterField.Amount) || Aggregate == Aggregate.Sum || Aggregate == Aggregate.Average && Source != RecordSource.Answers))
            return new($"「{source.Chinese}」没有金额。", $"“{source.English}” has no amounts.");
        if (fields.Contains(FilterField.Rating) && Source != RecordSource.Answers)
            return new($"「{source.Chinese}」没有评分。", $"“{source.English}” has no ratings.");
        if (fields.Contains(FilterField.Ruling) && Source is not (RecordSource.Complaints or RecordSource.Entries))
            return new($"「{source.Chinese}」没有认定;来源选「投诉」。", $"There are no rulings on “{source.English}”; choose complaints.");
        return fields.Contains(FilterField.Kind) && Source != RecordSource.Entries
            ? new($"「{source.Chinese}」只有一种记录,不能再按类型筛;来源选「全部记录」。", $"“{source.English}” is of one kind; to filter by kind choose “all records”.")
            : null;
    }

    Refusal? CheckScale()
    {
        if (!Aggregate.Units(Source).Contains(Unit)) return new("这个单位和算法不合。", "This unit does not fit what is worked out.");
        if (Goal is <= 0) return new("目标值要大于 0。", "The goal is above 0.");
        if (ZeroPoint is not null && (!LowerIsBetter || Goal is null || ZeroPoint <= Goal))
            return new("零分点只用于越低越好的指标,要高于目标值。", "A zero point is for what is better lower, and above the goal.");
        if (Cap is < 1 or > LargestCap) return new($"上限在 100% 到 {LargestCap * 100:0}% 之间。", $"The cap is between 100 % and {LargestCap * 100:0} %.");
        return Floor is >= 0 and < 1 ? null : new("下限在 0 到 100% 之间,不含 100%。", "The floor is from 0 to less than 100 %.");
    }

    [GeneratedRegex(@"^\p{L}{2,12}$")]
    private static partial Regex ChineseName();

    // As the lines of schemes are read.
    [GeneratedRegex("^[A-Za-z][A-Za-z -]{0,28}[A-Za-z]$")]
    private static partial Regex EnglishName();
}

/// <summary>A version and the one that follows it.</summary>
public sealed record IndicatorChange(OwnIndicator Before, OwnIndicator After);

/// <summary>
/// What is counted. What colleagues say of each other is not among them: a filter could show who said it. The numbers are stored; those of
/// entries are their kinds.
/// </summary>
public enum RecordSource : short
{
    /// <summary>All entries of the ledger.</summary>
    Entries = 0,
    Visits = EntryKind.Visit,
    Deals = EntryKind.Deal,
    Collections = EntryKind.Collection,
    Quotes = EntryKind.Quote,
    Customers = EntryKind.Customer,
    Followups = EntryKind.Followup,
    Complaints = EntryKind.Complaint,
    Assists = EntryKind.Assist,
    Services = EntryKind.Service,

    /// <summary>What customers answered about the person's deals.</summary>
    Answers = 100,
}

/// <summary>What is worked out of the records. The numbers are stored; never renumber.</summary>
public enum Aggregate : short
{
    /// <summary>How many, by share of credit.</summary>
    Count = 1,

    /// <summary>How many different customers.</summary>
    Customers = 2,

    /// <summary>The sum of the amounts, by share of credit.</summary>
    Sum = 3,

    /// <summary>The mean of the amounts or ratings.</summary>
    Average = 4,

    /// <summary>Those that pass the filter of all records of the source.</summary>
    Share = 5,
}
