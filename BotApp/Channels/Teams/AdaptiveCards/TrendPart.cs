using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>Teams' own columns; elsewhere a line of text with the same words.</summary>
static class TrendPart
{
    const int TextChars = 200;
    const int LabelChars = 12;

    public static void Write(Canvas canvas, Trend trend)
    {
        var writer = canvas.Writer;
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.ChartVerticalBar);
        LiteralText.WritePlain(writer, Words.Title, $"{trend.Label} · {trend.Caption}", canvas.Fit(TextChars));
        writer.WriteStartArray(Words.Data);
        foreach (var point in trend.Points)
        {
            if (canvas.IsFull) break;
            writer.WriteStartObject();
            LiteralText.WritePlain(writer, Words.X, point.Label, LabelChars);
            writer.WriteNumber(Words.Y, point.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WritePropertyName(Words.Fallback);
        TextBlock.Write(canvas, trend.Text, TextChars, Tone.Subtle);
        writer.WriteEndObject();
    }
}
