using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Changes an entry: the old one is voided and a replacement booked that points at it.</summary>
sealed class CorrectEntry : ICommand
{
    public CommandDescription Description { get; } = new("edit", [Intent.Correct]);

    public async Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        if (reading.Fix is not { Field: not null, New: not null } fix) return NotUnderstood(turn);
        var recent = await EntrySearch.RecentAsync(turn);
        var fits = EntrySearch.Matching(recent, fix).Where(e => CanHave(e, fix.Field.Value)).ToArray();
        if (fits.Length == 0)
            return turn.Reply("没有找到要改的那条记录,什么也没有改动。", "The entry to change was not found; nothing was changed.");

        // Without more words the latest message is meant; where that still leaves several, they are shown.
        var latest = fits.Where(e => e.Inbox == fits[0].Inbox).ToArray();
        return latest.Length == 1 || fix.Old is not null ? await ChangeAsync(turn, latest[0], fix.Field.Value, fix.New) : EntryForm.Choose(turn, latest);
    }

    /// <summary>Shows the form for a message or an entry, or saves what the form brought back.</summary>
    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Number("entry") is { } id)
        {
            LedgerStore.Lock(turn.Tx, turn.TenantId, turn.Person.Id);
            var found = LedgerStore.Find(turn.Tx, turn.TenantId, turn.Person.Id, new EntryId(id));
            await turn.Tx.SendAsync(turn.Cancel);
            if (found.Value is not { IsOfCustomer: false } entry) return Gone(turn);
            return press.Text("save") is null ? await EntryForm.OfAsync(turn, entry) : await SaveAsync(turn, entry, press);
        }
        if (press.Number("message") is not { } message) return NotUnderstood(turn);
        LedgerStore.Lock(turn.Tx, turn.TenantId, turn.Person.Id);
        var booked = LedgerStore.OfMessage(turn.Tx, turn.TenantId, turn.Person.Id, new InboxId(message));
        await turn.Tx.SendAsync(turn.Cancel);
        return booked.Values.Count switch
        {
            0 => Gone(turn),
            1 => await EntryForm.OfAsync(turn, booked.Values[0]),
            _ => EntryForm.Choose(turn, booked.Values),
        };
    }

    static async Task<Card> SaveAsync(Turn turn, Entry entry, Said.Press press)
    {
        var changed = await EntryForm.ReadAsync(turn, entry, press);
        return changed.Ok ? await ReplaceAsync(turn, entry, changed.Value) : turn.Reply(changed.Refusal);
    }

    static async Task<Card> ChangeAsync(Turn turn, Entry entry, FixField field, FixValue value)
    {
        var changed = await ApplyAsync(turn, entry, field, value);
        return changed.Ok ? await ReplaceAsync(turn, entry, changed.Value) : turn.Reply(changed.Refusal);
    }

    static async Task<Checked<NewEntry>> ApplyAsync(Turn turn, Entry entry, FixField field, FixValue value)
    {
        var old = entry.ToNew();
        switch (field)
        {
            case FixField.Amount when value.Number is { } amount:
                return Limits.Amount(amount, entry.Kind) is { } wrong ? wrong : old with { Amount = new Money(amount, old.Amount?.Currency ?? turn.Tenant.Currency) };
            case FixField.Date when value.Date is { } date:
                return Limits.Date(date, turn.Today) is { } wrongDate ? wrongDate : old with { Date = date };
            case FixField.Count when value.Number is >= 1 and <= 1000 and var count:
                return old with { Count = (int)count, Counted = (int)count };
            case FixField.Contact when value.Text is { Length: <= 100 } contact:
                return old with { Contact = contact };
            case FixField.Customer when value.Text is { } name:
                return await EntryForm.WithCustomerAsync(turn, old, name);
            case FixField.Kind when value.Kind is { } kind:
                return OfKind(old, kind);
            default:
                return new Refusal("没有看懂要改成什么,什么也没有改动。", "The new value was not understood; nothing was changed.");
        }
    }

    static Checked<NewEntry> OfKind(NewEntry old, EntryKind kind)
    {
        if (kind is EntryKind.Deal or EntryKind.Collection && old.Amount is null)
            return new Refusal("改成签单或回款需要金额,请撤销后重新发一条。", "A deal or payment needs an amount; please undo and send it again.");
        return old with { Kind = kind, Amount = kind.HasMoney() ? old.Amount : null, Counted = old.Count, Shares = kind == EntryKind.Deal ? old.Shares : [], Cost = kind == EntryKind.Deal ? old.Cost : null };
    }

    static async Task<Card> ReplaceAsync(Turn turn, Entry entry, NewEntry replacement)
    {
        if (replacement == entry.ToNew()) return turn.Reply("没有变化。", "Nothing changed.");
        if (!entry.Kind.CanBeCorrected()) return turn.Reply("这种记录不能改,请撤销后重新说。", "Such an entry cannot be changed; please undo it and say it again.");
        if (await ReversedDeals.AnyAsync(turn, [entry])) return ReversedDeals.Refuse(turn);
        if (await SealedPeriods.FirstOpenAsync(turn, [entry.Date, replacement.Date]) is { } open) return SealedPeriods.Refuse(turn, open);
        LedgerStore.Void(turn.Tx, turn.TenantId, [entry], turn.Now, turn.Inbox, replaced: true);
        LedgerStore.Add(turn.Tx, turn.TenantId, turn.Person.Id, [replacement], turn.Now, turn.Inbox);
        var credits = Credit.Of(entry.Author, entry.ToNew()).Select(c => c.Negated()).Concat(Credit.Of(turn.Person.Id, replacement));
        return turn
            .Reply($"已更正:{replacement.Say(turn.Language, turn.Today)}", $"Corrected: {replacement.Say(turn.Language, turn.Today)}",
            [
                new Line(turn.Say("原来:", "Before: ") + entry.Say(turn.Language, turn.Today), Tone.Subtle),
                .. MonthParts.After(turn, credits),
            ])
            .With(BookedCard.Buttons(turn.Language, turn.Inbox));
    }

    static bool CanHave(Entry e, FixField field) =>
        field != FixField.Amount || e.Kind.HasMoney();

    static Card Gone(Turn turn) => turn.Reply("这条已经撤销或改过了,或者不是您记的。", "This is already undone or changed, or it is not yours.");

    static Card NotUnderstood(Turn turn) => turn.Reply(
        "没有看懂要改什么。可以说「金额改成28万」「是中兴不是华为」,或点记录下面的「修改」。",
        "It was not clear what to change. Say “amount should be 280k”, “Acme, not Globex”, or press Edit under an entry.");
}
