using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Takes back what was taken off a deal: by whoever told of it, or by who is above the one whose deal it is.</summary>
static class ReversalUndo
{
    public static async Task<Card> RunAsync(Turn turn, EntryId id)
    {
        var seen = ReversalStore.FindParties(turn.Tx, turn.TenantId, id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (seen.Value is not var (author, by)) return Gone(turn);
        if (by != turn.Person.Id)
        {
            var allowed = await Scope.OfMemberAsync(turn, author, "reverse-deal");
            // One's own deal is not enough: what somebody above has taken off is theirs.
            if (!allowed.Ok || author == turn.Person.Id) return turn.Reply("这不是您记的,不能由您撤销。", "It was not you who booked this; you cannot undo it.");
        }
        LedgerStore.Lock(turn.Tx, turn.TenantId, author);
        var still = ReversalStore.FindParties(turn.Tx, turn.TenantId, id);
        var entry = LedgerStore.FindAny(turn.Tx, turn.TenantId, [id]);
        await turn.Tx.SendAsync(turn.Cancel);
        return still.Value is null ? Gone(turn) : await TakeBackAsync(turn, author, entry.Values[0]);
    }

    static async Task<Card> TakeBackAsync(Turn turn, MemberId author, Entry off)
    {
        if (await SealedPeriods.FirstOpenAsync(turn, [off.Date]) is { } open) return SealedPeriods.Refuse(turn, open);
        if (await ReversedDeals.AnyAsync(turn, [off])) return ReversedDeals.Refuse(turn);
        LedgerStore.Void(turn.Tx, turn.TenantId, [off], turn.Now, turn.Inbox, replaced: false);
        turn.Audit("deal.restored", FormattableString.Invariant($"entry {off.Id.Value}"));
        if (author != turn.Person.Id)
            await ReverseDeal.TellAsync(turn, author, $"reversal-undone:{off.Id.Value}", by => ReversalCard.ToldBack(turn.Tenant.Language, by, off));
        var credits = Credit.Of(author, off.ToNew()).Select(c => c.Negated());
        return turn.Reply(
            $"已撤销:{off.Say(turn.Language, turn.Today)}", $"Undone: {off.Say(turn.Language, turn.Today)}", MonthParts.After(turn, credits));
    }

    static Card Gone(Turn turn) => turn.Reply("这条已经撤销了。", "This is already undone.");
}
