using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Ledger;

/// <summary>The answer to a log: what was booked, and what may be done about it.</summary>
public static class BookedCard
{
    /// <param name="made">The names of customers that this message made.</param>
    /// <param name="progress">How far the targets are now.</param>
    public static Card Of(
        Language language, DateOnly today, InboxId message, IReadOnlyList<NewEntry> entries, IReadOnlySet<string> made,
        IEnumerable<CardPart> progress)
    {
        var rows = entries.Select(e => Row(language, today, e, made)).ToArray();
        var title = rows.Length == 1
            ? language.Pick($"已记 {rows[0]}", $"Logged: {rows[0]}")
            : language.Pick($"已记 {rows.Length} 条", $"Logged {rows.Length} entries");
        var lines = rows.Length == 1 ? [] : rows.Select(r => new Line("✓ " + r));
        return new Card(language, title, [.. lines, .. Notes(language, entries), .. progress]).With(Buttons(language, message));
    }

    public static IEnumerable<CardButton> Buttons(Language language, InboxId message)
    {
        var number = message.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        yield return new(language.Pick("撤销", "Undo"), "undo", ("message", number));
        yield return new(language.Pick("修改", "Edit"), "edit", ("message", number));
        yield return new(language.Pick("进度", "Progress"), "progress");
    }

    static string Row(Language language, DateOnly today, NewEntry entry, IReadOnlySet<string> made)
    {
        var row = entry.Say(language, today);
        return entry.CustomerText is { } name && made.Contains(name) ? row + language.Pick(" 〔新客户〕", " [new customer]") : row;
    }

    static IEnumerable<CardPart> Notes(Language language, IReadOnlyList<NewEntry> entries)
    {
        if (entries.Any(e => e.Counted < e.Count))
            yield return new Line(
                language.Pick("4 小时内重复拜访同一客户只计一次。", "A repeated visit to one customer within 4 hours counts once."), Tone.Subtle);
    }
}
