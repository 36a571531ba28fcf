using Dengta.Domain.Basics;

namespace Dengta.BotApp.Conversation;

/// <summary>Which language somebody has just used.</summary>
static class Spoken
{
    /// <summary>Of the text: any Chinese character makes it Chinese, otherwise letters make it English. Of a button: its card's. Else the client's.</summary>
    public static Language? LanguageOf(Incoming incoming) => incoming.Said switch
    {
        Said.Text text => Of(text.Value) ?? OfLocale(incoming.Sender.Locale),
        Said.Press press when press.Values.TryGetValue("lang", out var tag) => Wording.FromTag(tag),
        _ => OfLocale(incoming.Sender.Locale),
    };

    static Language? Of(string text)
    {
        var letters = false;
        foreach (var c in text)
        {
            if (c is >= '一' and <= '鿿') return Language.Chinese;
            letters |= char.IsAsciiLetter(c);
        }
        return letters ? Language.English : null;
    }

    static Language? OfLocale(string? locale) => locale is null ? null : Wording.FromTag(locale);
}
