using Dengta.Domain.Basics;

namespace Dengta.Domain.Ledger;

/// <summary>Entries in one line.</summary>
public static class EntryWording
{
    public static string Name(this EntryKind kind, Language language) => kind switch
    {
        EntryKind.Visit => language.Pick("拜访", "Visit"),
        EntryKind.Deal => language.Pick("签单", "Deal"),
        EntryKind.Collection => language.Pick("回款", "Payment"),
        EntryKind.Quote => language.Pick("报价", "Quote"),
        EntryKind.Customer => language.Pick("新客户", "New customer"),
        EntryKind.Followup => language.Pick("跟进", "Follow-up"),
        EntryKind.Complaint => language.Pick("投诉", "Complaint"),
        EntryKind.Assist => language.Pick("协助", "Assist"),
        EntryKind.Reversal => language.Pick("冲减", "Reversal"),
        EntryKind.Service => language.Pick("服务请求", "Service request"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary><c>签单 宁德时代 58万</c>, <c>拜访 中兴 · 李工</c>, <c>拜访 3家</c>; the day where it is not today.</summary>
    public static string Say(this NewEntry e, Language language, DateOnly today) =>
        Line(e.Kind, e.CustomerText, e.Contact, e.Count, e.Amount, e.Date, language, today);

    /// <inheritdoc cref="Say(NewEntry, Language, DateOnly)"/>
    public static string Say(this Entry e, Language language, DateOnly today) => e.ToNew().Say(language, today);

    static string Line(
        EntryKind kind, string? customer, string? contact, int count, Money? amount, DateOnly date, Language language, DateOnly today)
    {
        var who = (customer, contact) switch
        {
            ({ } c, { } p) => $" {c} · {p}",
            ({ } c, null) => $" {c}",
            (null, { } p) => $" {p}",
            _ => "",
        };
        var many = count == 1 ? "" : language.Pick($" {count}{Unit(kind)}", $" ×{count}");
        var money = amount is { } m ? $" {m.Say(language)}" : "";
        var day = date == today ? "" : language.Pick($"({date.Say(language, today)})", $" ({date.Say(language, today)})");
        return kind.Name(language) + who + many + money + day;
    }

    static string Unit(EntryKind kind) => kind switch
    {
        EntryKind.Visit or EntryKind.Customer => "家",
        EntryKind.Deal or EntryKind.Reversal => "单",
        EntryKind.Collection => "笔",
        _ => "次",
    };
}
