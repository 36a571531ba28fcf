using Dengta.BotApp.Understanding.Clauses;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>Something meant, agreed or expected, and not yet done.</summary>
static class Plans
{
    public static Reading? Read(Message message, List<Clause> clauses)
    {
        if (message.Has(Mark.FellThrough) || message.Tokens[0].Is(Mark.Asked) && Letters.IsHan(message.Text[0])
            || message.Text.AsSpan().TrimEnd().EndsWith("?") || message.Text.AsSpan().TrimEnd().EndsWith("吗")
            || message.Tokens[^1].Is(Mark.Asked) && !message.Tokens[^1].Is(Mark.Filler) && Letters.IsHan(message.Text[^1])
            || clauses.Any(c => c.Mood is Mood.Conditional or Mood.Asked)) return null;
        if (PlannedWork.Of(message, clauses) is { } planned) return new(Intent.FuturePlan) { Reminder = planned };
        var isAboutSomething = message.Tokens.Any(t => t.Kind == TokenKind.Number || t.IsName
            || (t.Kind == TokenKind.When && t.When.From > message.Today));
        return isAboutSomething && clauses.Count == 0 && message.Has(Mark.Planned) && !message.Has(Mark.Negation | Mark.Conditional)
            ? new(Intent.FuturePlan) : null;
    }
}
