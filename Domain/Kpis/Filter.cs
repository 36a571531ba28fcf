using System.Collections.Immutable;
using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.Domain.Kpis;

/// <summary>Which records an indicator counts: those that fulfil every condition of some row. No rows: all of them.</summary>
public sealed record Filter(ImmutableArray<ImmutableArray<Condition>> Any)
{
    public const int MostConditions = 12;

    public static Filter All { get; } = new([]);

    /// <summary>As it can be typed again: <c>金额 >= 10万 且 客户类型 = 新客户</c>.</summary>
    public string Say(Language language) => string.Join(
        language.Pick(" 或 ", " or "), Any.Select(all => string.Join(language.Pick(" 且 ", " and "), all.Select(c => c.Say(language)))));
}

/// <summary>One comparison. A record that does not have the field does not fulfil it, whichever the operator.</summary>
/// <param name="Number">
/// The amount in the company's currency, the rating, the kind; 1 for a new customer and 0 for an old one; a <see cref="Ruling"/>.
/// </param>
/// <param name="Words">The customer's name or a part of it; null for the other fields.</param>
public sealed record Condition(FilterField Field, FilterOperator Operator, decimal Number, string? Words = null)
{
    public string Say(Language language) => $"{Field.Name(language)} {Operator.Sign(language)} {Value(language)}";

    string Value(Language language) => Field switch
    {
        FilterField.Kind => ((EntryKind)(short)Number).Name(language),
        FilterField.CustomerType => Number == 1 ? language.Pick("新客户", "new") : language.Pick("老客户", "old"),
        FilterField.Customer => $"\"{Words}\"",
        FilterField.Ruling => ((Ruling)(short)Number).Name(language),
        FilterField.Amount when language == Language.Chinese && Number >= 10_000 => Plain(Number / 10_000) + "万",
        _ => Plain(Number),
    };

    static string Plain(decimal number) => number.ToString("0.########", CultureInfo.InvariantCulture);
}

/// <summary>What can be asked of a record. The numbers are stored; never renumber.</summary>
public enum FilterField : short
{
    Amount = 1,
    Kind = 2,

    /// <summary>Whether the customer had a deal before that day.</summary>
    CustomerType = 3,
    Customer = 4,

    /// <summary>1 to 5, what a customer answered.</summary>
    Rating = 5,

    /// <summary>What somebody else has said about a complaint; other records have none.</summary>
    Ruling = 6,
}

/// <summary>The numbers are stored, and those of <c>ruling</c> in the database; never renumber.</summary>
public enum Ruling : short
{
    Dismissed = 0,
    Upheld = 1,
    Open = 2,
}

/// <summary>The numbers are stored; never renumber.</summary>
public enum FilterOperator : short
{
    Equal = 1,
    NotEqual = 2,
    Above = 3,
    AtLeast = 4,
    Below = 5,
    AtMost = 6,
    Contains = 7,
}

/// <summary>The closed lists of the filter language, as people write them.</summary>
public static class FilterWords
{
    public static string Name(this FilterField field, Language language) => field switch
    {
        FilterField.Amount => language.Pick("金额", "amount"),
        FilterField.Kind => language.Pick("类型", "kind"),
        FilterField.CustomerType => language.Pick("客户类型", "customer type"),
        FilterField.Customer => language.Pick("客户", "customer"),
        FilterField.Rating => language.Pick("评分", "rating"),
        FilterField.Ruling => language.Pick("认定", "ruling"),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public static string Name(this Ruling ruling, Language language) => ruling switch
    {
        Ruling.Dismissed => language.Pick("不成立", "dismissed"),
        Ruling.Upheld => language.Pick("成立", "upheld"),
        Ruling.Open => language.Pick("未认定", "open"),
        _ => throw new ArgumentOutOfRangeException(nameof(ruling)),
    };

    public static string Sign(this FilterOperator comparison, Language language) => comparison switch
    {
        FilterOperator.Equal => "=",
        FilterOperator.NotEqual => "<>",
        FilterOperator.Above => ">",
        FilterOperator.AtLeast => ">=",
        FilterOperator.Below => "<",
        FilterOperator.AtMost => "<=",
        FilterOperator.Contains => language.Pick("包含", "contains"),
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    /// <summary>Whether the comparison makes sense for the field.</summary>
    public static bool Takes(this FilterField field, FilterOperator comparison) => field switch
    {
        FilterField.Amount or FilterField.Rating => comparison != FilterOperator.Contains,
        FilterField.Customer => comparison is FilterOperator.Equal or FilterOperator.NotEqual or FilterOperator.Contains,
        _ => comparison is FilterOperator.Equal or FilterOperator.NotEqual,
    };
}
