using System.Collections.Frozen;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>English number words (forty thousand, half a million, a dozen) and the suffixes of digits (k, m, grand).</summary>
static class EnglishNumbers
{
    const int MostWords = 24;

    static readonly FrozenDictionary<string, decimal> Values = Ones().ToFrozenDictionary();

    static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>
    {
        ["hundred"] = 100,
        ["thousand"] = 1000,
        ["grand"] = 1000,
        ["million"] = 1_000_000,
        ["mil"] = 1_000_000,
        ["mln"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["k"] = 1000,
        ["m"] = 1_000_000,
        ["mm"] = 1_000_000,
        ["mio"] = 1_000_000,
        ["b"] = 1_000_000_000,
        ["bn"] = 1_000_000_000,
        ["w"] = 10_000,
        ["wan"] = 10_000,
    }.ToFrozenDictionary();

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

    public static bool TryRead(ReadOnlySpan<char> text, int at, out Numeral number)
    {
        number = default;
        if (at > 0 && Letters.IsWordPart(text[at - 1])) return false;
        decimal total = 0, part = 0;
        var (end, place, units, any, isScaled) = (at, at, false, false, false);
        // No number is longer, nor has more than "a half a" before its unit: "half a half a …" is not read to its end from every word of it.
        var articles = 0;
        for (var words = 0; place < text.Length && words < MostWords; words++)
        {
            var wordEnd = AsciiWordEnd(text, place);
            var word = text[place..wordEnd];
            if (word.Length == 0) break;
            if (word is "dozen" && any) part *= 12;
            else if (ValueOf.TryGetValue(word, out var value)) part = part is > 0 and < 100 && value > part ? value : part + value;
            else if (any && word.Length > 1 && ScaleOf.TryGetValue(word, out var scale)) Scale(scale, ref part, ref total, ref units);
            else if (any && AndAHalf(text, place) is > 0 and var half)
            {
                (part, wordEnd) = (part + 0.5m, place + half);
                word = text[place..wordEnd];
            }
            else if (articles < 3 && IsArticle(text, place, wordEnd, any, out var share))
            {
                (place, part, any) = (wordEnd + 1, share, true);
                articles++;
                continue;
            }
            else if (!(isScaled && word is "and")) break;
            isScaled = ScaleOf.ContainsKey(word);
            if (word is not "and") (end, any) = (wordEnd, true);
            if (wordEnd >= text.Length || text[wordEnd] is not (' ' or '-')) break;
            place = wordEnd + 1;
        }
        number = new(total + part, end - at, units, true);
        return end > at && total + part > 0;
    }

    // "two and a half", "one and a half million"
    static int AndAHalf(ReadOnlySpan<char> text, int at) => text[at..].StartsWith("and a half") ? "and a half".Length : 0;

    static void Scale(decimal scale, ref decimal part, ref decimal total, ref bool units)
    {
        part = (part == 0 ? 1 : part) * scale;
        units = true;
        if (scale < 1000) return;
        (total, part) = (total + part, 0);
    }

    // "a million", "half a million", "a quarter million", "a couple", "a dozen": an article counts only before such a word.
    static bool IsArticle(ReadOnlySpan<char> text, int at, int end, bool any, out decimal value)
    {
        var word = text[at..end];
        value = word is "half" ? 0.5m : word is "quarter" && any ? 0.25m : 1;
        if (word is not ("a" or "an" or "half" or "quarter") || end + 1 >= text.Length || text[end] != ' ') return false;
        if (word is "quarter" && !any) return false;
        if (any && word is "a" or "an") value = 0.5m;
        var next = text[(end + 1)..AsciiWordEnd(text, end + 1)];
        return (next.Length > 2 && ScaleOf.ContainsKey(next)) || next is "dozen" or "couple" || (word is "half" && next is "a")
            || (word is "a" && next is "quarter" or "half");
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
