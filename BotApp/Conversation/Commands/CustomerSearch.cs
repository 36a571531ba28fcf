using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Storage;

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
    /// Settles every event whose customer is certain: the one customer of exactly that name, the one that this person calls so, or none at
    /// all that is alike, which is then new. Stops at the first uncertain one and answers whom it may be.
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
            if (exact.Length == 1)
            {
                draft = draft.With(i, e with { CustomerId = exact[0].Id.Value });
                continue;
            }
            var meant = await MeantAsync(turn, e.Customer);
            if (meant.Nickname is { } own)
                draft = draft.With(i, e with { Customer = own.Name, CustomerId = own.Id.Value });
            else if (exact.Length > 1)
                return (draft with { Asked = Missing.WhichCustomer, Index = i }, exact.Take(MostCandidates).ToArray());
            else if (meant.Alike.Count > 0)
                return (draft with { Asked = Missing.WhichCustomer, Index = i, ForAll = meant.IsShortName }, [.. meant.Alike.Select(a => a.Customer)]);
            else
                draft = draft.With(i, e with { IsNew = true });
        }
        return (draft with { Asked = Missing.Nothing }, []);
    }

    /// <summary>Makes new customers; answers the id of each name, and whether somebody else was not a moment quicker.</summary>
    public static async Task<IReadOnlyDictionary<string, MadeCustomer>> MakeAsync(Turn turn, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0) return new Dictionary<string, MadeCustomer>();
        var made = CustomerStore.Add(turn.Tx, turn.TenantId, names, turn.Now, turn.Person.Id, turn.Inbox);
        await turn.Tx.SendAsync(turn.Cancel);
        var byKey = made.Values.GroupBy(m => m.Key).ToDictionary(g => g.Key, g => new MadeCustomer(g.First().Id, g.First().Made));
        return names.ToDictionary(n => n, n => byKey[CustomerName.Key(n)]);
    }

    /// <summary>What a name that no customer has exactly may mean.</summary>
    public static async Task<Meant> MeantAsync(Turn turn, string name)
    {
        var (unformed, nickname, alike) = Ask(turn, name);
        await turn.Tx.SendAsync(turn.Cancel);
        if (unformed.Values.Count > 0)
        {
            CustomerFormStore.Form(turn.Tx, turn.TenantId, unformed.Values);
            alike = CustomerFormStore.FindAlike(turn.Tx, turn.TenantId, name);
            await turn.Tx.SendAsync(turn.Cancel);
        }
        return new(nickname.Value, [.. Ranked(alike.Values.OfType<Alike>(), name).Take(MostCandidates)]);
    }

    static (Rows<Unformed>, Row<Customer>, Rows<Alike?>) Ask(Turn turn, string name) => (
        CustomerFormStore.FindUnformed(turn.Tx, turn.TenantId),
        CustomerFormStore.FindNickname(turn.Tx, turn.TenantId, turn.Person.Id, name),
        CustomerFormStore.FindAlike(turn.Tx, turn.TenantId, name));

    static IEnumerable<Alike> Ranked(IEnumerable<Alike> alike, string name) => alike
        .GroupBy(a => a.Customer.Id)
        .Select(g => g.MinBy(a => a.Likeness)!)
        .OrderBy(a => a.Likeness).ThenBy(a => Math.Abs(a.Customer.Name.Length - name.Length)).ThenBy(a => a.Customer.Id.Value);
}

/// <param name="IsNew">It was made by this message.</param>
readonly record struct MadeCustomer(CustomerId Id, bool IsNew);

/// <param name="Nickname">The customer that this person means by the name, as they said before.</param>
/// <param name="Alike">At most three others, the likeliest first.</param>
sealed record Meant(Customer? Nickname, IReadOnlyList<Alike> Alike)
{
    /// <summary>Nothing else is called so by anybody: whoever says which customer is meant says it for all.</summary>
    public bool IsShortName => Alike is [{ Likeness: Likeness.Same or Likeness.Beginning }];
}
