using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>States a target or changes one: to a value, by an amount, or by percent.</summary>
static class TargetChanges
{
    public static Reading? Read(Message message)
    {
        if (!message.Has(Mark.Target) || message.Has(Mark.HowMany | Mark.Who | Mark.Progress | Mark.Conditional)) return null;
        var isChange = message.Has(Mark.Raise | Mark.Lower);
        if (!isChange && !message.Has(Mark.Set) && !IsStated(message)) return null;
        if (message.Text.AsSpan().TrimEnd().EndsWith("?") || message.Text.AsSpan().TrimEnd().EndsWith("吗")) return null;
        var stretch = Array.FindLastIndex(message.Tokens, ReasonAt(message) - 1, IsNumber);
        var at = stretch < 0 || !IsStretch(message, stretch) ? stretch : Array.FindLastIndex(message.Tokens, stretch - 1, IsNumber);
        if (at < 0) return null;
        var asked = new Asked(message, 0, message.Tokens.Length);
        // 设李雷2027年的目标: the word in front is no part of the name.
        var named = Names.Read(message, message.Tokens[0].Is(Mark.Set) ? 1 : 0, at).FirstOrDefault();
        var who = named?.Contact ?? named?.Company ?? (asked.Has(Mark.Team) ? "team" : asked.Colleague);
        if (Verb(message, at) is not { } verb) return null;
        var change = Change(message, at, verb) with
        {
            Who = who,
            Metric = MetricOf(message, asked),
            Period = PeriodOf(message, asked) ?? YearOf(message, at),
            Reason = ReasonAfter(message, stretch),
            Stretch = stretch > at ? message.Tokens[stretch].Value : null,
        };
        return new(isChange ? Intent.AdjustTarget : Intent.SetTarget) { Target = change };
    }

    // 小王本月拜访目标30家: the number right behind the word.
    static bool IsStated(Message message)
    {
        var target = message.IndexOf(Mark.Target);
        return !message.Has(Mark.Asked) && target > 0 && target + 1 < message.Tokens.Length
            && message.Tokens[target + 1].Kind == TokenKind.Number;
    }

    // The last number counts: 从80万调到100万.
    static bool IsNumber(Token token) => token.Kind == TokenKind.Number && token.Role != NumberRole.Aside;

    /// <summary>目标3000万，激励3600万: between the two numbers something says that the later one is a second, higher target.</summary>
    static bool IsStretch(Message message, int at)
    {
        var first = at > 0 ? Array.FindLastIndex(message.Tokens, at - 1, IsNumber) : -1;
        if (first < 0) return false;
        var between = message.Folded.AsSpan(message.Tokens[first].End, message.Tokens[at].Start - message.Tokens[first].End);
        foreach (var word in (ReadOnlySpan<string>)["激励", "挑战", "冲刺", "冲高", "拔高", "stretch", "challenge"])
            if (between.Contains(word, StringComparison.Ordinal))
                return true;
        return message.Folded.AsSpan(message.Tokens[at].End).TrimStart().StartsWith("stretch");
    }

    static Token? Verb(Message message, int at)
    {
        Token? verb = null;
        for (var i = 0; i < message.Tokens.Length; i++)
            if (message.Tokens[i].Is(Mark.Raise | Mark.Lower) && (verb is null || i < at)) verb = message.Tokens[i];
        return verb ?? message.Tokens.FirstOrDefault(t => t.Is(Mark.Set | Mark.Target));
    }

    static TargetChange Change(Message message, int at, Token verb)
    {
        var number = message.Tokens[at];
        var sign = verb.Is(Mark.Raise) && verb.Is(Mark.Lower) ? 0 : verb.Is(Mark.Raise) ? 1 : verb.Is(Mark.Lower) ? -1 : 0;
        var change = new TargetChange(null, Metric.Revenue, null, null, null, null, null);
        if (number.Role == NumberRole.Percent && sign != 0) return change with { Percent = sign * number.Value };
        return sign == 0 || IsTo(message, at, verb) ? change with { Value = number.Value } : change with { Delta = sign * number.Value };
    }

    static bool IsTo(Message message, int at, Token verb)
    {
        if (message.Folded[verb.End - 1] is '到' or '至' or '成' or '为') return true;
        var before = at > 0 ? message.Fold(message.Tokens[at - 1]) : default;
        return before is "to" or "到" or "至" or "成" or "为" or "up to" or "down to";
    }

    static Metric MetricOf(Message message, Asked asked) =>
        message.Tokens.FirstOrDefault(t => t.Is(Mark.Target)
        && t.Word.Metric is not Metric.Target).Word.Metric ?? asked.EventMetric ?? (asked.Topic is { } topic and not (Metric.Kpi
        or Metric.Score or Metric.All) ? topic : Metric.Revenue);

    /// <summary>A month or quarter said without a year is the current or next one.</summary>
    static DayRange? PeriodOf(Message message, Asked asked)
    {
        if (asked.When is not { } when) return null;
        if (when.IsRelative && when.To < message.Today) return Days.NextYear(when.Range);
        return when.Unit ?? when.Range;
    }

    /// <summary>"Li Lei's 2027 target", 李雷2027目标: four digits before the target that are this year or one of the next ten; what is over cannot be set.</summary>
    static DayRange? YearOf(Message message, int at)
    {
        var target = message.IndexOf(Mark.Target);
        for (var i = 0; i < Math.Min(at, target); i++)
            if (message.Tokens[i] is { Kind: TokenKind.Number, Role: NumberRole.Plain, Length: 4, Currency: null, Value: var year }
                && year >= message.Today.Year && year <= message.Today.Year + 10)
                return new(new((int)year, 1, 1), new((int)year, 12, 31));
        return null;
    }

    // "… to 1.2m since two people left": what is counted in a reason is no target.
    static int ReasonAt(Message message)
    {
        var at = Array.FindIndex(message.Tokens, 1, t => message.Fold(t) is "since" or "because" or "because of" or "due to" or "因为" or "由于");
        return at > 0 && Array.FindIndex(message.Tokens, 0, at, IsNumber) >= 0 ? at : message.Tokens.Length;
    }

    static string? ReasonAfter(Message message, int at)
    {
        for (var i = at + 1; i < message.Tokens.Length; i++)
        {
            var token = message.Tokens[i];
            if (token.Is(Mark.Target | Mark.When | Mark.Measure | Mark.Particle | Mark.Filler)
                || token.Kind is TokenKind.Comma or TokenKind.Stop or TokenKind.When or TokenKind.Number) continue;
            if (token.Is(Mark.Raise | Mark.Lower | Mark.Set | Mark.Preposition) && !token.Is(Mark.Note)) continue;
            return token.Is(Mark.Note) && i + 1 < message.Tokens.Length ? ReasonAfter(message, i)
                : message.Between(i, message.Tokens.Length);
        }
        return null;
    }
}
