using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Adjustments;

/// <summary>What those who set targets are told of a window: ahead of time, before it opens, and before it closes.</summary>
public static class WindowCard
{
    public static Card Announcement(Language language, AdjustWindow window, DateOnly today) => new(
        language, language.Pick($"目标调整窗口:{Say(language, window, today)}", $"Adjustment window for targets: {Say(language, window, today)}"), Rule(language));

    public static Card Reminder(Language language, AdjustWindow window, WindowMoment moment, DateOnly today) => new(
        language,
        moment == WindowMoment.Opens
            ? language.Pick($"目标调整窗口将在 {window.Opens.Say(language, today)} 打开", $"The adjustment window for targets opens on {window.Opens.Say(language, today)}")
            : language.Pick($"目标调整窗口 {window.Closes.Say(language, today)} 关闭", $"The adjustment window for targets closes on {window.Closes.Say(language, today)}"),
        new Line(Say(language, window, today)), Rule(language));

    public static Card Closed(Language language) => new(
        language, language.Pick("目标调整窗口已提前关闭", "The adjustment window for targets was closed early"), Rule(language));

    public static string Say(Language language, AdjustWindow window, DateOnly today) => language.Pick(
        $"{window.Opens.Say(language, today)} 至 {window.Closes.Say(language, today)}", $"{window.Opens.Say(language, today)} to {window.Closes.Say(language, today)}");

    static Line Rule(Language language) => new(
        language.Pick("窗口内确认即生效;窗口外要第二个人同意。", "Within it your confirmation is enough; outside a second person has to approve."), Tone.Subtle);
}
