using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>How days and periods are said in English.</summary>
static class EnglishDates
{
    enum Unit { Day, Week, Fortnight, Month, Quarter, Half, Year }

    static readonly PhraseTable<int> DayWords = PhraseTable.OfSloppy<int>(
        (0, "today, this morning, this afternoon, this evening, tonight, this noon, earlier today"),
        (-1, "yesterday, last night, yday, ytd morning, yest"),
        (-2, "day before yesterday, the day before yesterday, day before last, the day before last"),
        (1, "tomorrow, tmr, tmrw, tomorow"),
        (2, "day after tomorrow, the day after tomorrow"));

    static readonly PhraseTable<int> Weekdays = PhraseTable.OfSloppy<int>(
        (1, "monday, mon"),
        (2, "tuesday, tue, tues"),
        (3, "wednesday, wed, weds"),
        (4, "thursday, thu, thur, thurs"),
        (5, "friday, fri"),
        (6, "saturday, sat"),
        (7, "sunday, sun"));

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

    static readonly PhraseTable<int> Steps = PhraseTable.Of<int>(
        (-1, "last, previous, the last, the previous, prior, this past, past"),
        (0, "this, current, the current"),
        (1, "next, the next, coming, the coming, upcoming, this coming"));

    static readonly PhraseTable<Unit> Units = PhraseTable.Of<Unit>(
        (Unit.Day, "day, days"),
        (Unit.Week, "week, weeks, wk, wks"),
        (Unit.Month, "month, months, mth"),
        (Unit.Quarter, "quarter, quarters, qtr"),
        (Unit.Year, "year, years, yr"),
        (Unit.Fortnight, "fortnight, fortnights"),
        (Unit.Half, "half, half year"));

    // A day at one end of whatever period follows: "end of next month", "the first day of March".
    static readonly PhraseTable<int> EndsOf = PhraseTable.Of<int>(
        (1, "end of, the end of, last day of, the last day of, late in"),
        (-1, "start of, the start of, beginning of, the beginning of, first day of, the first day of"));

    static readonly PhraseTable<Unit> BeforeLast = PhraseTable.Of<Unit>(
        (Unit.Week, "week before last, the week before last"),
        (Unit.Month, "month before last, the month before last"),
        (Unit.Quarter, "quarter before last, the quarter before last"),
        (Unit.Year, "year before last, the year before last"));

    static readonly PhraseTable<int> OrdinalWords = PhraseTable.Of<int>(
        (1, "first"), (2, "second"), (3, "third"), (4, "fourth"), (5, "fifth"), (6, "sixth"), (7, "seventh"), (8, "eighth"), (9, "ninth"),
        (10, "tenth"), (11, "eleventh"), (12, "twelfth"), (13, "thirteenth"), (14, "fourteenth"), (15, "fifteenth"), (16, "sixteenth"),
        (17, "seventeenth"), (18, "eighteenth"), (19, "nineteenth"), (20, "twentieth"), (21, "twenty-first, twenty first"),
        (22, "twenty-second, twenty second"), (23, "twenty-third, twenty third"), (24, "twenty-fourth, twenty fourth"),
        (25, "twenty-fifth, twenty fifth"), (26, "twenty-sixth, twenty sixth"), (27, "twenty-seventh, twenty seventh"),
        (28, "twenty-eighth, twenty eighth"), (29, "twenty-ninth, twenty ninth"), (30, "thirtieth"), (31, "thirty-first, thirty first"));

    // Whose end or whole: "end of the month", "month to date".
    static readonly PhraseTable<(Unit Unit, int Edge)> Edges = PhraseTable.Of<(Unit, int)>(
        ((Unit.Year, 0), "ytd, year to date, year-to-date, so far this year, this year so far"),
        ((Unit.Month, 0), "mtd, month to date, month-to-date, so far this month, this month so far"),
        ((Unit.Quarter, 0), "qtd, quarter to date, so far this quarter, this quarter so far"),
        ((Unit.Week, 0), "wtd, week to date, so far this week, this week so far"),
        ((Unit.Month, 1),
            "month end, month-end, eom, end of month, end of the month, end of this month, the end of the month, the end of this month"),
        ((Unit.Quarter, 1),
            "quarter end, quarter-end, eoq, end of quarter, end of the quarter, the end of the quarter, end of this quarter"),
        ((Unit.Year, 1), "year end, year-end, yearend, eoy, end of year, end of the year, the end of the year, end of this year"),
        ((Unit.Week, 1), "week end, eow, end of week, end of the week, the end of the week, end of this week"),
        ((Unit.Month, -1),
            "start of the month, beginning of the month, the start of the month, the beginning of the month, start of month, beginning of this month, start of this month"),
        ((Unit.Month, -2), "end of last month, the end of last month, last month end"),
        ((Unit.Quarter, -2), "end of last quarter"),
        ((Unit.Year, -2), "end of last year"));

    public static bool TryRead(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        if (at > 0 && Letters.IsWordPart(text[at - 1])) return false;
        return TryDayWord(text, at, today, out when) || TryNamedPart(text, at, today, out when) || TryEdge(text, at, today, out when)
            || TryEndOf(text, at, today, out when) || TryAgo(text, at, today, out when)
            || TryMonthDay(text, at, today, out when) || TryDayMonth(text, at, today, out when) || TryCode(text, at, today, out when)
            || TryStep(text, at, today, out when) || TryWeekday(text, at, today, out when) || TryOrdinal(text, at, today, out when);
    }

    static bool TryDayWord(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        var length = DayWords.Find(text, at, out var offset);
        when = length > 0 ? When.Day(Days.Away(today, offset), length) : default;
        return length > 0;
    }

    static bool TryEdge(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var length = Edges.Find(text, at, out var edge);
        if (length == 0) return false;
        var days = Of(edge.Unit, today, edge.Edge == -2 ? -1 : 0);
        when = edge.Edge switch
        {
            0 => new(days.From, today, length, false),
            -1 => When.Day(days.From, length),
            _ => new(days.To, days.To, length, true, false, days),
        };
        return true;
    }

    static bool TryEndOf(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        if (BeforeLast.Find(text, at, out var unit) is > 0 and var before) return Span(Of(unit, today, -2), before, out when);
        var length = EndsOf.Find(text, at, out var edge);
        if (length == 0 || !Starts(text, at + length, " ")) return false;
        var place = at + length + 1;
        if (!TryMonthDay(text, place, today, out var period) && !TryStep(text, place, today, out period)
            && !TryCode(text, place, today, out period) && !TryNamedPart(text, place, today, out period) || period.IsDay) return false;
        return Day(edge > 0 ? period.To : period.From, place + period.Length - at, out when);
    }

    static DayRange Of(Unit unit, DateOnly today, int away) => unit switch
    {
        Unit.Day => new(Days.Away(today, away), Days.Away(today, away)),
        Unit.Week => Days.Week(today, away),
        Unit.Month => Days.Month(today, away),
        Unit.Quarter => Days.Quarter(today, away),
        Unit.Half => Days.Half(today, away),
        _ => Days.Year(today, away),
    };

    // "two days ago", "a week ago", "3 weeks back", "in two weeks", "2 days from now"
    static bool TryAgo(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var isIn = Starts(text, at, "in ");
        var place = isIn ? at + 3 : at;
        if (!Amount(text, ref place, out var count)) return false;
        var length = Units.Find(text, place, out var unit);
        if (length == 0) return false;
        place += length;
        foreach (var word in (ReadOnlySpan<string>)[" ago", " back", " earlier", " from now", " later"])
        {
            if (!Starts(text, place, word)) continue;
            var sign = word is " from now" or " later" ? 1 : -1;
            return Away(today, unit, sign * count, place + word.Length - at, out when);
        }
        // "a week from tomorrow", "two days after tomorrow"
        foreach (var (word, sign) in (ReadOnlySpan<(string, int)>)[(" from ", 1), (" after ", 1), (" before ", -1)])
            if (Starts(text, place, word) && DayWords.Find(text, place + word.Length, out var offset) is > 0 and var dayWord)
                return Away(Days.Away(today, offset), unit, sign * count, place + word.Length + dayWord - at, out when);
        return isIn && Away(today, unit, count, place - at, out when);
    }

    static bool Amount(ReadOnlySpan<char> text, ref int place, out decimal count)
    {
        count = 1;
        if (place >= text.Length) return false;
        if (Numbers.TryRead(text, place, out var number) && number.Value <= 1000 && (!number.HasUnit || number.IsWords))
        {
            (count, place) = (number.Value, place + number.Length);
            while (place < text.Length && text[place] == ' ') place++;
            return true;
        }
        if (Starts(text, place, "a ") || Starts(text, place, "an "))
        {
            place += text[place..].IndexOf(' ') + 1;
            if (Starts(text, place, "couple of ")) (count, place) = (2, place + "couple of ".Length);
            return true;
        }
        return false;
    }

    static bool Away(DateOnly today, Unit unit, decimal count, int length, out When when)
    {
        when = When.Day(unit switch
        {
            Unit.Day => Days.Away(today, count),
            Unit.Week => Days.Away(today, 7 * count),
            Unit.Fortnight => Days.Away(today, 14 * count),
            Unit.Month => Days.MonthsAway(today, count),
            Unit.Quarter => Days.MonthsAway(today, 3 * count),
            _ => Days.MonthsAway(today, 12 * count),
        }, length);
        return true;
    }

    // "Nov 18", "November 18th, 2025", "September", "September 2025"
    static bool TryMonthDay(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var length = Months.Find(text, at, out var month);
        if (length == 0) return false;
        var place = at + length;
        if (place < text.Length && text[place] == '.') place++;
        while (place < text.Length && text[place] is ' ' or ',') place++;
        if (place < text.Length && text[place] == '-' && place + 1 < text.Length && char.IsAsciiDigit(text[place + 1]) && length <= 4) place++;
        var beforeThe = place;
        if (Starts(text, place, "the ")) place += 4;
        if (DayNumber(text, ref place, out var day)) return Dated(today, month, day, text, place, at, out when);
        place = beforeThe;
        if (Starts(text, place, "of ")) place += 3;
        var year = Year(text, place, out var end);
        if (year is null && IsAlsoAWord(text, at, length)) return false;
        if (Days.Part(today, 1, month, year) is not { } days) return false;
        when = new(days.From, days.To, year is null ? length : end - at, false, year is null);
        return true;
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

    static bool Dated(DateOnly today, int month, int day, ReadOnlySpan<char> text, int place, int at, out When when)
    {
        when = default;
        var here = place;
        while (here < text.Length && text[here] is ' ' or ',' or '-') here++;
        var year = Year(text, here, out var end);
        var date = year is { } y ? Days.Exact(y, month, day) : Days.LatestDate(today, month, day);
        if (date is not { } exact) return false;
        when = new(exact, exact, (year is null ? place : end) - at, true, year is null) { Cycle = year is null ? Cycle.Year : Cycle.None };
        return true;
    }

    static int? Year(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at + 4;
        if (end > text.Length || (end < text.Length && Letters.IsWordPart(text[end])) || text.Slice(at, 2) is not ("20" or "19")) return null;
        return char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
            ? (text[at] == '2' ? 2000 : 1900) + (text[at + 2] - '0') * 10 + (text[at + 3] - '0') : null;
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
        if (length > 0) return Dated(today, month, day, text, place + length, at, out when);
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
        var end = at;
        while (end < text.Length && char.IsAsciiLetterLower(text[end])) end++;
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

    // Q3, Q3 2025, 2025 Q3, H1, 2025, "year 2025"
    static bool TryCode(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var lead = Starts(text, at, "the year ") ? 9 : Starts(text, at, "year ") ? 5 : 0;
        if (lead > 0 && Year(text, at + lead, out _) is { } said) return Part(Days.Year(today, said - today.Year), lead + 4, false, out when);
        var year = Year(text, at, out var place);
        if (year is not null)
        {
            if (place < text.Length && text[place] is ' ' or '-') place++;
            if (!Code(text, place, out var m, out var n)) return IsYear(text, at)
                && Part(Days.Year(today, year.Value - today.Year), 4, false, out when);
            return Part(Days.Part(today, m, n, year), place + 2 - at, false, out when);
        }
        if (!Code(text, at, out var months, out var number)) return false;
        place = at + 2;
        while (place < text.Length && text[place] is ' ' or ',' or '\'' or '/') place++;
        if (Starts(text, place, "of ")) place += 3;
        if (Starts(text, place, "last year")) return Part(Days.Part(today, months, number, today.Year - 1), place + 9 - at, false,
            out when);
        if (Starts(text, place, "this year")) return Part(Days.Part(today, months, number, today.Year), place + 9 - at, false, out when);
        year = Year(text, place, out var end);
        return Part(Days.Part(today, months, number, year), year is null ? 2 : end - at, year is null, out when);
    }

    static bool IsYear(ReadOnlySpan<char> text, int at) =>
        text[..at].EndsWith("in ") || text[..at].EndsWith("for ") || text[..at].EndsWith("of ") || text[..at].EndsWith("during ");

    static bool Code(ReadOnlySpan<char> text, int at, out int months, out int number)
    {
        (months, number) = (0, 0);
        if (at + 1 >= text.Length || text[at] is not ('q' or 'h') || !char.IsAsciiDigit(text[at + 1])) return false;
        if (at + 2 < text.Length && Letters.IsWordPart(text[at + 2])) return false;
        (months, number) = (text[at] == 'q' ? 3 : 6, text[at + 1] - '0');
        return true;
    }

    // "last Friday", "next week", "this quarter", "last 7 days", "the past two weeks"
    static bool TryStep(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var step = Steps.Find(text, at, out var away);
        if (step == 0) return false;
        var place = at + step + 1;
        if (place >= text.Length || text[place - 1] != ' ') return false;
        var weekday = Weekdays.Find(text, place, out var day);
        if (weekday > 0) return Day(WeekdayAway(text[at..place], today, day, away), place + weekday - at, out when);
        if (Months.Find(text, place, out var month) is > 0 and var monthLength) return NamedMonth(today, month, away,
            place + monthLength - at, out when);
        var unitLength = Units.Find(text, place, out var unit);
        if (unitLength > 0 && unit == Unit.Week && Starts(text, place + unitLength, " ")
            && Weekdays.Find(text, place + unitLength + 1, out var inWeek) is > 0 and var inLength)
            return Day(Days.Weekday(today, inWeek, away), place + unitLength + 1 + inLength - at, out when);
        if (unitLength > 0 && unit != Unit.Day) return Span(Of(unit, today, away), place + unitLength - at, out when);
        if (Starts(text, place, "weekend")) return Span(new(Days.Week(today, away).From.AddDays(5), Days.Week(today, away).To),
            place + 7 - at, out when);
        return away != 0 && TryMany(text, place, at, today, away, out when);
    }

    // "first half of 2025", "the third quarter"
    static bool TryNamedPart(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var length = Parts.Find(text, at, out var part);
        if (length == 0) return false;
        var place = at + length;
        foreach (var (word, years) in (ReadOnlySpan<(string, int)>)[(" of last year", -1), (" of this year", 0), (" of the year", 0),
            (" last year", -1), (" this year", 0)])
            if (Starts(text, place, word))
                return Part(Days.Part(today, part.Months, part.Number, today.Year + years), length + word.Length, false, out when);
        var year = Starts(text, place, " of ") ? Year(text, place + 4, out var end)
            : Year(text, Math.Min(place + 1, text.Length), out end);
        return Part(Days.Part(today, part.Months, part.Number, year), year is null ? length : end - at, year is null, out when);
    }

    static readonly PhraseTable<(int Months, int Number)> Parts = PhraseTable.Of<(int, int)>(
        ((6, 1), "first half, the first half, 1st half"),
        ((6, 2), "second half, the second half, 2nd half"),
        ((3, 1), "first quarter, the first quarter, 1st quarter"),
        ((3, 2), "second quarter, the second quarter, 2nd quarter"),
        ((3, 3), "third quarter, the third quarter, 3rd quarter"),
        ((3, 4), "fourth quarter, the fourth quarter, 4th quarter"));

    static DateOnly WeekdayAway(ReadOnlySpan<char> step, DateOnly today, int weekday, int away) =>
        step.StartsWith("past") || step.StartsWith("this past") ? Days.LatestWeekday(today, weekday)
            : Days.Weekday(today, weekday, step.Contains("coming", StringComparison.Ordinal) && weekday > Days.IsoWeekday(today) ? 0
            : away);

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

    // "last 7 days", "the next two weeks"
    static bool TryMany(ReadOnlySpan<char> text, int place, int at, DateOnly today, int away, out When when)
    {
        when = default;
        if (!Amount(text, ref place, out var count)) return false;
        var length = Units.Find(text, place, out var unit);
        if (length == 0) return false;
        var days = unit switch
        {
            Unit.Day => count,
            Unit.Week => 7 * count,
            Unit.Fortnight => 14 * count,
            Unit.Month => 30 * count,
            Unit.Quarter => 90 * count,
            _ => 365 * count,
        };
        return Span(away < 0 ? Days.Last(today, days) : Days.Next(today, days), place + length - at, out when);
    }

    // "Friday", "Friday last week", "Monday this week", "a week ago Friday" is not known
    static bool TryWeekday(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var length = Weekdays.Find(text, at, out var weekday);
        if (length == 0 || IsVerb(text, at, length)) return false;
        var place = at + length;
        foreach (var (word, away) in (ReadOnlySpan<(string, int)>)[(" last week", -1), (" of last week", -1), (" this week", 0),
            (" of this week", 0), (" next week", 1), (" of next week", 1), (" the week before last", -2)])
            if (Starts(text, place, word))
                return Day(Days.Weekday(today, weekday, away), length + word.Length, out when);
        if (TryDateBehind(text, at, place, today, out when)) return true;
        foreach (var part in (ReadOnlySpan<string>)[" morning", " afternoon", " evening", " night"])
            if (Starts(text, place, part))
                length += part.Length;
        when = When.Day(Days.LatestWeekday(today, weekday), length) with { Cycle = Cycle.Week };
        return true;
    }

    // "Sunday, November 22", "Wednesday the 18th": the weekday only repeats the date behind it.
    static bool TryDateBehind(ReadOnlySpan<char> text, int at, int place, DateOnly today, out When when)
    {
        when = default;
        if (place < text.Length && text[place] is ',' or '.') place++;
        if (!Starts(text, place, " ")) return false;
        place++;
        if (!TryMonthDay(text, place, today, out var day) && !TryDayMonth(text, place, today, out day)
            && !(Starts(text, place, "the ") && TryOrdinal(text, place, today, out day)) || !day.IsDay) return false;
        when = day with { Length = place + day.Length - at };
        return true;
    }

    // "sat with Gavin", "the sun": these abbreviations count only after "on", or at an edge.
    static bool IsVerb(ReadOnlySpan<char> text, int at, int length) =>
        text.Slice(at, length) is "sat" or "sun" or "wed" && at > 0 && !text[..at].EndsWith("on ") && at + length < text.Length
            && text[at + length] == ' ';

    // "the 3rd", "on the 3rd", "on 3rd"
    static bool TryOrdinal(ReadOnlySpan<char> text, int at, DateOnly today, out When when)
    {
        when = default;
        var the = Starts(text, at, "the ");
        var place = the ? at + 4 : at;
        if (!the && !text[..at].EndsWith("on ") && !text[..at].EndsWith("since ") && !text[..at].EndsWith("from ")) return false;
        if (!DayNumber(text, ref place, out var day) || !Letters.IsLatin(text[place - 1])) return false;
        foreach (var noun in (ReadOnlySpan<string>)[" visit", " time", " deal", " customer", " call", " quarter", " meeting", " one",
            " client", " order", " quote", " account", " floor", " place", " round", " party"])
            if (text[place..].StartsWith(noun))
                return false;
        if (Days.LatestNumbered(today, day) is not { } date) return false;
        when = new(date, date, place - at, true, true) { Cycle = Cycle.Month };
        return true;
    }

    static bool Starts(ReadOnlySpan<char> text, int at, string word) =>
        at < text.Length && text[at..].StartsWith(word)
            && (word[^1] == ' ' || at + word.Length >= text.Length || !Letters.IsLatin(text[at + word.Length]));

    static bool Part(DayRange? days, int length, bool isRelative, out When when)
    {
        when = days is { } range ? new(range.From, range.To, length, false, isRelative) : default;
        return days is not null;
    }

    static bool Day(DateOnly day, int length, out When when)
    {
        when = When.Day(day, length);
        return true;
    }

    static bool Span(DayRange days, int length, out When when)
    {
        when = When.Span(days, length);
        return true;
    }
}
