using Dengta.Domain.Basics;

namespace Dengta.Domain.Messages;

/// <summary>
/// A <see cref="Bar"/> in characters. Both squares are in every Chinese and Western font and equally wide there, which the
/// shaded blocks are not: a phone takes those from two fonts and the proportion is lost.
/// </summary>
public static class BarDrawing
{
    const char Full = '■';
    const char Empty = '□';
    const char Mark = '│';

    /// <summary>Draws into <paramref name="target"/>, which needs room for <paramref name="cells"/> + 1; returns the length.</summary>
    public static int Draw(Bar bar, Span<char> target, int cells)
    {
        var mark = bar.Share < 1 && bar.Pace is > 0 and < 1 ? (int)Math.Round(bar.Pace.Value * cells) : -1;
        var filled = Filled(bar.Share, cells);
        // Rounding must not close a gap: what is behind its pace ends before the mark.
        if (mark > 1 && bar.Share < bar.Pace) filled = Math.Min(filled, mark - 1);
        var length = 0;
        for (var cell = 0; cell < cells; cell++)
        {
            if (cell == mark)
                target[length++] = Mark;
            target[length++] = cell < filled ? Full : Empty;
        }

        if (mark == cells)
            target[length++] = Mark;
        return length;
    }

    /// <summary>Where the share should be today, and how far off it is, in points of a hundred; null where that means nothing.</summary>
    public static string? PaceInWords(Bar bar, Language language)
    {
        if (bar.Share >= 1)
            return language.Pick("已达成", "Reached");
        if (bar.Pace is not { } pace)
            return null;
        var due = Percent(pace);
        var ahead = Percent(bar.Share) - due;
        return ahead switch
        {
            > 0 => language.Pick($"今日应达 {due}% · 领先 {ahead} 个百分点", $"{due}% due by today · {ahead} {Points(ahead)} ahead"),
            < 0 => language.Pick($"今日应达 {due}% · 落后 {-ahead} 个百分点", $"{due}% due by today · {-ahead} {Points(-ahead)} behind"),
            _ => language.Pick($"今日应达 {due}% · 正好", $"{due}% due by today · right on pace"),
        };
    }

    /// <summary>Something begun shows, and only something finished is full.</summary>
    static int Filled(decimal share, int cells) => share switch
    {
        <= 0 => 0,
        >= 1 => cells,
        _ => Math.Clamp((int)Math.Round(share * cells), 1, cells - 1),
    };

    static int Percent(decimal share) => (int)Math.Round(Math.Clamp(share, -99, 99) * 100);

    static string Points(int count) => count == 1 ? "point" : "points";
}
