using System.Text.Json;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>
/// The buttons. <c>Action.Execute</c> is of 1.4; older clients run the <c>Action.Submit</c> beside it, which sends no verb of
/// its own, so the verb is part of the data. No <c>msteams</c> in the data: test clients do not send such an action.
/// </summary>
static class CardActions
{
    /// <summary>More stand behind "…" in clients that know 1.5; Teams shows no more without.</summary>
    const int Primary = 4;

    const int TitleChars = 60;

    /// <summary>What the buttons of a card may take of it, so that there is room left for what they are about.</summary>
    const int MaxBytes = AdaptiveCardRenderer.MaxBytes / 2;

    // Twice, for the fallback: the names of the properties, and every character of the worst kind, escaped.
    const int FrameBytes = 2 * 300;
    const int CharBytes = 2 * 6;

    public static void Write(Utf8JsonWriter writer, Card card)
    {
        if (card.Buttons.IsEmpty)
            return;
        writer.WriteStartArray(Words.Actions);
        var left = MaxBytes;
        for (var i = 0; i < card.Buttons.Length && i < Card.MaxButtons; i++)
        {
            // What a button sends back cannot be cut. One that does not fit is left out; its number in the plain twin still presses it.
            var bytes = AtMost(card.Buttons[i]);
            if (bytes > left) continue;
            left -= bytes;
            WriteExecute(writer, card.Buttons[i], card.Language, i >= Primary);
        }

        writer.WriteEndArray();
    }

    static int AtMost(CardButton button)
    {
        var chars = (2 * button.Verb.Length) + Math.Min(button.Title.Length, TitleChars);
        foreach (var (name, value) in button.Arguments)
            chars += name.Length + value.Length;
        return FrameBytes + (CharBytes * chars);
    }

    static void WriteExecute(Utf8JsonWriter writer, CardButton button, Language language, bool secondary)
    {
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.ActionExecute);
        writer.WriteString(Words.Verb, button.Verb);
        WriteCommon(writer, button, language, secondary);
        writer.WriteStartObject(Words.Fallback);
        writer.WriteString(Words.Type, Words.ActionSubmit);
        WriteCommon(writer, button, language, secondary);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    static void WriteCommon(Utf8JsonWriter writer, CardButton button, Language language, bool secondary)
    {
        LiteralText.WritePlain(writer, Words.Title, button.Title, TitleChars);
        if (secondary)
            writer.WriteString(Words.Mode, Words.Secondary);
        writer.WriteStartObject(Words.Data);
        writer.WriteString(Words.Verb, button.Verb);
        writer.WriteString(Words.Lang, language.Tag());
        foreach (var (name, value) in button.Arguments)
        {
            if (name is not ("verb" or "lang"))
                writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }
}
