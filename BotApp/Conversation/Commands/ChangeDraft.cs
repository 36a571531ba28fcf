using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Keeps planned changes as one set and shows them for confirmation.</summary>
static class ChangeDraft
{
    // Of larger sets the first page is read alone, and no effect on scores is shown before it is carried out.
    const int MostScored = 500;

    // A draft of long ago is not what somebody still means.
    static readonly TimeSpan Joinable = TimeSpan.FromHours(8);

    /// <param name="about">What is said about how the numbers came about.</param>
    public static async Task<Card> MakeAsync(Turn turn, IReadOnlyList<TargetChangeItem> items, string? reason, string? note, params IEnumerable<CardPart> about) =>
        await ShowAsync(turn, await KeepAsync(turn, items, reason, note), null, about);

    /// <returns>The number of the set.</returns>
    public static async Task<long> KeepAsync(Turn turn, IReadOnlyList<TargetChangeItem> items, string? reason, string? note)
    {
        var from = items.Where(i => i.Old is not null).Select(i => i.EffectiveFrom).DefaultIfEmpty(turn.Today).Min();
        var made = ChangeSetStore.Draft(
            turn.Tx, turn.TenantId, turn.Person.Id, turn.Now, turn.Inbox, from, reason, note is null ? null : CleanText.Of(note, 200), items);
        await turn.Tx.SendAsync(turn.Cancel);
        return made.Value;
    }

    public static async Task<Card> ShowAsync(Turn turn, long id, string? ask, params IEnumerable<CardPart> about)
    {
        var found = ChangeSetStore.Find(turn.Tx, turn.TenantId, id);
        var (windows, reasons) = (WindowStore.Coming(turn.Tx, turn.TenantId, turn.Today), WindowStore.Reasons(turn.Tx, turn.TenantId));
        var earlier = ChangeJoinStore.Before(turn.Tx, turn.TenantId, turn.Person.Id, id, turn.Now - Joinable);
        await turn.Tx.SendAsync(turn.Cancel);
        var (set, open) = (found.Value!, windows.Values.Any(w => w.Opens <= turn.Today));
        var (told, effects) = await ToldAsync(turn, set);
        var smart = await StatedCheck.OfAsync(turn, set, told.Items);
        return ChangeCard.Draft(
            turn.Language, told, effects, reasons.Values.Count > 0 ? reasons.Values : AdjustReason.Usual, open, turn.Tenant.Currency, turn.Today,
            ask, [.. about, .. smart.Parts, .. StatedCheck.Reason(turn, set)], [.. smart.Advice, .. earlier.Value is null ? [] : Joins(turn, id)]);
    }

    /// <summary>The first page of a set with what all of it does to scores.</summary>
    public static async Task<(ChangeTold Told, ScoreEffects Effects)> ToldAsync(Turn turn, ChangeSet set)
    {
        var appraisal = await AppraisalChangeStore.OfAsync(turn.Tx, turn.TenantId, set.Id, turn.Cancel);
        var items = ChangeSetStore.Items(turn.Tx, turn.TenantId, set.Id, 0, set.Items <= MostScored ? MostScored : ChangeCard.PageSize);
        await turn.Tx.SendAsync(turn.Cancel);
        var effects = set.Items <= MostScored
            ? await ScoreEffectStore.OfAsync(turn.Tx, turn.Tenant, items.Values, appraisal, turn.Today, turn.Cancel) : ScoreEffects.None;
        return (new(set, [.. items.Values.Take(ChangeCard.PageSize)], appraisal), effects);
    }

    /// <summary>Takes what was drafted just before into this draft, so that both are decided on as a whole.</summary>
    public static async Task<Card> JoinAsync(Turn turn, ChangeSet set)
    {
        var before = ChangeJoinStore.Before(turn.Tx, turn.TenantId, turn.Person.Id, set.Id, turn.Now - Joinable);
        await turn.Tx.SendAsync(turn.Cancel);
        if (before.Value is not { } id) return await AgainAsync(turn, set.Id);
        var found = ChangeSetStore.Find(turn.Tx, turn.TenantId, id);
        await turn.Tx.SendAsync(turn.Cancel);
        ChangeSet[] both = [found.Value!, set];
        // A target is checked when it is stated: what does not pass alone does not slip through in company.
        foreach (var one in both)
            if (one.Checked.Block > 0)
                return await ShowAsync(turn, one.Id, turn.Say("检查没有通过的目标不能并入:请先写明理由单独确认,或采用建议。", "A target that does not pass the check cannot be joined: confirm it alone with a reason, or take the proposal."));
        ChangeJoinStore.Join(
            turn.Tx, turn.TenantId, id, set.Id, both.Where(s => s.Changes).Select(s => s.EffectiveFrom).DefaultIfEmpty(set.EffectiveFrom).Min());
        ChangeSetStore.SetState(turn.Tx, turn.TenantId, id, ChangeState.Dropped, turn.Now);
        return await ShowAsync(turn, set.Id, null);
    }

    static CardButton[] Joins(Turn turn, long id) =>
        [new(turn.Say("并入上一份草案", "Join with the last draft"), "change", ("do", "join"), ("set", Values.Of(id)))];

    /// <summary>A draft that waits to be confirmed; otherwise what came of it.</summary>
    public static async Task<Card> AgainAsync(Turn turn, long id)
    {
        var set = ChangeSetStore.Find(turn.Tx, turn.TenantId, id);
        await turn.Tx.SendAsync(turn.Cancel);
        return set.Value!.State == ChangeState.Draft ? await ShowAsync(turn, id, null) : DecideChange.Settled(turn, set.Value);
    }
}
