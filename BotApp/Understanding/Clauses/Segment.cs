using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Clauses;

/// <summary>A piece of a message between commas, linking words or gaps.</summary>
/// <param name="From">The first token.</param>
/// <param name="To">The token after the last.</param>
/// <param name="Sentence">The number of the sentence it belongs to.</param>
readonly record struct Segment(int From, int To, int Sentence);

/// <summary>Cuts a message into segments.</summary>
static class Segments
{
    public static List<Segment> Of(Message message)
    {
        var segments = new List<Segment>();
        var tokens = message.Tokens;
        var (from, sentence) = (0, 0);
        for (var i = 0; i < tokens.Length; i++)
        {
            var isMark = tokens[i].Kind is TokenKind.Stop or TokenKind.Comma;
            if (!isMark && !StartsNew(message, from, i)) continue;
            if (i > from) segments.Add(new(from, i, sentence));
            from = isMark ? i + 1 : i;
            if (tokens[i].Kind == TokenKind.Stop) sentence++;
        }
        if (tokens.Length > from) segments.Add(new(from, tokens.Length, sentence));
        return segments;
    }

    static bool StartsNew(Message message, int from, int i)
    {
        if (i == from) return false;
        var token = message.Tokens[i];
        var hasEvent = HasEvent(message, from, i);
        if (token.Space && IsGap(message, i)) return true;
        if (!hasEvent) return IsTurn(message, i) && HasFailure(message, from, i);
        if (token.Is(Mark.Link) && !token.IsName && !(token.Word.Soft && !token.Space && IsInsideName(message, i))) return true;
        if (token.Is(Mark.And) && i + 1 < message.Tokens.Length && LeadsToEvent(message, i + 1)) return true;
        return token.Kind == TokenKind.When && HasEvent(message, i + 1, message.Tokens.Length) && message.Tokens[i - 1].Event is null
            && !message.Tokens[i - 1].Is(Mark.Particle) && !EndsClause(message, i);
    }

    // "visited Acme yesterday, called Globex": a day before a comma closes what it follows.
    static bool EndsClause(Message message, int i) => i + 1 < message.Tokens.Length
        && message.Tokens[i + 1].Kind is TokenKind.Comma or TokenKind.Stop && Letters.IsLatin(message.Text[message.Tokens[i].Start]);

    // A space between Chinese words often stands for a comma.
    static bool IsGap(Message message, int i)
    {
        var (before, after) = (message.Tokens[i - 1], message.Tokens[i]);
        return Letters.IsHan(message.Text[before.End - 1]) && (Letters.IsHan(message.Text[after.Start]) || after.Kind == TokenKind.When)
            || Letters.IsHan(message.Text[after.Start]) && before.Kind == TokenKind.Number && after.Kind == TokenKind.Word
                && (after.Event is not null || after.Is(Mark.Link));
    }

    // 先 in 联系了先导智能: behind a verb and before unknown characters it begins a name.
    static bool IsInsideName(Message message, int i) =>
        i + 1 < message.Tokens.Length && message.Tokens[i + 1] is { Kind: TokenKind.Han, Space: false } && message.Tokens[i - 1] is var before
            && (before.Kind == TokenKind.Han || message.Folded[message.Tokens[i].Start] is '先' or '新' or '同' && (before.Is(Mark.Particle) || before is { Event: not null } && !before.Is(Mark.Bare)));

    // "and closed Globex", "and I called", "并签了": the verb may stand behind small words.
    static bool LeadsToEvent(Message message, int i)
    {
        for (var n = 0; n < 3 && i < message.Tokens.Length; n++, i++)
        {
            if (message.Tokens[i].Event is not null) return !message.Tokens[i].Is(Mark.Bare) || n == 0;
            if (!message.Tokens[i].Is(Mark.Me | Mark.Done | Mark.Link | Mark.Planned | Mark.Negation | Mark.Conditional)) return false;
        }
        return false;
    }

    // "lost Acme but closed Globex", 没见到张总但签了: the turn ends what failed.
    static bool IsTurn(Message message, int i) => message.Tokens[i].Kind == TokenKind.Word
        && message.Fold(message.Tokens[i]) is "but" or "however" or "但" or "但是" or "不过" or "可是";

    static bool HasFailure(Message message, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (message.Tokens[i].Is(Mark.FellThrough | Mark.Negation))
                return true;
        return false;
    }

    static bool HasEvent(Message message, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (message.Tokens[i].Event is not null)
                return true;
        return false;
    }
}
