namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Parts of one: 四分之三, 一又二分之一, 两个半. Parts of a hundred (百分之五) are percentages and no numbers.</summary>
static class Fractions
{
    const int LargestDivisor = 99;

    /// <summary>The fraction that begins with a number already read.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, Numeral first, out Numeral number)
    {
        number = default;
        var place = at + first.Length;
        if (place >= text.Length) return false;
        if (text[place] == '个' && !first.HasUnit && IsHalf(text, place + 1))
        {
            number = first with { Value = first.Value + 0.5m, Length = first.Length + 2 };
            return true;
        }
        var (whole, divisor) = (0m, first);
        if (text[place] == '又')
        {
            if (++place >= text.Length || !Numbers.TryReadWhole(text, place, out divisor)) return false;
            (whole, place) = (first.Value, place + divisor.Length);
        }
        if (!text[place..].StartsWith("分之") || divisor.Value is < 2 or > LargestDivisor) return false;
        place += 2;
        if (place >= text.Length || !Numbers.TryReadWhole(text, place, out var share) || share.HasUnit) return false;
        number = new(whole + share.Value / divisor.Value, place + share.Length - at, false, true);
        return true;
    }

    // 两个半小时, 三个半月; 3个半导体厂 are three.
    static bool IsHalf(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || text[at] != '半') return false;
        var rest = text[(at + 1)..];
        return rest.IsEmpty || !Letters.IsHan(rest[0]) || rest.StartsWith("小时") || rest.StartsWith("钟头") || rest[0] == '月';
    }
}
