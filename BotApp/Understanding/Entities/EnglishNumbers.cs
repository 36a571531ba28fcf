using System.Buffers;
using System.Collections.Frozen;
using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>English number words (forty thousand, half a million, a dozen) and the suffixes of digits (k, m, grand).</summary>
static class EnglishNumbers
{
    const int MostWords = 24;

    // With which a number begins: one to twelve, hundred, a, an, half, quarter, dozen, couple, zero.
    static readonly SearchValues<char> FirstLetters = SearchValues.Create("acdefhnoqstz");

    static readonly FrozenDictionary<string, decimal> Values = Ones().ToFrozenDictionary();

    static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>
    {
        ["hundred"] = 100,
        ["hundreds"] = 100,
        ["thousand"] = 1000,
        ["thousands"] = 1000,
        ["grand"] = 1000,
        ["lakh"] = 100_000,
        ["million"] = 1_000_000,
        ["millions"] = 1_000_000,
        ["mil"] = 1_000_000,
        ["mln"] = 1_000_000,
        ["crore"] = 10_000_000,
        ["billion"] = 1_000_000_000,
        ["billions"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
        ["trillions"] = 1_000_000_000_000,
        ["dozen"] = 12,
        ["dozens"] = 12,
        ["k"] = 1000,
        ["m"] = 1_000_000,
        ["mm"] = 1_000_000,
        ["mio"] = 1_000_000,
        ["b"] = 1_000_000_000,
        ["bn"] = 1_000_000_000,
        ["w"] = 10_000,
        ["wan"] = 10_000,
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> PartNames = new Dictionary<string, int>
    {
        ["third"] = 3,
        ["fourth"] = 4,
        ["fifth"] = 5,
        ["sixth"] = 6,
        ["seventh"] = 7,
        ["eighth"] = 8,
        ["ninth"] = 9,
        ["tenth"] = 10,
    }.ToFrozenDictionary().GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> ValueOf =
        Values.GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> ScaleOf =
        Scales.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The unit that follows digits, with the place moved behind it; 0 when there is none.</summary>
    public static decimal Suffix(ReadOnlySpan<char> text, ref int at)
    {
        var end = AsciiWordEnd(text, at);
        if (end == at || !ScaleOf.TryGetValue(text[at..end], out var scale)) return 0;
        at = end;
        return scale;
    }

    /// <summary>What is added behind "3 million" by "200 thousand" or "five hundred thousand", with the place moved behind it.</summary>
    public static decimal Rest(ReadOnlySpan<char> text, ref int place, decimal unit)
    {
        var at = place + 1;
        if (at >= text.Length || text[place] != ' ') return 0;
        if (!char.IsAsciiDigit(text[at]))
        {
            if (!TryRead(text, at, out var words) || !words.HasUnit || words.Value >= unit) return 0;
            place = at + words.Length;
            return words.Value;
        }
        var end = Numbers.Plain(text, at, out var more) + 1;
        if (end >= text.Length || text[end - 1] != ' ' || Suffix(text, ref end) is not (>= 100 and var smaller) || more * smaller >= unit) return 0;
        place = end;
        return more * smaller;
    }

    public static bool TryRead(ReadOnlySpan<char> text, int at, out Numeral number)
    {
        number = default;
        if (!FirstLetters.Contains(text[at]) || at > 0 && Letters.IsWordPart(text[at - 1])) return false;
        var sum = new Sum { End = at };
        for (int place = at, words = 0; place < text.Length && words < MostWords; words++)
        {
            var end = sum.Take(text, place);
            if (end == 0 || end >= text.Length || text[end] is not (' ' or '-')) break;
            place = end + 1;
        }
        if (sum.End == at) return false;
        var value = sum.Total + sum.Part;
        if (!sum.HasUnit && Parts(text, ref sum.End, value) is > 0 and var parts) value /= parts;
        number = new(value, sum.End - at, sum.HasUnit, true);
        return value > 0;
    }

    /// <summary>The words taken so far: whole thousands in one sum, what is below them in the other.</summary>
    struct Sum
    {
        public decimal Total, Part;
        public int End;
        public bool HasUnit;
        bool _any;
        decimal _scale;
        // No number has more than "a half a" before its unit: "half a half a …" is not read to its end from every word of it.
        int _articles;

        /// <summary>The end of the word, or of the words that belong together, at the place; 0 when they are of no number.</summary>
        public int Take(ReadOnlySpan<char> text, int place)
        {
            var end = AsciiWordEnd(text, place);
            var word = text[place..end];
            if (word.Length == 0) return 0;
            if (_any && word is "dozen" or "dozens") (Part, _scale) = (Part * 12, 0);
            else if (ValueOf.TryGetValue(word, out var value)) (Part, _scale) = (Part is > 0 and < 100 && value > Part ? value : Part + value, 0);
            else if (_any && word.Length > 1 && ScaleOf.TryGetValue(word, out var scale)) Scale(scale);
            else if (_any && word is "point" && Decimals(text, end, out var decimals) is > 0 and var last) (Part, _scale, end) = (Part + decimals, 0, last);
            else if (_any && word is "and" && AndParts.Find(text, place, out var more) is > 0 and var length)
                (Part, _scale, end) = (Part + more * (_scale >= 1000 ? _scale : 1), 0, place + length);
            else if (_scale > 0 && word is "and") return end;
            else if (_articles < 3 && IsArticle(text, place, end, _any, Part, out var share, out var next))
            {
                (Part, _any) = (share, true);
                _articles++;
                return next;
            }
            else return 0;
            (End, _any) = (end, true);
            return end;
        }

        void Scale(decimal scale)
        {
            Part = (Part == 0 ? 1 : Part) * scale;
            (HasUnit, _scale) = (true, scale);
            if (scale >= 1000) (Total, Part) = (Total + Part, 0);
        }
    }

    // "two and a half", "four and three quarters", "a million and a half"
    static readonly PhraseTable<decimal> AndParts = PhraseTable.Of<decimal>(
        (0.5m, "and a half, and one half"),
        (0.25m, "and a quarter, and one quarter"),
        (0.75m, "and three quarters"));

    // "zero point eight", "twelve point five million": the end of the digits said one by one, or 0.
    static int Decimals(ReadOnlySpan<char> text, int at, out decimal value)
    {
        value = 0;
        var (end, scale) = (0, 1m);
        while (at < text.Length && text[at] == ' ' && scale > 0.000001m)
        {
            var wordEnd = AsciiWordEnd(text, at + 1);
            if (!ValueOf.TryGetValue(text[(at + 1)..wordEnd], out var digit) || digit > 9) break;
            value += digit * (scale /= 10);
            end = at = wordEnd;
        }
        return end;
    }

    // "one third", "two fifths": how many parts make one, or 0. A quarter is mostly one of the year, "twenty fifth" a day.
    static int Parts(ReadOnlySpan<char> text, ref int end, decimal count)
    {
        if (end + 1 >= text.Length || text[end] != ' ' || count < 1) return 0;
        var wordEnd = AsciiWordEnd(text, end + 1);
        var word = text[(end + 1)..wordEnd];
        var parts = word is "half" or "halves" ? 2 : PartNames.TryGetValue(word is [.. var one, 's'] ? one : word, out var named) ? named : 0;
        if (parts == 0 || count == 1 == word[^1] is 's') return 0;
        end = wordEnd;
        return parts;
    }

    // "a million", "half a million", "quarter of a million", "a couple", "a dozen": an article counts only before such a word.
    static bool IsArticle(ReadOnlySpan<char> text, int at, int end, bool any, decimal part, out decimal value, out int next)
    {
        var word = text[at..end];
        next = end;
        value = word is "half" ? 0.5m : word is "quarter" ? 0.25m : any ? part : 1;
        if (word is not ("a" or "an" or "half" or "quarter") || end + 1 >= text.Length || text[end] != ' ') return false;
        if (word is "half" or "quarter" && text[end..].StartsWith(" of a ")) next = end + " of".Length;
        else if (word is "quarter" && !any) return false;
        var follower = text[(next + 1)..AsciiWordEnd(text, next + 1)];
        if (next > end) follower = text[(next + 3)..AsciiWordEnd(text, next + 3)];
        return (follower.Length > 2 && ScaleOf.ContainsKey(follower)) || follower is "dozen" or "couple" || (word is "half" && follower is "a")
            || (word is "a" && follower is "quarter" or "half");
    }

    static int AsciiWordEnd(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiLetterLower(text[end])) end++;
        return end < text.Length && char.IsAsciiDigit(text[end]) ? at : end;
    }

    static IEnumerable<KeyValuePair<string, decimal>> Ones()
    {
        string[] ones = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        for (var i = 0; i < ones.Length; i++) yield return new(ones[i], i);
        for (var i = 0; i < tens.Length; i++) yield return new(tens[i], 20 + 10 * i);
        yield return new("fourty", 40);
        yield return new("dozen", 12);
        yield return new("couple", 2);
    }
}
