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

    public static void Write(Utf8JsonWriter writer, Card card, string? once)
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
            WriteExecute(writer, card.Buttons[i], new(card.Language.Tag(), once, i >= Primary));
        }

        writer.WriteEndArray();
    }

    /// <summary>What the client asks for when somebody opens the card, in a group of sixty at most; it then shows the answer to them alone.</summary>
    public static void WriteRefresh(Utf8JsonWriter writer, Card card)
    {
        if (card.Refresh is not { } refresh)
            return;
        writer.WriteStartObject(Words.Refresh);
        writer.WriteStartObject(Words.Action);
        writer.WriteString(Words.Type, Words.ActionExecute);
        writer.WriteString(Words.Verb, refresh.Verb);
        WriteData(writer, refresh, new(card.Language.Tag(), null, false));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    static int AtMost(CardButton button)
    {
        var chars = (2 * button.Verb.Length) + Math.Min(button.Title.Length, TitleChars);
        foreach (var (name, value) in button.Arguments)
            chars += name.Length + value.Length;
        return FrameBytes + (CharBytes * chars);
    }

    static void WriteExecute(Utf8JsonWriter writer, CardButton button, Frame frame)
    {
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.ActionExecute);
        writer.WriteString(Words.Verb, button.Verb);
        WriteCommon(writer, button, frame);
        writer.WriteStartObject(Words.Fallback);
        writer.WriteString(Words.Type, Words.ActionSubmit);
        WriteCommon(writer, button, frame);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    static void WriteCommon(Utf8JsonWriter writer, CardButton button, Frame frame)
    {
        LiteralText.WritePlain(writer, Words.Title, button.Title, TitleChars);
        if (frame.IsSecondary)
            writer.WriteString(Words.Mode, Words.Secondary);
        WriteData(writer, button, frame);
    }

    static void WriteData(Utf8JsonWriter writer, CardButton button, Frame frame)
    {
        writer.WriteStartObject(Words.Data);
        writer.WriteString(Words.Verb, button.Verb);
        writer.WriteString(Words.Lang, frame.Language);
        if (frame.Once is { } once)
            writer.WriteString(Words.Once, once);
        foreach (var (name, value) in button.Arguments)
        {
            if (name is not ("verb" or "lang" or "once"))
                writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    /// <param name="Once">Of the card, see <see cref="AdaptiveCardRenderer.Write"/>.</param>
    readonly record struct Frame(string Language, string? Once, bool IsSecondary);
}
