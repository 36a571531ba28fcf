using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.Domain.Pushes;

/// <summary>Somebody who is due for a push.</summary>
/// <param name="DueAt">The moment; it may be a while ago where no clock ran.</param>
/// <param name="Spared">Away, paused, on the exclusion list, or the kind is not wanted: the moment passes without a card.</param>
public sealed record Recipient(Member Member, Language Language, TimeZoneInfo Zone, LocalSlot? Weekly, QuietHours Quiet, DateTimeOffset DueAt, bool Spared)
{
    // Longer after an hour of their own it is no longer what they asked for.
    static readonly TimeSpan Prompt = TimeSpan.FromHours(1);

    /// <summary>The local day of the moment: what the card is about, however late it is made.</summary>
    public DateOnly Day => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DueAt, Zone).DateTime);

    public LocalSlot SlotOf(PushKind kind) => Weekly is { } chosen && kind.CanBeMoved() ? chosen : kind.Usual();

    /// <summary>When the card may come: at the end of quiet hours that lie now, unless it is just the hour that the person chose for it.</summary>
    public DateTimeOffset MayCome(PushKind kind, DateTimeOffset now) =>
        Weekly is not null && kind.CanBeMoved() && now - DueAt < Prompt ? now : Quiet.EndOf(now, Zone);

    /// <summary>Names the push for ever: <c>log-reminder:2026-11-25:17</c>; of a weekly one the Monday counts, so that a moved day makes no second.</summary>
    public string KeyOf(PushKind kind)
    {
        var day = kind.IsWeekly() ? Period.Week(Day).Start : Day;
        return FormattableString.Invariant($"{kind.Stored()}:{day:yyyy-MM-dd}:{Member.Id.Value}");
    }
}
