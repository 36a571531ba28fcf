using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Ratings;

/// <summary>What the clock sends to raters: the start, and two reminders to those who have not finished.</summary>
public static class AskCard
{
    /// <param name="stage">1 the start, 2 and 3 the reminders.</param>
    /// <param name="open">How many colleagues are still to be rated.</param>
    public static Card Of(Round round, int stage, int open, Language language, DateOnly today)
    {
        var title = stage switch
        {
            1 => language.Pick($"新一轮互评:请评 {open} 位合作过的同事", $"A new rating round: please rate {open} you worked with"),
            2 => language.Pick($"互评还有 {open} 位没评", $"{open} still to rate"),
            _ => language.Pick($"互评今天截止,还有 {open} 位没评", $"The round closes today; {open} still to rate"),
        };
        return new Card(
            language, title, new Line(RatingCard.Until(round, language, today)),
            new Line(round.Keepers is null
                ? language.Pick("每人点两下;谁打了几分,没有人能看到。", "Two taps each; nobody sees who gave which score.")
                : language.Pick("每人点两下;谁打了几分,主管和运营都看不到。", "Two taps each; neither managers nor operations see who gave which score."), Tone.Subtle))
            .With(new CardButton(language.Pick("开始评", "Start"), "rate"));
    }
}
