using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>Something one person wrote, and what the bot booked for it. Told apart by reference, since it is named before it has an id.</summary>
/// <param name="at">UTC.</param>
sealed class Message(Person by, DateTime at, string said, params IReadOnlyList<Booking> bookings)
{
    public Person By => by;

    public DateTime At => at;

    public string Said => said;

    public IReadOnlyList<Booking> Bookings => bookings;

    /// <summary>The message whose bookings this one undoes or, where it has its own, replaces one by one.</summary>
    public Message? TakesBack { get; private init; }

    public Message Later(int minutes) => new(by, at.AddMinutes(minutes), said, bookings) { TakesBack = TakesBack };

    public Message Undone(int minutes) => new(by, at.AddMinutes(minutes), Phrases.Undo) { TakesBack = this };

    public Message Corrected(int minutes, string words, Message right) =>
        new(by, at.AddMinutes(minutes), words, right.Bookings) { TakesBack = this };
}

/// <param name="Cost">Known for some deals; credit does not depend on it.</param>
sealed record Booking(NewEntry Entry, decimal? Cost = null);
