using System.Globalization;

namespace Dengta.Tests.Understanding;

/// <summary>Writes amounts and days in the ways people do, for tests that read them back.</summary>
static class Spellings
{
    const string Digits = "零一二三四五六七八九";

    const string FormalDigits = "零壹贰叁肆伍陆柒捌玖";

    static readonly string[] Ones = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>A whole number below a trillion in all spellings that can hold it.</summary>
    public static IEnumerable<string> Of(long value)
    {
        var plain = value.ToString(CultureInfo.InvariantCulture);
        yield return plain;
        yield return Wide(plain);
        if (value >= 1000) yield return value.ToString("N0", CultureInfo.InvariantCulture);
        if (value % 100 == 0 && value >= 1000)
        {
            var thousands = (value / 1000m).ToString(CultureInfo.InvariantCulture);
            yield return $"{thousands}k";
            yield return $"{thousands} thousand";
        }
        if (value % 100 == 0 && value >= 10_000)
        {
            var wan = (value / 10_000m).ToString("0.####", CultureInfo.InvariantCulture);
            yield return $"{wan}万";
            yield return $"{wan}w";
            yield return Wide($"{wan}万");
        }
        if (value % 10_000 == 0 && value >= 1_000_000) yield return $"{(value / 1_000_000m).ToString("0.####", CultureInfo.InvariantCulture)} million";
        if (value % 10_000 == 0 && value >= 100_000_000) yield return $"{(value / 100_000_000m).ToString("0.####", CultureInfo.InvariantCulture)}亿";
        yield return English(value);
        if (value < 10) yield break;
        yield return Han(value, Digits, "十百千");
        yield return Han(value, FormalDigits, "拾佰仟");
    }

    public static IEnumerable<string> WithCurrency(long value, string currency)
    {
        foreach (var number in Of(value))
            foreach (var text in (string[])(currency switch
            {
                "USD" => [$"${number}", $"{number}美元", $"{number} dollars", $"USD {number}"],
                "EUR" => [$"€{number}", $"{number}欧元", $"{number} euros"],
                "HKD" => [$"HK${number}", $"{number}港币"],
                _ => [$"¥{number}", $"￥{number}", $"{number}元", $"{number}块钱", $"人民币{number}元"],
            }))
                if (!(char.IsAsciiLetterLower(number[0]) && !text.Contains(' ')) && !(char.IsAsciiLetter(number[^1]) && text.EndsWith('元') && number.Contains(' ')))
                    yield return text;
    }

    /// <summary>The day with its year, in all spellings.</summary>
    public static IEnumerable<string> Of(DateOnly day)
    {
        foreach (var format in (string[])["yyyy-MM-dd", "yyyy/M/d", "yyyy.MM.dd", "yyyy年M月d日", "yyyy年MM月dd号", "MMMM d, yyyy", "MMM d yyyy", "d MMM yyyy", "dd-MMM-yyyy",
            "d MMMM, yyyy", "M/d/yyyy", "dddd, MMMM d, yyyy"])
            yield return day.ToString(format, CultureInfo.InvariantCulture);
        yield return $"{Years(day.Year)}年{Han(day.Month, Digits, "十百千")}月{Han(day.Day, Digits, "十百千")}日";
        yield return $"{day.ToString("MMMM", CultureInfo.InvariantCulture)} {Ordinal(day.Day)}, {day.Year}";
        yield return $"the {Ordinal(day.Day)} of {day.ToString("MMMM", CultureInfo.InvariantCulture)} {day.Year}";
    }

    /// <summary>A day of the year before today, its year left unsaid.</summary>
    public static IEnumerable<string> OfRecent(DateOnly day)
    {
        foreach (var format in (string[])["M月d日", "MM月dd号", "MMM d", "d MMMM", "M/d", "MMMM d"]) yield return day.ToString(format, CultureInfo.InvariantCulture);
        yield return $"{Han(day.Month, Digits, "十百千")}月{Han(day.Day, Digits, "十百千")}号";
        yield return $"the {Ordinal(day.Day)} of {day.ToString("MMMM", CultureInfo.InvariantCulture)}";
    }

    /// <summary>So many days before today.</summary>
    public static IEnumerable<string> Ago(int days)
    {
        yield return $"{days}天前";
        yield return $"{Han(days, Digits, "十百千")}天前";
        yield return $"{days} days ago";
        yield return $"{English(days)} days ago";
        if (days % 7 != 0) yield break;
        yield return $"{days / 7}周前";
        yield return $"{days / 7} weeks ago";
    }

    public static string Wide(string text) => string.Concat(text.Select(c => c is >= '!' and <= '~' ? (char)(c + 0xfee0) : c));

    static string Years(int year) => string.Concat(year.ToString(CultureInfo.InvariantCulture).Select(c => c == '0' ? '〇' : Digits[c - '0']));

    static string Ordinal(int day) => day + (day is 11 or 12 or 13 ? "th" : (day % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    static string Han(long value, string digits, string units)
    {
        if (value >= 100_000_000) return Joined(value / 100_000_000, "亿", value % 100_000_000, 10_000_000, digits, units);
        if (value >= 10_000) return Joined(value / 10_000, "万", value % 10_000, 1000, digits, units);
        var text = "";
        var isZero = false;
        for (var (unit, place) = (1000, 2); unit > 0; unit /= 10, place--)
        {
            var digit = (int)(value / unit % 10);
            if (digit == 0)
            {
                isZero |= text.Length > 0;
                continue;
            }
            if (isZero) text += digits[0];
            isZero = false;
            if (!(unit == 10 && digit == 1 && text.Length == 0 && units[0] == '十')) text += digits[digit];
            if (place >= 0) text += units[place];
        }
        return text;
    }

    static string Joined(long high, string unit, long rest, long full, string digits, string units) =>
        Han(high, digits, units) + unit + (rest == 0 ? "" : (rest < full ? digits[..1] : "") + (rest is >= 10 and < 20 && units[0] == '十' ? "一" : "") + Han(rest, digits, units));

    static string English(long value)
    {
        if (value < 20) return Ones[value];
        if (value < 100) return Tens[value / 10] + (value % 10 == 0 ? "" : $"-{Ones[value % 10]}");
        if (value < 1000) return $"{Ones[value / 100]} hundred" + (value % 100 == 0 ? "" : $" and {English(value % 100)}");
        var (scale, name) = value >= 1_000_000_000 ? (1_000_000_000L, "billion") : value >= 1_000_000 ? (1_000_000L, "million") : (1000L, "thousand");
        return $"{English(value / scale)} {name}" + (value % scale == 0 ? "" : $" {English(value % scale)}");
    }
}
