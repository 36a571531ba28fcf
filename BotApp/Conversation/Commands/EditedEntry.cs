using System.Globalization;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>An entry, and what its message says since it was changed. What it does not say any more stays as booked.</summary>
sealed record EditedEntry(Entry Entry, LoggedEvent Said)
{
    /// <summary>The ledger holds the customer's full name, people say the short one: that is no change.</summary>
    public string Customer => Said.Customer is { } name && !EntrySearch.IsNamed(Entry, name) ? name : Entry.CustomerText ?? "";

    public string Contact => Said.Contact ?? Entry.Contact ?? "";

    public DateOnly Date => Said.Date;

    /// <summary>As it is typed into the form, which takes another currency only where it is named.</summary>
    public string Amount => Said is { Amount: { } amount, Currency: { } currency }
        ? amount.ToString("0.##", CultureInfo.InvariantCulture) + (currency == Entry.Amount?.Currency ? "" : " " + currency)
        : EntryForm.AmountOf(Entry);

    public bool IsChanged =>
        Customer != (Entry.CustomerText ?? "") || Contact != (Entry.Contact ?? "") || Date != Entry.Date
        || Entry.Kind.HasMoney() && Amount != EntryForm.AmountOf(Entry);
}
