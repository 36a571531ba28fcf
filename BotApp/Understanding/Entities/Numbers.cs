namespace Dengta.BotApp.Understanding.Entities;

/// <summary>A number as it stands in a text: digits with a unit, Chinese numerals, or English number words.</summary>
/// <param name="Value">What it comes to.</param>
/// <param name="Length">Characters taken.</param>
/// <param name="HasUnit">A unit such as 万, k or thousand was said, so it is hardly a mere count.</param>
/// <param name="IsWords">Written in Chinese numerals or English words.</param>
readonly record struct Numeral(decimal Value, int Length, bool HasUnit, bool IsWords);

/// <summary>Reads numbers from folded text.</summary>
static class Numbers
{
    const int LongestDigits = 15;

    const decimal Largest = 1_000_000_000_000_000m;

    public static bool TryRead(ReadOnlySpan<char> text, int at, out Numeral number)
    {
        if (!TryReadWhole(text, at, out number)) return false;
        if (Fractions.TryRead(text, at, number, out var fraction)) number = fraction;
        return true;
    }

    /// <summary>The same without the parts of one that may follow: the 四 of 四分之三.</summary>
    public static bool TryReadWhole(ReadOnlySpan<char> text, int at, out Numeral number)
    {
        number = default;
        var c = text[at];
        var found = char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
            ? TryDigits(text, at, out number)
            : HanNumbers.IsNumeral(c) ? HanNumbers.TryRead(text, at, out number)
            : char.IsAsciiLetter(c) && EnglishNumbers.TryRead(text, at, out number);
        return found && number.Value < Largest;
    }

    static bool TryDigits(ReadOnlySpan<char> text, int at, out Numeral number)
    {
        number = default;
        var end = Plain(text, at, out var value);
        if (end == at) return false;
        if (MixedNumbers.TryRead(text, at, end, value, out number)) return true;
        var place = end < text.Length && text[end] == ' ' ? end + 1 : end;
        var unit = EnglishNumbers.Suffix(text, ref place);
        if (unit == 0)
        {
            number = new(value, end - at, false, false);
            return true;
        }
        value *= unit;
        // 1.5m 200k are two amounts, "1 million 200 thousand" is one.
        if (unit >= 1000 && place - end > " mil".Length) value += EnglishNumbers.Rest(text, ref place, unit);
        number = new(value, place - at, unit >= 100, false);
        return true;
    }

    /// <summary>Digits with thousands separators and decimals; the end, or the start when there are none.</summary>
    public static int Plain(ReadOnlySpan<char> text, int at, out decimal value)
    {
        var (end, digits) = (at, 0);
        value = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsThousands(text, end, at)))
        {
            if (text[end] != ',' && text[end] != ' ')
            {
                if (++digits > LongestDigits) return at;
                value = value * 10 + (text[end] - '0');
            }
            end++;
        }
        return end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]) ? Decimals(text, end + 1, ref value) : end;
    }

    static int Decimals(ReadOnlySpan<char> text, int at, ref decimal value)
    {
        var scale = 1m;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
            if (scale > 0.000001m)
                value += (text[at] - '0') * (scale /= 10);
        return at;
    }

    static bool IsThousands(ReadOnlySpan<char> text, int comma, int start) =>
        text[comma] == ',' ? comma > start && Run(text, comma + 1) == 3 && (comma - start <= 3 || text[comma - 4] == ',')
            : text[comma] == ' ' && IsSpacedThousands(text, comma, start);

    // 1 000 000: spaces do it only where at least two groups of three follow the first.
    static bool IsSpacedThousands(ReadOnlySpan<char> text, int space, int start)
    {
        if (space == start || Run(text, space + 1) != 3) return false;
        var isFirst = space - start <= 3 && Run(text, start) == space - start;
        return isFirst ? space + 4 < text.Length && text[space + 4] == ' ' && Run(text, space + 5) == 3
            : space - start > 4 && text[space - 4] == ' ' && Run(text, start) <= 3;
    }

    public static int Run(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - at;
    }

    // 签了30万2单: the 2 counts the deals.
    public static bool IsCounted(ReadOnlySpan<char> text, int at) => at < text.Length && "单家笔个位份次号月日点年%".Contains(text[at]);
}
