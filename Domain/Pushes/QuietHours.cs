using Dengta.Domain.Basics;

namespace Dengta.Domain.Pushes;

/// <summary>A part of each day, in somebody's local time, in which the clock sends them nothing.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="Until">Exclusive; earlier than <paramref name="From"/>: on the next day; equal to it: there are none.</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly Until)
{
    public static QuietHours Usual { get; } = new(new(21, 0), new(8, 0));

    public static QuietHours None { get; } = new(TimeOnly.MinValue, TimeOnly.MinValue);

    public bool Covers(TimeOnly at) => From <= Until ? at >= From && at < Until : at >= From || at < Until;

    /// <summary>When the quiet hours end that a moment lies in; the moment itself where it lies in none.</summary>
    public DateTimeOffset EndOf(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
        var at = TimeOnly.FromDateTime(local);
        if (!Covers(at)) return moment;
        var day = DateOnly.FromDateTime(local);
        var end = LocalSlot.Moment(at < Until ? day : day.AddDays(1), Until, zone);
        // An end that comes twice, when the clocks are put back, may have been the first.
        return end > moment ? end : moment;
    }

    public string Say(Language language) => From == Until ? language.Pick("没有", "none") : FormattableString.Invariant($"{From:HH\\:mm}–{Until:HH\\:mm}");
}
