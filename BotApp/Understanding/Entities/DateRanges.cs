namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Runs of days said by both ends: 10月1日到7日, "Nov 1 - Nov 15", 3到5月, "from 4 to 22 this month". An end that says less borrows from the other.</summary>
static class DateRanges
{
    static readonly string[] Dashes = ["到", "至", "-", "~", "—", "–", "to ", "until ", "till ", "through ", "thru "];

    /// <summary>What follows the first end, read at the same place.</summary>
    public static bool TryRest(ReadOnlySpan<char> text, int at, DateOnly today, When first, out When range)
    {
        range = default;
        var place = at + first.Length;
        if (!TryDash(text, at, ref place)) return TryBetween(text, at, today, first, out range);
        // "7 Mar to 11 Jul": the end that says more is meant.
        var isWhole = Dates.TryOne(text, place, today, out var last) || IsNow(text, place, today, out last);
        if (TryBareDay(text, place, first, out var bare) && (!isWhole || bare.Length >= last.Length)) last = bare;
        else if (!isWhole) return false;
        var end = place + last.Length;
        if (end < text.Length && text[end] == '止') end++;
        return TrySpan(first, Anchored(last, first, today), end - at, out range);
    }

    // 5月3日和5月9日之间
    static bool TryBetween(ReadOnlySpan<char> text, int at, DateOnly today, When first, out When range)
    {
        range = default;
        var place = at + first.Length;
        if (place + 1 >= text.Length || text[place] is not ('和' or '与')) return false;
        var end = Dates.TryOne(text, place + 1, today, out var last) ? place + 1 + last.Length : text.Length;
        return text[end..].StartsWith("之间") && TrySpan(first, Anchored(last, first, today), end + "之间".Length - at, out range);
    }

    // "from Nov 1 to now"
    static bool IsNow(ReadOnlySpan<char> text, int at, DateOnly today, out When now)
    {
        now = When.Day(today, "now".Length);
        return text[at..].StartsWith("now") && (at + 3 >= text.Length || !Letters.IsWordPart(text[at + 3]));
    }

    static bool TrySpan(When first, When last, int length, out When range)
    {
        range = default;
        var (from, to) = (Anchored(first, last).From, last.To);
        // "the 3rd to the 9th of May": a day that says no month is the latest before the other.
        if (first.Cycle == Cycle.Month && last is { IsDay: true, Cycle: not Cycle.Month }) from = Days.LatestNumbered(last.From, first.From.Day) ?? from;
        // 周一到周三 said on a Monday: both lie in the week before.
        if (to < from && first.IsDay && last.IsDay && from.DayNumber - to.DayNumber < 7) from = Days.Away(from, -7);
        if (to < from && !first.IsDay && last.IsRelative) to = Days.MonthsAway(to, 12);
        if (to < from) return false;
        range = new(from, to, length, false, first.IsRelative && last.IsRelative);
        return true;
    }

    /// <summary>An end said without a year in the year of the other: 2025年3月到5月, "Jan 4 to Jan 22, 2016". A weekday goes into the other's week.</summary>
    static When Anchored(When end, When other, DateOnly? today = null)
    {
        if (end.Cycle == Cycle.Week && other.Cycle == Cycle.None && other.IsDay && today is not null)
            return end with { From = InWeekOf(other.From, end.From), To = InWeekOf(other.From, end.To) };
        if (!end.IsRelative || other.IsRelative || other.Cycle != Cycle.None) return end;
        var months = (other.From.Year - end.From.Year) * 12;
        if (months == 0 || today is not null && other.To >= today) return end;
        return end with
        {
            From = Days.MonthsAway(end.From, months),
            To = end.IsDay ? Days.MonthsAway(end.To, months) : Days.MonthsAway(end.To.AddDays(1), months).AddDays(-1),
        };
    }

    static DateOnly InWeekOf(DateOnly week, DateOnly day) => Days.Weekday(week, Days.IsoWeekday(day), 0);

    /// <summary>Moves behind what joins the two ends of a range.</summary>
    public static bool TryDash(ReadOnlySpan<char> text, int at, ref int place)
    {
        if (place >= text.Length) return false;
        if (text[..at].EndsWith("between ") && text[place..].StartsWith(" and "))
        {
            place += " and ".Length;
            return true;
        }
        while (place < text.Length && text[place] == ' ') place++;
        // 从5月3日起到5月9日
        if (place + 1 < text.Length && text[place] == '起' && text[place + 1] is '到' or '至') place++;
        foreach (var dash in Dashes)
        {
            if (!text[place..].StartsWith(dash)) continue;
            place += dash.Length;
            while (place < text.Length && text[place] == ' ') place++;
            return place < text.Length;
        }
        return false;
    }

    // "Nov 3 to 7", "10月1日-7": the second day borrows the month.
    static bool TryBareDay(ReadOnlySpan<char> text, int place, When first, out When last)
    {
        last = default;
        if (!first.IsDay || !Numbers.TryRead(text, place, out var number) || number.Value is < 1 or > 31 || number.HasUnit) return false;
        var end = place + number.Length;
        if (end < text.Length && text[end] is '号' or '日') end++;
        else if (IsOrdinalEnding(text, end)) end += 2;
        if (end < text.Length && (Letters.IsHan(text[end]) && text[end - 1] is not ('号' or '日') || Letters.IsWordPart(text[end]) && !Letters.IsHan(text[end])
            || text[end] is '/' or '-' or '.' or ':' || (text[end] == ' ' && first.Length < 4))) return false;
        if (Days.Exact(first.From.Year, first.From.Month, (int)number.Value) is not { } day || day < first.From) return false;
        last = When.Day(day, end - place);
        return EndsInYear(text, ref last, place);
    }

    // "Jan 4-22, 2016": a year behind both belongs to both.
    static bool EndsInYear(ReadOnlySpan<char> text, ref When last, int place)
    {
        var at = place + last.Length;
        if (at < text.Length && text[at] == ',') at++;
        if (at < text.Length && text[at] == ' ' && TryYear(text, at + 1, out var year, out var end)
            && Days.Exact(year, last.From.Month, last.From.Day) is { } day)
            last = When.Day(day, end - place);
        return true;
    }

    static bool IsOrdinalEnding(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text.Slice(at, 2) is "st" or "nd" or "rd" or "th";

    /// <summary>A range whose first end is a mere number: 3到5月, 5-10号, "3-7 November", "from 2014 to 2018", "4 to 22 this month".</summary>
    public static bool TryBare(ReadOnlySpan<char> text, int at, DateOnly today, out When range)
    {
        range = default;
        if (at >= text.Length || !char.IsAsciiDigit(text[at]) && !HanNumbers.IsNumeral(text[at])) return false;
        if (at > 0 && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] is '.' or '/' or '-' or '$' or '¥' or ':' || Letters.IsWordPart(text[at - 1])
            && !Letters.IsHan(text[at - 1]))) return false;
        if (!TryEnd(text, at, out var first, out var place) || !TryDash(text, at, ref place)) return false;
        if (first >= 1900) return TryYears(text, at, first, place, out range);
        if (first is < 1 or > 31) return false;
        return Dates.TryOne(text, place, today, out var last) ? TryBorrow(text, at, first, place, last, out range)
            : TryDaysOf(text, at, first, place, today, out range);
    }

    /// <summary>A short number without decimals or unit.</summary>
    public static bool TryEnd(ReadOnlySpan<char> text, int at, out int value, out int end)
    {
        (value, end) = (0, at);
        while (end < text.Length && end - at < 5 && char.IsAsciiDigit(text[end])) value = value * 10 + (text[end++] - '0');
        if (end == at && at < text.Length && HanNumbers.IsNumeral(text[at]) && HanNumbers.TryRead(text, at, out var number) && number is { HasUnit: false, Value: < 32 }
            && number.Value == decimal.Truncate(number.Value))
            (value, end) = ((int)number.Value, at + number.Length);
        if (end > at && IsOrdinalEnding(text, end)) end += 2;
        return end > at && end - at < 5;
    }

    // 2023-2025年, "from 2014 to 2018"
    static bool TryYears(ReadOnlySpan<char> text, int at, int first, int place, out When range)
    {
        range = default;
        if (!TryYear(text, place, out var last, out var end) || last < first) return false;
        var isChinese = end < text.Length && text[end] == '年';
        if (!isChinese && !text[..at].EndsWith("from ") && !text[..at].EndsWith("between ") && !text[..at].EndsWith("in ")) return false;
        if (isChinese) end += text[end..].StartsWith("年度") ? 2 : 1;
        range = When.Span(new(new(first, 1, 1), new(last, 12, 31)), end - at);
        return true;
    }

    static bool TryYear(ReadOnlySpan<char> text, int at, out int year, out int end)
    {
        (year, end) = (0, at);
        while (end < text.Length && end - at < 5 && char.IsAsciiDigit(text[end])) year = year * 10 + (text[end++] - '0');
        return end - at == 4 && year is >= 1900 and <= 2100 && (end >= text.Length || !Letters.IsWordPart(text[end]) || Letters.IsHan(text[end]));
    }

    static bool TryBorrow(ReadOnlySpan<char> text, int at, int first, int place, When last, out When range)
    {
        range = default;
        var end = place + last.Length;
        var isDigits = char.IsAsciiDigit(text[place]) || HanNumbers.IsNumeral(text[place]);
        if (last.IsDay)
        {
            // 5到10号, "3 to 7 November": days of one month. A day with its own month in front (3-11月5日) is none.
            if (!isDigits || text[place..end].Contains('月') || text[place..end].ContainsAny('/', '.') || first >= last.From.Day) return false;
            range = new(last.From.AddDays(first - last.From.Day), last.From, end - at, false, last.IsRelative);
            return true;
        }
        if (isDigits && first <= 12 && text[place..end].TrimEnd("份").EndsWith("月") && first < last.From.Month && last.From.Month == last.To.Month)
        {
            range = new(last.From.AddMonths(first - last.From.Month), last.To, end - at, false, last.IsRelative);
            return true;
        }
        return false;
    }

    // "from 4 to 22 this month"
    static bool TryDaysOf(ReadOnlySpan<char> text, int at, int first, int place, DateOnly today, out When range)
    {
        range = default;
        if (!TryEnd(text, place, out var last, out var end) || last <= first || end >= text.Length || text[end] != ' ') return false;
        if (!Dates.TryOne(text, ++end, today, out var month) || month.IsDay || month.From.Day != 1 || month.From.Month != month.To.Month
            || last > month.To.Day) return false;
        range = When.Span(new(month.From.AddDays(first - 1), month.From.AddDays(last - 1)), end + month.Length - at);
        return true;
    }
}
