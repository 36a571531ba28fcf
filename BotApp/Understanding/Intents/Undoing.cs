using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>Takes back something logged before.</summary>
static class Undoing
{
    public static Reading? Read(Message message)
    {
        if (!message.Has(Mark.Undo) || message.Text.AsSpan().TrimEnd().EndsWith("吗")) return null;
        var asked = new Asked(message, 0, message.Tokens.Length);
        var customer = asked.Customer ?? asked.Colleague;
        var date = asked.When is { IsDay: true } when ? when.From : (DateOnly?)null;
        var isLast = asked.Event is null && customer is null && date is null;
        return new(Intent.Undo) { Fix = isLast ? null : new(asked.Event, customer, date, null, null, null) };
    }
}
