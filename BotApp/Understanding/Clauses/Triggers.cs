using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Clauses;

/// <summary>Chooses the words of a segment that tell of events: one for each thing done.</summary>
static class Triggers
{
    public static List<int> In(Message message, Segment segment)
    {
        var found = new List<int>();
        for (var i = segment.From; i < segment.To; i++)
        {
            var token = message.Tokens[i];
            if (token.Event is not { } kind || (kind == EntryKind.Customer && IsAdjective(message, segment, i))
                || IsTalkedAbout(message, segment, i)) continue;
            if (found.Count > 0 && Yields(message, found[^1], i, segment.To)) found[^1] = i;
            else if (found.Count == 0 || !Continues(message, found[^1], i)) found.Add(i);
        }
        return found;
    }

    // 拜访新客户X, "signed new customer X": the word only describes whom another event is about.
    static bool IsAdjective(Message message, Segment segment, int i)
    {
        if (!message.Tokens[i].Is(Mark.Topic | Mark.Generic)) return false;
        for (var t = segment.From; t < segment.To; t++)
            if (t != i && message.Tokens[t].Event is not null)
                return true;
        return false;
    }

    // 聊了续约, 讨论报价: what was talked about was not done.
    static bool IsTalkedAbout(Message message, Segment segment, int i) =>
        Before(message, segment, i) is var at && at >= segment.From && message.Tokens[at] is var before && before.Is(Mark.Note)
            && !before.Is(Mark.Event)
            && Letters.IsHan(message.Text[before.Start]) && message.Folded[message.Tokens[i].End - 1] != '了' && !before.Is(Mark.Filler);

    // 改了3份合同: the number and its measure stand between.
    static int Before(Message message, Segment segment, int i)
    {
        var at = i - 1;
        if (message.Tokens[i].Is(Mark.Bare))
            while (at > segment.From && (message.Tokens[at].Is(Mark.Measure) || message.Tokens[at] is { Kind: TokenKind.Number, Role: NumberRole.Count })) at--;
        return at;
    }

    /// <summary>Whether the earlier word only leads to the later one: 去…签, 收到…投诉, "got a complaint".</summary>
    static bool Yields(Message message, int earlier, int later, int to)
    {
        var (first, second) = (message.Tokens[earlier], message.Tokens[later]);
        if (first.Event == EntryKind.Assist) return false;
        if (first is { Event: EntryKind.Collection } && first.Is(Mark.Bare) && !first.Is(Mark.MoneyNoun)
            && second.Event != first.Event) return !HasAmount(message, earlier, later);
        // "emailed Beacon the revised quote, 68k": what was sent says more than how.
        if (first.Event == EntryKind.Followup && second.Event == EntryKind.Quote && second.Is(Mark.Bare)) return HasAmount(message, later, to);
        if (first.Event == second.Event) return first.Is(Mark.Bare) && !second.Is(Mark.Bare) && !HasName(message, earlier, later);
        if (first.Is(Mark.Bare) && !second.Is(Mark.Bare)) return first.Word.Soft || !HasAmountOrName(message, earlier, later);
        if (first.Is(Mark.Bare) && second.Is(Mark.Bare)) return first.Word.Soft && !second.Word.Soft
            || (!HasAmountOrName(message, earlier, later) && !HasAmountOrName(message, 0, earlier));
        return false;
    }

    /// <summary>Whether the later word says the same thing again, or is a mere noun of the first: 打款…定金, "won the … deal".</summary>
    static bool Continues(Message message, int earlier, int later)
    {
        var (first, second) = (message.Tokens[earlier], message.Tokens[later]);
        if (first.Event == EntryKind.Assist) return true;
        if (first.Event == second.Event) return !HasCompany(message, later) || second.Is(Mark.Bare);
        // "PO #88231 received, 12.4k"
        if (first is { Event: EntryKind.Deal } && first.Is(Mark.Bare) && message.Fold(second) is "received" or "came in" && !HasAmount(message, earlier, later)) return true;
        // "payment from Loxley landed"
        if (first.Event == EntryKind.Collection && message.Fold(second) is "landed" && !HasCompany(message, later)) return true;
        if (IsNoun(message, first, later)) return true;
        if (!second.Is(Mark.Bare)) return false;
        // "22 calls and 8 quotes": each with its count.
        if (first.Is(Mark.Bare) && !first.Word.Soft && IsCounted(message, earlier) && IsCounted(message, later)) return false;
        // 签了20万收了5万: money received, with its own amount.
        if (second.Event == EntryKind.Collection && message.Folded[second.End - 1] == '了' && later + 1 < message.Tokens.Length
            && message.Tokens[later + 1] is { Kind: TokenKind.Number, Role: NumberRole.Amount }) return false;
        // 签了…合同, 跟进…合同, 拜访了…电话: a noun after a verb is what the verb is about.
        return true;
    }

    static bool IsCounted(Message message, int i) => i > 0 && message.Tokens[i - 1] is { Kind: TokenKind.Number, Role: NumberRole.Count };

    // 跟进了大全的回款: whose money it is, not that it came.
    static bool IsNoun(Message message, in Token first, int later) => first.Event is EntryKind.Followup or EntryKind.Visit
        && message.Tokens[later - 1].Is(Mark.Possessive) && message.Folded[message.Tokens[later].End - 1] is not ('了' or '过')
        && (later + 1 >= message.Tokens.Length || message.Tokens[later + 1].Kind is not TokenKind.Number);

    static bool HasCompany(Message message, int later)
    {
        for (var i = later + 1; i < message.Tokens.Length && message.Tokens[i].Kind is not (TokenKind.Stop or TokenKind.Comma)
            && message.Tokens[i].Event is null; i++)
            if (message.Tokens[i].IsName)
                return true;
        return false;
    }

    static bool HasName(Message message, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
            if (message.Tokens[i].IsName)
                return true;
        return false;
    }

    static bool HasAmount(Message message, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
            if (message.Tokens[i] is { Kind: TokenKind.Number, Role: NumberRole.Amount })
                return true;
        return false;
    }

    static bool HasAmountOrName(Message message, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
            if (message.Tokens[i].IsName || message.Tokens[i].Kind == TokenKind.Number)
                return true;
        return false;
    }
}
