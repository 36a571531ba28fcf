using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What follows a decision on a change set: versions, months and cards for everybody it affects, all in the turn's transaction.</summary>
static class ChangeEnd
{
    public static async Task<Card> ApplyAsync(Turn turn, ChangeSet set)
    {
        var items = ChangeSetStore.Items(turn.Tx, turn.TenantId, set.Id, 0, int.MaxValue);
        await turn.Tx.SendAsync(turn.Cancel);
        MemberId[] scored = [.. items.Values.Where(i => IsScored(i.Item.Key)).Select(i => new MemberId(i.Item.Key.Owner.Id)).Distinct()];
        var before = await ScoreNowStore.OfAsync(turn.Tx, turn.Tenant, scored, turn.Today, turn.Cancel);
        ChangeSetStore.SetState(turn.Tx, turn.TenantId, set.Id, ChangeState.Applied, turn.Now, turn.Person.Id, set.Reason, set.Note, set.Override);
        ChangeSetStore.Apply(turn.Tx, turn.TenantId, set.Id, turn.Now, turn.Inbox);
        var people = NoticeStore.Notify(turn.Tx, turn.TenantId, set.Id, set.MadeBy);
        var reasons = WindowStore.Reasons(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        var after = await ScoreNowStore.OfAsync(turn.Tx, turn.Tenant, before.Keys.ToArray(), turn.Today, turn.Cancel);

        var reason = (reasons.Values.Count > 0 ? reasons.Values : AdjustReason.Usual).FirstOrDefault(r => r.Code == set.Reason);
        var byPerson = items.Values.ToLookup(i => i.Answerable);
        Push(turn, "change", set.Id, people.Values, (person, language) => ChangeCard.ForAffected(
            language, set, [.. byPerson[person.Member]], reason?.NameIn(language), turn.Tenant.Currency, turn.Today, turn.Tenant.Calendar,
            before.TryGetValue(person.Member, out var was) && after.TryGetValue(person.Member, out var becomes) ? (was, becomes) : null));
        turn.Audit("target.set", $"set {set.Id}: {set.Items}");
        return ChangeCard.Applied(turn.Language, set, [.. items.Values.Take(ChangeCard.PageSize)], turn.Tenant.Currency, turn.Today, Next(turn, set, items.Values));
    }

    // People's months are what scores are made of.
    static bool IsScored(TargetKey key) => key is { Owner.Kind: OwnerKind.Member, Period.Kind: PeriodKind.Month };

    // What a single target is divided into next.
    static IEnumerable<CardButton> Next(Turn turn, ChangeSet set, IReadOnlyList<ItemTold> items)
    {
        if (items is not [var one] || set.MadeBy != turn.Person.Id) yield break;
        var key = one.Item.Key;
        if (key.Owner.Kind == OwnerKind.Unit)
            yield return new(turn.Say("拆给下级", "Hand down"), "split", ("do", "preview"), ("method", nameof(OwnerMethod.History)), ("set", Values.Of(set.Id)));
        if (key.Period.Kind is PeriodKind.Quarter or PeriodKind.Half or PeriodKind.Year)
            yield return new(turn.Say("拆到月", "Over months"), "split", ("do", "over"), ("into", nameof(PeriodKind.Month)), ("set", Values.Of(set.Id)));
    }

    public static async Task<Card> SendForApprovalAsync(Turn turn, ChangeSet set, AdjustReason? reason)
    {
        ChangeSetStore.SetState(turn.Tx, turn.TenantId, set.Id, ChangeState.Waiting, turn.Now, null, set.Reason, set.Note, set.Override);
        var people = NoticeStore.MayApprove(turn.Tx, turn.TenantId, turn.Person.Id);
        var items = ChangeSetStore.Items(turn.Tx, turn.TenantId, set.Id, 0, ChangeCard.PageSize);
        await turn.Tx.SendAsync(turn.Cancel);
        Push(turn, "approve", set.Id, people.Values, (_, language) => ChangeCard.ForApproval(language, set, items.Values, reason?.NameIn(language), turn.Tenant.Currency, turn.Today));
        return ChangeCard.Waiting(turn.Language, set, items.Values, people.Values.Count(p => p.Chat is not null), turn.Tenant.Currency, turn.Today);
    }

    public static async Task<Card> UndoAsync(Turn turn, ChangeSet set)
    {
        ChangeSetStore.SetState(turn.Tx, turn.TenantId, set.Id, ChangeState.Undone, turn.Now);
        ChangeSetStore.Undo(turn.Tx, turn.TenantId, set.Id, turn.Now, turn.Person.Id, turn.Inbox);
        var people = NoticeStore.Notified(turn.Tx, turn.TenantId, set.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        Push(turn, "undone", set.Id, people.Values, (_, language) => new Card(language, language.Pick(
            $"{set.MakerName} 撤回了刚才的目标改动,您的目标还是原来的", $"{set.MakerNameEn} took back the target change; your target is what it was")));
        turn.Audit("target.undone", $"set {set.Id}");
        return turn.Reply($"已撤销,{set.Items} 项目标恢复原样。", $"Undone; {set.Items} in all are as before.");
    }

    public static async Task TellMakerAsync(Turn turn, ChangeSet set, string what, string zh, string en)
    {
        var maker = NoticeStore.Find(turn.Tx, turn.TenantId, set.MadeBy);
        await turn.Tx.SendAsync(turn.Cancel);
        Push(turn, what, set.Id, [maker.Value], (_, language) => new Card(language, language.Pick(zh, en))
            .With(new CardButton(language.Pick("看改动", "See the changes"), "change", ("do", "page"), ("set", Values.Of(set.Id)))));
    }

    static void Push(Turn turn, string what, long set, IReadOnlyList<Reached> people, Func<Reached, Language, Card> card)
    {
        var pushes = people.Where(p => p.Chat is not null).Select(p => (
            $"target-{what}:{Values.Of(set)}:{Values.Of(p.Member.Value)}", p.Chat!.Value,
            CardJson.Write(card(p, p.Language ?? turn.Tenant.Language)))).ToArray();
        if (pushes.Length > 0) OutboxStore.AddManyOnce(turn.Tx, turn.TenantId, pushes, turn.Now);
    }
}
