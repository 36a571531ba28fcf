using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Which signed deal somebody means: one of their own, or of the people they answer for.</summary>
static class DealSearch
{
    /// <summary>Deals with the customer of a name that are not cancelled, the newest first; a refusal where there are none.</summary>
    public static async Task<Checked<ImmutableArray<SignedDeal>>> FindAsync(Turn turn, string name)
    {
        var none = new Refusal($"没有找到「{CleanText.Of(name, 40)}」的签单。", $"There is no deal with “{CleanText.Of(name, 40)}”.");
        var key = CustomerName.Key(name);
        if (key.Length == 0) return none;
        var exact = HistoryStore.FindCustomers(turn.Tx, turn.TenantId, [key]);
        await turn.Tx.SendAsync(turn.Cancel);
        IReadOnlyList<CustomerId> meant = exact.Values.Count > 0 ? [.. exact.Values.Select(c => c.Customer.Id)] : await AlikeAsync(turn, name);
        var deals = ReversalStore.FindDeals(turn.Tx, turn.TenantId, meant, turn.Person.Id, RootOf(turn.Person));
        await turn.Tx.SendAsync(turn.Cancel);
        return deals.Values.Count == 0 ? none : deals.Values.ToImmutableArray();
    }

    /// <summary>The deal of a press, locked against everybody else who changes its author's entries; refused and audited for who may not.</summary>
    public static async Task<Checked<SignedDeal>> LockAsync(Turn turn, long id, string asked)
    {
        var seen = ReversalStore.Find(turn.Tx, turn.TenantId, new EntryId(id), RootOf(turn.Person));
        await turn.Tx.SendAsync(turn.Cancel);
        if (seen.Value is not { } known) return new Refusal("这单已经撤销或改过了。", "This deal was undone or changed.");
        if (!known.IsWithin && known.Author != turn.Person.Id)
        {
            turn.Audit("refused", FormattableString.Invariant($"{asked}: entry {id}"));
            return new Refusal("这单不归您管。", "This deal is not yours.");
        }
        LedgerStore.Lock(turn.Tx, turn.TenantId, known.Author);
        var deal = ReversalStore.Find(turn.Tx, turn.TenantId, new EntryId(id), RootOf(turn.Person));
        await turn.Tx.SendAsync(turn.Cancel);
        return deal.Value is { } found ? found : new Refusal("这单已经撤销或改过了。", "This deal was undone or changed.");
    }

    static UnitId? RootOf(Member person) => person.SeesAll ? UnitId.Company : person.Manages;

    static async Task<IReadOnlyList<CustomerId>> AlikeAsync(Turn turn, string name)
    {
        var meant = await CustomerSearch.MeantAsync(turn, name);
        return meant.Nickname is { } own ? [own.Id] : [.. meant.Alike.Select(a => a.Customer.Id)];
    }
}
