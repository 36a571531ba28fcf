using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Decides, without any database, what a draft still needs and what is booked.</summary>
static class Booking
{
    /// <summary>Repeated visits of one person to one customer within this time count once.</summary>
    static readonly TimeSpan RepeatedVisit = TimeSpan.FromHours(4);

    public static Draft FirstMissing(Tenant tenant, Draft draft, IReadOnlyList<Found> found)
    {
        if (draft.Asked != Missing.Nothing) return draft;
        for (var i = 0; i < draft.Events.Length; i++)
            if (MissingOf(tenant, draft, i, found) is var missing and not Missing.Nothing)
                return draft with { Asked = missing, Index = i };
        return draft;
    }

    /// <param name="made">The ids of customers made for this draft, by name.</param>
    public static IReadOnlyList<NewEntry> Entries(
        Draft draft, IReadOnlyList<Found> found, IReadOnlyDictionary<string, MadeCustomer> made, MemberId author, DateTimeOffset now)
    {
        var visited = new HashSet<(CustomerId, DateOnly)>();
        return [.. draft.Events.Select((e, i) =>
        {
            CustomerId? customer = e.CustomerId is { } id ? new CustomerId(id) : e is { IsNew: true, Customer: { } name } ? made[name].Id : null;
            var repeated = e.Kind == EntryKind.Visit && customer is { } c && (!visited.Add((c, e.Date)) || VisitedLately(found, i, now));
            return e.ToEntry(repeated ? 0 : e.Count, customer) with { Shares = e.SharesOf(author) };
        })];
    }

    static Missing MissingOf(Tenant tenant, Draft draft, int i, IReadOnlyList<Found> found)
    {
        var e = draft.Events[i];
        // "拜访了3家" names nobody and is complete; one deal with nobody is not. A planned "回访李总" was complete without a company, too.
        if (e.Customer is null && e.Count == 1 && e.Kind != EntryKind.Assist && draft.Followup is null) return Missing.Customer;
        if (e.Kind.HasMoney() && e.Amount is null && !e.WithoutAmount) return Missing.Amount;
        if (e.Colleague is not null && e.Theirs is null) return Missing.Shares;
        if (e.Kind == EntryKind.Deal && !e.Confirmed && (e.Amount > tenant.DealLimit || IsTwin(draft, i, found))) return Missing.Confirmation;
        return Missing.Nothing;
    }

    /// <summary>The same customer, amount and day as a deal already booked or standing earlier in the same message.</summary>
    static bool IsTwin(Draft draft, int i, IReadOnlyList<Found> found)
    {
        var e = draft.Events[i];
        return e.Customer is not null
            && (found.Any(f => f.Index == i && f.TwinLoggedAt is not null && f.Customer.Id.Value == e.CustomerId)
                || draft.Events.Take(i).Any(o => o.Kind == EntryKind.Deal && o.Amount == e.Amount && o.Date == e.Date
                    && o.Customer is not null && CustomerName.Key(o.Customer) == CustomerName.Key(e.Customer)));
    }

    static bool VisitedLately(IReadOnlyList<Found> found, int i, DateTimeOffset now) =>
        found.Any(f => f.Index == i && f.TwinLoggedAt is { } at && now - at < RepeatedVisit);
}
