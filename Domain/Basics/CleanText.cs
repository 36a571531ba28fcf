using System.Text;

namespace Dengta.Domain.Basics;

/// <summary>Text from outside as it can be kept: PostgreSQL's text has no NUL, and UTF-8 no half of a surrogate pair.</summary>
public static class CleanText
{
    /// <param name="longest">In UTF-16 units; a character is never cut in two.</param>
    public static string Of(string? text, int longest = int.MaxValue)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var kept = text.Length <= longest ? text : text[..(longest > 0 && char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
        return IsClean(kept) ? kept : Cleaned(kept);
    }

    static bool IsClean(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is 0 or 0xFFFD)
                return false;
        return true;
    }

    // Halves of pairs are enumerated as U+FFFD.
    static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value != 0)
                clean.Append(rune);
        return clean.ToString();
    }
}
