using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>When, with which customer and with whom there.</summary>
readonly record struct Occasion(Moment When, Client Client, string Contact)
{
    public NewEntry Entry(EntryKind kind, decimal? amount = null) => new(
        kind, new CustomerId(Client.Id), null, kind is EntryKind.Deal or EntryKind.Collection ? null : Contact, 1, 1,
        amount is { } yuan ? new Money(yuan, DemoCompany.Currency) : null, When.Day);
}
