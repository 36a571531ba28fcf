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
        var units = false;
        for (var last = decimal.MaxValue; ;)
        {
            var unit = Unit(text, end, out var after);
            if (unit == 0) break;
            // 3千万 multiplies what stands before; 1亿2千万 and 9万8 add a smaller part.
            value *= unit;
            (end, units) = (after, true);
            if (unit >= last) break;
            last = unit;
            if (!Tail(text, ref end, unit, ref value)) continue;
            break;
        }
        number = new(value, end - at, units, false);
        return true;
    }

    /// <summary>Digits with thousands separators and decimals; the end, or the start when there are none.</summary>
    static int Plain(ReadOnlySpan<char> text, int at, out decimal value)
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

    static int Run(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - at;
    }

    // 9万8: a bare last digit is one unit lower. 1亿2千万, 12万5000: a smaller number is added.
    static bool Tail(ReadOnlySpan<char> text, ref int end, decimal unit, ref decimal value)
    {
        if (unit < 1000 || end >= text.Length || text[end - 1] is not ('万' or '亿' or '千' or '百')) return true;
        if (HanNumbers.IsDigit(text[end]) && (end + 1 >= text.Length || !HanNumbers.IsNumeral(text[end + 1]))
            && !IsCounted(text, end + 1))
        {
            value += HanNumbers.Digit(text[end++]) * unit / 10;
            return true;
        }
        var run = Run(text, end);
        if (run == 0) return true;
        var after = Plain(text, end, out var more);
        var moreUnit = Unit(text, after, out var afterUnit);
        if (run == 1 && moreUnit == 0 && !IsCounted(text, after)) more *= unit / 10;
        else if (moreUnit != 0)
        {
            (more, after) = (more * moreUnit, afterUnit);
            if (more < unit) Tail(text, ref after, moreUnit, ref more);
        }
        if (more >= unit || (run == 1 && IsCounted(text, after))) return true;
        value += more;
        end = after;
        return true;
    }

    // 签了30万2单: the 2 counts the deals.
    static bool IsCounted(ReadOnlySpan<char> text, int at) => at < text.Length && "单家笔个位份次号月日点年%".Contains(text[at]);

    static decimal Unit(ReadOnlySpan<char> text, int at, out int after)
    {
        after = at;
        while (after < text.Length && text[after] is ' ' && after == at) after++;
        if (after < text.Length && text[after] is '多' or '来' or '几' or '余' && after + 1 < text.Length) after++;
        if (after + 1 < text.Length && text[after] == '个' && text[after + 1] is '亿' or '万') after++;
        if (after >= text.Length) return 0;
        var unit = HanUnit(text, ref after);
        return unit != 0 ? unit : EnglishNumbers.Suffix(text, ref after);
    }

    static decimal HanUnit(ReadOnlySpan<char> text, ref int at)
    {
        var unit = text[at] switch { '亿' => 100_000_000m, '万' => 10_000m, '千' => 1000m, '百' => 100m, _ => 0m };
        if (unit == 0) return 0;
        at++;
        if (at < text.Length && unit < 10_000 && text[at] is '万' or '亿') unit *= text[at++] == '万' ? 10_000m : 100_000_000m;
        if (at < text.Length && unit == 10_000 && text[at] == '亿') (unit, at) = (unit * 100_000_000m, at + 1);
        return unit;
    }
}
