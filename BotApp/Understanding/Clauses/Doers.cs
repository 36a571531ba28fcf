using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Clauses;

/// <summary>Decides whether the sender did it. A customer may sign, pay and complain; a colleague's deeds are never logged.</summary>
static class Doers
{
    public static bool IsSomebodyElse(Message message, Clause clause)
    {
        if (HasOther(message, clause) || IsSent(message, clause)) return true;
        var subject = clause.Fronted.FirstOrDefault(p => !p.IsObject);
        if (subject is null || IsAmongUs(message, clause, subject)) return false;
        if (IsSide(message, subject)) return true;
        return subject.Company is null ? IsColleague(message, clause, subject) : IsActing(message, clause, subject);
    }

    // 让小李帮小王做标书: whoever was told to help did it, or will.
    static bool IsSent(Message message, Clause clause) => clause.Kind == EntryKind.Assist && clause.Fronted.Any(p =>
        p.From > 0 && message.Fold(message.Tokens[p.From - 1]) is "让" or "由" or "请" or "叫");

    static bool HasOther(Message message, Clause clause)
    {
        for (var i = clause.Before; i < clause.Trigger; i++)
        {
            if (clause.IsInName(i)) continue;
            var token = message.Tokens[i];
            var isObject = i > 0 && message.Tokens[i - 1].Is(Mark.Preposition | Mark.Of) && !message.Tokens[i - 1].Is(Mark.Link);
            if (token.Is(Mark.ForMe)) return true;
            if (token.Is(Mark.Team) && !token.Is(Mark.Me | Mark.Generic) && !isObject) return true;
            if (token.Is(Mark.You) && !isObject) return true;
            if (token.Is(Mark.Other) && (!isObject || (clause.Kind == EntryKind.Deal && !IsIt(message, i))) && !token.Is(Mark.Honorific)
                && !IsTitleOfName(message, i)) return true;
            if (token.Is(Mark.They) && !token.Is(Mark.Generic | Mark.CustomerLabel) && !isObject
                && !(clause.Kind is EntryKind.Deal or EntryKind.Collection or EntryKind.Complaint
                && HasNameBefore(message, i))) return true;
        }
        // 被友商签了, "signed with a competitor"
        for (var i = clause.Trigger + 1; i < clause.To && clause.Kind == EntryKind.Deal; i++)
            if (message.Tokens[i].Is(Mark.Other) && !message.Tokens[i].Is(Mark.Title | Mark.Honorific) && !clause.IsInName(i)
                && !IsIt(message, i))
                return true;
        // 帮我做, "helped me": the help went the other way.
        for (var i = clause.Trigger + 1; i < clause.To; i++)
            if (clause.Kind == EntryKind.Assist && message.Tokens[i].Is(Mark.Me) && i <= clause.Trigger + 1)
                return true;
        return false;
    }

    static bool IsIt(Message message, int i) => message.Fold(message.Tokens[i]) is "it" or "him" or "his" or "他" or "她" or "它" or "人事"
        or "财务" or "法务" or "技术";

    static bool IsTitleOfName(Message message, int i) => message.Tokens[i].Is(Mark.Title) && i > 0 && message.Tokens[i - 1].IsName
        && !message.Tokens[i].Space;

    static bool HasNameBefore(Message message, int i)
    {
        for (var t = 0; t < i; t++)
            if (message.Tokens[t].IsName)
                return true;
        return false;
    }

    // 我和王芳去了…: the sender was there.
    static bool IsAmongUs(Message message, Clause clause, Party subject)
    {
        for (var i = clause.Before; i < clause.Trigger; i++)
            if (message.Tokens[i].Is(Mark.Me) && !message.Tokens[i].Is(Mark.ForMe)
                && (i < subject.From || subject.To < message.Tokens.Length && i >= subject.To))
                return true;
        return false;
    }

    static bool IsSide(Message message, Party subject) => subject.To < message.Tokens.Length && message.Tokens[subject.To].Is(Mark.Side)
        && subject.Company is null;

    static bool IsColleague(Message message, Clause clause, Party subject)
    {
        if (!subject.HasTitle) return true;
        if (clause.Named.Any(n => n.Company is not null)) return true;
        return clause.Kind switch
        {
            EntryKind.Collection => IsRepsVerb(message, clause),
            EntryKind.Complaint => false,
            EntryKind.Deal => true,
            _ => Letters.IsLatin(message.Text[message.Tokens[clause.Trigger].Start]),
        };
    }

    // "Rajesh closed Acme": a name that does something to another name is no customer.
    static bool IsActing(Message message, Clause clause, Party subject)
    {
        var other = clause.Named.FirstOrDefault(n => n.Company is not null && !n.IsObject && n.From <= clause.Trigger + 3);
        var isLatin = Letters.IsLatin(message.Text[message.Tokens[clause.Trigger].Start]);
        var isNext = subject.To == clause.Trigger || Enumerable.Range(subject.To, clause.Trigger - subject.To).All(i =>
            message.Tokens[i].Kind is TokenKind.When or TokenKind.Word && message.Tokens[i].Is(Mark.Done | Mark.Filler)
            || message.Tokens[i].Kind == TokenKind.When);
        if (message.Tokens[clause.Trigger].Is(Mark.Bare)) return false;
        if (isLatin && isNext) return other is not null
            || clause.Kind is not (EntryKind.Deal or EntryKind.Collection or EntryKind.Complaint or EntryKind.Customer)
            && !IsComing(message, clause);
        return other is not null && isNext && clause.Kind != EntryKind.Complaint && subject.Company is { Length: <= 3 } name
            && (GivenNames.IsCommonSurname(name[0]) || name[0] is '小' or '老' or '阿');
    }

    static bool IsComing(Message message, Clause clause) =>
        message.Fold(message.Tokens[clause.Trigger]) is "came by" or "visited us" or "visited our office" or "came to our office";

    static bool IsRepsVerb(Message message, Clause clause) =>
        message.Fold(message.Tokens[clause.Trigger]) is "回款" or "收款" or "收回" or "收了" or "催回" or "要回" or "collected" or "收到";
}
