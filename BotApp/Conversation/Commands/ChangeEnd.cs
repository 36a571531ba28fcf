using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What follows a decision on a change set: versions, months and cards for everybody it affects, all in the turn's transaction.</summary>
static class ChangeEnd
{
    /// <returns>Refused where it would change what the decider is appraised by.</returns>
    public static async Task<Checked<Card>> ApplyAsync(Turn turn, ChangeSet set)
    {
        var items = ChangeSetStore.Items(turn.Tx, turn.TenantId, set.Id, 0, int.MaxValue);
        var appraisal = await AppraisalChangeStore.OfAsync(turn.Tx, turn.TenantId, set.Id, turn.Cancel);
        var effects = await ScoreEffectStore.OfAsync(turn.Tx, turn.Tenant, items.Values, appraisal, turn.Today, turn.Cancel);
        if (effects.Appraised.Contains(turn.Person.Id)) return TargetOwners.Refused(turn, SchemeRights.Own, $"set {set.Id}");
        ChangeSetStore.SetState(turn.Tx, turn.TenantId, set.Id, ChangeState.Applied, turn.Now, turn.Person.Id, set.Reason, set.Note, set.Override);
        ChangeSetStore.Apply(turn.Tx, turn.TenantId, set.Id, turn.Now, turn.Inbox);
        RetargetForm.Settle(turn, set.Id, DutyState.Done);
        AppraisalChangeStore.Apply(turn.Tx, turn.TenantId, set.Id, appraisal, new(turn.Now, set.MadeBy, turn.Inbox, set.Note ?? set.Reason ?? ""));
        var people = NoticeStore.Notify(turn.Tx, turn.TenantId, set.Id, set.MadeBy, effects.Appraised);
        var reasons = WindowStore.Reasons(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);

        var reason = (reasons.Values.Count > 0 ? reasons.Values : AdjustReason.Usual).FirstOrDefault(r => r.Code == set.Reason);
        var byPerson = items.Values.ToLookup(i => i.Answerable);
        var (scores, appraised) = (effects.Scores.ToDictionary(s => s.Person.Id), effects.Appraised.ToHashSet());
        Push(turn, "change", set.Id, people.Values, (person, language) => ChangeCard.ForAffected(
            language, Mine(set, [.. byPerson[person.Member]], appraisal.For(person.Member, appraised.Contains(person.Member))), reason?.NameIn(language), turn.Tenant.Currency, turn.Today,
            turn.Tenant.Calendar, scores.GetValueOrDefault(person.Member)));
        turn.Audit(appraisal.Count > 0 ? "scheme.set" : "target.set", $"set {set.Id}: {set.All}");
        return ChangeCard.Applied(
            turn.Language, new(set, [.. items.Values.Take(ChangeCard.PageSize)], appraisal), turn.Tenant.Currency, turn.Today, Next(turn, set, items.Values));
    }

    // A person is told of the own lines alone.
    static ChangeTold Mine(ChangeSet set, IReadOnlyList<ItemTold> items, AppraisalChanges appraisal) =>
        new(set with { Items = items.Count, Schemes = appraisal.Count }, items, appraisal);

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
        var people = NoticeStore.MayApprove(turn.Tx, turn.TenantId, turn.Person.Id, set.Schemes > 0);
        var (told, effects) = await ChangeDraft.ToldAsync(turn, set);
        // Nobody approves what they are appraised by themselves.
        var asked = people.Values.Where(p => !effects.Appraised.Contains(p.Member)).ToArray();
        Push(turn, "approve", set.Id, asked, (_, language) => ChangeCard.ForApproval(language, told, effects, reason?.NameIn(language), turn.Tenant.Currency, turn.Today));
        return ChangeCard.Waiting(turn.Language, told, asked.Count(p => p.Chat is not null), turn.Tenant.Currency, turn.Today);
    }

    public static async Task<Card> UndoAsync(Turn turn, ChangeSet set)
    {
        ChangeSetStore.SetState(turn.Tx, turn.TenantId, set.Id, ChangeState.Undone, turn.Now);
        ChangeSetStore.Undo(turn.Tx, turn.TenantId, set.Id, turn.Now, turn.Person.Id, turn.Inbox);
        await AppraisalChangeStore.UndoAsync(turn.Tx, turn.TenantId, set.Id, new(turn.Now, turn.Person.Id, turn.Inbox, $"set {set.Id} undone"), turn.Cancel);
        var people = NoticeStore.Notified(turn.Tx, turn.TenantId, set.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        Push(turn, "undone", set.Id, people.Values, (_, language) => new Card(language, set.Schemes == 0
            ? language.Pick($"{set.MakerName} 撤回了刚才的目标改动,您的目标还是原来的", $"{set.MakerNameEn} took back the target change; your target is what it was")
            : language.Pick($"{set.MakerName} 撤回了刚才的调整,您的目标和考核还是原来的", $"{set.MakerNameEn} took back the change; your targets and scheme are what they were")));
        turn.Audit(set.Schemes > 0 ? "scheme.undone" : "target.undone", $"set {set.Id}");
        return set.Schemes == 0
            ? turn.Reply($"已撤销,{set.Items} 项目标恢复原样。", $"Undone; {set.Items} in all are as before.")
            : turn.Reply($"已撤销,{set.All} 项恢复原样。", $"Undone; {set.All} in all are as before.");
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
