using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Finds companies and people among the tokens that no language knows.</summary>
static class Names
{
    /// <summary>How many small words may stand between a company and a person of it.</summary>
    const int Reach = 2;

    /// <summary>The parties named in the tokens from one index to another (exclusive), in order.</summary>
    public static List<Party> Read(Message message, int from, int to)
    {
        var parties = new List<Party>();
        var lead = Lead.None;
        for (var i = from; i < to;)
        {
            var token = message.Tokens[i];
            if (token.Is(Mark.Note) && !token.IsName && (parties.Count > 0 || from > 0
                && Letters.IsHan(message.Text[token.Start]))) break;
            if (TryName(message, i, from, to, lead, out var name))
            {
                Add(parties, name, lead);
                (lead, i) = (Lead.None, name.To);
                continue;
            }
            lead = Next(message, lead, token);
            i++;
        }
        return parties;
    }

    /// <summary>What was said just before a name.</summary>
    [Flags]
    enum Lead
    {
        None = 0,
        And = 1,
        Of = 2,
        Object = 4,
        Contact = 8,
        Possessive = 16,
        Customer = 32,
        From = 64,
        Apart = 128,
        Handled = 256,
        At = 512,
    }

    static Lead Next(Message message, Lead lead, in Token token) => token switch
    {
        { Kind: TokenKind.ListComma } => lead | Lead.And,
        _ when token.Is(Mark.ContactLabel) => Lead.Contact,
        _ when token.Is(Mark.Preposition) && token.Length == 1 && message.Folded[token.Start] == '把' => Lead.Object | Lead.Handled,
        _ when token.Is(Mark.And) => token.Is(Mark.Preposition) ? lead | Lead.And | Lead.Object : lead | Lead.And,
        _ when token.Is(Mark.Of) => message.Fold(token) switch
        {
            "from" => Lead.Of | Lead.From,
            "at" or "@" or "of" => Lead.Of | Lead.At,
            _ => Lead.Of,
        },
        _ when token.Is(Mark.Preposition) => Lead.Object,
        _ when token.Is(Mark.Possessive) => lead | Lead.Possessive,
        { Kind: TokenKind.Comma } => lead & Lead.Contact | Lead.Apart,
        _ when token.Is(Mark.CustomerLabel) => Lead.Customer,
        _ when token.Is(Mark.Filler | Mark.Particle) => lead,
        _ => lead & (Lead.Object | Lead.Contact | Lead.Apart),
    };

    static bool TryName(Message message, int at, int from, int to, Lead lead, out Party name)
    {
        var token = message.Tokens[at];
        if (token.Is(Mark.Honorific) && at + 1 < to
            && message.Tokens[at + 1].Kind == TokenKind.Latin) return LatinNames.TryTitled(message,
            at, to, out name);
        if (token.Kind == TokenKind.Latin && Letters.IsWordPart(message.Text[token.Start])
            && !HanNames.Continues(message, at, to)) return LatinNames.TryRead(message, at, to, lead.HasFlag(Lead.Contact), out name);
        return HanNames.TryRead(message, at, from, to, lead.HasFlag(Lead.Contact), out name);
    }

    static void Add(List<Party> parties, Party name, Lead lead)
    {
        var last = parties.Count > 0 ? parties[^1] : null;
        // Contoso的Mike, "Contoso's Mike": whoever a company has is a person.
        if ((lead & Lead.Possessive) != 0 && last is { Company: { } owner, People.Count: 0 } && name.Company is { } owned
            && Letters.IsLatin(owner[^1]) && Letters.IsLatin(owned[0]) && !owned.Contains(' '))
            name = name with { Company = null, People = [owned] };
        if (last is not null && TryMerge(last, name, lead) is { } merged)
        {
            parties[^1] = merged;
            return;
        }
        parties.Add(name with
        {
            IsObject = (lead & Lead.Object) != 0 && !(last is { IsObject: false } && (lead & Lead.And) != 0),
            IsListed = (lead & Lead.And) != 0,
            IsContact = (lead & Lead.Contact) != 0,
        });
    }

    // 华为 + 张总; 张总 和 李工; Mike at Acme; Acme, contact Gavin
    static Party? TryMerge(Party last, Party name, Lead lead)
    {
        // Kevin把佳禾签了: what is done to a company makes nobody one of its people.
        if ((lead & Lead.Handled) != 0) return null;
        var isPerson = name.Company is null;
        var isAnd = (lead & Lead.And) != 0;
        if ((lead & Lead.Contact) == 0 && (name.From - last.To > Reach
            || ((lead & Lead.Apart) != 0 && !name.HasTitle && isPerson))) return null;
        if (isPerson && last.Company is not null)
            return last with { People = [.. last.People, .. name.People], To = name.To, HasTitle = last.HasTitle || name.HasTitle };
        if (isPerson && last.Company is null && isAnd)
            return last with { People = [.. last.People, .. name.People], To = name.To, HasTitle = last.HasTitle || name.HasTitle };
        // "Victor Hugo from Castellan", "Keir at Loxley": whoever is from a company is a person, known by name or not.
        if (!isPerson && (lead & (Lead.From | Lead.At)) != 0 && last is { Company: { } person, People.Count: 0, IsListed: false }
            && Letters.IsLatin(person[0]) && ((lead & Lead.From) != 0 || char.IsUpper(person[0])))
            return name with { People = [person], From = last.From, IsObject = last.IsObject };
        // "remind Aisha to file…", "Omar, slow replies": what somebody is told to do or is like is no company of theirs.
        if (!isPerson && (lead & (Lead.Object | Lead.Apart)) != 0 && char.IsAsciiLetterLower(name.Company![0])) return null;
        if (!isPerson && last.Company is null && !isAnd) return name with
        {
            People = [.. last.People, .. name.People],
            From = last.From,
            IsObject = last.IsObject,
            HasTitle = last.HasTitle || name.HasTitle,
            IsListed = last.IsListed,
        };
        return null;
    }
}
