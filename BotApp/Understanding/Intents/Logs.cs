using Dengta.BotApp.Understanding.Clauses;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>What was done is logged; what else the message asks goes along.</summary>
static class Logs
{
    public static Reading? Read(Message message, List<Clause> clauses)
    {
        if (EventWriter.Write(message, clauses) is not { } events) return Questions.Read(message) ?? new(Intent.None) { LacksDay = true };
        if (events.Count == 0) return null;
        return new(Intent.Log)
        {
            Events = events,
            Question = Questions.Beside(message, clauses),
            Reminder = PlannedWork.Of(message, clauses),
        };
    }
}
