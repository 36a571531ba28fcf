using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>Greetings, thanks, chatter, abuse.</summary>
static class Chatter
{
    public static Reading? Read(Message message) =>
        message.Has(Mark.Chat) && !(message.Tokens[0].Is(Mark.Negation) && message.Tokens.Length > 2) && (message.Tokens[0].Is(Mark.Chat) || !message.Tokens.Any(t => t.IsName))
            && !message.Has(Mark.FellThrough) && !message.Tokens.Any(t => t.Event is not null && !t.Is(Mark.Chat)
            || t.Kind == TokenKind.Number) ? new(Intent.Smalltalk) : null;
}
