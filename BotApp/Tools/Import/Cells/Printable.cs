using System.Globalization;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Tools.Import.Cells;

/// <summary>Text from a file as it may be shown: no sign in it can steer a terminal or turn a line round.</summary>
static class Printable
{
    const int Longest = 60;

    public static string Of(string text) => text.All(IsHarmless) ? text : string.Concat(text.Select(c => IsHarmless(c) ? c : '·'));

    /// <summary>In quotation marks, and short.</summary>
    public static string Quote(string text) => $"\"{Of(CleanText.Of(text, Longest))}{(text.Length > Longest ? "…" : "")}\"";

    static bool IsHarmless(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
