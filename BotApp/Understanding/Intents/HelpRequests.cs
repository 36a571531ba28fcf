using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>How to use the bot. "How do I rank" asks for something else.</summary>
static class HelpRequests
{
    public static Reading? Read(Message message)
    {
        var i = message.IndexOf(Mark.Help);
        if (i < 0 || message.Has(Mark.Rank | Mark.Target | Mark.Progress | Mark.Forecast) || message.Has(Mark.HowMany) && !message.Tokens[i].Is(Mark.Help)) return null;
        if (message.Tokens[i].Event is not null) return null;
        var isWhole = message.Tokens.Length <= 3;
        return isWhole || message.Tokens[i].Length > 4 || Letters.IsHan(message.Text[message.Tokens[i].Start]) ? new(Intent.Help) : null;
    }
}
