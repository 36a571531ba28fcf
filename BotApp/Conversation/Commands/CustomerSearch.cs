using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Which customers a draft means.</summary>
static class CustomerSearch
{
    const int MostCandidates = 3;

    /// <summary>What to look up for each event; events without a usable name look up nothing, under a key that no customer has.</summary>
    public static IReadOnlyList<Sought> Sought(Draft draft) =>
        [.. draft.Events.Select(e => new Sought(e.Customer is { } name ? CustomerName.Key(name) : "", e.Kind, e.Amount ?? 0, e.Date))];

    public static async Task<IReadOnlyList<Found>> FindAsync(Turn turn, Draft draft)
    {
        var found = CustomerStore.Find(turn.Tx, turn.TenantId, turn.Incoming.Channel, turn.Incoming.Sender.Id, Sought(draft));
        await turn.Tx.SendAsync(turn.Cancel);
        return found.Values;
    }

    /// <summary>
    /// Settles every event whose customer is certain: one customer of exactly that name, or none at all that is alike, which is then new.
    /// Stops at the first uncertain one and answers whom it may be.
    /// </summary>
    public static async Task<(Draft Draft, IReadOnlyList<Customer> Candidates)> ResolveAsync(Turn turn, Draft draft, IReadOnlyList<Found> found)
    {
        for (var i = 0; i < draft.Events.Length; i++)
        {
            var e = draft.Events[i];
            if (e.Customer is null || e.CustomerId is not null || e.IsNew) continue;
            if (CustomerName.Key(e.Customer).Length == 0)
            {
                draft = draft.With(i, e with { Customer = null });
                continue;
            }
            var exact = found.Where(f => f.Index == i).Select(f => f.Customer).ToArray();
            if (exact.Length > 1) return (draft with { Asked = Missing.WhichCustomer, Index = i }, exact.Take(MostCandidates).ToArray());
            if (exact.Length == 0 && await AlikeAsync(turn, e.Customer) is { Count: > 0 } alike)
                return (draft with { Asked = Missing.WhichCustomer, Index = i }, alike);
            draft = draft.With(i, exact.Length == 1 ? e with { CustomerId = exact[0].Id.Value } : e with { IsNew = true });
        }
        return (draft with { Asked = Missing.Nothing }, []);
    }

    /// <summary>Makes new customers; answers the id of each name.</summary>
    public static async Task<IReadOnlyDictionary<string, CustomerId>> MakeAsync(Turn turn, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0) return new Dictionary<string, CustomerId>();
        var made = CustomerStore.Add(turn.Tx, turn.TenantId, names, turn.Now, turn.Person.Id, turn.Inbox);
        await turn.Tx.SendAsync(turn.Cancel);
        var byKey = made.Values.GroupBy(m => m.Key).ToDictionary(g => g.Key, g => g.First().Id);
        return names.ToDictionary(n => n, n => byKey[CustomerName.Key(n)]);
    }

    public static async Task<IReadOnlyList<Customer>> AlikeAsync(Turn turn, string name)
    {
        var alike = CustomerStore.FindAlike(turn.Tx, turn.TenantId, CustomerName.Key(name));
        await turn.Tx.SendAsync(turn.Cancel);
        return [.. alike.Values.OrderBy(c => Math.Abs(c.Name.Length - name.Length)).ThenBy(c => c.Id.Value).Take(MostCandidates)];
    }
}
