using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.Domain.Scoring;

/// <summary>An entry behind a line of a score, with the words it was logged in.</summary>
/// <param name="Share">The person's share of the credit; 1 for one's own.</param>
/// <param name="Counts">False for a visit repeated within four hours.</param>
public sealed record ScoredRecord(
    EntryId Id, EntryKind Kind, string? Customer, Money? Amount, decimal Share, bool Counts, DateOnly Day, DateTimeOffset LoggedAt, string? Said)
{
    const int LongestSaid = 40;

    /// <summary><c>11月10日 周二 签单 华为 20万 ×70% 「签了华为20万」</c>.</summary>
    public string Say(Language language, DateOnly today) =>
        $"{Day.Say(language, today)} · {Kind.Name(language)}{(Customer is null ? "" : " " + Customer)}{(Amount is { } a ? " " + a.Say(language) : "")}"
        + (Share == 1 ? "" : $" ×{(Share * 100).ToString("0.##", CultureInfo.InvariantCulture)}%")
        + (Counts ? "" : language.Pick("(4 小时内重复,不计)", " (repeated within 4 hours, not counted)"))
        + (Said is { Length: > 0 } said ? $"\n「{(said.Length > LongestSaid ? said[..LongestSaid] + "…" : said)}」" : "");
}
