using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>The history as it stands in the ledger: numbered, and summed by person and day with the product's own rule of credit.</summary>
sealed class Ledger
{
    readonly Dictionary<Message, IReadOnlyList<BookedEntry>> _bookedBy = [];
    readonly Dictionary<(MemberId, DateOnly, EntryKind, string), Credit> _sums = [];

    public Ledger(IEnumerable<Message> history)
    {
        foreach (var message in history) Book(message);
    }

    public List<(long Id, Message Message)> Inbox { get; } = [];

    public List<BookedEntry> Entries { get; } = [];

    public List<VoidedEntry> Voids { get; } = [];

    /// <summary>In the order of the primary key.</summary>
    public IEnumerable<Credit> Sums => _sums.Values.OrderBy(c => (c.Member.Value, c.Day, c.Kind, c.Currency));

    void Book(Message message)
    {
        var inbox = Inbox.Count + 1L;
        Inbox.Add((inbox, message));
        var before = message.TakesBack is { } earlier ? _bookedBy[earlier] : [];
        foreach (var old in before) Void(old, inbox, message);
        _bookedBy.Add(message, [.. message.Bookings.Select((b, i) => Add(b, message, inbox, i < before.Count ? before[i].Id : null))]);
    }

    BookedEntry Add(Booking booking, Message message, long inbox, long? replaces)
    {
        var entry = new BookedEntry(Entries.Count + 1L, inbox, message, booking, replaces);
        Entries.Add(entry);
        foreach (var credit in entry.Credits) Sum(credit);
        return entry;
    }

    void Void(BookedEntry entry, long inbox, Message by)
    {
        Voids.Add(new(entry.Id, inbox, by.At, by.Bookings.Count > 0));
        foreach (var credit in entry.Credits) Sum(credit.Negated());
    }

    void Sum(Credit c)
    {
        var key = (c.Member, c.Day, c.Kind, c.Currency);
        _sums[key] = _sums.TryGetValue(key, out var s)
            ? s with { Count = s.Count + c.Count, RawCount = s.RawCount + c.RawCount, Amount = s.Amount + c.Amount }
            : c;
    }
}

sealed record BookedEntry(long Id, long Inbox, Message Message, Booking Booking, long? Replaces)
{
    public NewEntry Entry => Booking.Entry;

    public IEnumerable<Credit> Credits => Credit.Of(new MemberId(Message.By.Id), Entry);
}

sealed record VoidedEntry(long Entry, long Inbox, DateTime At, bool Replaced);
