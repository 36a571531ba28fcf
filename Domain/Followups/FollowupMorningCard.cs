using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Followups;

/// <summary>What a person meant to do today, and what is still open from before.</summary>
public static class FollowupMorningCard
{
    const int Most = 8;

    /// <param name="due">Due on the day or before, the most urgent first; at least one.</param>
    public static Card Of(IReadOnlyList<Followup> due, DateOnly day, Language language)
    {
        var overdue = due.Count(f => f.Due < day);
        var late = overdue == 0 ? "" : language.Pick($",其中 {overdue} 条已过期", $", {overdue} of them overdue");
        return new Card(
            language, language.Pick($"今天要跟进 {due.Count} 条{late}", $"{due.Count} follow-ups today{late}"),
            new Line(string.Join('\n', due.Take(Most).Select(f => "· " + f.Say(language, day)))))
            .With(new CardButton(language.Pick("我的跟进", "My follow-ups"), "followups"));
    }
}
