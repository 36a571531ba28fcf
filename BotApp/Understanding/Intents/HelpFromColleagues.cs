using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>谢谢小王帮我做标书, "Kevin helped me with the deck": nothing of the sender's own, but a deed that can be counted for the colleague.</summary>
static partial class HelpFromColleagues
{
    const int LongestName = 3;

    public static HelpReceived? Read(Message message)
    {
        if (message.Has(Mark.Conditional | Mark.Negation | Mark.FellThrough | Mark.Asked | Mark.Planned)) return null;
        return message.IndexOf(Mark.ForMe) is > 0 and var forMe ? Helper(message, 0, forMe, forMe + 1)
            : IsThanks(message) ? ThankedInLetters(message) ?? Thanked(message) : null;
    }

    static HelpReceived? Helper(Message message, int from, int to, int after)
    {
        var helper = Names.Read(message, from, to).LastOrDefault();
        return helper is { HasTitle: false } && NameOf(helper) is { } name ? new(name, What(message, after)) : null;
    }

    static bool IsThanks(Message message) => message.Fold(message.Tokens[0]) is "谢谢" or "感谢" or "多谢" or "谢了" or "辛苦了" or "thanks"
        or "thank you" or "thx" or "many thanks" or "thank u" or "tks";

    // 谢谢小王的方案, "thanks Kevin for the deck": without what for it is only polite.
    static HelpReceived? Thanked(Message message)
    {
        if (Names.Read(message, 1, message.Tokens.Length).FirstOrDefault(p => p.From <= 2) is not { HasTitle: false } helper
            || NameOf(helper) is not { } name || helper.To >= message.Tokens.Length) return null;
        var isFor = message.Fold(message.Tokens[helper.To]) is "的" or "for" or "帮忙" or "'s" or "给" or "提供";
        return isFor && What(message, helper.To + 1) is { } what ? new(name, what) : null;
    }

    /// <summary>
    /// "thanks Zhou Ting for the demo", "thanks to Amy for helping me with the tender": a name of up to three words, each with a capital or a common
    /// given name, and what it was for.
    /// </summary>
    static HelpReceived? ThankedInLetters(Message message)
    {
        var from = message.Tokens.Length > 1 && message.Fold(message.Tokens[1]) is "to" ? 2 : 1;
        var to = from;
        while (to < message.Tokens.Length && to - from < LongestName && IsPartOfName(message, message.Tokens[to])) to++;
        if (to == from || to >= message.Tokens.Length || !For().IsMatch(message.Between(to, message.Tokens.Length))) return null;
        return What(message, to) is { } what && For().Replace(what, "") is { Length: > 0 } deed ? new(message.Between(from, to), deed) : null;
    }

    static bool IsPartOfName(Message message, Token token) =>
        token.Kind == TokenKind.Latin && (char.IsAsciiLetterUpper(message.Text[token.Start]) || GivenNames.IsGivenName(message.Fold(token)));

    static string? NameOf(Party party) => party.People.Count > 0 ? party.Company is null ? party.People[0] : null
        : party.Company is { } name && GivenNames.MayBePerson(Cleaning.Fold(name)) ? name : null;

    static string? What(Message message, int from)
    {
        var to = message.Tokens.Length;
        while (to > from && message.Tokens[to - 1].Kind is TokenKind.Stop or TokenKind.Comma) to--;
        while (from < to && message.Fold(message.Tokens[from]) is "with" or "to" or "the" or "了" or "by" or "on" or "out") from++;
        return from < to ? message.Between(from, to) : null;
    }

    [GeneratedRegex(@"^for\s+(?:(?:your\s+)?help(?:ing)?\s+(?:(?:me|us)\s+)?(?:with|on|by)\s+)?(?:(?:the|your)\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex For();
}
