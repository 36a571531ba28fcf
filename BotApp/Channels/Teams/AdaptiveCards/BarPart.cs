using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>
/// What is measured and its numbers, the bar, and the pace in words. Who does not know Teams' own bar sees one of text in a
/// colour: columns with coloured backgrounds cannot be thin, as hosts pad them by up to 40 px, and a small share would look
/// like a large one.
/// </summary>
static class BarPart
{
    /// <summary>As many squares as fit a 320 px phone where a square is as wide as a Chinese character.</summary>
    const int Cells = 15;

    /// <summary>Half-width columns of label and numbers that fit one line of such a phone.</summary>
    const int LineWidth = 36;

    const int LabelChars = 80;
    const int CaptionChars = 120;
    const int Whole = 100;

    public static void Write(Canvas canvas, Bar bar)
    {
        if (ShownText.Width(bar.Label) + ShownText.Width(bar.Caption) <= LineWidth)
            WriteSideBySide(canvas, bar);
        else
            WriteStacked(canvas, bar);

        WriteBar(canvas, bar);
        if (BarDrawing.PaceInWords(bar, canvas.Language) is { } pace)
            TextBlock.Write(canvas, pace, CaptionChars, Tone.Subtle, close: true);
    }

    static void WriteBar(Canvas canvas, Bar bar)
    {
        var writer = canvas.Writer;
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.ProgressBar);
        writer.WriteNumber(Words.Value, (int)Math.Round(Math.Clamp(bar.Share, 0, 1) * Whole));
        writer.WriteNumber(Words.Max, Whole);
        writer.WriteString(Words.Color, bar.Tone == Tone.Subtle ? Words.Accent : MarkedText.Color(bar.Tone));
        writer.WritePropertyName(Words.Fallback);
        Span<char> cells = stackalloc char[Cells + 1];
        TextBlock.Begin(canvas, cells[..BarDrawing.Draw(bar, cells, Cells)], Cells + 1);
        writer.WriteString(Words.Color, MarkedText.Color(bar.Tone));
        writer.WriteString(Words.Spacing, Words.None);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    static void WriteSideBySide(Canvas canvas, Bar bar)
    {
        var writer = canvas.Writer;
        Columns.Begin(writer);
        Columns.BeginColumn(writer, Words.Stretch);
        TextBlock.Write(canvas, bar.Label, LabelChars, strong: true);
        Columns.EndColumn(writer);
        Columns.BeginColumn(writer, Words.Auto);
        TextBlock.Write(canvas, bar.Caption, CaptionChars);
        Columns.EndColumn(writer);
        Columns.End(writer);
    }

    static void WriteStacked(Canvas canvas, Bar bar)
    {
        TextBlock.Write(canvas, bar.Label, LabelChars, strong: true);
        TextBlock.Write(canvas, bar.Caption, CaptionChars, close: true);
    }
}
