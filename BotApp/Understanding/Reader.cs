using Dengta.BotApp.Understanding.Clauses;
using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Intents;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding;

/// <summary>Turns a message into what it says. Pure: the same text and date always give the same reading.</summary>
static class Reader
{
    /// <summary>Nobody types more than this; a longer text is no message.</summary>
    const int LongestText = 2000;

    /// <param name="text">The message as it came from the channel.</param>
    /// <param name="today">The sender's local date when the message was sent.</param>
    public static Reading Read(string text, DateOnly today)
    {
        if (text.Length > LongestText || !Days.IsUsual(today) || Attacks.IsOne(text)) return Reading.Nothing;
        var clean = Cleaning.Clean(text);
        if (clean.Length == 0) return Reading.Nothing;
        var message = Tokenizer.Cut(clean, today);
        var reading = Decide(message).Reading;
        return reading.Intent is Intent.None or Intent.Smalltalk && message.Tokens.Length > 0
            && HelpFromColleagues.Read(message) is { } help ? reading with { Help = help } : reading;
    }

    /// <summary>The first rule that knows what to make of the message decides; what must not be logged comes before what may be.</summary>
    public static (string Rule, Reading Reading) Decide(Message message)
    {
        if (message.Tokens.Length == 0) return ("Nothing", Reading.Nothing);
        foreach (var (name, read) in Requests)
            if (read(message) is { } request)
                return (name, request);
        var clauses = ClauseReader.Read(message);
        if (Logs.Read(message, clauses) is { } log) return (nameof(Logs), log);
        if (Questions.Read(message) is { } question) return (nameof(Questions), question);
        if (Plans.Read(message, clauses) is { } plan) return (nameof(Plans), plan);
        return Chatter.Read(message) is { } chat ? (nameof(Chatter), chat) : ("Nothing", Reading.Nothing);
    }

    static readonly (string Name, Func<Message, Reading?> Read)[] Requests =
    [
        (nameof(NotForTheBook), NotForTheBook.Read),
        (nameof(UnreachableDates), UnreachableDates.Read),
        (nameof(HelpRequests), HelpRequests.Read),
        (nameof(Ratings), Ratings.Read),
        (nameof(TargetChanges), TargetChanges.Read),
        (nameof(Corrections), Corrections.Read),
        (nameof(Undoing), Undoing.Read),
        (nameof(Reminders), Reminders.Read),
        (nameof(Exports), Exports.Read),
    ];
}
