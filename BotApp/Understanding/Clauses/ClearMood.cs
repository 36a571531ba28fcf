using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Clauses;

/// <summary>Whether a word that may be a mere noun tells that something was done.</summary>
static class ClearMood
{
    /// <summary>A noun or a bare verb tells of nothing without some sign.</summary>
    public static bool Is(Message message, Clause clause, Segment segment)
    {
        var trigger = message.Tokens[clause.Trigger];
        // 收到你的消息了: received was no money.
        if (clause.Kind == EntryKind.Collection && trigger.Is(Mark.Bare) && !trigger.Is(Mark.MoneyNoun) && Letters.IsHan(message.Text[trigger.Start])
            && clause is { Amount: null, Count: null } && !HasMoneyWord(message, clause)) return false;
        if (IsChange(message, clause) || IsMoneyThatCame(message, clause)) return false;
        if (!trigger.Is(Mark.Bare) || Moods.IsTold(message, clause)) return true;
        if (IsTopic(message, clause)) return false;
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

    // 合同从60万变成75万, "upped their order from 5k to 8k", "order reduced by 2k", "add 500 to the deal": what a deal was changed by is not what was sold.
    static bool IsChange(Message message, Clause clause)
    {
        if (clause is not { Kind: EntryKind.Deal, Amounts: [{ Token: > 0 } first, ..] }) return false;
        var before = message.Tokens[first.Token - 1];
        if (message.Fold(before) is "从" or "由" or "from") return clause.Amounts is [_, var now, ..] && now.Token <= first.Token + 3
            && (message.Tokens[now.Token - 1].Is(Mark.Change | Mark.Raise | Mark.Lower) || message.Fold(message.Tokens[now.Token - 1]) is "to" or "到");
        // "Sorrel deal: 8k → 9k"
        if (clause.Amounts is [_, var then, ..] && then.Token == first.Token + 2 && message.Fold(message.Tokens[first.Token + 1]) is "→" or ">") return true;
        if (Moods.IsTold(message, clause)) return false;
        if (message.Fold(before) is "by") return first.Token > 1 && message.Tokens[first.Token - 2].Is(Mark.Raise | Mark.Lower);
        return before.Is(Mark.Raise) && first.Token + 1 < clause.To && message.Fold(message.Tokens[first.Token + 1]) is "to";
    }

    // 东鹏的钱昨天到的: money comes, and visits nobody.
    static bool IsMoneyThatCame(Message message, Clause clause) => clause.Kind == EntryKind.Visit && message.Fold(message.Tokens[clause.Trigger]) is "到"
        && HasMoneyWord(message, clause);

    // 百世45万的合同我明天去拿: a thing of which something else is told.
    static bool IsTopic(Message message, Clause clause) => clause.Trigger > clause.Before && clause.To < message.Tokens.Length
        && message.Fold(message.Tokens[clause.Trigger - 1]) is "的" && message.Tokens[clause.Trigger + 1].Is(Mark.Me);

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
        if (message.Fold(message.Tokens[0]) is "log" or "record" && clause.Named.Count > 0) return true;
        if (clause.Count is not null || after.Kind == TokenKind.Comma) return true;
        var before = clause.Trigger > clause.Before ? message.Tokens[clause.Trigger - 1] : default;
        var isNoun = after.Is(Mark.Preposition | Mark.Of) || before.Kind is TokenKind.Latin or TokenKind.Number
            || message.Fold(message.Tokens[clause.Trigger]).Contains(' ');
        return isNoun && (!clause.Kind.HasMoney() || clause.Amount is not null);
    }
}
