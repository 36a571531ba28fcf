using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <content>Months and the days in them: "Nov 18", "18th of November", "September 2025".</content>
static partial class EnglishDates
{
    // "wednesday-", "september-"
    const int LongestWord = 10;

    static readonly PhraseTable<int> Months = PhraseTable.Of<int>(
        (1, "january, jan"),
        (2, "february, feb"),
        (3, "march, mar"),
        (4, "april, apr"),
        (5, "may"),
        (6, "june, jun"),
        (7, "july, jul"),
        (8, "august, aug"),
        (9, "september, sep, sept"),
        (10, "october, oct"),
        (11, "november, nov"),
        (12, "december, dec"));

    static readonly PhraseTable<int> OrdinalWords = PhraseTable.Of<int>(
        (1, "first"), (2, "second"), (3, "third"), (4, "fourth"), (5, "fifth"), (6, "sixth"), (7, "seventh"), (8, "eighth"), (9, "ninth"),
        (10, "tenth"), (11, "eleventh"), (12, "twelfth"), (13, "thirteenth"), (14, "fourteenth"), (15, "fifteenth"), (16, "sixteenth"),
        (17, "seventeenth"), (18, "eighteenth"), (19, "nineteenth"), (20, "twentieth"), (21, "twenty-first, twenty first"),
        (22, "twenty-second, twenty second"), (23, "twenty-third, twenty third"), (24, "twenty-fourth, twenty fourth"),
        (25, "twenty-fifth, twenty fifth"), (26, "twenty-sixth, twenty sixth"), (27, "twenty-seventh, twenty seventh"),
        (28, "twenty-eighth, twenty eighth"), (29, "twenty-ninth, twenty ninth"), (30, "thirtieth"), (31, "thirty-first, thirty first"));

    // "Nov 18", "November 18th, 2025", "September", "September 2025"
    static bool TryMonthDay(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var length = FindJoined(Months, text, at, out var month);
        return length > 0 && InMonth(text, at, at + length, today, month, null, out when) && (when.IsDay || !when.IsRelative || !IsAlsoAWord(text, at, length));
    }

    /// <summary>What stands behind a month's name: a day, a year, both or nothing.</summary>
    /// <param name="year">The year said before the month, if it was.</param>
    static bool InMonth(ReadOnlySpan<char> text, int at, int monthEnd, DateOnly today, int month, int? year, out When when)
    {
        when = default;
        var place = monthEnd;
        if (place < text.Length && text[place] == '.') place++;
        while (place < text.Length && text[place] is ' ' or ',') place++;
        if (place + 1 < text.Length && text[place] == '-' && char.IsAsciiDigit(text[place + 1]) && monthEnd - at <= 4) place++;
        if (Starts(text, place, "the ")) place += 4;
        if (DayNumber(text, ref place, out var day)) return Dated(today, month, day, year, text, place, at, out when);
        var end = monthEnd;
        var said = year ?? YearBehind(text, monthEnd < text.Length && text[monthEnd] == '.' ? monthEnd + 1 : monthEnd, today, out end);
        return Part(Days.Part(today, 1, month, said), (said is null ? monthEnd : end) - at, said is null, out when);
    }

    // may, march, mar, sun…: other words too, so that only a preposition before them makes them months.
    static bool IsAlsoAWord(ReadOnlySpan<char> text, int at, int length)
    {
        if (text.Slice(at, length) is not ("may" or "march" or "mar" or "jan" or "jun" or "dec" or "april" or "june"
            or "august")) return false;
        if (text.Slice(at, length) is "april" or "june" or "august" or "jan" or "jun" or "dec"
            && IsFollowedByName(text, at + length)) return false;
        if (IsBesideMonth(text, at, length)) return false;
        foreach (var word in (ReadOnlySpan<string>)["in ", "of ", "for ", "last ", "this ", "next ", "since ", "until ", "by ", "during "])
            if (text[..at].EndsWith(word))
                return false;
        return !IsFollowedByName(text, at + length);
    }

    // "June to August": between two months neither is a person.
    static bool IsBesideMonth(ReadOnlySpan<char> text, int at, int length)
    {
        foreach (var dash in (ReadOnlySpan<string>)[" to ", " and ", " - ", "-", " through ", " until "])
        {
            if (text[(at + length)..].StartsWith(dash) && Months.Find(text, at + length + dash.Length, out _) > 0) return true;
            if (!text[..at].EndsWith(dash)) continue;
            var word = at - dash.Length;
            while (word > 0 && char.IsAsciiLetterLower(text[word - 1])) word--;
            return word < at - dash.Length && Months.TryGet(text[word..(at - dash.Length)], out _);
        }
        return false;
    }

    static bool IsFollowedByName(ReadOnlySpan<char> text, int at)
    {
        foreach (var word in (ReadOnlySpan<string>)[" target", " quota", " numbers", " report", " goal", "'s target", "的", "目标"])
            if (text[at..].StartsWith(word))
                return true;
        return at >= text.Length && at < 5;
    }

    // "18 Nov", "18th of November", "the 3rd of March", "the 20th of last month"
    static bool TryDayMonth(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var place = Starts(text, at, "the ") ? at + 4 : at;
        var start = place;
        if (!DayNumber(text, ref place, out var day)) return false;
        var isOrdinal = Letters.IsLatin(text[place - 1]);
        var isWord = !char.IsAsciiDigit(text[start]);
        if (place < text.Length && text[place] is ' ' or '-') place++;
        if (Starts(text, place, "of ")) place += 3;
        else if (isWord) return false;
        var length = MonthAt(text, place, out var month);
        if (length > 0) return Dated(today, month, day, null, text, place + length, at, out when);
        if (!isOrdinal || start == place) return false;
        var step = Steps.Find(text, place, out var away);
        if (step == 0 || !Starts(text, place + step, " month")) return false;
        var days = Days.Month(today, away);
        if (Days.Exact(days.From.Year, days.From.Month, day) is not { } date) return false;
        when = When.Day(date, place + step + " month".Length - at);
        return true;
    }

    // Apr in "15-Apr-2016" too, where hyphens hold the three together as one word.
    static int MonthAt(ReadOnlySpan<char> text, int at, out int month)
    {
        if (at == 0 || at >= text.Length || text[at - 1] != '-') return Months.Find(text, at, out month);
        var end = LettersEnd(text, at);
        return Months.TryGet(text[at..end], out month) ? end - at : 0;
    }

    static bool DayNumber(ReadOnlySpan<char> text, ref int place, out int day)
    {
        if (OrdinalWords.Find(text, place, out day) is > 0 and var word)
        {
            place += word;
            return true;
        }
        day = 0;
        var end = place;
        while (end < text.Length && char.IsAsciiDigit(text[end]) && end - place < 3) day = day * 10 + (text[end++] - '0');
        if (end == place || end - place > 2 || day is < 1 or > 31) return false;
        if (end + 1 < text.Length && text.Slice(end, 2) is "st" or "nd" or "rd" or "th") end += 2;
        if (end < text.Length && (Letters.IsWordPart(text[end]) || text[end] is '%' or '/'
            || (text[end] is '.' or ',' or ':' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))) return false;
        place = end;
        return true;
    }

    static bool Dated(DateOnly today, int month, int day, int? given, ReadOnlySpan<char> text, int place, int at, out When when)
    {
        when = default;
        var end = place;
        var year = given ?? YearBehind(text, place, today, out end);
        if ((year is { } y ? Days.Exact(y, month, day) : Days.LatestDate(today, month, day)) is not { } date) return false;
        when = new(date, date, (year is null ? place : end) - at, true, year is null) { Cycle = year is null ? Cycle.Year : Cycle.None };
        return true;
    }

    /// <summary>A word of the table, also in front of a hyphen and another one or digits: "Mon-Wed", "May-July", "Mar-03-2026".</summary>
    static int FindJoined(PhraseTable<int> table, ReadOnlySpan<char> text, int at, out int value)
    {
        if (table.Find(text, at, out value) is > 0 and var length) return length;
        if (!text.Slice(at, Math.Min(LongestWord, text.Length - at)).Contains('-')) return 0;
        var end = LettersEnd(text, at);
        if (end == at || end >= text.Length || text[end] != '-' || !table.TryGet(text[at..end], out value)) return 0;
        var last = end + 1;
        if (DayNumber(text, ref last, out _))
        {
            if (last < text.Length && text[last] == '-' && Year(text, last + 1, out var yearEnd) is not null) last = yearEnd;
        }
        else if (Year(text, last, out var onlyYear) is not null) last = onlyYear;
        else if (table.TryGet(text[last..LettersEnd(text, last)], out _)) last = LettersEnd(text, last);
        else return 0;
        // A longer chain is one word, whose end is not looked for from each of its links.
        return last < text.Length && text[last] == '-' ? 0 : end - at;
    }

    static int LettersEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiLetterLower(text[at])) at++;
        return at;
    }

    static bool NamedMonth(DateOnly today, int month, int away, int length, out When when)
    {
        var year = away switch
        {
            0 => today.Year,
            < 0 => month < today.Month ? today.Year : today.Year - 1,
            _ => month > today.Month ? today.Year : today.Year + 1,
        };
        return Part(Days.Part(today, 1, month, year), length, false, out when);
    }
}
