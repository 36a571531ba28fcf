using System.Buffers;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Reports;

/// <summary>Text as it may stand in a cell.</summary>
static class SheetCell
{
    // The full-width ones are taken for the others in some languages of Excel.
    static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\n\uFF1D\uFF0B\uFF0D\uFF20");

    /// <summary>
    /// Nothing that a spreadsheet would run, also not once it was saved as CSV and opened again: a text that begins like a formula gets an
    /// apostrophe in front. Without what cannot be seen, which an .xlsx may not hold either.
    /// </summary>
    public static string Text(string text)
    {
        var shown = string.Concat(text.Where(c => !ShownText.IsHidden(c)));
        var first = shown.AsSpan().TrimStart(' ');
        return !first.IsEmpty && Formula.Contains(first[0]) ? "'" + shown : shown;
    }
}
