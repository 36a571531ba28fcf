using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Clauses;

/// <summary>Decides how an event is told. In doubt it is not done.</summary>
static class Moods
{
    public static Mood Of(Message message, Clause clause, Segment segment)
    {
        if (IsConditional(message, clause)) return Mood.Conditional;
        if (IsNegated(message, clause, segment)) return Mood.Negated;
        if (PlannedMood.Is(message, clause, segment)) return Mood.Planned;
        if (IsAsked(message, clause)) return Mood.Asked;
        if (Doers.IsSomebodyElse(message, clause)) return Mood.Others;
        return ClearMood.Is(message, clause, segment) ? Mood.Done : Mood.Unclear;
    }

    // A condition reaches to the end of its sentence.
    static bool IsConditional(Message message, Clause clause)
    {
        for (var i = clause.To - 1; i >= 0 && (message.Tokens[i].Kind != TokenKind.Stop || i >= clause.Trigger); i--)
            if (message.Tokens[i].Is(Mark.Conditional) && !clause.IsInName(i))
                return true;
        return false;
    }

    static bool IsNegated(Message message, Clause clause, Segment segment)
    {
        for (var i = clause.Before; i < clause.To; i++)
        {
            var token = message.Tokens[i];
            if (clause.IsInName(i)) continue;
            if (token.Is(Mark.FellThrough) && !token.Is(Mark.Event) && !(clause.Kind == EntryKind.Complaint && i > clause.Trigger)) return true;
            if (!token.Is(Mark.Negation)) continue;
            if (i < clause.Trigger || IsRightAfter(message, clause.Trigger, i)) return true;
        }
        if (clause.Kind == EntryKind.Deal && IsUndone(message, clause)) return true;
        // 没去…拜访: the negation of an earlier word of the same segment, with nothing done between.
        for (var i = segment.From; i < clause.Before; i++)
            if (message.Tokens[i].Is(Mark.Negation | Mark.FellThrough))
                return true;
        return false;
    }

    // 签了…，结果毁约了: a deal that is told to have come undone.
    static bool IsUndone(Message message, Clause clause)
    {
        for (var i = clause.To; i < message.Tokens.Length && message.Tokens[i].Event is null
            && message.Tokens[i].Kind != TokenKind.Stop; i++)
            if (message.Tokens[i].Is(Mark.FellThrough) || message.Fold(message.Tokens[i]) is "还没签" or "没签成" or "还没签字")
                return true;
        return false;
    }

    static bool IsRightAfter(Message message, int trigger, int i)
    {
        for (var t = trigger + 1; t < i; t++)
            if (!message.Tokens[t].Is(Mark.Particle | Mark.Filler | Mark.Done))
                return false;
        return true;
    }

    /// <summary>Told as done by its own form: 签了, signed.</summary>
    public static bool IsTold(Message message, Clause clause)
    {
        var trigger = message.Tokens[clause.Trigger];
        if (Letters.IsLatin(message.Text[trigger.Start])) return !trigger.Is(Mark.Bare | Mark.Support)
            || HasParticle(message, clause.Trigger);
        return message.Folded[trigger.End - 1] is '了' or '过' || HasParticle(message, clause.Trigger);
    }

    static bool HasParticle(Message message, int trigger)
    {
        for (var i = trigger + 1; i < message.Tokens.Length && message.Tokens[i] is { Space: false } next && next.Is(Mark.Particle); i++)
            if (message.Folded[next.End - 1] is '了' or '过')
                return true;
        return false;
    }

    static bool IsAsked(Message message, Clause clause)
    {
        // "list all visits to Acme"
        if (message.Tokens[0].Is(Mark.Show) && Letters.IsLatin(message.Text[0]) && !IsTold(message, clause)) return true;
        // 如何拜访…: how it is done.
        if (clause.Trigger > 0 && message.Tokens[clause.Trigger - 1].Is(Mark.Help)) return true;
        for (var i = clause.Before; i < clause.To; i++)
            if (message.Tokens[i].Is(Mark.Asked | Mark.HowMany | Mark.Who | Mark.When) && !clause.IsInName(i)
                && !message.Tokens[i].Is(Mark.Filler) && (i > clause.Trigger || i == clause.Before
                || Letters.IsHan(message.Text[message.Tokens[i].Start])))
                return true;
        for (var i = clause.To; i < message.Tokens.Length; i++)
        {
            var token = message.Tokens[i];
            if (token.Kind == TokenKind.Stop) return message.Text[token.Start] is '?' or '？';
            if (token.Is(Mark.Asked) && IsQuoted(message, clause)) return true;
            if (token.Kind == TokenKind.Comma && !IsQuote(message, i)) return false;
        }
        return false;
    }

    // 说“今天拜访了…”就能记吗: a quoted example in a question.
    static bool IsQuoted(Message message, Clause clause) => clause.To < message.Tokens.Length && IsQuote(message, clause.To);

    static bool IsQuote(Message message, int i) =>
        message.Text[message.Tokens[i].Start] is '"' or '“' or '”' or '「' or '」' or '『' or '』' or '‘' or '’' or '\'';
}
