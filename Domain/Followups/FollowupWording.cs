using System.Globalization;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Followups;

/// <summary>Follow-ups in one line.</summary>
public static class FollowupWording
{
    /// <summary><c>11月26日 周四 15:30 回访李总 · 中兴</c>; the customer only where the words do not name it.</summary>
    public static string Say(this Followup f, Language language, DateOnly today) => $"{f.When(language, today)} {f.Task()}";

    /// <summary>What is to be done and with whom.</summary>
    public static string Task(this Followup f) =>
        f.CustomerText is { } customer && !f.What.Contains(customer, StringComparison.OrdinalIgnoreCase) ? $"{f.What} · {customer}" : f.What;

    public static string When(this Followup f, Language language, DateOnly today) =>
        f.Due.Say(language, today) + (f.Time is { } time ? time.ToString(" HH:mm", CultureInfo.InvariantCulture) : "");

    /// <summary>How it stands, for whoever presses a button too late.</summary>
    public static string Present(this Followup f, Language language, DateOnly today) => f.State switch
    {
        FollowupState.Done => language.Pick($"已经完成了:{f.Task()}", $"Already done: {f.Task()}"),
        FollowupState.Dropped => language.Pick($"已经不跟了:{f.Task()}", $"Already dropped: {f.Task()}"),
        _ => language.Pick($"已记下:{f.Say(language, today)}", $"Noted: {f.Say(language, today)}"),
    };
}
