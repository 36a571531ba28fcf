using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Clauses;

/// <summary>Whom a clause is about: of the names before and behind the event word, the ones in the customer's place.</summary>
static class Parties
{
    public static List<Party> Of(Message message, Clause clause)
    {
        if (clause.Kind == EntryKind.Assist) return Helped(clause);
        var fronted = WithoutUs(message, clause);
        var named = clause.Named.Where(p => !IsPlace(message, p));
        List<Party> chosen = IsFrontedChosen(message, clause, fronted) ? fronted : [.. clause.Kind == EntryKind.Deal ? named.Select(AsFirm) : named];
        var listed = Listed(message, clause, chosen);
        if (clause.Count > 1 && listed is [{ Company: { } lower }] && char.IsLower(lower[0])) return [];
        if (listed.Count != 1) return listed;
        var others = !ReferenceEquals(chosen, fronted) ? fronted.Where(p => p.IsObject) : clause.Named;
        return [WithPeople(listed[0], others)];
    }

    // "3 visits in Leeds", "took Ms. Ito out for sushi"
    static bool IsPlace(Message message, Party party) => party is { From: > 0, Company: { } name } && (message.Fold(message.Tokens[party.From - 1]) is "in"
        || message.Fold(message.Tokens[party.From - 1]) is "for" && char.IsAsciiLetterLower(name[0]) && message.Tokens[party.From - 2].Event is null);

    // 签了安克: what is signed is a firm, even if it could be a person's name.
    static Party AsFirm(Party party) =>
        party is { Company: null, HasTitle: false, People: [var name], IsContact: false } && Letters.IsHan(name[0])
            && name[0] is not ('小' or '老') ? party with { Company = name, People = [] } : party;

    static List<Party> Helped(Clause clause)
    {
        if (clause.Named is not [var helped, ..]) return [];
        return [helped.Company is null ? helped : helped with { Company = null, People = helped.People.Count > 0 ? helped.People
            : [helped.Company] }];
    }

    /// <summary>The customer that the colleague was helped with: 帮郭敏跑了一趟百川, "helped Tariq with a quote for Windmere". Only where it stands clear.</summary>
    public static string? ServedBeside(Message message, Clause clause)
    {
        for (var i = clause.Trigger + 1; i < clause.To; i++)
        {
            var token = message.Tokens[i];
            var isLead = Letters.IsLatin(message.Text[token.Start]) ? message.Fold(token) is "for" or "at" or "with" or "the" or "close" or "win" or "sign" or [.., ' ', 'f', 'o', 'r'] : token.Event is not null && token.Kind == TokenKind.Word;
            if (isLead && Names.Read(message, i + 1, clause.To).FirstOrDefault() is { Company: { } company } party && party.From <= i + 3
                && (char.IsUpper(company[0]) || FirmEndings.IsAtEndOf(company))) return company;
        }
        return null;
    }

    // 我和王芳拜访了…: the colleague is no party.
    static List<Party> WithoutUs(Message message, Clause clause) =>
        [.. clause.Fronted.Where(p => p.Company is not null || p.IsObject || p.HasTitle || clause.Kind == EntryKind.Complaint).Where(p =>
            !IsCompanion(message, clause, p))];

    static bool IsCompanion(Message message, Clause clause, Party party) =>
        party.Company is null && !party.HasTitle && clause.Named.Any(n => n.Company is not null);

    static bool IsFrontedChosen(Message message, Clause clause, List<Party> fronted)
    {
        var hasFronted = fronted.Any(p => p.Company is not null);
        var hasNamed = clause.Named.Any(p => p.Company is not null);
        if (!hasFronted) return fronted.Count > 0 && clause.Named.Count == 0;
        if (!hasNamed || clause.Kind == EntryKind.Complaint || IsApart(message, clause, fronted)) return true;
        if (fronted.Any(p => p.IsObject && p.Company is not null)) return true;
        return clause.Kind is EntryKind.Deal or EntryKind.Collection && clause.Named[0].From > clause.Trigger + 2;
    }

    // "Alder 3,200 paid; Birch 1,100 outstanding", "Nutmeg Foods: visited their Leeds site"
    static bool IsApart(Message message, Clause clause, List<Party> fronted) => fronted[^1] is { Company: not null } last
        && (message.Fold(message.Tokens[clause.Trigger + 1]) is ";" && clause.Amount?.Token < clause.Trigger
            || last.To - last.From > 1 && last.To + 1 == clause.Trigger && message.Fold(message.Tokens[last.To]) is ":" && message.Fold(message.Tokens[clause.Trigger + 1]) is "their");

    /// <summary>The first company and those listed with it, people without a company going to the one before.</summary>
    static List<Party> Listed(Message message, Clause clause, List<Party> names)
    {
        var first = names.FirstOrDefault(n => n.Company is { } c && c.Any(char.IsUpper)) ?? names.FirstOrDefault(n =>
            n.Company is not null) ?? (names.Count > 0 ? names[0] : null);
        if (first is null) return [];
        var listed = new List<Party> { first };
        foreach (var name in names.SkipWhile(n => n != first).Skip(1))
            if ((name.IsListed || IsNextOfList(message, clause, listed[^1], name))
                && (name.Company is not null) == (first.Company is not null))
            {
                if (IsOneFirm(message, clause, listed[^1], name)) listed[^1] = listed[^1] with { Company = message.Between(listed[^1].From, name.To), To = name.To };
                else listed.Add(name);
            }
        return listed;
    }

    // "PO from Harlow & Finch, $42,300": two names with one amount are one firm, where visiting them may be two visits.
    static bool IsOneFirm(Message message, Clause clause, Party last, Party next) => clause is { Kind: EntryKind.Deal or EntryKind.Collection or EntryKind.Quote, Amounts.Count: 1, IsEach: false }
        && last is { Company: not null, People.Count: 0 } && next.People.Count == 0 && next.From == last.To + 1 && message.Fold(message.Tokens[last.To]) is "&";

    // "Visits: Alpha, Beta", 签了A20万，B30万: commas hold a list together when each has its amount, or a capital.
    static bool IsNextOfList(Message message, Clause clause, Party last, Party next)
    {
        if (last.Company is null || next.Company is null) return false;
        var hasComma = Enumerable.Range(last.To, next.From - last.To).Any(i => message.Tokens[i].Kind == TokenKind.Comma);
        // 上午沧州明珠,下午河南惠强,都是拜访
        if (clause.IsEach && hasComma) return true;
        if (clause.Amounts.Count > 1) return HasOwn(clause, last, next.From) && (HasOwn(clause, next, clause.To) || HasAhead(clause, last));
        return hasComma && next.From == last.To + 1 && char.IsUpper(last.Company[0]) && char.IsUpper(next.Company[0]);
    }

    static bool HasOwn(Clause clause, Party party, int end) => clause.Amounts.Any(a => a.Token >= party.To && a.Token < end);

    // "8k from Elmwood and 5k from Ferncliff"
    static bool HasAhead(Clause clause, Party party) => clause.Amounts[0].Token > clause.Trigger && clause.Amounts[0].Token < party.From;

    static Party WithPeople(Party party, IEnumerable<Party> others)
    {
        if (party.People.Count > 0 || party.Company is null && others.FirstOrDefault(o => o.Company is not null) is null) return party;
        var person = others.FirstOrDefault(o => o.Company is null && o.People.Count > 0);
        return person is null ? party : party with { People = person.People };
    }
}
