using System.Collections.Immutable;
using System.Text.Json;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>
/// Fields. Labels are of 1.3: the placeholder of a text field says its label too, and the label of a list, which has no
/// placeholder in 1.2, is a text above it. Buttons mean nothing without the fields they send, which is why these are
/// written however little room is left.
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
        Begin(writer, Words.InputText, input.Id);
        LiteralText.WritePlain(writer, Words.Label, input.Label, LabelChars);
        var placeholder = input.Placeholder.Length == 0 ? input.Label : $"{input.Label} · {input.Placeholder}";
        LiteralText.WritePlain(writer, Words.Placeholder, placeholder, canvas.Fit(PlaceholderChars));
        if (input.Multiline)
            writer.WriteBoolean(Words.IsMultiline, true);
        if (input.Value.Length > 0)
            LiteralText.WriteValue(writer, Words.Value, input.Value, canvas.Fit(ValueChars));
        writer.WriteEndObject();
    }

    public static void Write(Canvas canvas, ChoiceInput input)
    {
        TextBlock.Write(canvas, input.Label, LabelChars);
        if (!input.IsScale)
        {
            WriteList(canvas, input);
            return;
        }

        BeginRating(canvas, input);
        WriteList(canvas, input);
        canvas.Writer.WriteEndObject();
    }

    /// <summary>Teams' own stars; whoever knows none chooses from the list, which sends the same under the same id.</summary>
    static void BeginRating(Canvas canvas, ChoiceInput input)
    {
        var writer = canvas.Writer;
        var marks = input.Choices.RemoveAll(c => c.Value.Length == 0);
        Begin(writer, Words.InputRating, input.Id);
        LiteralText.WritePlain(writer, Words.Label, $"{marks[^1].Title} … {marks[0].Title}", canvas.Fit(LabelChars));
        writer.WriteNumber(Words.Max, marks.Length);
        writer.WritePropertyName(Words.Fallback);
    }

    /// <summary>A choice must have a value: the one without is what the list says as long as nothing is chosen.</summary>
    static void WriteList(Canvas canvas, ChoiceInput input)
    {
        var writer = canvas.Writer;
        var (choices, none) = (input.Choices.RemoveAll(c => c.Value.Length == 0), input.Choices.FirstOrDefault(c => c.Value.Length == 0));
        Begin(writer, Words.InputChoiceSet, input.Id);
        writer.WriteString(Words.Spacing, Words.Small);
        writer.WriteString(Words.Style, CanExpand(input) ? Words.Expanded : Words.Compact);
        LiteralText.WritePlain(writer, Words.Placeholder, none?.Title ?? canvas.Language.Pick("请选择", "Choose"), ChoiceChars);
        writer.WriteBoolean(Words.Wrap, true);
        if (input.Value.Length > 0)
            writer.WriteString(Words.Value, input.Value);
        writer.WriteStartArray(Words.Choices);
        var written = 0;
        for (; written < choices.Length && !canvas.IsFull; written++)
            WriteChoice(canvas, choices[written]);
        writer.WriteEndArray();
        writer.WriteEndObject();
        if (written < choices.Length)
            More.Write(canvas, choices.Length - written);
    }

    static void Begin(Utf8JsonWriter writer, JsonEncodedText type, string id)
    {
        writer.WriteStartObject();
        writer.WriteString(Words.Type, type);
        writer.WriteString(Words.Id, id);
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
