using System.Text.Json;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>Texts side by side. A table would be of 1.5; columns are of 1.0.</summary>
static class Columns
{
    public static void Begin(Utf8JsonWriter writer, JsonEncodedText? spacing = null, bool separator = false)
    {
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.ColumnSet);
        if (spacing is { } space)
            writer.WriteString(Words.Spacing, space);
        if (separator)
            writer.WriteBoolean(Words.Separator, true);
        writer.WriteStartArray(Words.Columns);
    }

    public static void End(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Opens a column as wide as its text (<c>auto</c>) or as what is left (<c>stretch</c>).</summary>
    /// <param name="centred">Its text stands at half the height of the row.</param>
    public static void BeginColumn(Utf8JsonWriter writer, JsonEncodedText width, bool centred = false)
    {
        BeginColumn(writer);
        writer.WriteString(Words.Width, width);
        if (centred)
            writer.WriteString(Words.VerticalContentAlignment, Words.Center);
        writer.WriteStartArray(Words.Items);
    }

    /// <summary>Opens a column that takes its share of the sum of the weights.</summary>
    public static void BeginColumn(Utf8JsonWriter writer, int weight)
    {
        BeginColumn(writer);
        writer.WriteNumber(Words.Width, weight);
        writer.WriteStartArray(Words.Items);
    }

    public static void EndColumn(Utf8JsonWriter writer) => End(writer);

    static void BeginColumn(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.Column);
    }
}
