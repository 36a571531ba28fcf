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
        if (IsPlanned(message, clause, segment) || IsToBeReminded(message, clause)) return Mood.Planned;
        if (IsAsked(message, clause)) return Mood.Asked;
        if (Doers.IsSomebodyElse(message, clause)) return Mood.Others;
        return IsClear(message, clause, segment) ? Mood.Done : Mood.Unclear;
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

    static bool IsPlanned(Message message, Clause clause, Segment segment)
    {
        var isTold = IsTold(message, clause) || (clause.Date < message.Today && !IsPutOff(message, clause));
        for (var i = segment.From; i < clause.To; i++)
        {
            var token = message.Tokens[i];
            var isBefore = i < clause.Trigger;
            if (clause.IsInName(i)) continue;
            if (!isBefore && token.Is(Mark.Note)) break;
            if (token.Is(Mark.Planned) && (isBefore || !isTold)) return true;
            if (token.Kind == TokenKind.When && token.When.From > message.Today && (isBefore || !isTold)) return true;
            if (token.Kind == TokenKind.When && token.When is { Unit: not null } when && when.To > message.Today
                && (isBefore || !isTold)) return true;
        }
        return !isTold && (IsPutOff(message, clause) || IsOnlyAgreed(message, clause)) || IsHeaded(message, clause);
    }

    // 周四提醒我回访张总: what somebody wants to be reminded of, to the end of the sentence.
    static bool IsToBeReminded(Message message, Clause clause)
    {
        for (var i = clause.Trigger - 1; i >= 0 && message.Tokens[i].Kind != TokenKind.Stop; i--)
            if (message.Tokens[i].Is(Mark.Remind) && message.Tokens[i + 1].Is(Mark.Me | Mark.Team))
                return true;
        return false;
    }

    // 百川让我重新报价: what somebody asks for is not done yet. 续约谈好了: talked over and no more.
    static bool IsOnlyAgreed(Message message, Clause clause)
    {
        for (var i = clause.Before; i < clause.Trigger; i++)
            if ((message.Fold(message.Tokens[i]) is "让" or "要" or "叫" || message.Fold(message.Tokens[i]) is "请" && clause.Kind != EntryKind.Visit) && i + 1 < clause.Trigger && message.Tokens[i + 1].Is(Mark.Me)) return true;
        var after = message.Folded.AsSpan(message.Tokens[clause.Trigger].End);
        return after.StartsWith("谈好") || after.StartsWith("谈妥") || after.StartsWith("说好") || after.StartsWith("的事") || clause.Kind == EntryKind.Deal && after.StartsWith("发") || after.StartsWith("谈得");
    }

    // 周五再报价, 下午再联系: another time is still to come.
    static bool IsPutOff(Message message, Clause clause)
    {
        for (var i = Math.Max(clause.Before, 1); i <= clause.Trigger; i++)
            if (message.Folded[message.Tokens[i].Start] == '再' && (message.Tokens[i - 1].Kind == TokenKind.When
                || message.Fold(message.Tokens[i - 1]) is "上午" or "下午" or "中午" or "晚上" or "早上" or "傍晚"))
                return true;
        return false;
    }

    // "明天计划：1. 拜访…": a heading with a colon holds for the list under it.
    static bool IsHeaded(Message message, Clause clause)
    {
        var (planned, isTold) = (false, false);
        for (var i = 0; i < clause.Before; i++)
        {
            var token = message.Tokens[i];
            if (token.Event is not null && !planned) isTold = true;
            if (token.Kind == TokenKind.Stop) isTold = false;
            if (isTold) continue;
            if (token.Is(Mark.Planned) || (token.Kind == TokenKind.When && token.When.From > message.Today)) planned = true;
            if (planned && token.Kind == TokenKind.Comma && message.Text[token.Start] is ':' or '：') return true;
            if (token.Kind == TokenKind.Stop) planned = false;
        }
        return false;
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

    /// <summary>A noun or a bare verb tells of nothing without some sign.</summary>
    static bool IsClear(Message message, Clause clause, Segment segment)
    {
        var trigger = message.Tokens[clause.Trigger];
        // 收到你的消息了: received was no money.
        if (clause.Kind == EntryKind.Collection && trigger.Is(Mark.Bare) && !trigger.Is(Mark.MoneyNoun) && Letters.IsHan(message.Text[trigger.Start])
            && clause is { Amount: null, Count: null } && !HasMoneyWord(message, clause)) return false;
        if (!trigger.Is(Mark.Bare) || IsTold(message, clause)) return true;
        if (clause.Kind == EntryKind.Assist) return clause.Named is [{ People.Count: > 0 }, ..] && !IsForBot(message, clause);
        for (var i = segment.From; i < clause.To; i++)
        {
            var token = message.Tokens[i];
            if (token.Kind == TokenKind.When && token.When.From < message.Today
                && (token.When.IsDay || token.When.To >= message.Today)) return true;
            if (i != clause.Trigger && token.Is(Mark.Done)) return true;
            if (i != clause.Trigger && message.Folded[token.End - 1] is '了' && token.Kind == TokenKind.Word) return true;
        }
        if (Letters.IsLatin(message.Text[trigger.Start])) return IsClearEnglish(message, clause, segment);
        // 4点半到的百川: a time, and the form of what is past.
        if (trigger.Word.Soft && message.Folded.AsSpan(trigger.End).StartsWith("的") && HasTime(message, clause)) return true;
        if (trigger.Word.Soft) return clause.Amount is not null || clause.Count is not null && clause.Kind != EntryKind.Visit
            || IsMorning(message, clause);
        return clause.Amount is not null || clause.Count is not null || trigger.Is(Mark.MoneyNoun) is false
            && clause.Trigger == clause.Before && clause.Named.Count > 0;
    }

    static bool HasMoneyWord(Message message, Clause clause)
    {
        for (var i = clause.Before; i < clause.To; i++)
            if (message.Tokens[i].Is(Mark.MoneyNoun) || message.Folded[message.Tokens[i].End - 1] is '款' or '钱')
                return true;
        return false;
    }

    static bool HasTime(Message message, Clause clause)
    {
        for (var i = clause.Before; i < clause.Trigger; i++)
            if (message.Tokens[i].Kind == TokenKind.When || Entities.TimesOfDay.Length(message.Folded, message.Tokens[i].Start) > 0)
                return true;
        return false;
    }

    // 帮小王查业绩, 帮小王记个拜访: the bot is asked to.
    static bool IsForBot(Message message, Clause clause)
    {
        for (var i = clause.Trigger + 1; i < clause.To; i++)
            if (!clause.IsInName(i) && (message.Tokens[i].Is(Mark.Export | Mark.Remind)
                || message.Fold(message.Tokens[i]) is ['查' or '记' or '录', ..] or ['登', '记', ..] or ['打', '分'] or ['评', '分'])) return true;
        return false;
    }

    static bool IsMorning(Message message, Clause clause)
    {
        for (var i = clause.Before; i < clause.Trigger; i++)
            if (message.Fold(message.Tokens[i]) is "上午" or "早上" or "今早" or "一早" or "刚" or "清晨")
                return true;
        return false;
    }

    static bool IsClearEnglish(Message message, Clause clause, Segment segment)
    {
        var around = message.Text.AsSpan()[message.Tokens[segment.From].Start..message.Tokens[segment.To - 1].End];
        if (around.ContainsAnyInRange('\u3400', '\u9fff')) return true;
        var after = clause.Trigger + 1 < message.Tokens.Length ? message.Tokens[clause.Trigger + 1] : default;
        var word = message.Fold(message.Tokens[clause.Trigger]);
        if (clause is { Kind: EntryKind.Collection, Amount: not null }
            && (word.EndsWith("ed") || word is "came in" || (word is "got"
            && after.Kind == TokenKind.Number))) return true;
        if (word is "got") return false;
        if (clause.Count is not null || after.Kind == TokenKind.Comma) return true;
        var before = clause.Trigger > clause.Before ? message.Tokens[clause.Trigger - 1] : default;
        var isNoun = after.Is(Mark.Preposition | Mark.Of) || before.Kind is TokenKind.Latin or TokenKind.Number
            || message.Fold(message.Tokens[clause.Trigger]).Contains(' ');
        return isNoun && (!clause.Kind.HasMoney() || clause.Amount is not null);
    }
}
