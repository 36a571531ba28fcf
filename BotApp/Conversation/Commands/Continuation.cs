using Dengta.BotApp.Understanding;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What a message means that goes on with the one just booked.</summary>
static class Continuation
{
    /// <summary>After this long nobody's "the same" is clear any more.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);

    /// <summary>Reads a text that nothing else was made of; null where it goes on with nothing.</summary>
    public static async Task<Reading?> ReadAsync(Turn turn, string text)
    {
        if (GoingOnWords.Again(text) is var (kind, what))
        {
            var same = kind ?? (await LatestAsync(turn) is [var last, ..] ? last.Kind : null);
            return same is { } known && GoingOnWords.Whole(known, what) is { } whole && Reader.Read(whole, turn.Today) is { Intent: Intent.Log } again ? again : null;
        }
        if (GoingOnWords.ContactAfterSame(text) is not { } contact) return null;
        return await LatestAsync(turn) is [{ Contact: null }]
            ? new Reading(Intent.Correct) { Fix = new Fix(null, null, null, FixField.Contact, null, new FixValue(Text: contact)) }
            : null;
    }

    /// <summary>The draft with the customer of the entry just booked, where the message says that it is the same one, or names its contact again.</summary>
    public static async Task<Draft> SameCustomerAsync(Turn turn, Draft draft, string text)
    {
        var saysCustomer = GoingOnWords.SaysSameCustomer(text);
        if (draft.Events.All(e => e.Customer is not null || e.Count > 1) || !saysCustomer && !GoingOnWords.MaySaySame(text)) return draft;
        var latest = await LatestAsync(turn);
        for (var i = 0; i < draft.Events.Length; i++)
        {
            var e = draft.Events[i];
            if (e.Customer is not null || e.Count > 1 || e.Contact is null && !saysCustomer) continue;
            // Only one customer can be "the same": that of the contact named, or the only one there was.
            var fits = latest.Where(l => l.Customer is not null && (e.Contact is null || l.Contact == e.Contact)).DistinctBy(l => l.Customer).ToArray();
            if (fits is [{ CustomerText: { } name } one])
                draft = draft.With(i, e with { Customer = name, CustomerId = one.Customer!.Value.Value, Contact = e.Contact ?? one.Contact });
        }
        return draft;
    }

    // What the person's latest message has booked, if that was just now.
    static async Task<IReadOnlyList<Entry>> LatestAsync(Turn turn)
    {
        var latest = LedgerStore.OfLatestMessage(turn.Tx, turn.TenantId, turn.Person.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        return latest.Values is [var first, ..] && turn.Now - first.LoggedAt <= Fresh ? latest.Values : [];
    }
}
