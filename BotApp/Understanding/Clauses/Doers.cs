using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Clauses;

/// <summary>Decides whether the sender did it. A customer may sign, pay and complain; a colleague's deeds are never logged.</summary>
static class Doers
{
    const int NearTokens = 16;

    public static bool IsSomebodyElse(Message message, Clause clause)
    {
        if (HasOther(message, clause) || IsThankedFor(message, clause) || IsTakenBy(message, clause) || IsSent(message, clause) || IsOurPayment(message, clause) || IsCleft(message, clause)) return true;
        var subject = clause.Fronted.FirstOrDefault(p => !p.IsObject);
        if (subject is null || IsAmongUs(message, clause, subject)) return false;
        if (IsSide(message, subject)) return true;
        return subject.Company is null ? IsColleague(message, clause, subject) : IsActing(message, clause, subject);
    }

    // 詹总喝了茶，他把尾款结了: "he" is somebody with a title named before.
    static bool IsCustomersPerson(Message message, Clause clause, int i) => clause.Kind is EntryKind.Collection or EntryKind.Complaint
        && !(clause.Kind == EntryKind.Collection && IsRepsVerb(message, clause)) && message.Fold(message.Tokens[i]) is "他" or "她" or "he" or "she" && Names.Read(message, Math.Max(0, i - NearTokens), i).Any(p => p.HasTitle);

    /// <summary>"paid the supplier 5k", 打款给供应商: money that goes out. Who pays us is named before, or with "by".</summary>
    static bool IsOurPayment(Message message, Clause clause)
    {
        if (clause.Kind == EntryKind.Deal) return IsOurPurchase(message, clause);
        if (clause.Kind != EntryKind.Collection) return false;
        var trigger = message.Tokens[clause.Trigger];
        if (Letters.IsHan(message.Text[trigger.Start])) return IsPaidTo(message, clause);
        if (message.Fold(trigger) is not ("paid" or "paid the" or "paid off" or "paid invoice" or "settled" or "settled invoice" or "wired"
            or "transferred" or "remitted") || HasNameBefore(message, clause.Trigger)) return false;
        for (var i = clause.Trigger + 1; i < clause.To; i++)
            if (message.Fold(message.Tokens[i]) is "by" or "from" or "us" or "me" or ":") return false;
        return true;
    }

    // 打款给供应商, 我付了房租; but 打款给我们.
    static bool IsPaidTo(Message message, Clause clause)
    {
        var next = clause.Trigger + 1;
        while (next < clause.To && message.Tokens[next].Is(Mark.Particle) && message.Fold(message.Tokens[next]) is not "给") next++;
        var isOut = message.Fold(message.Tokens[clause.Trigger]) is "打款" or "付款" or "转账" or "汇款" or "支付" or "付" or "付了" or "打了" or "转了" or "汇了";
        if (isOut && clause.Fronted.Count == 0 && Enumerable.Range(clause.Before, clause.Trigger - clause.Before).Any(i => message.Fold(message.Tokens[i]) is "我" or "咱"))
            return true;
        return isOut && next + 1 < clause.To && message.Fold(message.Tokens[next]) is "给" && !message.Tokens[next + 1].Is(Mark.Me);
    }

    // "bought a new phone", "ordered pizza": a customer orders, not the sender.
    static bool IsOurPurchase(Message message, Clause clause) =>
        message.Fold(message.Tokens[clause.Trigger]) is "ordered" or "bought" or "purchased" or "placed an order" or "placed order"
            && !HasNameBefore(message, clause.Trigger) && !clause.Named.Any(p => p.Company is { } name && char.IsUpper(name[0]));

    // 去百川的是郭敏: a person behind 的是 did it.
    static bool IsCleft(Message message, Clause clause)
    {
        for (var i = clause.Trigger + 1; i + 1 < clause.To; i++)
            if (message.Fold(message.Tokens[i]) is "是" && message.Folded[message.Tokens[i - 1].End - 1] == '的' && clause.Named.Any(p => p.From < i || p.To < i)
                && Names.Read(message, i + 1, clause.To) is [{ Company: null, HasTitle: false }, ..]) return true;
        return false;
    }

    // 让小李帮小王做标书: whoever was told to help did it, or will.
    static bool IsSent(Message message, Clause clause) => clause.Kind == EntryKind.Assist && clause.Fronted.Any(p =>
        p.From > 0 && message.Fold(message.Tokens[p.From - 1]) is "让" or "由" or "请" or "叫");

    // 科沃斯被小李签走了; but 被我拿下
    static bool IsTakenBy(Message message, Clause clause)
    {
        for (var i = clause.Before; clause.Kind == EntryKind.Deal && i < clause.Trigger; i++)
            if (message.Fold(message.Tokens[i]) is "被" && !message.Tokens[i + 1].Is(Mark.Me))
                return true;
        return false;
    }

    // "thanks to Dmitri for covering my Larkspur call": what somebody is thanked for is that person's deed.
    static bool IsThankedFor(Message message, Clause clause)
    {
        var isFor = false;
        for (var i = clause.Trigger - 1; i >= 0 && message.Tokens[i].Kind is not (TokenKind.Stop or TokenKind.Comma); i--)
        {
            var word = message.Fold(message.Tokens[i]);
            if (isFor && word is "thanks" or "thank you" or "thx" or "many thanks" or "kudos") return true;
            isFor |= word is "for";
        }
        return false;
    }

    static bool HasOther(Message message, Clause clause)
    {
        for (var i = clause.Before; i < clause.Trigger; i++)
        {
            if (clause.IsInName(i)) continue;
            var token = message.Tokens[i];
            var isObject = i > 0 && message.Tokens[i - 1].Is(Mark.Preposition | Mark.Of) && !message.Tokens[i - 1].Is(Mark.Link);
            if (token.Is(Mark.ForMe) && !(clause.Kind == EntryKind.Collection && message.Fold(token) is "给我" or "for me")) return true;
            if (message.Fold(token) is "公司" && !HasNameBefore(message, i) && !isObject && clause.Kind != EntryKind.Visit) return true;
            if (token.Is(Mark.Team) && !token.Is(Mark.Me | Mark.Generic) && !isObject && !IsTheirs(clause, i)) return true;
            if (token.Is(Mark.You) && !isObject) return true;
            if (IsCustomersPerson(message, clause, i)) continue;
            if (token.Is(Mark.Other) && (!isObject || (clause.Kind == EntryKind.Deal && !IsIt(message, i))) && (!token.Is(Mark.Honorific) || IsOurs(message, i))
                && !IsTitleOfName(message, i)) return true;
            if (token.Is(Mark.They) && !token.Is(Mark.Generic | Mark.CustomerLabel) && !isObject
                && !(clause.Kind is EntryKind.Deal or EntryKind.Collection or EntryKind.Complaint
                && HasNameBefore(message, i))) return true;
        }
        // "emailed HR about my leave", "met a friend"
        for (var i = clause.Trigger + 1; i < Math.Min(clause.To, clause.Trigger + 3) && clause.Named.Count == 0 && clause.Kind != EntryKind.Assist; i++)
            if (message.Tokens[i].Is(Mark.Other) && !message.Tokens[i].Is(Mark.Title | Mark.Honorific) && Letters.IsLatin(message.Text[message.Tokens[i].Start])
                && !IsIt(message, i)) return true;
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

    // 跟Siemens的team开会: the team of whom one was with.
    static bool IsTheirs(Clause clause, int i) => clause.Fronted.Any(p => p.IsObject && p.To == i - 1);

    // "our VP met …": a title of the sender's own house.
    static bool IsOurs(Message message, int i) => i > 0 && message.Fold(message.Tokens[i - 1]) is "our" or "my";

    static bool IsIt(Message message, int i) => message.Fold(message.Tokens[i]) is "it" or "him" or "his" or "他" or "她" or "它" or "人事"
        or "财务" or "法务" or "技术";

    static bool IsTitleOfName(Message message, int i) => message.Tokens[i].Is(Mark.Title) && i > 0 && message.Tokens[i - 1].IsName
        && !message.Tokens[i].Space;

    static bool HasNameBefore(Message message, int i)
    {
        for (var t = i - 1; t >= 0 && message.Tokens[t].Kind != TokenKind.Stop; t--)
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
        var other = clause.Named.FirstOrDefault(n => n.Company is not null && !n.IsObject && n.From <= clause.Trigger + 3 && IsActedOn(message, clause, n));
        var isLatin = Letters.IsLatin(message.Text[message.Tokens[clause.Trigger].Start]);
        var isNext = subject.To == clause.Trigger || Enumerable.Range(subject.To, clause.Trigger - subject.To).All(i =>
            message.Tokens[i].Kind is TokenKind.When or TokenKind.Word && message.Tokens[i].Is(Mark.Done | Mark.Filler)
            || message.Tokens[i].Kind == TokenKind.When);
        if (message.Tokens[clause.Trigger].Is(Mark.Bare) || IsThingSent(message.Fold(message.Tokens[clause.Trigger]))) return false;
        if (isLatin && isNext) return other is not null
            || clause.Kind is not (EntryKind.Deal or EntryKind.Collection or EntryKind.Complaint or EntryKind.Customer)
            && !IsComing(message, clause);
        return other is not null && isNext && clause.Kind != EntryKind.Complaint && subject.Company is { Length: <= 3 } name
            && (GivenNames.IsCommonSurname(name[0]) || name[0] is '小' or '老' or '阿');
    }

    // "Quill quote sent"
    static bool IsThingSent(ReadOnlySpan<char> trigger) => trigger.StartsWith("quote ") || trigger.StartsWith("quotation ") || trigger.StartsWith("proposal ");

    // "Cobalt signed 48k, Hudson …", "complained about wrong parts": neither is what the subject did something to.
    static bool IsActedOn(Message message, Clause clause, Party other) =>
        !Enumerable.Range(clause.Trigger, other.From - clause.Trigger).Any(i => message.Tokens[i].Kind == TokenKind.Comma)
        && (clause.Kind != EntryKind.Complaint || char.IsUpper(other.Company![0]));

    static bool IsComing(Message message, Clause clause) =>
        message.Folded.AsSpan(message.Tokens[clause.Trigger].End).StartsWith(" our office") || message.Fold(message.Tokens[clause.Trigger]) is "came by" or "visited us" or "visited our office" or "came to our office";

    static bool IsRepsVerb(Message message, Clause clause) =>
        message.Fold(message.Tokens[clause.Trigger]) is "回款" or "收款" or "收回" or "收了" or "催回" or "要回" or "collected" or "收到";
}
