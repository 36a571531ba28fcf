using System.Collections.Immutable;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>The title and the parts, one after the other, as long as there is room.</summary>
static class CardBody
{
    const int TitleChars = 200;
    const int LineChars = 2_000;
    const int MaxLines = 40;

    public static void Write(Canvas canvas, Card card)
    {
        var writer = canvas.Writer;
        writer.WriteStartArray(Words.Body);
        TextBlock.Begin(canvas, card.Title, TitleChars);
        writer.WriteString(Words.Size, Words.Large);
        writer.WriteString(Words.Weight, Words.Bolder);
        writer.WriteString(Words.Style, Words.HeadingStyle);
        writer.WriteEndObject();
        WriteParts(canvas, card.Parts);
        writer.WriteEndArray();
    }

    static void WriteParts(Canvas canvas, ImmutableArray<CardPart> parts)
    {
        var beforeInputs = canvas.Less(InputPart.Reserve(parts));
        var missing = 0;
        CardPart? above = null;
        foreach (var part in parts)
        {
            if (part is TextInput text)
                InputPart.Write(canvas, text);
            else if (part is ChoiceInput choice)
                InputPart.Write(canvas, choice);
            else if (beforeInputs.IsFull)
                missing++;
            else
                WritePart(beforeInputs, part, above);
            above = part;
        }

        if (missing > 0)
            More.Write(canvas, missing);
    }

    public static void WritePart(Canvas canvas, CardPart part, CardPart? above)
    {
        switch (part)
        {
            case Line line:
                WriteLine(canvas, line, close: above is Bar && line.Tone == Tone.Subtle);
                break;
            case Heading heading:
                WriteHeading(canvas, heading, separator: above is not null);
                break;
            case Facts facts:
                FactsPart.Write(canvas, facts);
                break;
            case Bar bar:
                BarPart.Write(canvas, bar);
                break;
            case Trend trend:
                TrendPart.Write(canvas, trend);
                break;
            case Link link:
                LinkPart.Write(canvas.Writer, link);
                break;
            case Grid grid:
                GridPart.Write(canvas, grid);
                break;
            case Picture picture:
                PicturePart.Write(canvas, picture);
                break;
        }
    }

    /// <summary>One block a line: clients disagree on what a line break inside a block means.</summary>
    /// <param name="close">A footnote to the bar above it.</param>
    static void WriteLine(Canvas canvas, Line line, bool close)
    {
        var text = line.Text.AsSpan();
        var (left, lines, tone) = (LineChars, 0, line.Tone);
        foreach (var range in text.Split('\n'))
        {
            var shown = text[range].TrimEnd();
            if (shown.IsEmpty)
            {
                close = false;
                continue;
            }

            if (lines++ == MaxLines || left <= 0 || canvas.IsFull)
            {
                TextBlock.Write(canvas, "…", 1, tone, close: true);
                return;
            }

            TextBlock.Write(canvas, shown, left, tone, line.Strong, close);
            left -= shown.Length;
            close = true;
            // The mark stands once, at the first line.
            tone = tone == Tone.Subtle ? tone : Tone.Default;
        }
    }

    static void WriteHeading(Canvas canvas, Heading heading, bool separator)
    {
        TextBlock.Begin(canvas, heading.Text, TitleChars);
        canvas.Writer.WriteString(Words.Weight, Words.Bolder);
        canvas.Writer.WriteString(Words.Spacing, Words.Medium);
        if (separator)
            canvas.Writer.WriteBoolean(Words.Separator, true);
        canvas.Writer.WriteEndObject();
    }
}
