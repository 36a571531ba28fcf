using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Clauses;

/// <summary>Finds what a message tells of: each event word with its names, amounts, date and mood.</summary>
static class ClauseReader
{
    public static List<Clause> Read(Message message)
    {
        var clauses = new List<Clause>();
        var segments = Attach(message, Segments.Of(message));
        foreach (var segment in segments) Split(message, segment, clauses);
        return clauses;
    }

    /// <summary>Joins segments that tell of nothing to the event they belong to: the one before, or else the one after.</summary>
    static List<Segment> Attach(Message message, List<Segment> segments)
    {
        var joined = new List<Segment>();
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            if (HasTrigger(message, segment)) { joined.Add(segment); continue; }
            if (!IsFragment(message, segment) || IsAhead(message, segment)) { joined.Add(segment); continue; }
            var before = joined.Count > 0 ? joined[^1] : default;
            var isBefore = joined.Count > 0 && HasTrigger(message, before) && IsBeside(message, before, segment)
                && !StartsNext(message, segments, i);
            if (isBefore) joined[^1] = before with { To = segment.To };
            else if (i + 1 < segments.Count && segments[i + 1].From <= segment.To + 1
                && (segments[i + 1].Sentence == segment.Sentence || IsHeading(message, segment))) segments[i + 1] = segments[i + 1] with { From = segment.From };
            else joined.Add(segment);
        }
        return joined;
    }

    // "signed: Laurel (10k), Myrtle (20k)": a bracket and a comma are no gap.
    static bool IsBeside(Message message, Segment before, Segment segment)
    {
        var end = segment.From;
        while (end > before.To && message.Tokens[end - 1].Kind == TokenKind.Comma) end--;
        return before.To >= end - 1;
    }

    // 华为张总。签了30万: names or numbers alone may head the next sentence; what tells of something ("spent the morning at Nettle") does not.
    static bool IsHeading(Message message, Segment segment)
    {
        var (hasLower, hasUpper, hasAmount) = (false, false, false);
        for (var i = segment.From; i < segment.To; i++)
        {
            var token = message.Tokens[i];
            if (message.Fold(token) is "了" or "过" or "完") return false;
            hasAmount |= token is { Kind: TokenKind.Number, Role: NumberRole.Amount };
            if (token.Kind != TokenKind.Latin) continue;
            hasLower |= char.IsAsciiLetterLower(message.Text[token.Start]);
            hasUpper |= char.IsAsciiLetterUpper(message.Text[token.Start]);
        }
        return !(hasUpper && (hasLower || hasAmount));
    }

    // "tomorrow: Acme, Globex": names of a day to come belong to nothing that is done.
    static bool IsAhead(Message message, Segment segment)
    {
        var start = segment.From;
        while (start > 0 && message.Tokens[start - 1].Kind != TokenKind.Stop) start--;
        for (var i = start; i < segment.To; i++)
        {
            if (message.Tokens[i].Event is not null) return false;
            if (message.Tokens[i] is { Kind: TokenKind.When, When: var when } && when.From > message.Today) return true;
        }
        return false;
    }

    // A date or a time of day opens what follows: "…，昨天，签了…". So does who is named first in a sentence: 郭敏：今天…, 小唐今天很猛，签了…
    static bool StartsNext(Message message, List<Segment> segments, int i)
    {
        var segment = segments[i];
        if (i + 1 >= segments.Count || !HasTrigger(message, segments[i + 1]) || segments[i + 1].Sentence != segment.Sentence) return false;
        if (StartsSentence(message, segment)) return true;
        for (var t = segment.From; t < segment.To; t++)
            if (message.Tokens[t].Kind != TokenKind.When && !message.Tokens[t].Is(Mark.Link | Mark.Filler))
                return false;
        return true;
    }

    static bool StartsSentence(Message message, Segment segment) => segment.From > 0 && message.Tokens[segment.From - 1].Kind == TokenKind.Stop;

    static bool HasTrigger(Message message, Segment segment)
    {
        for (var i = segment.From; i < segment.To; i++)
            if (message.Tokens[i].Event is not null)
                return true;
        return false;
    }

    /// <summary>Nothing but names, numbers, dates, labels and small words.</summary>
    static bool IsFragment(Message message, Segment segment)
    {
        for (var i = segment.From; i < segment.To; i++)
        {
            var token = message.Tokens[i];
            if (token.Kind is TokenKind.When or TokenKind.Number or TokenKind.ListComma or TokenKind.Comma or TokenKind.Latin) continue;
            if (token.Kind == TokenKind.Han && token.Length <= 8) continue;
            // 。我在楼下等詹总: a sentence of its own that waits for something adds nothing to the one before.
            if (token.Is(Mark.Planned) && StartsSentence(message, segment)) return false;
            if (token.IsName || token.Word.Soft || token.Is(Fragmentary)) continue;
            // 跟他们魏总聊得挺好: whom one talked with, before what about.
            return token.Is(Mark.Note) && message.Tokens[segment.From].Is(Mark.Preposition) && !message.Tokens[i].Is(Mark.Event);
        }
        return true;
    }

    const Mark Fragmentary = Mark.Title | Mark.Honorific | Mark.Filler | Mark.Particle | Mark.And | Mark.Of | Mark.Each | Mark.Measure | Mark.Link | Mark.ContactLabel | Mark.KindLabel | Mark.AmountLabel
        | Mark.CustomerLabel | Mark.DateLabel | Mark.Goods | Mark.Duration | Mark.Preposition | Mark.IdLabel | Mark.ListPrice | Mark.CountLabel | Mark.Generic | Mark.Me | Mark.They | Mark.Star;

    static void Split(Message message, Segment segment, List<Clause> clauses)
    {
        var triggers = Triggers.In(message, segment);
        for (var i = 0; i < triggers.Count; i++)
        {
            var before = i == 0 ? segment.From : Boundary(message, triggers[i - 1], triggers[i]);
            var to = i + 1 < triggers.Count ? Boundary(message, triggers[i], triggers[i + 1]) : segment.To;
            var clause = ClauseParts.Fill(message, new(message.Tokens[triggers[i]].Event!.Value, triggers[i], before, to,
                segment.Sentence), segment);
            clauses.Add(GoesOn(message, clauses, clause) ? clause with { Mood = Mood.Others } : clause);
        }
    }

    /// <summary>王芳拜访了海尔，签了30万: a subject holds to the end of its sentence, until another comes.</summary>
    static bool GoesOn(Message message, List<Clause> clauses, Clause clause)
    {
        if (clause.Mood != Mood.Done || clauses.Count == 0 || clauses[^1] is not { Mood: Mood.Others } last
            || last.Sentence != clause.Sentence) return false;
        for (var i = last.Before; i < clause.Trigger; i++)
            if (message.Tokens[i].Is(Mark.ForMe) || (i >= clause.Before && message.Tokens[i].Is(Mark.Me)))
                return false;
        return clause.Fronted.All(p => p.IsObject || p.From < clause.Before) || clause.Before == last.To;
    }

    // "visited Acme and Globex signed": what follows the last "and", if it is a name, belongs to the second.
    static int Boundary(Message message, int first, int second)
    {
        for (var i = second - 1; i > first; i--)
            if (message.Tokens[i].Is(Mark.And | Mark.Link) && Letters.IsLatin(message.Text[message.Tokens[i].Start]))
                return i;
        return second;
    }
}
