using Dengta.BotApp.Understanding.Clauses;
using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>What is to be done later, with its day and time, so that the conversation can offer to remind.</summary>
static class PlannedWork
{
    /// <summary>The first plan told of; null when the message tells of none. A plan without a customer goes on with the one before it.</summary>
    public static Reminder? Of(Message message, IReadOnlyList<Clause> clauses)
    {
        for (var i = 0; i < clauses.Count; i++)
            if (clauses[i].Mood == Mood.Planned)
                return Of(message, clauses, i);
        return null;
    }

    static Reminder Of(Message message, IReadOnlyList<Clause> clauses, int planned)
    {
        var clause = clauses[planned];
        var party = Parties.Of(message, clause).FirstOrDefault();
        if (party?.Company is null)
            for (var i = planned - 1; i >= 0 && party?.Company is null; i--)
                if (Parties.Of(message, clauses[i]).LastOrDefault(p => p.Company is not null) is { } before)
                    party = party is null ? before : party with { Company = before.Company };
        var (day, time) = WhenIn(message, clause.Before, clause.To);
        if (day is null && time is null) (day, time) = WhenIn(message, FirstOfSentence(message, clause.Before), clause.Before);
        return new(day, time, party?.Company, party?.Contact, What(message, clause.Trigger, clause.To));
    }

    /// <summary>What somebody is to be reminded of: all that follows the word and whom to remind.</summary>
    /// <param name="from">The token behind whom to remind.</param>
    public static Reminder Asked(Message message, int from)
    {
        var (day, time) = WhenIn(message, 0, message.Tokens.Length);
        var party = ClauseReader.Read(message).Where(c => c.Trigger >= from).SelectMany(c => Parties.Of(message, c)).FirstOrDefault()
            ?? Names.Read(message, from, message.Tokens.Length).FirstOrDefault(p => IsClearName(message, p));
        return new(day, time, party?.Company, party?.Contact, What(message, from, message.Tokens.Length));
    }

    // 交周报 are unknown characters too: without an event word only what looks like a name is one.
    static bool IsClearName(Message message, Party party) => party.People.Count > 0
        || party.Company is { } name && (char.IsUpper(name[0]) || FirmEndings.IsAtEndOf(name) || message.Tokens[party.From].Is(Mark.Name));

    static int FirstOfSentence(Message message, int before)
    {
        while (before > 0 && message.Tokens[before - 1].Kind != TokenKind.Stop) before--;
        return before;
    }

    static (DateOnly? Day, TimeOnly? Time) WhenIn(Message message, int from, int to)
    {
        var (day, time) = ((DateOnly?)null, (TimeOnly?)null);
        for (var i = from; i < to; i++)
        {
            var token = message.Tokens[i];
            if (token.Kind == TokenKind.When && token.When.Ahead(message.Today) is var ahead && ahead >= message.Today) day ??= ahead;
            else if (token.Kind == TokenKind.Word && TimesOfDay.TryRead(message.Folded, token.Start, out _, out var said)) time ??= said;
        }
        return (day, time);
    }

    static string What(Message message, int from, int to)
    {
        while (to > from && IsAround(message, to - 1)) to--;
        while (from < to && IsAround(message, from)) from++;
        if (from >= to) return message.Text.Trim();
        var text = message.Text[message.Tokens[from].Start..message.Tokens[to - 1].End];
        return text.StartsWith("to ", StringComparison.OrdinalIgnoreCase) ? text[3..] : text;
    }

    // The day, the time and the small words before them are kept by themselves.
    static bool IsAround(Message message, int i)
    {
        var token = message.Tokens[i];
        if (token.Kind is TokenKind.When or TokenKind.Comma or TokenKind.Stop) return true;
        return token.Kind == TokenKind.Word && (TimesOfDay.Length(message.Folded, token.Start) > 0
            || message.Fold(token) is "to" or "on" or "at" or "by" or "about" or "that" or "in" or "the" or "上午" or "下午" or "早上" or "晚上" or "中午"
                or "要" or "一下" or "下" or "记得" or "在" or "morning" or "afternoon" or "吧" or "哦" or "啊" or "please" or "pls");
    }
}
