using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>Gives a colleague 1 to 5 points.</summary>
static class Ratings
{
    public static Reading? Read(Message message)
    {
        if (!message.Has(Mark.Rate | Mark.Star) && !IsBareScore(message) || message.Has(Mark.HowMany | Mark.Who | Mark.Target)) return null;
        var at = ScoreAt(message, out var score);
        if (at < 0) return null;
        var who = Names.Read(message, 0, message.Tokens.Length).FirstOrDefault();
        if (who is null || who.From > at + 4) return null;
        return new(Intent.RatePeer)
        {
            Rating = new(who.People.Count > 0 ? who.People[0] : who.Company!, score, ReasonAfter(message, at, who)),
        };
    }

    static int ScoreAt(Message message, out int score)
    {
        score = 0;
        var isRated = message.Tokens.Any(t => t.Is(Mark.Rate)
            && message.Fold(t) is "rate" or "rated" or "rating" or "score" or "grade" or "打分" or "评分" or "评" or "互评" or "配合度" or "协作"
            or "协作分" or "评价") || message.Contains(" from me");
        for (var i = 0; i < message.Tokens.Length; i++)
        {
            var token = message.Tokens[i];
            if (IsOutOfFive(message, token, out score)) return i;
            if (token.Kind != TokenKind.Number || token.Value is < 1 or > 5 || token.Value != decimal.Truncate(token.Value)
                || token.Role is NumberRole.Percent or NumberRole.Amount) continue;
            var isStarred = i + 1 < message.Tokens.Length
                && (message.Tokens[i + 1].Is(Mark.Star) || message.Folded.AsSpan(token.End).StartsWith("/5")
                || message.Folded.AsSpan(token.End).StartsWith("个星"));
            if (!isStarred && !(isRated && token.Role == NumberRole.Plain)) continue;
            score = (int)token.Value;
            return i;
        }
        return -1;
    }

    // "Ingrid 3/5, slow to reply", "3/5 for Omar": a name and a score begin the message.
    static bool IsBareScore(Message message) => message.Tokens.Length > 1
        && (message.Tokens[0].IsName && IsOutOfFive(message, message.Tokens[1], out _)
            || message.Tokens.Length > 2 && IsOutOfFive(message, message.Tokens[0], out _) && message.Fold(message.Tokens[1]) is "for" && message.Tokens[2].IsName)
        && !message.Tokens.Any(t => t.Event is not null);

    // 3/5 looks like a date.
    static bool IsOutOfFive(Message message, Token token, out int score)
    {
        var text = message.Fold(token);
        score = token.Kind == TokenKind.When && text.Length == 3 && text[1] == '/' && text[2] == '5' && text[0] is >= '1' and <= '5'
            ? text[0] - '0' : 0;
        return score > 0;
    }

    static string? ReasonAfter(Message message, int at, Party who)
    {
        var from = Math.Max(at + 1, who.To);
        while (from < message.Tokens.Length && message.Tokens[from].Kind is TokenKind.Comma or TokenKind.Stop
            || from < message.Tokens.Length && message.Tokens[from].Is(Mark.Star | Mark.Particle | Mark.Note)) from++;
        return from < message.Tokens.Length ? message.Between(from, message.Tokens.Length) : null;
    }
}
