using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Followups;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Ticks a follow-up off by what a message has booked already: a visit to that customer needs no second entry.</summary>
sealed class TickFollowup : ICommand
{
    public CommandDescription Description { get; } = new("tick", [], IsPersonal: true, KeepsCard: true);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => Task.FromResult(FollowupCards.Gone(turn));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var message = new InboxId(press.Number("message") ?? 0);
        LedgerStore.Lock(turn.Tx, turn.TenantId, turn.Person.Id);
        var found = FollowupStore.Find(turn.Tx, turn.TenantId, turn.Person.Id, new FollowupId(press.Number("id") ?? 0));
        var booked = LedgerStore.OfMessage(turn.Tx, turn.TenantId, turn.Person.Id, message);
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Value is not { } f) return FollowupCards.Gone(turn);
        if (f.State != FollowupState.Open) return FollowupCards.Present(turn, f);
        if (f.Customer is null || !booked.Values.Any(e => e.Customer == f.Customer && Settles(e.Kind)))
            return turn.Reply("那条记录已经撤销或改过了,跟进没有动。", "That entry is undone or changed; the follow-up stays open.");
        FollowupStore.Finish(turn.Tx, turn.TenantId, turn.Person.Id, f.Id, turn.Now, message);
        return FollowupCards.Present(turn, f with { State = FollowupState.Done });
    }

    /// <summary>What one does with a customer that one meant to follow up.</summary>
    public static bool Settles(EntryKind kind) => kind is EntryKind.Visit or EntryKind.Followup;
}
