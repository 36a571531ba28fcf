using Dengta.Domain.Basics;
using Dengta.Domain.Followups;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Books a draft of which everything is known, and says what else goes with it.</summary>
static class BookDraft
{
    public static async Task<Card> RunAsync(Turn turn, Draft draft, IReadOnlyList<Found> found)
    {
        var open = await SealedPeriods.FirstOpenAsync(turn, draft.Events.Select(e => e.Date));
        if (open is { } first) draft = draft with { Events = [.. draft.Events.Select(e => e.Date < first ? e with { Date = turn.Today } : e)] };
        var ids = await CustomerSearch.MakeAsync(turn, draft.Events.Where(e => e.IsNew).Select(e => e.Customer!).ToHashSet());
        var made = ids.Where(i => i.Value.IsNew).Select(i => i.Key).ToHashSet();
        var booked = Booking.Entries(draft, found, ids, turn.Person.Id, turn.Now);
        var known = await KnownCustomers.AmongAsync(turn, booked, made);
        IReadOnlyList<NewEntry> entries = known.Count == 0 ? booked : [.. booked.Where(e => !known.Contains(e))];
        if (entries.Count == 0) return KnownCustomers.Card(turn, known);

        LedgerStore.Add(turn.Tx, turn.TenantId, turn.Person.Id, entries, turn.Now, turn.Inbox);
        if (entries.Any(e => e.Kind == EntryKind.Complaint)) await RuleComplaint.AskAsync(turn);
        Credit[] credits = [.. entries.SelectMany(e => Credit.Of(turn.Person.Id, e))];
        CardPart[] progress =
        [
            .. MonthParts.After(turn, credits),
            .. await Lights.AfterAsync(turn, turn.Month.Plus(credits.Where(c => c.Member == turn.Person.Id)), [.. entries.Select(e => e.Kind)]),
        ];
        var card = BookedCard.Of(
            turn.Language, turn.Today, turn.Inbox, entries, made, open is { } sealedUntil ? [SealedPeriods.Moved(turn, sealedUntil), .. progress] : progress);
        if (known.Count > 0) card = card with { Parts = card.Parts.Add(KnownCustomers.Note(turn, known)) };
        card = card with { Parts = [.. card.Parts, .. await RequestService.AnsweredAsync(turn, entries)] };
        return await WithPlansAsync(turn, draft, entries, card);
    }

    static async Task<Card> WithPlansAsync(Turn turn, Draft draft, IReadOnlyList<NewEntry> entries, Card booked)
    {
        if (draft.Followup is { } done) FollowupStore.Finish(turn.Tx, turn.TenantId, turn.Person.Id, new FollowupId(done), turn.Now, turn.Inbox);
        booked = booked with { Parts = [.. booked.Parts, .. draft.Events.Where(e => e.Theirs > 0).Select(e => LogQuestions.Divided(turn, e))] };
        if (draft.Plan is { } plan) booked = FollowupCards.WithOffer(turn, booked, plan);
        var met = entries.Where(e => TickFollowup.Settles(e.Kind)).Select(e => e.Customer).OfType<CustomerId>().ToArray();
        if (!turn.Plans || turn.InGroup || draft.Followup is not null || met.Length == 0) return booked;
        var open = FollowupStore.OpenWith(turn.Tx, turn.TenantId, turn.Person.Id, met);
        await turn.Tx.SendAsync(turn.Cancel);
        return open.Value is { } f ? FollowupCards.WithTick(turn, booked, f) : booked;
    }
}
