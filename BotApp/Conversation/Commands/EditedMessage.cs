using Dengta.BotApp.Understanding;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// A message that was changed after it was booked. The book does not follow by itself: the correction is offered, and made by the same
/// form as any other.
/// </summary>
static class EditedMessage
{
    public static async Task<Reply> AnswerAsync(Turn turn, Said.Edited edited)
    {
        LedgerStore.Lock(turn.Tx, turn.TenantId, turn.Person.Id);
        var typed = SituationStore.Typed(turn.Tx, turn.TenantId, turn.Person.Id, turn.Incoming.Channel, edited.Message);
        await turn.Tx.SendAsync(turn.Cancel);
        // Some channels report a message as changed when somebody has only reacted to it.
        if (typed.Value is not { } message || message.Text == edited.Value) return new(null);
        var standing = LedgerStore.StandingFor(turn.Tx, turn.TenantId, turn.Person.Id, message.Id);
        await turn.Tx.SendAsync(turn.Cancel);

        // "昨天" is the day before the message was sent, whenever it is changed.
        var reading = Reader.Read(edited.Value, turn.Tenant.DayOf(message.At));
        IReadOnlyList<LoggedEvent> now = reading.Intent == Intent.Log ? reading.Events : [];
        return new((standing.Values.Count, now.Count) switch
        {
            (0, 0) => null,
            (0, _) => NothingToCorrect(turn),
            (_, 0) => StillBooked(turn, message, standing.Values) with { Title = turn.Say("您改了消息,账上还没有改。", "You changed the message; the book still has:") },
            _ => await OfferAsync(turn, standing.Values, now),
        });
    }

    static async Task<Card?> OfferAsync(Turn turn, IReadOnlyList<Entry> booked, IReadOnlyList<LoggedEvent> now)
    {
        // Which line became which can only be told where each has one of its own place and kind.
        if (booked.Count != now.Count || booked.Zip(now).Any(p => p.First.Kind != p.Second.Kind)) return Choose(turn, booked);
        var changed = booked.Zip(now, (entry, said) => new EditedEntry(entry, said)).Where(c => c.IsChanged).ToArray();
        return changed switch
        {
            [] => null,
            [var one] => await FormAsync(turn, one),
            _ => Choose(turn, [.. changed.Select(c => c.Entry)]),
        };
    }

    static async Task<Card> FormAsync(Turn turn, EditedEntry changed)
    {
        var form = await EntryForm.OfAsync(turn, changed.Entry, changed);
        var title = turn.Say("您改了消息,账上还没有改。要一起改吗?", "You changed the message; the book still has the old entry. Change it as well?");
        var before = new Line(turn.Say("账上:", "Booked: ") + changed.Entry.Say(turn.Language, turn.Today), Tone.Subtle);
        return form with { Title = title, Parts = form.Parts.Insert(0, before) };
    }

    static Card Choose(Turn turn, IReadOnlyList<Entry> entries) => EntryForm.Choose(turn, entries) with
    {
        Title = turn.Say("您改了消息,账上还没有改。要改哪一条?", "You changed the message; the book still has the old entries. Which one shall change?"),
    };

    /// <summary>What a message booked, with what can be done about it; the title is still to be given.</summary>
    public static Card StillBooked(Turn turn, TypedMessage message, IReadOnlyList<Entry> booked) => new Card(
        turn.Language, "", booked.Select(e => new Line("✓ " + e.Say(turn.Language, turn.Today))))
        .With(booked is [var one]
            ? [new(turn.Say("撤销", "Undo"), "undo", ("entry", Values.Of(one.Id.Value))), new(turn.Say("修改", "Edit"), "edit", ("entry", Values.Of(one.Id.Value)))]
            : BookedCard.Buttons(turn.Language, message.Id).Take(2));

    static Card NothingToCorrect(Turn turn) => turn.Reply(
        "改过的消息不会自动记账,现在也没有它的记录。要记,请当作新消息再发一次。",
        "A changed message is not booked by itself, and nothing of it is booked now. To log it, send it as a new message.");
}
