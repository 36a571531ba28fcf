using System.Collections.Immutable;
using System.Text.Json;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>
/// Fields. Their labels are of 1.3, so the placeholder says the label too. Buttons mean nothing without the fields they
/// send, which is why these are written however little room is left.
/// </summary>
static class InputPart
{
    const int LabelChars = 100;
    const int PlaceholderChars = 200;
    const int ValueChars = 1_000;
    const int ChoiceChars = 80;

    /// <summary>One tap where they are few; a list that the phone rolls where they are more.</summary>
    const int ExpandedChoices = 4;

    const int MaxReserve = 10_000;

    /// <summary>Bytes to keep free for the inputs of a card.</summary>
    public static int Reserve(ImmutableArray<CardPart> parts)
    {
        var chars = 0;
        foreach (var part in parts)
        {
            chars += part switch
            {
                TextInput input => 100 + (2 * input.Label.Length) + input.Placeholder.Length + input.Value.Length,
                ChoiceInput input => 100 + (2 * input.Label.Length) + input.Choices.Sum(c => 12 + c.Title.Length + c.Value.Length),
                _ => 0,
            };
        }

        return Math.Min(3 * chars, MaxReserve);
    }

    public static void Write(Canvas canvas, TextInput input)
    {
        var writer = canvas.Writer;
        Begin(canvas, Words.InputText, input.Id, input.Label, input.Placeholder);
        if (input.Multiline)
            writer.WriteBoolean(Words.IsMultiline, true);
        if (input.Value.Length > 0)
            LiteralText.WriteValue(writer, Words.Value, input.Value, canvas.Fit(ValueChars));
        writer.WriteEndObject();
    }

    public static void Write(Canvas canvas, ChoiceInput input)
    {
        var writer = canvas.Writer;
        Begin(canvas, Words.InputChoiceSet, input.Id, input.Label, "");
        writer.WriteString(Words.Style, CanExpand(input) ? Words.Expanded : Words.Compact);
        writer.WriteBoolean(Words.Wrap, true);
        if (input.Value.Length > 0)
            writer.WriteString(Words.Value, input.Value);
        writer.WriteStartArray(Words.Choices);
        var written = 0;
        for (; written < input.Choices.Length && !canvas.IsFull; written++)
            WriteChoice(canvas, input.Choices[written]);
        writer.WriteEndArray();
        writer.WriteEndObject();
        if (written < input.Choices.Length)
            More.Write(canvas, input.Choices.Length - written);
    }

    static void Begin(Canvas canvas, JsonEncodedText type, string id, string label, string placeholder)
    {
        var writer = canvas.Writer;
        writer.WriteStartObject();
        writer.WriteString(Words.Type, type);
        writer.WriteString(Words.Id, id);
        LiteralText.WritePlain(writer, Words.Label, label, LabelChars);
        LiteralText.WritePlain(writer, Words.Placeholder, placeholder.Length == 0 ? label : $"{label} · {placeholder}", canvas.Fit(PlaceholderChars));
    }

    static void WriteChoice(Canvas canvas, Choice choice)
    {
        canvas.Writer.WriteStartObject();
        LiteralText.WritePlain(canvas.Writer, Words.Title, choice.Title, ChoiceChars);
        canvas.Writer.WriteString(Words.Value, choice.Value);
        canvas.Writer.WriteEndObject();
    }

    /// <summary>Some clients read the titles of round buttons as Markdown, others do not: then only a rolled list shows them as they are.</summary>
    static bool CanExpand(ChoiceInput input) =>
        input.Choices.Length <= ExpandedChoices && input.Choices.All(choice => LiteralText.IsPlain(choice.Title));
}
