using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Clauses;

/// <summary>Whether an event is still to come: planned, agreed, promised, put off.</summary>
static class PlannedMood
{
    public static bool Is(Message message, Clause clause, Segment segment)
    {
        var isTold = Moods.IsTold(message, clause) || (clause.Date < message.Today && !IsPutOff(message, clause));
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
        if (IsFirstStep(message, clause) || IsOnCondition(message, clause, isTold)) return true;
        return !isTold && (IsPutOff(message, clause) || IsOnlyAgreed(message, clause)) || IsHeaded(message, clause) || IsToBeReminded(message, clause);
    }

    // 再便宜2万就签
    static bool IsOnCondition(Message message, Clause clause, bool isTold) => !isTold && clause.Trigger > 0 && message.Fold(message.Tokens[clause.Trigger - 1]) is "就";

    // 签了保密协议, "signed an NDA": signed, and nothing sold yet.
    static bool IsFirstStep(Message message, Clause clause)
    {
        for (var i = clause.Trigger + 1; clause.Kind == EntryKind.Deal && i < clause.To; i++)
            if (message.Fold(message.Tokens[i]) is "保密协议" or "意向书" or "意向协议" or "备忘录" or "nda" or "an nda" or "letter of intent" or "loi" or "mou")
                return true;
        return false;
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
        return after.StartsWith("谈好") || after.StartsWith("谈妥") || after.StartsWith("说好") || after.StartsWith("的事") || clause.Kind == EntryKind.Deal && after is ['发' or '寄', ..] || after.StartsWith("谈得");
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
}
