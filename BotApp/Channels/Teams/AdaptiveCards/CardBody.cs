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
        writer.WriteString(Words.Size, Words.Medium);
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
        foreach (var part in parts)
        {
            if (part is TextInput text)
                InputPart.Write(canvas, text);
            else if (part is ChoiceInput choice)
                InputPart.Write(canvas, choice);
            else if (beforeInputs.IsFull)
                missing++;
            else
                WritePart(beforeInputs, part);
        }

        if (missing > 0)
            More.Write(canvas, missing);
    }

    static void WritePart(Canvas canvas, CardPart part)
    {
        switch (part)
        {
            case Line line:
                WriteLine(canvas, line);
                break;
            case Heading heading:
                WriteHeading(canvas, heading);
                break;
            case Facts facts:
                FactsPart.Write(canvas, facts);
                break;
            case Bar bar:
                BarPart.Write(canvas, bar);
                break;
            case Grid grid:
                GridPart.Write(canvas, grid);
                break;
        }
    }

    /// <summary>One block a line: clients disagree on what a line break inside a block means.</summary>
    static void WriteLine(Canvas canvas, Line line)
    {
        var text = line.Text.AsSpan();
        var rest = LineChars;
        var lines = 0;
        foreach (var range in text.Split('\n'))
        {
            if (lines == MaxLines || rest <= 0 || (lines > 0 && canvas.IsFull))
            {
                TextBlock.Write(canvas, "…", 1, line.Tone, close: true);
                return;
            }

            var shown = text[range].TrimEnd('\r');
            TextBlock.Write(canvas, shown, rest, line.Tone, line.Strong, close: lines > 0);
            rest -= shown.Length;
            lines++;
        }
    }

    static void WriteHeading(Canvas canvas, Heading heading)
    {
        TextBlock.Begin(canvas, heading.Text, TitleChars);
        canvas.Writer.WriteString(Words.Weight, Words.Bolder);
        canvas.Writer.WriteString(Words.Spacing, Words.Medium);
        canvas.Writer.WriteBoolean(Words.Separator, true);
        canvas.Writer.WriteEndObject();
    }
}
