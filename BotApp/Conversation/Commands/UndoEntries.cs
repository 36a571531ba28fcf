using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Followups;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Takes back what a message booked; an undone correction brings the earlier entry back.</summary>
sealed class UndoEntries : ICommand
{
    static readonly TimeSpan Recent = TimeSpan.FromHours(24);

    public CommandDescription Description { get; } = new("undo", [Intent.Undo]);

    public async Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        if (reading.Fix is { } which && (which.Kind ?? (object?)which.Customer ?? which.Date) is not null)
        {
            var recent = await EntrySearch.RecentAsync(turn);
            return EntrySearch.Matching(recent, which) is [var entry, ..]
                ? await UndoAsync(turn, [entry])
                : turn.Reply("没有找到这样一条记录,什么也没有改动。", "No such entry was found; nothing was changed.");
        }
        if (await EntrySearch.OfCardAsync(turn) is { } chosen) return chosen.Count == 0 ? Gone(turn) : await UndoAsync(turn, chosen);
        LedgerStore.Lock(turn.Tx, turn.TenantId, turn.Person.Id);
        var latest = LedgerStore.OfLatestMessage(turn.Tx, turn.TenantId, turn.Person.Id);
        var elsewhere = ReversalStore.LatestOfOthers(turn.Tx, turn.TenantId, turn.Person.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (elsewhere.Value is var (id, inbox, at) && turn.Now - at <= Recent && (latest.Values.Count == 0 || inbox.Value > latest.Values[0].Inbox.Value))
            return await ReversalUndo.RunAsync(turn, id);
        // Without a word about which one, nobody means last month's.
        return latest.Values.Count == 0 || turn.Now - latest.Values[0].LoggedAt > Recent
            ? turn.Reply(
                "最近一天没有可以撤销的记录。更早的请说清楚是哪条,比如「把昨天中兴的拜访删了」。",
                "Nothing was logged in the last day. For an older entry say which, e.g. “delete yesterday's visit to Acme”.")
            : await UndoAsync(turn, latest.Values);
    }

    /// <summary>Of everything a message booked, or of one entry.</summary>
    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        LedgerStore.Lock(turn.Tx, turn.TenantId, turn.Person.Id);
        var one = LedgerStore.Find(turn.Tx, turn.TenantId, turn.Person.Id, new EntryId(press.Number("entry") ?? 0));
        var all = LedgerStore.OfMessage(turn.Tx, turn.TenantId, turn.Person.Id, new InboxId(press.Number("message") ?? 0));
        await turn.Tx.SendAsync(turn.Cancel);
        IReadOnlyList<Entry> booked = one.Value is { } entry ? [entry] : all.Values;
        return booked.Count == 0
            ? Gone(turn)
            : await UndoAsync(turn, booked);
    }

    static Card Gone(Turn turn) => turn.Reply("这条已经撤销或改过了,或者不是您记的。", "This is already undone or changed, or it is not yours.");

    static async Task<Card> UndoAsync(Turn turn, IReadOnlyList<Entry> entries)
    {
        if (entries.Any(e => e.IsOfCustomer))
            return turn.Reply(
                "这是客户自己给的低分,撤不掉;是否算投诉由主管认定。",
                "This is the customer's own low score and cannot be undone; your manager decides whether it is a complaint.");
        if (await SealedPeriods.FirstOpenAsync(turn, entries.Select(e => e.Date)) is { } open) return SealedPeriods.Refuse(turn, open);
        if (await ReversedDeals.AnyAsync(turn, entries)) return ReversedDeals.Refuse(turn);
        var corrections = entries.Where(e => e.Replaced is not null).ToArray();
        LedgerStore.Void(turn.Tx, turn.TenantId, entries, turn.Now, turn.Inbox, replaced: false);
        FollowupStore.Reopen(turn.Tx, turn.TenantId, turn.Person.Id, entries.Select(e => e.Inbox));
        var restored = corrections.Length == 0 ? [] : await RestoreAsync(turn, corrections);

        var credits = entries.SelectMany(e => Credit.Of(e.Author, e.ToNew())).Select(c => c.Negated())
            .Concat(restored.SelectMany(e => Credit.Of(turn.Person.Id, e)));
        var rows = entries.Select(e => new Line("✗ " + e.Say(turn.Language, turn.Today), Tone.Subtle))
            .Concat(restored.Select(e => new Line("✓ " + e.Say(turn.Language, turn.Today))));
        return turn
            .Reply($"已撤销 {entries.Count} 条", entries.Count == 1 ? "Undone: 1 entry" : $"Undone: {entries.Count} entries", [.. rows, .. MonthParts.After(turn, credits)])
            .With(new CardButton(turn.Say("进度", "Progress"), "progress"));
    }

    static async Task<IReadOnlyList<NewEntry>> RestoreAsync(Turn turn, IReadOnlyList<Entry> corrections)
    {
        var originals = LedgerStore.FindAny(turn.Tx, turn.TenantId, corrections.Select(c => c.Replaced!.Value));
        await turn.Tx.SendAsync(turn.Cancel);
        // As it stood before the correction, also in what it had replaced itself: the next undo goes one step further back, not forth.
        var restored = originals.Values.Select(o => o.ToNew() with { Replaces = o.Replaced }).ToArray();
        LedgerStore.Add(turn.Tx, turn.TenantId, turn.Person.Id, restored, turn.Now, turn.Inbox);
        return restored;
    }
}
