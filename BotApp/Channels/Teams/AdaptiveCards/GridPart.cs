using System.Collections.Immutable;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>A small table, one set of columns a row; the widths follow the longest texts, so that the columns align.</summary>
static class GridPart
{
    const int MaxColumns = 3;
    const int CellChars = 120;

    /// <summary>In half-width letters: a narrower column is not worth it, a wider one wraps.</summary>
    const int MinWidth = 6, MaxWidth = 22;

    /// <summary>Letters added to each column, lest a short one loses its last letter to the space between columns.</summary>
    const int Gap = 2;

    public static void Write(Canvas canvas, Grid grid)
    {
        Span<int> widths = stackalloc int[Math.Min(grid.Columns.Length, MaxColumns)];
        Span<bool> numeric = stackalloc bool[widths.Length];
        Measure(grid, widths, numeric);
        WriteRow(canvas, grid.Columns, widths, numeric, RowKind.Header);
        for (var i = 0; i < grid.Rows.Length; i++)
        {
            if (canvas.IsFull)
            {
                More.Write(canvas, grid.Rows.Length - i);
                return;
            }

            WriteRow(canvas, grid.Rows[i], widths, numeric, i == 0 ? RowKind.First : RowKind.Other);
        }
    }

    enum RowKind
    {
        Header,
        First,
        Other,
    }

    static void WriteRow(Canvas canvas, ImmutableArray<string> cells, ReadOnlySpan<int> widths, ReadOnlySpan<bool> numeric, RowKind kind)
    {
        var writer = canvas.Writer;
        Columns.Begin(writer, kind == RowKind.Header ? null : Words.Small, separator: kind == RowKind.First);
        for (var column = 0; column < widths.Length; column++)
        {
            Columns.BeginColumn(writer, widths[column]);
            TextBlock.Begin(canvas, column < cells.Length && cells[column].Length > 0 ? cells[column] : "–", CellChars);
            if (kind == RowKind.Header)
                TextBlock.Subtle(writer);
            if (numeric[column])
                writer.WriteString(Words.HorizontalAlignment, Words.Right);
            writer.WriteEndObject();
            Columns.EndColumn(writer);
        }

        Columns.End(writer);
    }

    /// <summary>A column of numbers stands to the right, unless it is the first: that one names the row.</summary>
    static void Measure(Grid grid, Span<int> widths, Span<bool> numeric)
    {
        for (var column = 0; column < widths.Length; column++)
        {
            var widest = ShownText.Width(grid.Columns[column]);
            var numbers = column > 0;
            foreach (var row in grid.Rows)
            {
                var cell = column < row.Length ? row[column] : "";
                widest = Math.Max(widest, ShownText.Width(cell));
                numbers &= IsNumber(cell);
            }

            widths[column] = Math.Clamp(widest + Gap, MinWidth, MaxWidth);
            numeric[column] = numbers;
        }
    }

    /// <summary>Begins like an amount, or is empty.</summary>
    static bool IsNumber(ReadOnlySpan<char> cell)
    {
        var digits = cell.TrimStart("+-−¥$€ ");
        return cell.Length <= 1 || (!digits.IsEmpty && char.IsAsciiDigit(digits[0]));
    }
}
