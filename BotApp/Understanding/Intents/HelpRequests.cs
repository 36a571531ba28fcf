using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>How to use the bot. "How do I rank" asks for something else.</summary>
static class HelpRequests
{
    // 怎么undo, 如何visit: how to do what the bot does.
    static bool AsksHow(Message message) =>
        message.Tokens.Length is 2 or 3 or 4 && message.Fold(message.Tokens[0]) is "怎么" or "如何" or "咋" or "怎样"
            && message.Tokens[1].Is(Mark.Undo | Mark.Change | Mark.Export | Mark.Rate | Mark.Event | Mark.Remind);

    public static Reading? Read(Message message)
    {
        if (AsksHow(message)) return new(Intent.Help);
        var i = message.IndexOf(Mark.Help);
        if (i < 0 || message.Has(Mark.Rank | Mark.Target | Mark.Progress | Mark.Forecast) || message.Has(Mark.HowMany)
            && !message.Tokens[i].Is(Mark.Help)) return null;
        if (message.Tokens[i].Event is not null) return null;
        var isWhole = message.Tokens.Length <= 3;
        return isWhole || message.Tokens[i].Length > 4 || Letters.IsHan(message.Text[message.Tokens[i].Start]) ? new(Intent.Help) : null;
    }
}
