using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Clauses;

/// <summary>Fills a clause: names on both sides, amount, count, date, mood.</summary>
static class ClauseParts
{
    public static Clause Fill(Message message, Clause clause, Segment segment)
    {
        clause = WithNames(message, clause);
        clause = WithNumbers(message, clause);
        var date = DateOf(message, clause);
        clause = clause with
        {
            Date = date,
            LacksDay = date is null && IsOfPastPeriod(message, clause),
            HasGeneric = HasGeneric(message, clause),
            IsEach = Any(message, clause.Before, clause.To, Mark.Each),
        };
        return clause with { Mood = Moods.Of(message, clause, segment) };
    }

    static Clause WithNames(Message message, Clause clause) => clause with
    {
        Fronted = Names.Read(message, clause.Before, clause.Trigger),
        Named = Names.Read(message, clause.Trigger + 1, clause.To),
    };

    // 去了公司: the sender's own, where 客户 and 厂家 are somebody else's.
    static bool HasGeneric(Message message, Clause clause)
    {
        for (var i = clause.Before; i < clause.To; i++)
            if (message.Tokens[i] is var token && token.Is(Mark.Generic) && !token.Is(Mark.Team))
                return true;
        return false;
    }

    static bool Any(Message message, int from, int to, Mark mark)
    {
        for (var i = from; i < to; i++)
            if (message.Tokens[i].Is(mark))
                return true;
        return false;
    }

    static Clause WithNumbers(Message message, Clause clause)
    {
        var amounts = new List<ClauseAmount>();
        var (best, count, counted, isListPrice) = ((ClauseAmount?)null, (int?)null, -1, false);
        var isMoney = clause.Kind.HasMoney();
        for (var i = clause.Before; i < clause.To; i++)
        {
            var token = message.Tokens[i];
            if (token.Is(Mark.ListPrice)) isListPrice = true;
            if (token.Kind != TokenKind.Number) continue;
            if (token.Role == NumberRole.Count && token.Value is >= 0 and < 10_000 && (count is null || GoesOn(message, counted, i)))
                (count, counted) = ((count ?? 0) + (int)token.Value, i);
            // 打了4星好评
            if (i + 1 < clause.To && message.Tokens[i + 1].Is(Mark.Star)) continue;
            if (!isMoney || token.Role is not (NumberRole.Amount or NumberRole.Plain)) continue;
            if (amounts.Count > 0 && IsAdded(message, amounts[^1].Token, i))
            {
                amounts[^1] = amounts[^1] with { Value = amounts[^1].Value + token.Value };
                if (best?.Token == amounts[^1].Token) best = amounts[^1];
                continue;
            }
            var amount = new ClauseAmount(i, token.Value, token.Currency ?? "CNY");
            isListPrice |= IsPerPiece(message, clause, i);
            if (!isListPrice) amounts.Add(amount);
            if (!isListPrice && (best is null || IsBetter(message, i))) best = amount;
            isListPrice = false;
        }
        return clause with { Amounts = amounts, Amount = best, Count = count ?? Times(message, clause) };
    }

    // 10万 + 5万; 一期20万,二期30万
    static bool IsAdded(Message message, int last, int i) => message.Text[message.Tokens[i].Start - 1] == '+' && last == i - 1
        || last == i - 2 && message.Text[message.Tokens[i - 1].Start] == '+'
        || last > 0 && message.Fold(message.Tokens[last - 1]) is "一期" or "二期" && message.Fold(message.Tokens[i - 1]) is "二期" or "三期";

    // 2.2万/吨, "12 units at 900 each", "2 units @ $1,450", "2 x 1450": what one of them costs.
    static bool IsPerPiece(Message message, Clause clause, int i)
    {
        if (i == 0) return false;
        if (i > 1 && message.Fold(message.Tokens[i - 1]) is "x" or "*" && message.Tokens[i - 2].Kind == TokenKind.Number) return true;
        var next = i + 1 < clause.To ? message.Tokens[i + 1] : message.Tokens[i];
        if (next.Kind == TokenKind.ListComma) return i + 2 < clause.To && message.Tokens[i + 2].Is(Mark.Goods);
        if (message.Fold(next) is not ("each" or "apiece") && message.Fold(message.Tokens[i - 1]) is not "@") return false;
        for (var t = clause.Before; t < i; t++)
            if (message.Tokens[t] is { Kind: TokenKind.Number, Role: NumberRole.Aside } && message.Tokens[t + 1].Is(Mark.Goods))
                return true;
        return false;
    }

    // 3家医院5家药店, "3 clinics and 2 schools": one kind after the other is counted.
    static bool GoesOn(Message message, int last, int i)
    {
        var hasNoun = false;
        for (var t = last + 1; t < i; t++)
        {
            var token = message.Tokens[t];
            var isNoun = token.Kind == TokenKind.Han || ReferenceEquals(token.Word, Word.Thing);
            if (!isNoun && token.Kind != TokenKind.ListComma && !token.Is(Mark.Measure | Mark.And)) return false;
            hasNoun |= isNoun;
        }
        return hasNoun;
    }

    // Of several amounts the one called the total, or the agreed one, counts.
    static bool IsBetter(Message message, int i) => i > 0 && message.Tokens[i - 1] is var before && before.Kind == TokenKind.Word
        && message.Fold(before) is "共" or "一共" or "总共" or "合计" or "共计" or "总计" or "总额" or "总金额" or "total" or "in total" or "totaling"
            or "成交价" or "最终" or "最后" or "成交" or "for" or "实际" or "at";

    static int? Times(Message message, Clause clause)
    {
        for (var i = clause.Trigger; i < clause.To; i++)
        {
            var word = message.Fold(message.Tokens[i]);
            if (word is "twice") return 2;
            if (word is "thrice") return 3;
        }
        return null;
    }

    static DateOnly? DateOf(Message message, Clause clause)
    {
        DateOnly? date = null;
        // 昨天说的那单今天签了: in Chinese the day right before the verb is its own.
        var isHan = Letters.IsHan(message.Text[message.Tokens[clause.Trigger].Start]);
        for (var i = clause.Before; i < clause.To; i++)
        {
            var token = message.Tokens[i];
            if (token.Kind != TokenKind.When) continue;
            var when = token.When;
            if (when.IsDay && when.From <= message.Today && (!isHan || i > clause.Trigger)) return date ?? when.From;
            if (when.IsDay && when.From <= message.Today) date = when.From;
            if (!when.IsDay && when.From <= message.Today && message.Today <= when.To) date ??= message.Today;
        }
        return date;
    }

    // 上个月签了中粮, "signed Acme last month"; but 收到上个月货款, 上个月的老客户.
    static bool IsOfPastPeriod(Message message, Clause clause)
    {
        var isHan = Letters.IsHan(message.Text[message.Tokens[clause.Trigger].Start]);
        for (var i = clause.Before; i < (isHan ? clause.Trigger : clause.To); i++)
        {
            if (message.Tokens[i] is not { Kind: TokenKind.When, When: { IsDay: false } when } || when.To >= message.Today) continue;
            var isNoun = i + 1 < clause.To && message.Tokens[i + 1] is var next && next.Is(Mark.Possessive | Mark.Bare | Mark.MoneyNoun | Mark.AmountLabel | Mark.Topic);
            if (!isNoun) return true;
        }
        return false;
    }
}
