namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Chinese numerals: 三百二十万, 两千五, 壹拾万, 一点五亿, 俩, 半个亿.</summary>
static class HanNumbers
{
    const int Longest = 40;

    /// <summary>Nobody means more; what is larger is no number.</summary>
    const decimal Largest = 1_000_000_000_000_000_000m;

    const string Digits = "零一二三四五六七八九";

    public static bool IsNumeral(char c) => Digit(c) >= 0 || Small(c) > 0 || c is '半' or '廿' or '卅';

    public static bool IsDigit(char c) => Digit(c) > 0;

    public static int Digit(char c) => c switch
    {
        '〇' => 0,
        '两' or '俩' or '贰' => 2,
        '仨' or '叁' => 3,
        '壹' => 1,
        '肆' => 4,
        '伍' => 5,
        '陆' => 6,
        '柒' => 7,
        '捌' => 8,
        '玖' => 9,
        _ => Digits.IndexOf(c),
    };

    static int Small(char c) => c switch { '十' or '拾' => 10, '百' or '佰' => 100, '千' or '仟' => 1000, _ => 0 };

    static decimal Large(char c) => c switch { '万' => 10_000m, '亿' => 100_000_000m, _ => 0 };

    public static bool TryRead(ReadOnlySpan<char> text, int at, out Numeral number)
    {
        number = default;
        if (Small(text[at]) > 10) return false;
        if (text[at] == '半') return TryHalf(text, at, out number);

        decimal total = 0, section = 0;
        var (digit, unit, end, units) = (-1, 0m, at, false);
        for (; end < text.Length; end++)
        {
            if (end - at > Longest) return false;
            var c = text[end];
            if (Digit(c) is >= 0 and var d)
            {
                if (digit > 0 && !units && unit == 0 && section == 0) return TryDigitString(text, at, out number);
                digit = d;
            }
            else if (c is '廿' or '卅' && end == at)
            {
                (section, unit) = (c == '廿' ? 20 : 30, 10);
            }
            else if (Small(c) is > 0 and var small)
            {
                // 十 and 零十 are both one ten.
                section += Math.Max(digit, 1) * small;
                (digit, unit) = (-1, small);
                units |= small >= 100;
            }
            else if (LargeAfterFiller(text, end, out var skip) is > 0 and var large)
            {
                section += Math.Max(digit, 0);
                if (section == 0 && total == 0) break;
                (total, section) = total > 0 && large > unit && unit >= 10_000 ? ((total + section) * large, 0m)
                    : (total + section * large, 0m);
                (digit, unit, units) = (-1, large, true);
                end += skip;
            }
            else if (c == '点' && end > at && end + 1 < text.Length && Digit(text[end + 1]) >= 0)
            {
                return TryDecimal(text, at, end, total + section + Math.Max(digit, 0), out number);
            }
            else if (c is not ('多' or '来' or '余') || digit >= 0 || end + 1 >= text.Length || Large(text[end + 1]) == 0)
            {
                break;
            }
        }
        if (end == at) return false;
        // 两千五 = 2500: a bare last digit is one unit lower, unless 零 says otherwise.
        if (digit > 0) section += unit >= 100 && text[end - 2] != '零' ? digit * unit / 10 : digit;
        number = new(total + section, end - at, units, true);
        // 陆 and 伍 alone are surnames.
        if (text[at] is '零' or '〇' && end == at + 1) return end >= text.Length || !Letters.IsHan(text[end]);
        return number.Length > 1 || !"壹贰叁肆伍陆柒捌玖拾佰仟".Contains(text[at], StringComparison.Ordinal);
    }

    // 1个亿, 五十多万
    static decimal LargeAfterFiller(ReadOnlySpan<char> text, int at, out int skip)
    {
        skip = 0;
        if (text[at] is '个' or '多' or '来' or '余' && at + 1 < text.Length && Large(text[at + 1]) > 0) skip = 1;
        return Large(text[at + skip]);
    }

    // 半个亿, 半年 is none.
    static bool TryHalf(ReadOnlySpan<char> text, int at, out Numeral number)
    {
        number = default;
        var unit = at + 1;
        if (unit < text.Length && text[unit] == '个') unit++;
        if (unit >= text.Length || Large(text[unit]) == 0) return false;
        number = new(Large(text[unit]) / 2, unit + 1 - at, true, true);
        return true;
    }

    // 二〇二六, 一三八…: digits read one by one.
    static bool TryDigitString(ReadOnlySpan<char> text, int at, out Numeral number)
    {
        var value = 0m;
        var end = at;
        for (; end < text.Length && Digit(text[end]) >= 0 && end - at < 15; end++) value = value * 10 + Digit(text[end]);
        number = new(value, end - at, false, true);
        return true;
    }

    static bool TryDecimal(ReadOnlySpan<char> text, int at, int point, decimal whole, out Numeral number)
    {
        number = default;
        var (value, scale, end) = (whole, 1m, point + 1);
        for (; end < text.Length && Digit(text[end]) >= 0 && scale > 0.000001m; end++) value += Digit(text[end]) * (scale /= 10);
        var units = false;
        while (end < text.Length && LargeAfterFiller(text, end, out var skip) is > 0 and var large)
        {
            if (value > Largest) return false;
            value *= large;
            (end, units) = (end + skip + 1, true);
        }
        number = new(value, end - at, units, true);
        return true;
    }
}
