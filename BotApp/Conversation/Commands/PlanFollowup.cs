using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Followups;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Offers to remind of what is planned. Nothing is remembered before the offer is taken; the button carries only which message told of it.</summary>
sealed class PlanFollowup : ICommand
{
    public CommandDescription Description { get; } = new("plan", [Intent.Remind, Intent.FuturePlan], KeepsCard: true);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => Task.FromResult(reading switch
    {
        { Intent: Intent.Remind, Question.Subject.Kind: not SubjectKind.Me } => FollowupCards.OnlyOneself(turn),
        { Intent: Intent.Remind, Reminder: { } asked } => FollowupCards.OfferAsked(turn, asked),
        { Reminder: { } plan } when plan.Day > turn.Today => FollowupCards.OfferPlan(turn, plan),
        _ => FollowupCards.OnlyPlanned(turn),
    });

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var message = new InboxId(press.Number("message") ?? 0);
        var said = SituationStore.Said(turn.Tx, turn.TenantId, turn.Person.Id, message);
        var before = FollowupStore.OfMessage(turn.Tx, turn.TenantId, turn.Person.Id, message);
        await turn.Tx.SendAsync(turn.Cancel);
        if (before.Value is { } made) return FollowupCards.Present(turn, made);
        if (said.Value is not { } own || Reader.Read(own.Text, turn.Tenant.DayOf(own.At)).Reminder is not { } reminder) return FollowupCards.Gone(turn);
        if ((press.Date("day") ?? reminder.Day) is not { } day) return FollowupCards.Gone(turn);
        return NewFollowup.Refuse(day, turn.Today) is { } refusal ? turn.Reply(refusal) : await AddAsync(turn, message, reminder with { Day = day });
    }

    static async Task<Card> AddAsync(Turn turn, InboxId message, Reminder reminder)
    {
        var customer = reminder.Customer is { } name && CustomerName.Key(name).Length > 0 ? CleanText.Of(name, CustomerName.Longest) : null;
        var planned = new NewFollowup(
            customer is null ? null : await KnownAsync(turn, customer), customer, reminder.Contact is { } contact ? CleanText.Of(contact, 100) : null,
            CleanText.Of(reminder.What, NewFollowup.LongestText), reminder.Day!.Value, reminder.Time);
        var made = FollowupStore.Add(turn.Tx, turn.TenantId, turn.Person.Id, planned, turn.Now, message);
        await turn.Tx.SendAsync(turn.Cancel);
        return FollowupCards.Present(turn, made.Value!);
    }

    // Only a certain customer is kept with the plan; who else it may be is asked once it is done.
    static async Task<CustomerId?> KnownAsync(Turn turn, string name)
    {
        var sought = new Sought(CustomerName.Key(name), EntryKind.Followup, 0, turn.Today);
        var found = CustomerStore.Find(turn.Tx, turn.TenantId, turn.Incoming.Channel, turn.Incoming.Sender.Id, [sought]);
        await turn.Tx.SendAsync(turn.Cancel);
        return found.Values is [var only] ? only.Customer.Id : null;
    }
}
