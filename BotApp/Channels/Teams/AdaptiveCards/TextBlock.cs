using System.Text.Json;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>One paragraph of one line; it wraps.</summary>
static class TextBlock
{
    /// <param name="close">It stands right under what comes before it.</param>
    public static void Write(Canvas canvas, ReadOnlySpan<char> text, int max, Tone tone = Tone.Default, bool strong = false, bool close = false)
    {
        if (tone is Tone.Good or Tone.Warning or Tone.Bad)
        {
            MarkedText.Write(canvas, text, max, tone, strong, close);
            return;
        }

        Begin(canvas, text, max);
        if (tone == Tone.Subtle)
            Subtle(canvas.Writer);
        if (strong)
            canvas.Writer.WriteString(Words.Weight, Words.Bolder);
        if (close)
            canvas.Writer.WriteString(Words.Spacing, Words.None);
        canvas.Writer.WriteEndObject();
    }

    /// <summary>Opens it; the caller may add to it and calls <c>WriteEndObject</c>.</summary>
    public static void Begin(Canvas canvas, ReadOnlySpan<char> text, int max)
    {
        var writer = canvas.Writer;
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.TextBlock);
        LiteralText.WriteMarkdown(writer, Words.Text, text, canvas.Fit(max));
        writer.WriteBoolean(Words.Wrap, true);
    }

    public static void Subtle(Utf8JsonWriter writer)
    {
        writer.WriteBoolean(Words.IsSubtle, true);
        writer.WriteString(Words.Size, Words.Small);
    }
}
