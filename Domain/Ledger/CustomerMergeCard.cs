using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Ledger;

/// <summary>Two customers that are to be one, before and after.</summary>
public static class CustomerMergeCard
{
    /// <summary>What moves; nothing is changed yet.</summary>
    public static Card Confirm(Language language, MergedCustomer from, MergedCustomer into, params ReadOnlySpan<CardButton> buttons) => new Card(
        language, language.Pick($"把「{from.Name}」合并到「{into.Name}」?", $"Merge “{from.Name}” into “{into.Name}”?"),
        [
            new Facts([Row(language, from), Row(language, into)]),
            new Line(language.Pick(
                $"从今天起说「{from.Name}」就是「{into.Name}」,两边的记录算同一个客户。", $"From today on “{from.Name}” means “{into.Name}”, and what was booked with either counts as one customer's.")),
            new Line(language.Pick(
                "已有的记录一条也不改,已经结束的周期不变;可以撤销。", "No entry is changed and no period that is over; it can be undone."), Tone.Subtle),
        ]).With([.. buttons]);

    public static Card Merged(Language language, MergedCustomer from, MergedCustomer into, CardButton undo) => new Card(
        language, language.Pick($"已合并:「{from.Name}」→「{into.Name}」", $"Merged: “{from.Name}” → “{into.Name}”")).With(undo);

    public static Card Undone(Language language, string from, string into) => new(
        language, language.Pick($"已撤销合并:「{from}」和「{into}」又是两个客户", $"Undone: “{from}” and “{into}” are two customers again"));

    static Fact Row(Language language, MergedCustomer c) => new(c.Name, language.Pick(
        $"{c.Deals} 单({c.People} 人签) · {c.Names} 个叫法",
        $"{Counted(c.Deals, "deal")} ({(c.People == 1 ? "1 person" : $"{c.People} people")}) · {Counted(c.Names, "name")}"));

    static string Counted(long count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
