using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// Operations make one customer of two: 「把华为技术合并到华为」. What moves is shown and confirmed; the entries stay as they are, and it can be
/// undone.
/// </summary>
sealed partial class MergeCustomers : IHearing
{
    const string Verb = "merge-customers";

    public CommandDescription Description { get; } = new(Verb, [], IsPersonal: true, Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) => Asks().Match(text) is { Success: true } m
        ? Said.Pressed(Verb, ("from", m.Groups["from"].Value.Trim()), ("into", m.Groups["into"].Value.Trim()))
        : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed(Verb));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Number("back") is { } merge and <= int.MaxValue) return await UndoAsync(turn, new MergeId((int)merge));
        if (press.Text("step") == "no") return turn.Reply("好的,没有改动。", "All right, nothing was changed.");
        if (press.Number("a") is { } a && press.Number("b") is { } b) return await OfPairAsync(turn, new CustomerId(a), new CustomerId(b), press.Text("step") == "yes");
        if (press.Text("from") is not { } from || press.Text("into") is not { } into)
            return turn.Reply("请这样说:「把华为技术合并到华为」。", "Please say it like this: “merge Acme Ltd into Acme”.");
        var (one, other) = (await OneAsync(turn, turn.AsTyped(from)), await OneAsync(turn, turn.AsTyped(into)));
        return !one.Ok ? turn.Reply(one.Refusal) : !other.Ok ? turn.Reply(other.Refusal) : await OfPairAsync(turn, one.Value, other.Value, confirmed: false);
    }

    static async Task<Card> OfPairAsync(Turn turn, CustomerId a, CustomerId b, bool confirmed)
    {
        var locked = CustomerMergeStore.Lock(turn.Tx, turn.TenantId, a, b);
        var live = CustomerMergeStore.FindLive(turn.Tx, turn.TenantId, a, b);
        await turn.Tx.SendAsync(turn.Cancel);
        if (locked.Values.FirstOrDefault(c => c.Id == a) is not { } from || locked.Values.FirstOrDefault(c => c.Id == b) is not { } into)
            return turn.Reply("这个客户已经不在了。", "That customer is gone.");
        // Pressed twice, or by two: it is as it was wanted.
        if (live.Value is { } done) return CustomerMergeCard.Merged(turn.Language, from, into, Back(turn, done));
        if (CustomerMerge.Refuse(from, into) is { } refusal) return turn.Reply(refusal);
        return confirmed ? await MergeAsync(turn, from, into) : CustomerMergeCard.Confirm(
            turn.Language, from, into,
            new CardButton(turn.Say("确认合并", "Merge"), Verb, ("a", Values.Of(a.Value)), ("b", Values.Of(b.Value)), ("step", "yes")),
            new CardButton(turn.Say("反过来合并", "The other way round"), Verb, ("a", Values.Of(b.Value)), ("b", Values.Of(a.Value))),
            new CardButton(turn.Say("不合并", "Leave them"), Verb, ("step", "no")));
    }

    static async Task<Card> MergeAsync(Turn turn, MergedCustomer from, MergedCustomer into)
    {
        var merged = CustomerMergeStore.Merge(turn.Tx, turn.TenantId, from.Id, into.Id, turn.Today, turn.Person.Id, turn.Inbox);
        await turn.Tx.SendAsync(turn.Cancel);
        turn.Audit("customer.merged", FormattableString.Invariant($"customer {from.Id.Value} into {into.Id.Value}"));
        return CustomerMergeCard.Merged(turn.Language, from, into, Back(turn, merged.Value));
    }

    static async Task<Card> UndoAsync(Turn turn, MergeId merge)
    {
        var undone = CustomerMergeStore.Undo(turn.Tx, turn.TenantId, merge, turn.Today, turn.Person.Id, turn.Inbox);
        await turn.Tx.SendAsync(turn.Cancel);
        if (undone.Value is not var (from, into)) return turn.Reply("这次合并已经撤销了。", "This merge is already undone.");
        turn.Audit("customer.unmerged", FormattableString.Invariant($"merge {merge.Value}"));
        return CustomerMergeCard.Undone(turn.Language, from, into);
    }

    /// <summary>The one customer of exactly that name.</summary>
    static async Task<Checked<CustomerId>> OneAsync(Turn turn, string name)
    {
        var shown = CleanText.Of(name, 40);
        var found = HistoryStore.FindCustomers(turn.Tx, turn.TenantId, [CustomerName.Key(name)]);
        await turn.Tx.SendAsync(turn.Cancel);
        return found.Values.Count switch
        {
            1 => found.Values[0].Customer.Id,
            0 => new Refusal($"没有叫「{shown}」的客户,请用全名。", $"There is no customer called “{shown}”; please use the full name."),
            _ => new Refusal($"叫「{shown}」的客户不止一个,请用全名。", $"More than one customer is called “{shown}”; please use the full name."),
        };
    }

    static CardButton Back(Turn turn, MergeId merge) => new(turn.Say("撤销", "Undo"), Verb, ("back", Values.Of(merge.Value)));

    [GeneratedRegex(@"^((请)?(把|将)(客户)?(?<from>[^,,。\n]{1,60}?)(合并|并)(到|进|入|为)(客户)?(?<into>[^,,。\n]{1,60})|merge (customer )?(?<from>[^,\n]{1,60}?) (into|with) (?<into>[^,\n]{1,60}))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();
}
