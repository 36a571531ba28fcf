using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What is refused whatever the person says: values that cannot be meant.</summary>
static class Limits
{
    /// <summary>How far back an entry may lie, in days.</summary>
    public const int Backdating = 366;

    const int MostEvents = 20;
    const int MostOfOne = 1000;

    public static Refusal? Refuse(Draft draft, DateOnly today) =>
        draft.Events.Length > MostEvents
            ? new($"一条消息最多记 {MostEvents} 件事,请分开发。", $"One message may hold at most {MostEvents} things; please split it.")
            : draft.Events.Select(e => Refuse(e, today)).FirstOrDefault(r => r is not null);

    static Refusal? Refuse(DraftEvent e, DateOnly today) =>
        Date(e.Date, today)
        ?? (e.Count is < 1 or > MostOfOne ? new Refusal($"数量要在 1 到 {MostOfOne} 之间。", $"A count must be between 1 and {MostOfOne}.") : null)
        ?? (e.Amount is { } amount ? Amount(amount, e.Kind) : null)
        ?? (e.Customer is { Length: > CustomerName.Longest } ? new Refusal("客户名太长了。", "The customer's name is too long.") : null);

    /// <summary>Only a payment may be negative: a refund.</summary>
    public static Refusal? Amount(decimal amount, EntryKind kind) =>
        Math.Abs(amount) >= Money.Limit ? new("金额太大了,没有记,请核对。", "The amount is too large; nothing was logged. Please check it.")
        : amount < 0 && kind != EntryKind.Collection ? new("金额不能是负数。", "The amount must not be negative.")
        : null;

    public static Refusal? Date(DateOnly date, DateOnly today) =>
        date > today ? new("日期在将来,没有记。发生之后再告诉我。", "That date is in the future; nothing was logged. Tell me once it has happened.")
        : date < today.AddDays(-Backdating) ? new("一年以前的事不能补记了。", "Entries older than a year cannot be added.")
        : null;
}
