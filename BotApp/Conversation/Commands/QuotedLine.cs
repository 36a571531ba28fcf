using System.Text.RegularExpressions;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// A reply to a card of the own score that says something is wrong: an objection to the line of the card, or to the one that the reply names. Which
/// line it is must be certain; otherwise the parts of the score are shown, where each line can be opened and objected to.
/// </summary>
static partial class QuotedLine
{
    /// <summary>Null for a reply to another card, or about something else.</summary>
    public static async Task<Said.Press?> ReadAsync(Turn turn, string text)
    {
        if (turn.Incoming.Quotes is not { } quoted || turn.InGroup || !Objects().IsMatch(text)) return null;
        var kept = OutboxStore.CardOf(turn.Tx, turn.TenantId, turn.Chat, quoted);
        await turn.Tx.SendAsync(turn.Cancel);
        if (kept.Value is not { } json || Shown(CardJson.Read(json)) is not { } shown) return null;
        if (shown.Text("key") is not null) return About(shown, shown.Text("part")!, shown.Text("key")!, text);
        var read = await Appraisal.OfAsync(turn, shown, "dispute");
        if (!read.Ok) return shown;
        LineScore[] named = [.. read.Value.Card.Last.Score.Lines.Where(l => Names(l.Line).Any(n => text.Contains(n, StringComparison.OrdinalIgnoreCase)))];
        return named is [var one] ? About(shown, one.Line.Part == Part.Target ? "target" : "kpi", one.Line.Key, text) : shown;
    }

    /// <summary>What explains the line or the score of a card.</summary>
    static Said.Press? Shown(Card card)
    {
        var button = card.Buttons.FirstOrDefault(b => b.Verb == "dispute" && b.Arguments.ContainsKey("key"))
            ?? card.Buttons.FirstOrDefault(b => b.Verb == "explain" && b.Arguments.ContainsKey("who") && !b.Arguments.ContainsKey("key"));
        return button is null ? null : new("explain", button.Arguments, InPlace: false, CardId: null);
    }

    static Said.Press About(Said.Press shown, string part, string key, string words) => Said.Pressed(
        "dispute", ("who", shown.Text("who") ?? ""), ("day", shown.Text("day") ?? ""), ("part", part), ("key", key), ("reason", "other"), ("words", words));

    static IEnumerable<string> Names(SchemeLine line) => Enum.GetValues<Language>().Select(l => line.NameIn(l)).Distinct();

    [GeneratedRegex(@"异议|不对|不认|有误|错了|算错|记错|少算|漏算|多算|少了|漏了|没有?算|少记|漏记|\b(object|wrong|missing|incorrect|disagree|not (counted|right)|mistake)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Objects();
}
