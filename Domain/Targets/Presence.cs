using System.Globalization;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

/// <summary>What part of a period somebody carries, and why it is not all of it.</summary>
/// <param name="Carries">0 to 1.</param>
/// <param name="IsNew">On some working day of it less than a full target is asked of a newcomer.</param>
/// <param name="DaysAway">Working days.</param>
public readonly record struct Presence(decimal Carries, bool IsNew, int DaysAway)
{
    public static Presence Whole { get; } = new(1, false, 0);

    /// <summary><c>新人爬坡,按 25% 计</c>; null for somebody who is there whole.</summary>
    public string? Say(Language language)
    {
        if (Carries == 1) return null;
        List<string> why = [];
        if (IsNew) why.Add(language.Pick("新人爬坡", "new, on the ramp"));
        if (DaysAway > 0) why.Add(language.Pick($"请假 {DaysAway} 个工作日", DaysAway == 1 ? "1 working day away" : $"{DaysAway} working days away"));
        var share = (Carries * 100).ToString("0.#", CultureInfo.InvariantCulture);
        return string.Join(language.Pick(",", ", "), why) + language.Pick($",按 {share}% 计", $", counts {share}%");
    }
}
