using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Reviews;

/// <summary>Asks for the day's entries, and takes "nothing today" and "I am away" for an answer.</summary>
public static class LogReminderCard
{
    public static Card Of(Language language) => new Card(
        language, language.Pick("今天还没有记录,发一句话就行", "Nothing logged today; one message is enough"),
        new Line(language.Pick("比如「拜访了华为张总,报价30万」", "e.g. “visited Acme, quoted 30k”"), Tone.Subtle))
        .With(
            new CardButton(language.Pick("今天没有", "Nothing today"), "pushes", ("do", "nothing")),
            new CardButton(language.Pick("我休假", "I am away"), "pushes", ("do", "away")),
            new CardButton(language.Pick("别再提醒", "No more reminders"), "pushes", ("do", "mute"), ("kind", "log-reminder")));
}
