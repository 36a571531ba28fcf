using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>A message that says of itself that it is not to be logged: a test, a joke, an example, hearsay.</summary>
static class NotForTheBook
{
    public static Reading? Read(Message message)
    {
        var i = message.IndexOf(Mark.Never);
        if (i < 0) return null;
        return message.Tokens.Any(t => t.Event is not null) && !message.Has(Mark.HowMany) ? Reading.Nothing : null;
    }
}
