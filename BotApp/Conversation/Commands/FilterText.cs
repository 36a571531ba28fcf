using System.Collections.Immutable;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// The filter of an indicator as operations write it: 「金额 >= 10万 且 客户类型 = 新客户」, "amount >= 100000 and kind = visit". Fields, comparisons
/// and what joins them are closed lists; "and" binds closer than "or", so there are no brackets. Nothing of the text reaches a statement.
/// </summary>
/// <param name="currency">What amounts are in.</param>
sealed class FilterText(string text, string currency)
{
    const int Longest = 300;

    static readonly (string Word, FilterField Field)[] Fields =
        Longer(Enum.GetValues<FilterField>().SelectMany(f => InBoth(l => f.Name(l)).Select(name => (name, f))));

    static readonly (string Word, FilterOperator Operator)[] Operators = Longer(
    [
        .. Enum.GetValues<FilterOperator>().SelectMany(o => InBoth(l => o.Sign(l)).Select(sign => (sign, o))), ("==", FilterOperator.Equal), ("是", FilterOperator.Equal),
        ("is", FilterOperator.Equal), ("!=", FilterOperator.NotEqual), ("≠", FilterOperator.NotEqual), ("不是", FilterOperator.NotEqual),
        ("is not", FilterOperator.NotEqual), ("≥", FilterOperator.AtLeast), ("≤", FilterOperator.AtMost),
    ]);

    // True: both sides; false: either.
    static readonly (string Word, bool IsAnd)[] Joints = Longer(
        [("且", true), ("并且", true), ("和", true), (" and ", true), ("&&", true), ("或", false), ("或者", false), (" or ", false), ("||", false)]);

    static readonly (string Word, EntryKind Kind)[] Kinds =
        [.. Enum.GetValues<EntryKind>().Where(k => k != EntryKind.Reversal).SelectMany(k => InBoth(l => k.Name(l)).Select(name => (name, k)))];

    static readonly (string Word, Ruling Ruling)[] Rulings = [.. Enum.GetValues<Ruling>().SelectMany(r => InBoth(l => r.Name(l)).Select(name => (name, r)))];

    int _at;

    /// <summary>Refused with the place of what cannot be read. No text is no filter.</summary>
    public static Checked<Filter> Read(string text, string currency)
    {
        var plain = CleanText.Of(text).Trim();
        if (plain.Length > Longest) return new Refusal($"筛选条件最多 {Longest} 个字。", $"A filter has {Longest} characters at most.");
        return plain.Length == 0 ? Filter.All : new FilterText(new([.. plain.Select(HalfWidth)]), currency).ReadAll();
    }

    Checked<Filter> ReadAll()
    {
        List<List<Condition>> any = [[]];
        while (true)
        {
            var condition = ReadCondition();
            if (!condition.Ok) return condition.Refusal;
            any[^1].Add(condition.Value);
            if (any.Sum(all => all.Count) > Filter.MostConditions)
                return new Refusal($"最多写 {Filter.MostConditions} 个条件。", $"There are {Filter.MostConditions} conditions at most.");
            if (IsAtEnd()) return new Filter([.. any.Select(all => all.ToImmutableArray())]);
            if (Take(Joints) is not { } isAnd)
            {
                SkipSpaces();
                return Wrong("这里要写「且」或「或」", "“and” or “or” is needed here");
            }
            if (!isAnd) any.Add([]);
        }
    }

    Checked<Condition> ReadCondition()
    {
        SkipSpaces();
        if (_at < text.Length && text[_at] is '(' or ')') return Wrong("不用括号,「且」先于「或」", "no brackets are needed: “and” binds closer than “or”");
        if (Take(Fields) is not { } field) return Wrong($"这里要写字段:{FieldsIn(Language.Chinese)}", $"a field is needed here: {FieldsIn(Language.English)}");
        SkipSpaces();
        var at = _at;
        if (Take(Operators) is not { } comparison) return Wrong("这里要写比较:= <> > >= < <= 包含", "a comparison is needed here: = <> > >= < <= contains");
        if (!field.Takes(comparison)) return Wrong($"「{field.Name(Language.Chinese)}」不能这样比较", $"“{field.Name(Language.English)}” cannot be compared like this", at);
        SkipSpaces();
        at = _at;
        var value = TakeValue();
        return ConditionOf(field, comparison, value) is { } condition ? condition : Wrong(Expected(field, Language.Chinese), Expected(field, Language.English), at);
    }

    Condition? ConditionOf(FilterField field, FilterOperator comparison, string value) => field switch
    {
        FilterField.Amount => AmountReader.Read(value) is { Amount: > -Money.Limit and < Money.Limit } read && (read.Currency is null || read.Currency == currency)
            ? new(field, comparison, read.Amount) : null,
        FilterField.Rating => value is ['1' or '2' or '3' or '4' or '5'] ? new(field, comparison, value[0] - '0') : null,
        FilterField.Kind => Find(Kinds, value) is { } kind ? new(field, comparison, (short)kind) : null,
        FilterField.CustomerType => Find([("新客户", true), ("新", true), ("new", true), ("new customer", true), ("老客户", false), ("老", false), ("old", false), ("old customer", false)], value)
            is { } isNew ? new(field, comparison, isNew ? 1 : 0) : null,
        FilterField.Ruling => Find(Rulings, value) is { } ruling ? new(field, comparison, (short)ruling) : null,
        _ => value.Length is > 0 and <= 100 && !value.Contains('"') ? new(field, comparison, 0, value) : null,
    };

    static string Expected(FilterField field, Language language) => field switch
    {
        FilterField.Amount => language.Pick("这里要写金额,比如 10万", "an amount is needed here, such as 100000"),
        FilterField.Rating => language.Pick("这里要写 1 到 5", "1 to 5 is needed here"),
        FilterField.Kind => language.Pick($"这里要写类型:{List(Kinds)}", $"a kind is needed here: {List(Kinds)}"),
        FilterField.Ruling => language.Pick($"这里要写认定:{List(Rulings)}", $"a ruling is needed here: {List(Rulings)}"),
        FilterField.CustomerType => language.Pick("这里要写「新客户」或「老客户」", "“new” or “old” is needed here"),
        _ => language.Pick("这里要写客户名", "a customer's name is needed here"),
    };

    // Up to what joins it to the next condition; in quotes everything is the name's.
    string TakeValue()
    {
        if (_at < text.Length && text[_at] == '"' && text.IndexOf('"', _at + 1) is > 0 and var close)
        {
            var quoted = text[(_at + 1)..close];
            _at = close + 1;
            return quoted.Trim();
        }
        var start = _at;
        while (_at < text.Length && !Joints.Any(j => IsHere(j.Word))) _at++;
        return text[start.._at].Trim();
    }

    T? Take<T>((string Word, T Value)[] words) where T : struct
    {
        foreach (var (word, value) in words)
            if (IsHere(word))
            {
                _at += word.Length;
                return value;
            }
        return null;
    }

    bool IsHere(string word) => string.Compare(text, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    bool IsAtEnd() => string.IsNullOrWhiteSpace(text[_at..]);

    void SkipSpaces()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
    }

    Refusal Wrong(string zh, string en, int? at = null)
    {
        var place = at ?? _at;
        var rest = CleanText.Of(text[place..], 12);
        return rest.Length == 0
            ? new($"筛选条件到末尾还没写完:{zh}。", $"The filter is not complete: {en}.")
            : new($"筛选条件第 {place + 1} 个字「{rest}」:{zh}。", $"Filter, character {place + 1}, “{rest}”: {en}.");
    }

    static T? Find<T>((string Word, T Value)[] words, string said) where T : struct
    {
        foreach (var (word, value) in words)
            if (string.Equals(word, said, StringComparison.OrdinalIgnoreCase))
                return value;
        return null;
    }

    static string FieldsIn(Language language) =>
        string.Join(language.Pick("、", ", "), Enum.GetValues<FilterField>().Select(f => f.Name(language)));

    static string List<T>((string Word, T Value)[] words) => string.Join(' ', words.Select(w => w.Word));

    static IEnumerable<string> InBoth(Func<Language, string> name) => Enum.GetValues<Language>().Select(name).Distinct();

    // "客户类型" is not "客户" with something behind it.
    static (string Word, T Value)[] Longer<T>(IEnumerable<(string Word, T Value)> words) => [.. words.OrderByDescending(w => w.Word.Length)];

    static char HalfWidth(char c) => c switch
    {
        >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0),
        '“' or '”' or '「' or '」' => '"',
        '\u3000' or '\u00a0' or '\n' or '\t' or '\r' => ' ',
        _ => c,
    };
}
