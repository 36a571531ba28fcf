using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>
/// The words, and under them Teams' own columns; elsewhere a line of small bars. The words stand outside of the chart, since not every
/// client draws a chart's title, and each column names its colour, since otherwise each would have another.
/// </summary>
static class TrendPart
{
    const int TextChars = 200;
    const int LabelChars = 12;

    public static void Write(Canvas canvas, Trend trend)
    {
        TextBlock.Write(canvas, $"{trend.Label} · {trend.Caption}", TextChars, Tone.Subtle);
        var writer = canvas.Writer;
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.ChartVerticalBar);
        writer.WriteStartArray(Words.Data);
        foreach (var point in trend.Points)
        {
            if (canvas.IsFull) break;
            writer.WriteStartObject();
            LiteralText.WritePlain(writer, Words.X, point.Label, LabelChars);
            writer.WriteNumber(Words.Y, point.Value);
            writer.WriteString(Words.Color, Words.CategoricalBlue);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WritePropertyName(Words.Fallback);
        TextBlock.Write(canvas, trend.Line, TextChars, close: true);
        writer.WriteEndObject();
    }
}
