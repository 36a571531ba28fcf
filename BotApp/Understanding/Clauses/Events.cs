using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Understanding.Clauses;

/// <summary>Turns what was done into events. A customer and a date once named hold until others come.</summary>
sealed class EventWriter(Message message)
{
    const int MostEvents = 20;

    readonly List<LoggedEvent> _events = [];
    string? _customer;
    string? _contact;

    /// <returns>Null when the day of something done is not known.</returns>
    public static List<LoggedEvent>? Write(Message message, IEnumerable<Clause> clauses)
    {
        var writer = new EventWriter(message);
        foreach (var clause in clauses)
        {
            if (clause is { Mood: Mood.Done, LacksDay: true }) return null;
            if (clause.Mood == Mood.Done && writer._events.Count < MostEvents) writer.Add(clause);
            else if (clause.Mood != Mood.Others) writer.Remember(Parties.Of(message, clause));
        }
        return writer._events;
    }

    void Add(Clause clause)
    {
        if (clause.Count == 0 || clause.Amount is { Value: 0 }) return;
        var parties = Parties.Of(message, clause);
        if (IsPersonMet(clause, parties)) parties = [parties[0] with { Company = null, People = [parties[0].Company!] }];
        if (parties.Count == 0) AddUnnamed(clause);
        else if (parties is [{ Company: null } person]) AddPerson(clause, person);
        else foreach (var party in parties) AddNamed(clause, party, parties);
        Remember(parties);
    }

    // "visited Acme, met John Smith": two words with capitals after a company was visited are a person.
    bool IsPersonMet(Clause clause, List<Party> parties) =>
        clause.Kind == EntryKind.Visit && _events.Count > 0 && _events[^1] is { Kind: EntryKind.Visit, Contact: null, Customer: not null }
            && parties is [{ Company: { } name, People.Count: 0 } party]
        && party.To - party.From == 2 && message.Fold(message.Tokens[clause.Trigger]) is "met" or "saw" or "met with"
            && char.IsUpper(name[0]) && !LatinNames.IsFirm(message.Fold(message.Tokens[party.To - 1]));

    void AddNamed(Clause clause, Party party, List<Party> parties)
    {
        var count = parties.Count > 1 ? 1 : clause.Count ?? 1;
        var amount = AmountOf(clause, party, parties);
        if (parties.Count == 1 && IsRepeated(clause, party.Company!, party.Contact, amount)) return;
        Append(clause, party.Company, party.Contact, count, amount);
    }

    /// <summary>Each of several customers has the amount said behind it, or the same one for each.</summary>
    static ClauseAmount? AmountOf(Clause clause, Party party, List<Party> parties)
    {
        if (parties.Count == 1) return Multiplied(clause);
        if (clause.IsEach) return clause.Amounts.Count == parties.Count ? clause.Amounts[parties.IndexOf(party)] : clause.Amount;
        if (LeadsEach(clause, parties)) return clause.Amounts[parties.IndexOf(party)];
        var next = parties.SkipWhile(p => p != party).Skip(1).FirstOrDefault()?.From ?? int.MaxValue;
        var own = clause.Amounts.Where(a => a.Token >= party.To && a.Token < next).ToArray();
        return own.Length > 0 && clause.Amounts.Count > 1 ? own[0] : null;
    }

    // "8k from Elmwood and 5k from Ferncliff"
    static bool LeadsEach(Clause clause, List<Party> parties)
    {
        if (parties.Count != clause.Amounts.Count) return false;
        for (var i = 0; i < parties.Count; i++)
            if (clause.Amounts[i].Token >= parties[i].From || i > 0 && clause.Amounts[i].Token < parties[i - 1].To)
                return false;
        return true;
    }

    // 两单，每单30万
    static ClauseAmount? Multiplied(Clause clause) => IsOneEach(clause) ? clause.Amounts[0] with { Value = clause.Amounts.Sum(a => a.Value) }
        : clause is { IsEach: true, Count: > 1 and var count, Amount: { } amount } ? amount with { Value = amount.Value * count }
            : clause.Amount;

    // 签了两份合同,一份20万一份35万
    static bool IsOneEach(Clause clause) => clause is { Count: > 1 and var count, IsEach: false } && clause.Amounts.Count == count
        && clause.Amounts.All(a => a.Currency == clause.Amounts[0].Currency) && clause.Amount?.Token == clause.Amounts[0].Token;

    void AddPerson(Clause clause, Party person)
    {
        if (clause.Kind == EntryKind.Assist)
        {
            Append(clause, Parties.ServedBeside(message, clause), person.Contact, clause.Count ?? 1, null);
            return;
        }
        if (_events.Count > 0 && _events[^1] is var last && last.Kind == clause.Kind && last.Amount is null && clause.Count is null
            && last.Customer is not null && clause.Amount is null)
            _events[^1] = last with { Contact = Joined(last.Contact, person.Contact!) };
        else Append(clause, _customer, person.Contact, clause.Count ?? 1, Multiplied(clause));
    }

    static string Joined(string? contact, string person) => contact is null ? person : contact == person ? contact
        : $"{contact}、{person}";

    void AddUnnamed(Clause clause)
    {
        if (clause.Kind == EntryKind.Assist) return;
        var inherits = _customer is not null && clause.Count is null or 1 && clause.Kind != EntryKind.Customer;
        if (clause.Kind == EntryKind.Visit && _events.Count > 0 && clause.Count is null) return;
        if (inherits && clause.Amount is null && IsAboutThing(clause)) return;
        if (inherits && IsRepeated(clause, _customer!, null, clause.Amount)) return;
        if (!inherits && !IsEnough(clause)) return;
        Append(clause, inherits ? _customer : null, inherits ? _contact : null, clause.Count ?? 1, Multiplied(clause));
    }

    // "closed my laptop" goes on with no customer.
    bool IsAboutThing(Clause clause)
    {
        for (var i = clause.Trigger + 1; i < clause.To; i++)
            if (ReferenceEquals(message.Tokens[i].Word, Word.Thing))
                return true;
        return false;
    }

    static bool IsEnough(Clause clause) => clause.Kind switch
    {
        EntryKind.Deal or EntryKind.Collection or EntryKind.Quote => clause.Amount is not null || clause.Count is not null,
        EntryKind.Customer => clause.Count is not null,
        _ => clause.Count is not null || clause.HasGeneric,
    };

    // "visited Acme, a good visit", 华为签约…合同签了: the same said twice.
    bool IsRepeated(Clause clause, string customer, string? contact, ClauseAmount? amount)
    {
        if (_events.Count == 0 || _events[^1] is var last
            && (last.Kind != clause.Kind || last.Customer != customer || clause.Count is not null)) return false;
        last = _events[^1];
        if (amount is not null && last.Amount is not null || Date(clause) != last.Date) return false;
        _events[^1] = last with
        {
            Amount = last.Amount ?? amount?.Value,
            Currency = last.Currency ?? amount?.Currency,
            Contact = contact is null ? last.Contact : Joined(last.Contact, contact),
        };
        return true;
    }

    void Append(Clause clause, string? customer, string? contact, int count, ClauseAmount? amount) =>
        _events.Add(new(clause.Kind, customer, contact, Math.Max(1, count), amount?.Value, amount?.Currency, Date(clause)));

    /// <summary>The clause's own date, or the last one said before.</summary>
    DateOnly Date(Clause clause)
    {
        if (clause.Date is { } own) return own;
        for (var i = clause.Before - 1; i >= 0; i--)
            if (message.Tokens[i] is { Kind: TokenKind.When, When: { IsDay: true } when } && when.From <= message.Today)
                return when.From;
        return message.Today;
    }

    void Remember(List<Party> parties)
    {
        if (parties.LastOrDefault(p => p.Company is not null) is not { } party) return;
        (_customer, _contact) = (party.Company, party.Contact);
    }
}
