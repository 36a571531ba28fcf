using System.Text.Json;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>One paragraph of one line; it wraps.</summary>
static class TextBlock
{
    /// <summary>Opens it; the caller may add to it and calls <c>WriteEndObject</c>.</summary>
    public static void Begin(Canvas canvas, ReadOnlySpan<char> text, int max)
    {
        var writer = canvas.Writer;
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.TextBlock);
        LiteralText.WriteMarkdown(writer, Words.Text, text, canvas.Fit(max));
        writer.WriteBoolean(Words.Wrap, true);
    }

    public static void Write(Canvas canvas, ReadOnlySpan<char> text, int max, Tone tone = Tone.Default, bool strong = false, bool close = false)
    {
        Begin(canvas, text, max);
        Look(canvas.Writer, tone, strong, close);
        canvas.Writer.WriteEndObject();
    }

    /// <param name="close">It stands right under what comes before it.</param>
    public static void Look(Utf8JsonWriter writer, Tone tone, bool strong, bool close)
    {
        if (tone == Tone.Subtle)
            Subtle(writer);
        else if (tone != Tone.Default)
            writer.WriteString(Words.Color, Color(tone));
        if (strong)
            writer.WriteString(Words.Weight, Words.Bolder);
        if (close)
            writer.WriteString(Words.Spacing, Words.None);
    }

    public static JsonEncodedText Color(Tone tone) => tone switch
    {
        Tone.Good => Words.Good,
        Tone.Warning => Words.Warning,
        Tone.Bad => Words.Attention,
        _ => Words.Default,
    };

    static void Subtle(Utf8JsonWriter writer)
    {
        writer.WriteBoolean(Words.IsSubtle, true);
        writer.WriteString(Words.Size, Words.Small);
    }
}
