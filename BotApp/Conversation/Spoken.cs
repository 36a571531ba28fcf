using Dengta.BotApp.Conversation.Commands;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation;

/// <summary>Which language somebody has just used.</summary>
static class Spoken
{
    /// <summary>Of the text, as it is or was changed to: any Chinese character makes it Chinese, otherwise a word makes it English; a bare number or code tells nothing,
    /// and then it is the language of the question that it answers. Of a button: its card's. Else the client's.</summary>
    /// <param name="waiting">The question that waits for an answer of this person, if any.</param>
    public static Language? LanguageOf(Incoming incoming, WaitingQuestion? waiting) => incoming.Said switch
    {
        Said.Text text => Of(text.Value) ?? OfQuestion(waiting) ?? OfLocale(incoming.Sender.Locale),
        Said.Edited edited => Of(edited.Value) ?? OfLocale(incoming.Sender.Locale),
        Said.File file => Of(file.Caption) ?? OfLocale(incoming.Sender.Locale),
        Said.Press press when press.Values.TryGetValue("lang", out var tag) => Wording.FromTag(tag),
        _ => OfLocale(incoming.Sender.Locale),
    };

    static Language? Of(string text)
    {
        foreach (var c in text)
            if (c is >= '一' and <= '鿿') return Language.Chinese;
        // The letters of a code are of no language.
        return HasWord(text) && AmountReader.Read(text) is null && !InvitationCode.IsBare(text) ? Language.English : null;
    }

    // 300k, Q3, "50,000 USD": a number with its unit is typed alike in any language.
    static bool HasWord(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiLetterOrDigit(text[at])) continue;
            var end = at;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
            if (!text[at..end].ContainsAnyInRange('0', '9')) return true;
            at = end;
        }
        return false;
    }

    static Language? OfQuestion(WaitingQuestion? waiting) => waiting is null ? null : Draft.Read(waiting.Json).Language;

    static Language? OfLocale(string? locale) => locale is null ? null : Wording.FromTag(locale);
}
