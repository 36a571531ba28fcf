using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Books what a message says, all of it or nothing; asks first for what is missing or uncertain.</summary>
sealed class LogEntries : ICommand
{
    public static readonly TimeSpan QuestionLives = TimeSpan.FromMinutes(30);

    public CommandDescription Description { get; } = new("log", [Intent.Log]);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => GoOnAsync(turn, Draft.Of(reading.Events), turn.Customers);

    /// <summary>A button of a question: it must belong to the question that still waits.</summary>
    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (Open(turn) is not { } draft || press.Number("q") != turn.Waiting!.Asked.Value)
            return turn.Reply("这个问题已经处理过或过期了,什么也没有改动。", "This question is settled or has expired; nothing was changed.");
        return await ChooseAsync(turn, draft, press.Text("pick") ?? "");
    }

    /// <summary>Takes a text as the answer to the waiting question; null when it is none.</summary>
    public static async Task<Card?> TakeAnswerAsync(Turn turn, string text, Reading reading)
    {
        if (Open(turn) is not { } draft) return null;
        if (AnswerText.Choice(text) is { } choice) return await ChooseAsync(turn, draft, choice);
        if (reading.Intent is not (Intent.None or Intent.Smalltalk)) return null;
        return draft.Asked switch
        {
            Missing.Amount when AmountReader.Read(text) is var (amount, currency) =>
                await GoOnAsync(turn, draft.With(draft.Index, draft.Current with { Amount = amount, Currency = currency ?? turn.Tenant.Currency })),
            Missing.Customer or Missing.WhichCustomer when AnswerText.Name(text) is { } name =>
                await GoOnAsync(turn, draft.With(draft.Index, draft.Current with { Customer = name, CustomerId = null })),
            _ => null,
        };
    }

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
        // Whoever says which one is meant need not be asked again.
        if (draft.Current.Customer is { } said && CustomerName.Key(said).Length > 0) CustomerStore.AddName(turn.Tx, turn.TenantId, said, id);
        return await GoOnAsync(turn, draft.With(draft.Index, draft.Current with { Customer = customer.Name, CustomerId = id.Value }));
    }

    static Task<Card> GoOnAsync(Turn turn, Draft answered) => GoOnAsync(turn, answered, null);

    /// <summary>Asks for the next thing that is missing, or books.</summary>
    /// <param name="fresh">What the first round trip found for a new message; null while a question is being answered.</param>
    static async Task<Card> GoOnAsync(Turn turn, Draft draft, IReadOnlyList<Found>? fresh)
    {
        if (Limits.Refuse(draft, turn.Today) is { } refusal) return turn.Reply(refusal);
        var found = fresh ?? await CustomerSearch.FindAsync(turn, draft);
        var (resolved, candidates) = await CustomerSearch.ResolveAsync(turn, draft, found);
        var next = Booking.FirstMissing(turn.Tenant, resolved, found);
        if (next.Asked != Missing.Nothing) return Ask(turn, next, candidates, fresh is not null);
        if (fresh is null) SituationStore.StopWaiting(turn.Tx, turn.TenantId, turn.Chat, turn.Person.Id);
        return await BookAsync(turn, next, found);
    }

    static Card Ask(Turn turn, Draft draft, IReadOnlyList<Customer> candidates, bool isFresh)
    {
        var kept = draft with { Offered = [.. candidates.Select(c => c.Id.Value)] };
        SituationStore.Wait(turn.Tx, turn.TenantId, turn.Chat, new(turn.Inbox, turn.Person.Id, kept.Write(), turn.Now + QuestionLives));
        var card = LogQuestions.Of(turn, draft, candidates);
        // A new question takes the place of an earlier one; what was not booked is named, so that it is not lost unseen.
        return isFresh && Open(turn) is { } earlier ? card with { Parts = card.Parts.Add(LogQuestions.Dropped(turn, earlier)) } : card;
    }

    static async Task<Card> BookAsync(Turn turn, Draft draft, IReadOnlyList<Found> found)
    {
        var open = await SealedPeriods.FirstOpenAsync(turn, draft.Events.Select(e => e.Date));
        if (open is { } first) draft = draft with { Events = [.. draft.Events.Select(e => e.Date < first ? e with { Date = turn.Today } : e)] };
        var made = draft.Events.Where(e => e.IsNew).Select(e => e.Customer!).ToHashSet();
        var ids = await CustomerSearch.MakeAsync(turn, made);
        var entries = Booking.Entries(draft, found, ids, turn.Now);
        LedgerStore.Add(turn.Tx, turn.TenantId, turn.Person.Id, entries, turn.Now, turn.Inbox);
        if (entries.Any(e => e.Kind == EntryKind.Complaint)) await RuleComplaint.AskAsync(turn);
        var progress = MonthParts.After(turn, entries.SelectMany(e => Credit.Of(turn.Person.Id, e)));
        return BookedCard.Of(turn.Language, turn.Today, turn.Inbox, entries, made, open is { } sealedUntil ? [SealedPeriods.Moved(turn, sealedUntil), .. progress] : progress);
    }
}
