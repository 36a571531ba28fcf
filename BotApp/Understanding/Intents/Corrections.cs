using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>Changes something logged before: 金额改成28万, "Acme was 35k not 53k", 是中兴不是华为.</summary>
static class Corrections
{
    public static Reading? Read(Message message)
    {
        if (!IsCorrection(message)) return null;
        var values = Values(message);
        var label = Label(message);
        var old = OldAt(message, values);
        var @new = NewAt(message, values, old, label);
        // 奥马的会改到明天了: nothing logged is moved to a day to come.
        if (@new is null || @new.Date > message.Today) return null;
        if (@new.Number is not null && IsBelowZero(message, @new.At)) return Reading.Nothing;
        var field = label ?? @new.Field;
        var rest = values.Where(v => v != @new && v != old).ToArray();
        var fix = new Fix(Kind(message, rest), rest.FirstOrDefault(v => v.Field == FixField.Customer)?.Text, rest.FirstOrDefault(v =>
            v.Field == FixField.Date)?.Date, field, old is null ? null : As(field, old), As(field, @new));
        return new(Intent.Correct) { Fix = fix };
    }

    // 金额改成-5万: no entry is worth less than nothing, and 5万 was not said. 35-50 is no such number.
    static bool IsBelowZero(Message message, int at)
    {
        var before = message.Folded.AsSpan(0, message.Tokens[at].Start);
        if (before is not [.., '-' or '−' or '–' or '负']) return false;
        return before.Length < 2 || !char.IsAsciiDigit(before[^2]) && before[^2] is not ('万' or '千' or '百' or '亿' or 'k' or 'w');
    }

    static readonly string[] Strong = ["改成", "改为", "改到", "更正", "纠正", "写错", "记错", "打错", "输错", "弄错", "搞错", "填错", "报错", "录错", "说错", "应该是",
        "应为", "应是", "勘误", "手滑", "手误", "口误", "记岔", "换成", "修改",
        "should be", "should have been", "should've been", "correction", "meant", "change ", "correct ", "fix ", "mistyped", "amend",
            "改一下", "change成", "change到", "change为", "update成", "更新为", "更改为"];

    static bool IsCorrection(Message message)
    {
        if (message.Folded.StartsWith("make it ", StringComparison.Ordinal)
            || message.Folded.StartsWith("make that ", StringComparison.Ordinal)) return true;
        foreach (var word in Strong)
            if (message.Contains(word))
                return true;
        return IsContrast(message) || IsBareContrast(message) || (message.Has(Mark.Wrong) && ExplicitPivot(message) >= 0);
    }

    // "是A不是B", "不是A是B", "it was A not B", "sorry, A not B"
    static bool IsContrast(Message message)
    {
        var text = message.Folded;
        if (text.AsSpan().TrimEnd() is [.., '?' or '？' or '吗']) return false;
        var not = text.IndexOf("不是", StringComparison.Ordinal);
        if (not >= 0) return text.IndexOf('是', 0, not) >= 0 || text.IndexOf('是', not + 2) >= 0;
        var english = text.IndexOf(" not ", StringComparison.Ordinal);
        return english > 0 && (text.Contains(" was ", StringComparison.Ordinal) || text.Contains(" is ", StringComparison.Ordinal) || text.Contains("sorry", StringComparison.Ordinal)
            || text.Contains("oops", StringComparison.Ordinal) || text.Contains("it's", StringComparison.Ordinal))
            && message.Tokens.All(t => t.Event is null || t.Is(Mark.Bare));
    }

    // "Acme, not Globex", with nothing else said: two names with capitals.
    static bool IsBareContrast(Message message)
    {
        var not = Array.FindIndex(message.Tokens, t => message.Fold(t) is "not");
        if (not < 1 || message.Tokens.Any(t => t.Kind is not (TokenKind.Latin or TokenKind.Comma)
            && message.Fold(t) is not ("not" or "."))) return false;
        return Names.Read(message, 0, message.Tokens.Length) is [{ From: 0 } said, { } other] && said.To <= not && other.From == not + 1
            && other.To >= message.Tokens.Length - 1 && IsCapital(message, said) && IsCapital(message, other);
    }

    static bool IsCapital(Message message, Party name) => char.IsUpper(message.Text[message.Tokens[name.From].Start]);

    sealed record Value(int At, FixField Field, string? Text = null, decimal? Number = null, DateOnly? Date = null,
        EntryKind? Kind = null);

    static List<Value> Values(Message message)
    {
        var values = new List<Value>();
        for (var i = 0; i < message.Tokens.Length; i++)
        {
            var token = message.Tokens[i];
            if (token.Kind == TokenKind.Number && token.Role is not (NumberRole.Aside or NumberRole.Percent)) values.Add(new(i,
                token.Role == NumberRole.Count ? FixField.Count : FixField.Amount, Number: token.Value));
            else if (token.Kind == TokenKind.When && token.When.IsDay) values.Add(new(i, FixField.Date, Date: token.When.From));
            else if (token.Event is { } kind) values.Add(new(i, FixField.Kind, Text: message.Spell(token).ToString(), Kind: kind));
        }
        foreach (var name in Names.Read(message, 0, message.Tokens.Length))
        {
            if (name.Company is not null) values.Add(new(name.From, FixField.Customer, name.Company));
            if (name.Contact is not null) values.Add(new(name.Company is null ? name.From : name.To - 1, FixField.Contact, name.Contact));
        }
        values.Sort((a, b) => a.At.CompareTo(b.At));
        return values;
    }

    static FixField? Label(Message message)
    {
        foreach (var token in message.Tokens)
        {
            if (token.Is(Mark.ContactLabel)) return FixField.Contact;
            if (token.Is(Mark.AmountLabel)) return FixField.Amount;
            if (token.Is(Mark.DateLabel)) return FixField.Date;
            if (token.Is(Mark.CountLabel)) return FixField.Count;
            if (token.Is(Mark.KindLabel)) return FixField.Kind;
            if (token.Is(Mark.CustomerLabel)) return FixField.Customer;
        }
        return null;
    }

    /// <summary>The value that follows 不是, not, 从 or from.</summary>
    static Value? OldAt(Message message, List<Value> values)
    {
        for (var i = 0; i < message.Tokens.Length; i++)
        {
            var word = message.Fold(message.Tokens[i]);
            if (word is "不是" or "而不是" or "not" or "was not" or "isn't" or "wasn't" or "instead of" or "从" or "from")
                if (values.FirstOrDefault(v => v.At > i && v.At <= i + 2) is { } old)
                    return old;
        }
        return null;
    }

    static Value? NewAt(Message message, List<Value> values, Value? old, FixField? label)
    {
        var pivot = Pivot(message);
        var fits = values.Where(v => v != old && Fits(v, label ?? old?.Field)).ToArray();
        if (pivot >= 0 && fits.FirstOrDefault(v => v.At > pivot) is { } after) return after;
        if (old is not null) return fits.LastOrDefault(v => v.Field == old.Field);
        return pivot >= 0 && label is null ? values.FirstOrDefault(v => v.At > pivot) : null;
    }

    static bool Fits(Value value, FixField? field) => field is null || value.Field == field
        || (field is FixField.Amount or FixField.Count && value.Number is not null)
            || (field is FixField.Customer or FixField.Contact && value.Field is FixField.Customer or FixField.Contact);

    static int Pivot(Message message) => ExplicitPivot(message) is >= 0 and var pivot ? pivot
        : message.IndexOf(Mark.Change) is >= 0 and var change && !message.Tokens[change].Is(Mark.Negation) ? change
            : message.IndexOf(Mark.Wrong);

    static int ExplicitPivot(Message message)
    {
        for (var i = message.Tokens.Length - 1; i >= 0; i--)
        {
            var word = message.Fold(message.Tokens[i]);
            // "change the Kestrel visit to yesterday"
            if (message.Tokens[i] is { Event: not null } && message.Tokens[i].Is(Mark.Bare) && word.EndsWith(" to")) return i;
            if (word is "改成" or "change成" or "change到" or "change为" or "update成" or "改为" or "改到" or "应该是" or "应该为" or "应为" or "应是" or "更正为" or "换成" or "修改为" or "修改成" or "更改为" or "更新为"
                or "变更为" or "正确的是" or "其实是" or "实际是" or "should be" or "should have been"
                or "should've been" or "to" or "change it to" or "change that to" or "correct it to" or "make it" or "make that"
                    or "meant" or "i meant" or "it was actually" or "was actually" or "set it to" or "调整为" or "是" or "就是" or "it's"
                    or "must be" or "变成" or "was") return i;
        }
        return -1;
    }

    static EntryKind? Kind(Message message, Value[] rest) =>
        rest.FirstOrDefault(v => v.Field == FixField.Kind)?.Kind ?? message.Tokens.FirstOrDefault(t => t.Is(Mark.Records)
        && t.Word.Kind is not null).Word.Kind ?? KindOf(message.Tokens.FirstOrDefault(t => t.Is(Mark.Topic)).Word.Metric);

    // 回款金额改成…: the topic tells which entry is meant.
    static EntryKind? KindOf(Metric? metric) => metric switch
    {
        Metric.Revenue or Metric.Deals => EntryKind.Deal,
        Metric.Collections => EntryKind.Collection,
        Metric.Quotes => EntryKind.Quote,
        Metric.Visits => EntryKind.Visit,
        Metric.Followups => EntryKind.Followup,
        _ => null,
    };

    static FixValue As(FixField field, Value value) => field switch
    {
        FixField.Amount or FixField.Count => new(Number: value.Number),
        FixField.Date => new(Date: value.Date),
        FixField.Kind => new(Text: value.Text, Kind: value.Kind),
        _ => new(Text: value.Text),
    };
}
