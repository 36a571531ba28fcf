using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>Have the bot remind somebody.</summary>
static class Reminders
{
    public static Reading? Read(Message message)
    {
        var i = message.IndexOf(Mark.Remind);
        if (i < 0 || i + 1 >= message.Tokens.Length || !Opens(message, i)) return null;
        var next = message.Tokens[i + 1];
        if (next.Is(Mark.Team)) return Of(message, Subject.Team, i + 2);
        if (next.Is(Mark.Me)) return message.Fold(message.Tokens[i]) is "tell" ? null : Of(message, Subject.Me, i + 2);
        var name = Names.Read(message, i + 1, message.Tokens.Length).FirstOrDefault(p => p.From <= i + 2);
        if (name is null) return message.Has(Mark.Team) ? Of(message, Subject.Team, i + 1) : null;
        return Of(message, Subject.Colleague(name.Contact ?? name.Company!), name.To);
    }

    static Reading Of(Message message, Subject subject, int task) => new(Intent.Remind)
    {
        Question = new(null, null, subject),
        Reminder = PlannedWork.Asked(message, task),
    };

    // "提醒…", "请提醒…", "can you remind…", but not "called to remind", nor 刚接到通知.
    static bool Opens(Message message, int i)
    {
        for (var t = 0; t < i; t++)
            if (message.Tokens[t].Event is not null || message.Tokens[t].IsName || message.Tokens[t].Is(Mark.Done)
                || message.Fold(message.Tokens[t]) is "接到" or "收到")
                return false;
        return message.Tokens[i + 1].Kind is not (TokenKind.Comma or TokenKind.Stop);
    }
}
