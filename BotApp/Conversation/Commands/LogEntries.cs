using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Followups;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Books what a message says, all of it or nothing; asks first for what is missing or uncertain.</summary>
sealed class LogEntries : ICommand
{
    public static readonly TimeSpan QuestionLives = TimeSpan.FromMinutes(30);

    public CommandDescription Description { get; } = new("log", [Intent.Log]);

    public async Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        var said = Draft.Of(reading.Events) with { Plan = Told(turn, reading.Reminder) };
        var draft = await Sharing.AskedAsync(turn, said, reading);
        if (turn.Incoming.Said is Said.Text text) draft = await Continuation.SameCustomerAsync(turn, draft, text.Value);
        return await GoOnAsync(turn, draft, SameCustomers(draft, said) ? turn.Customers : await CustomerSearch.FindAsync(turn, draft));
    }

    /// <summary>Books what goes on with the message before.</summary>
    public static async Task<Card> AddAsync(Turn turn, Reading reading)
    {
        var draft = Draft.Of(reading.Events);
        return await GoOnAsync(turn, draft, await CustomerSearch.FindAsync(turn, draft));
    }

    /// <summary>Books a planned follow-up as done today.</summary>
    public static Task<Card> FinishAsync(Turn turn, Followup f)
    {
        var done = new DraftEvent(EntryKind.Followup, f.CustomerText, f.Contact, 1, null, null, turn.Today, f.Customer?.Value);
        return GoOnAsync(turn, new Draft([done]) { Followup = f.Id.Value });
    }

    /// <summary>A button of a question: it must belong to the question that still waits.</summary>
    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (Open(turn) is not { } draft || press.Number("q") != turn.Waiting!.Asked.Value)
            return turn.Reply("这个问题已经处理过或过期了,什么也没有改动。", "This question is settled or has expired; nothing was changed.");
        var pick = press.Text("pick") ?? "";
        return await ChooseAsync(turn, draft, pick == "own" ? press.Text("percent") ?? pick : pick);
    }

    /// <summary>Takes a text as the answer to the waiting question; null when it is none.</summary>
    public static async Task<Card?> TakeAnswerAsync(Turn turn, string text, Reading reading)
    {
        if (Open(turn) is not { } draft) return null;
        if (AnswerText.Choice(text) is { } choice) return await ChooseAsync(turn, draft, choice);
        if (draft.Asked == Missing.Shares && Sharing.PartOf(text) is not null) return await ChooseAsync(turn, draft, text);
        if (reading.Intent is not (Intent.None or Intent.Smalltalk)) return null;
        return draft.Asked switch
        {
            Missing.Amount when AmountReader.Read(text) is var (amount, currency) =>
                await GoOnAsync(turn, draft.With(draft.Index, draft.Current with { Amount = amount, Currency = currency ?? turn.Tenant.Currency })),
            Missing.Customer when await SameAsBeforeAsync(turn, draft, text) is { } same => await GoOnAsync(turn, same),
            Missing.Customer or Missing.WhichCustomer when AnswerText.Name(GoingOnWords.WithoutSame(text)) is { } name =>
                await GoOnAsync(turn, draft.With(draft.Index, draft.Current with { Customer = name, CustomerId = null })),
            _ => null,
        };
    }

    static bool SameCustomers(Draft one, Draft other) => one.Events.Zip(other.Events).All(e => e.First.Customer == e.Second.Customer);

    // "也是张总" or "同一家" for an answer.
    static async Task<Draft?> SameAsBeforeAsync(Turn turn, Draft draft, string text)
    {
        var contact = GoingOnWords.ContactAfterSame(text);
        var named = contact is null ? draft : draft.With(draft.Index, draft.Current with { Contact = contact });
        var filled = await Continuation.SameCustomerAsync(turn, named, text);
        return filled.Current.Customer is null ? null : filled;
    }

    static PlanTold? Told(Turn turn, Reminder? plan) =>
        plan?.Day > turn.Today ? new(turn.Inbox.Value, plan.Day.Value, CleanText.Of(plan.What, NewFollowup.LongestText)) : null;

    static Draft? Open(Turn turn) =>
        turn.Waiting is { } waiting && waiting.Person == turn.Person.Id && waiting.ExpiresAt > turn.Now ? Draft.Read(waiting.Json) : null;

    static async Task<Card> ChooseAsync(Turn turn, Draft draft, string choice)
    {
        var current = draft.Current;
        switch (choice)
        {
            case "cancel":
                SituationStore.StopWaiting(turn.Tx, turn.TenantId, turn.Chat, turn.Person.Id);
                return turn.Reply("好的,没有记。", "All right, nothing was logged.");
            case "yes" when draft.Asked == Missing.Confirmation:
                return await GoOnAsync(turn, draft.With(draft.Index, current with { Confirmed = true }));
            case "new" when draft.Asked == Missing.WhichCustomer:
                return await GoOnAsync(turn, draft.With(draft.Index, current with { IsNew = true }));
            case not null when draft.Asked == Missing.Shares:
                return Sharing.PartOf(choice) is { } theirs
                    ? await GoOnAsync(turn, draft.With(draft.Index, current with { Theirs = theirs }))
                    : turn.Reply($"请填{current.ColleagueName}占百分之几,1 到 99。", $"Please say {current.ColleagueName}'s part in percent, 1 to 99.");
            case "none" when draft.Asked == Missing.Amount && current.Kind == EntryKind.Quote:
                return await GoOnAsync(turn, draft.With(draft.Index, current with { WithoutAmount = true }));
        }
        return long.TryParse(choice, out var id) && draft.Asked == Missing.WhichCustomer && draft.Offered.Contains(id)
            ? await PickAsync(turn, draft, new CustomerId(id))
            : turn.Reply("没有明白这个选择,请再点一次按钮。", "That choice was not understood; please press a button again.");
    }

    static async Task<Card> PickAsync(Turn turn, Draft draft, CustomerId id)
    {
        var picked = CustomerStore.Find(turn.Tx, turn.TenantId, id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (picked.Value is not { } customer)
            return turn.Reply("这个客户已经不在了,请重新发一次。", "That customer is gone; please send the message again.");
        if (draft.Current.Customer is { } said && CustomerName.Key(said).Length > 0) Learn(turn, said, id, draft.ForAll);
        return await GoOnAsync(turn, draft.With(draft.Index, draft.Current with { Customer = customer.Name, CustomerId = id.Value }));
    }

    // Whoever says which one is meant need not be asked again. A slip, initials, or a short name of several may be another customer in
    // somebody else's mouth: that is learned for this person alone.
    static void Learn(Turn turn, string said, CustomerId meant, bool forAll)
    {
        if (forAll) CustomerStore.AddName(turn.Tx, turn.TenantId, said, meant);
        else CustomerFormStore.AddNickname(turn.Tx, turn.TenantId, turn.Person.Id, said, meant);
    }

    static Task<Card> GoOnAsync(Turn turn, Draft answered) => GoOnAsync(turn, answered, null);

    /// <summary>Asks for the next thing that is missing, or books.</summary>
    /// <param name="fresh">What the first round trip found for a new message; null while a question is being answered.</param>
    static async Task<Card> GoOnAsync(Turn turn, Draft draft, IReadOnlyList<Found>? fresh)
    {
        if (Limits.Refuse(draft, turn.Today) is { } refusal) return turn.Reply(refusal);
        var found = fresh ?? await CustomerSearch.FindAsync(turn, draft);
        var (resolved, candidates) = await CustomerSearch.ResolveAsync(turn, draft, found);
        // What a person calls a customer was not looked up for twins yet.
        if (!SameCustomers(resolved, draft)) found = await CustomerSearch.FindAsync(turn, resolved);
        var next = Booking.FirstMissing(turn.Tenant, resolved, found);
        if (next.Asked != Missing.Nothing) return Ask(turn, next, candidates, fresh is not null);
        if (fresh is null) SituationStore.StopWaiting(turn.Tx, turn.TenantId, turn.Chat, turn.Person.Id);
        return await BookDraft.RunAsync(turn, next, found);
    }

    static Card Ask(Turn turn, Draft draft, IReadOnlyList<Customer> candidates, bool isFresh)
    {
        var kept = draft with { Offered = [.. candidates.Select(c => c.Id.Value)] };
        SituationStore.Wait(turn.Tx, turn.TenantId, turn.Chat, new(turn.Inbox, turn.Person.Id, kept.Write(), turn.Now + QuestionLives));
        var card = LogQuestions.Of(turn, draft, candidates);
        // A new question takes the place of an earlier one; what was not booked is named, so that it is not lost unseen.
        return isFresh && Open(turn) is { } earlier ? card with { Parts = card.Parts.Add(LogQuestions.Dropped(turn, earlier)) } : card;
    }
}
