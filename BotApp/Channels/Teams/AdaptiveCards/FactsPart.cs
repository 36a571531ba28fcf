using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>Labels and values: a fact set, or columns where a value is coloured, which a fact set cannot do.</summary>
static class FactsPart
{
    const int LabelChars = 80;
    const int ValueChars = 400;

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
        var written = 0;
        for (; written < facts.Rows.Length && !canvas.IsFull; written++)
        {
            var fact = facts.Rows[written];
            Columns.Begin(writer, Words.Small);
            Columns.BeginColumn(writer, Words.Stretch, centred: true);
            TextBlock.Write(canvas, fact.Label, LabelChars);
            Columns.EndColumn(writer);
            Columns.BeginColumn(writer, Words.Auto);
            TextBlock.Write(canvas, fact.Value, ValueChars, fact.Tone, strong: fact.Tone is not (Tone.Default or Tone.Subtle));
            Columns.EndColumn(writer);
            Columns.End(writer);
        }

        return written;
    }
}
