namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Digits before Chinese units: 30万, 3千万, 4千3百万, 9万8, 12万5000, 6百零8, 1个亿.</summary>
static class MixedNumbers
{
    /// <summary>Reads on behind digits that were found; false when no unit follows them.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, int end, decimal digits, out Numeral number)
    {
        var sum = new Sum();
        for (var place = end; Unit(text, place, sum.Unit > 0, out var after) is > 0 and var unit && sum.TryTake(digits, unit);)
        {
            end = place = after;
            if (TryRest(text, ref place, sum.Unit, out digits)) continue;
            if (digits > 0 && digits < sum.Unit) (sum.Section, end) = (sum.Section + digits, place);
            break;
        }
        number = new(sum.Total + sum.Section, end - at, true, false);
        return sum.Unit > 0;
    }

    /// <summary>What has been read so far.</summary>
    struct Sum
    {
        public decimal Total, Section, Unit;
        decimal _large;

        // 3千万 multiplies what stands before; 1亿2千万 adds a smaller part.
        public bool TryTake(decimal digits, decimal unit)
        {
            if (unit < 10_000)
            {
                if (digits == 0 || Section > 0 && unit >= Unit) return false;
                Section += digits * unit;
            }
            else if (Section + digits == 0 && unit > _large) (Total, _large) = (Total * unit, unit);
            else if (Total > 0 && unit >= _large) return false;
            else (Total, Section, _large) = (Total + (Section + digits) * unit, 0, unit);
            Unit = unit;
            return true;
        }
    }

    /// <summary>The digits before a further unit; false at the last ones, which then stand for what they add.</summary>
    static bool TryRest(ReadOnlySpan<char> text, ref int place, decimal unit, out decimal digits)
    {
        digits = 0;
        var start = place;
        var isZero = place < text.Length && text[place] is '零' or '〇';
        if (isZero) start++;
        place = start;
        if (start >= text.Length) return false;
        if (HanNumbers.IsDigit(text[start])) (digits, place) = (HanNumbers.Digit(text[start]), start + 1);
        else if (char.IsAsciiDigit(text[start])) place = Numbers.Plain(text, start, out digits);
        if (Unit(text, place, true, out _) > 0) return char.IsAsciiDigit(text[start]) || place == start || text[place] is not '十';
        if (place == start || Numbers.IsCounted(text, place) || place < text.Length && HanNumbers.IsNumeral(text[place])) digits = 0;
        else if (!isZero && place - start == 1) digits *= unit >= 100 ? unit / 10 : 1;
        // 30万20台: two digits more likely begin anew.
        else if (!isZero && place - start < 3 || digits != decimal.Truncate(digits)) digits = 0;
        return false;
    }

    static decimal Unit(ReadOnlySpan<char> text, int at, bool isInside, out int after)
    {
        after = at;
        if (!isInside && after < text.Length && text[after] is ' ') after++;
        if (after + 1 < text.Length && text[after] is '多' or '来' or '几' or '余') after++;
        if (after + 1 < text.Length && text[after] is '个' && text[after + 1] is '亿' or '万') after++;
        if (after >= text.Length) return 0;
        // 11.20 百世: behind a space 百 begins a name as well.
        if (text[after] is '百' or '千' && after > at && text[at] is ' ' && after + 1 < text.Length && Letters.IsHan(text[after + 1]) && text[after + 1] is not ('万' or '亿' or '元' or '块')) return 0;
        return text[after++] switch
        {
            '亿' => 100_000_000m,
            '万' => 10_000m,
            '千' => 1000m,
            '百' => 100m,
            '十' when isInside => 10m,
            _ => 0m,
        };
    }
}
