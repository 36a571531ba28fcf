using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>"新增客户中兴" for a customer that is there already: said, and not counted once more.</summary>
static class KnownCustomers
{
    /// <summary>The entries of new customers that are none.</summary>
    /// <param name="made">The names of customers that this message has made.</param>
    public static async Task<IReadOnlyList<NewEntry>> AmongAsync(Turn turn, IReadOnlyList<NewEntry> entries, IReadOnlySet<string> made)
    {
        var known = entries.Where(e => e is { Kind: EntryKind.Customer, Customer: not null } && !made.Contains(e.CustomerText!)).ToArray();
        if (known.Length == 0) return [];
        var midnight = turn.LocalNow.Date;
        var began = new DateTimeOffset(midnight, turn.Tenant.Zone.GetUtcOffset(midnight));
        var uncounted = CustomerStore.FindUncounted(
            turn.Tx, turn.TenantId, known.Select(e => e.Customer!.Value), turn.Person.Id, began, turn.Today);
        await turn.Tx.SendAsync(turn.Cancel);
        return [.. known.Where(e => !uncounted.Values.Contains(e.Customer!.Value))];
    }

    public static Card Card(Turn turn, IReadOnlyList<NewEntry> known) => turn.Reply(
        $"{Names(turn, known)}已经在客户里了,没有重复计数。", $"{Names(turn, known)} is a customer already and was not counted again.");

    public static Line Note(Turn turn, IReadOnlyList<NewEntry> known) => new(Card(turn, known).Title, Tone.Subtle);

    static string Names(Turn turn, IReadOnlyList<NewEntry> known) =>
        string.Join(turn.Say("、", ", "), known.Select(e => turn.Say($"「{e.CustomerText}」", $"“{e.CustomerText}”")).Distinct());
}
