using System.Text.Json;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>
/// A paragraph behind a coloured mark, as rich text of 1.2. The text itself keeps the readable colour of the theme: the
/// yellow and the green of Teams are too pale for letters on white. The marks differ in shape for those who see no red.
/// </summary>
static class MarkedText
{
    public static void Write(Canvas canvas, ReadOnlySpan<char> text, int max, Tone tone, bool strong, bool close)
    {
        var writer = canvas.Writer;
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.RichTextBlock);
        if (close)
            writer.WriteString(Words.Spacing, Words.None);
        writer.WriteStartArray(Words.Inlines);
        BeginRun(writer);
        writer.WriteString(Words.Text, Mark(tone));
        writer.WriteString(Words.Color, Color(tone));
        writer.WriteEndObject();
        BeginRun(writer);
        LiteralText.WritePlain(writer, Words.Text, text, canvas.Fit(max));
        if (strong)
            writer.WriteString(Words.Weight, Words.Bolder);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static JsonEncodedText Color(Tone tone) => tone switch
    {
        Tone.Good => Words.Good,
        Tone.Warning => Words.Warning,
        Tone.Bad => Words.Attention,
        Tone.Subtle => Words.Default,
        _ => Words.Accent,
    };

    static JsonEncodedText Mark(Tone tone) => tone switch
    {
        Tone.Good => Words.GoodMark,
        Tone.Warning => Words.WarningMark,
        _ => Words.BadMark,
    };

    static void BeginRun(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.TextRun);
    }
}
