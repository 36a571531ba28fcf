using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>Labels and values: a fact set, or columns where a value is coloured, which a fact set cannot do.</summary>
static class FactsPart
{
    const int LabelChars = 80;
    const int ValueChars = 400;

    /// <summary>In half-width letters: half of a phone.</summary>
    const int BadgeWidth = 16;

    /// <summary>In half-width letters: a value beyond this, as wide as its text, would leave a phone no room for the label.</summary>
    const int WideValue = 24;

    public static void Write(Canvas canvas, Facts facts)
    {
        var written = facts.Rows.Any(row => row.Tone != Tone.Default) ? WriteColumns(canvas, facts) : WriteFactSet(canvas, facts);
        if (written < facts.Rows.Length)
            More.Write(canvas, facts.Rows.Length - written);
    }

    static int WriteFactSet(Canvas canvas, Facts facts)
    {
        var writer = canvas.Writer;
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.FactSet);
        writer.WriteStartArray(Words.Facts);
        var written = 0;
        for (; written < facts.Rows.Length && !canvas.IsFull; written++)
        {
            writer.WriteStartObject();
            LiteralText.WriteMarkdown(writer, Words.Title, facts.Rows[written].Label, canvas.Fit(LabelChars));
            LiteralText.WriteMarkdown(writer, Words.Value, facts.Rows[written].Value, canvas.Fit(ValueChars));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        return written;
    }

    static int WriteColumns(Canvas canvas, Facts facts)
    {
        var writer = canvas.Writer;
        var isWide = facts.Rows.Any(row => ShownText.Width(row.Value) > WideValue);
        var written = 0;
        for (; written < facts.Rows.Length && !canvas.IsFull; written++)
        {
            var fact = facts.Rows[written];
            Columns.Begin(writer, Words.Small);
            if (isWide) Columns.BeginColumn(writer, 1);
            else Columns.BeginColumn(writer, Words.Stretch, centred: true);
            TextBlock.Write(canvas, fact.Label, LabelChars);
            Columns.EndColumn(writer);
            if (isWide) Columns.BeginColumn(writer, 2);
            else Columns.BeginColumn(writer, Words.Auto);
            WriteValue(canvas, fact);
            Columns.EndColumn(writer);
            Columns.End(writer);
        }

        return written;
    }

    /// <summary>What is good or bad in a word or two is Teams' own badge; a longer value would be cut there, as a badge does not wrap.</summary>
    static void WriteValue(Canvas canvas, Fact fact)
    {
        var isBadge = fact.Tone is Tone.Good or Tone.Warning or Tone.Bad && ShownText.Width(fact.Value) is > 0 and <= BadgeWidth;
        if (isBadge)
            BeginBadge(canvas, fact);
        TextBlock.Write(canvas, fact.Value, ValueChars, fact.Tone, strong: fact.Tone is not (Tone.Default or Tone.Subtle));
        if (isBadge)
            canvas.Writer.WriteEndObject();
    }

    static void BeginBadge(Canvas canvas, Fact fact)
    {
        var writer = canvas.Writer;
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.Badge);
        LiteralText.WritePlain(writer, Words.Text, fact.Value, canvas.Fit(ValueChars));
        writer.WriteString(Words.Style, MarkedText.Color(fact.Tone));
        writer.WritePropertyName(Words.Fallback);
    }
}
