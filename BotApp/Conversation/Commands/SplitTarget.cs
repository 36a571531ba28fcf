using Dengta.BotApp.Understanding;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Hands a unit's target down: previewed, proposed to the owners below, answered by them, settled and locked by whoever proposed it.</summary>
sealed class SplitTarget : IHearing
{
    public CommandDescription Description { get; } = new("split", [], IsPersonal: true);

    public Said.Press? Hear(string text, DateOnly today) => SplitWords.Read(text);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => Task.FromResult(Gone(turn));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var what = press.Text("do");
        if (what == "over") return await SplitOverTime.DraftAsync(turn, press);
        if (press.Number("split") is not { } id) return what == "preview" ? await PreviewAsync(turn, press, null) : Gone(turn);

        var found = SplitStore.Find(turn.Tx, turn.TenantId, id);
        var parts = SplitStore.Parts(turn.Tx, turn.TenantId, id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Value is not { } split) return Gone(turn);
        if (what is "accept" or "object") return await SplitAnswer.TakeAsync(turn, split, parts.Values, press, accepts: what == "accept");
        if (split.MadeBy != turn.Person.Id) return turn.Reply(TargetOwners.Refused(turn, TargetRights.Scope, $"split {id}"));
        return what switch
        {
            "preview" => await PreviewAsync(turn, press, split),
            "submit" => await SplitAnswer.ProposeAsync(turn, split, parts.Values),
            "status" => SplitCard.Standing(turn.Language, split, parts.Values, turn.Tenant.Currency, turn.Today),
            "settle" => Settle(turn, split, parts.Values, press),
            "withdraw" => await SplitAnswer.WithdrawAsync(turn, split, parts.Values),
            "lock" => await LockAsync(turn, split, parts.Values),
            _ => Gone(turn),
        };
    }

    /// <param name="before">The draft that is divided otherwise; null for the target last set.</param>
    static async Task<Card> PreviewAsync(Turn turn, Said.Press press, TargetSplit? before)
    {
        if (TargetRights.RootOf(turn.Person) is not { } root) return turn.Reply(TargetOwners.Refused(turn, TargetRights.NoRole, "split"));
        if (before is { State: not SplitState.Draft }) return Settled(turn, before);
        var last = SplitStore.Last(turn.Tx, turn.TenantId, turn.Person.Id, turn.Person.Manages, press.Number("set"));
        await turn.Tx.SendAsync(turn.Cancel);
        var target = before is null ? last.Value : (new TargetKey(TargetOwner.Of(before.Unit), before.Metric, before.Period), before.Whole);
        if (target is not var (key, whole) || key.Owner.Kind != OwnerKind.Unit)
            return turn.Reply("没有可以往下拆的团队目标;请先给团队定一个。", "There is no target of a unit to hand down; please set one first.");
        var view = OwnerStore.Find(turn.Tx, turn.TenantId, root, key.Owner);
        var owners = SplitStore.Owners(turn.Tx, turn.TenantId, key, turn.Person.Id, turn.Tenant.Currency, turn.Today);
        await turn.Tx.SendAsync(turn.Cancel);
        if (view.Value is not { Within: true }) return turn.Reply(TargetOwners.Refused(turn, TargetRights.Scope, $"{key.Owner.Stored} {Values.Of(key.Owner.Id)}"));
        if (owners.Values.Count == 0) return turn.Reply("这个团队下面没有人或团队可以分。", "There is nobody below that unit to hand it to.");
        return await KeepAsync(turn, key, whole, press, owners.Values, before);
    }

    static async Task<Card> KeepAsync(Turn turn, TargetKey key, Goal whole, Said.Press press, IReadOnlyList<Below> owners, TargetSplit? before)
    {
        Shareholder[] among = [.. owners.Select(o => o.Share)];
        var method = OwnerSplit.Usable(SplitWords.MethodOf(press, OwnerMethod.Even), among);
        var divided = Of(turn, key.Period, whole, method, press, among);
        if (!divided.Ok) return turn.Reply(divided.Refusal);
        var shares = owners.Zip(divided.Value.Parts, (o, p) => (o.Share.Owner, p.Goal, Presence: OwnerSplit.PresenceOf(o.Share, key.Period, turn.Tenant.Calendar, OwnerSplit.UsualRamp))).ToArray();
        if (before is not null) SplitStore.SetState(turn.Tx, turn.TenantId, before.Id, SplitState.Withdrawn);
        var made = SplitStore.Draft(
            turn.Tx, turn.TenantId, key, whole, key.Metric.IsMoney() ? turn.Tenant.Currency : null, method, turn.Person.Id, turn.Now, turn.Inbox,
            [.. shares.Where(s => s.Goal is not null).Select(s => (s.Owner, s.Goal!.Value, s.Presence))]);
        await turn.Tx.SendAsync(turn.Cancel);
        var (split, parts) = (SplitStore.Find(turn.Tx, turn.TenantId, made.Value), SplitStore.Parts(turn.Tx, turn.TenantId, made.Value));
        await turn.Tx.SendAsync(turn.Cancel);
        var without = owners.Zip(shares).Where(o => o.Second.Goal is null).Select(o => (o.First.NameIn(turn.Language), o.Second.Presence)).ToArray();
        return SplitCard.Preview(turn.Language, split.Value!, parts.Values, divided.Value.Base, without, turn.Tenant.Currency, turn.Today);
    }

    static Checked<GoalSplit<TargetOwner>> Of(Turn turn, Period period, Goal whole, OwnerMethod method, Said.Press press, Shareholder[] among)
    {
        var grain = SplitWords.GrainOf(press, Splitting.GrainFor(whole.Base, among.Length));
        return GoalSplit.Of(whole, amount => method == OwnerMethod.Hand
            ? OwnerSplit.ByHand(amount, among, SplitWords.WeightsOf(press), grain)
            : OwnerSplit.Of(amount, period, among, method, grain, turn.Tenant.Calendar, OwnerSplit.UsualRamp));
    }

    static Card Settle(Turn turn, TargetSplit split, IReadOnlyList<SplitPart> parts, Said.Press press)
    {
        if (split.State == SplitState.Draft) return Settled(turn, split);
        if (parts.FirstOrDefault(p => p.Line == press.Number("line")) is not { } part) return Gone(turn);
        var goal = part.Goal;
        if (press.Text("amount") is { } typed)
        {
            if (AmountReader.Read(typed) is not { Amount: > 0 and < Money.Limit } amount)
                return SplitCard.Standing(turn.Language, split, parts, turn.Tenant.Currency, turn.Today, turn.Say("没有看懂这个数。", "That amount was not understood."));
            goal = new(amount.Amount, goal.Stretch > amount.Amount ? goal.Stretch : null);
        }
        var reason = press.Text("reason") is { } said ? CleanText.Of(said, 400) : "";
        var settled = part.Proposal.Settle(turn.Person.Id, goal.Base, goal.Stretch, reason);
        if (!settled.Ok)
            return SplitCard.Standing(turn.Language, split, parts, turn.Tenant.Currency, turn.Today, settled.Refusal.In(turn.Language));
        if (settled.Value != part.Proposal)
        {
            SplitStore.SetPart(turn.Tx, turn.TenantId, split.Id, part with { Proposal = settled.Value }, turn.Person.Id, turn.Now);
            SplitAnswer.CloseDuty(turn, split, part.Line);
        }
        return SplitCard.Standing(
            turn.Language, split, [.. parts.Select(p => p.Line == part.Line ? p with { Proposal = settled.Value } : p)], turn.Tenant.Currency, turn.Today,
            turn.Say($"已裁定:{part.Name}", $"Settled: {part.NameEn}"));
    }

    // Locked parts become one change set: what it may change, and when, is decided there.
    static async Task<Card> LockAsync(Turn turn, TargetSplit split, IReadOnlyList<SplitPart> parts)
    {
        if (split is { State: SplitState.Locked, ChangeSet: { } set }) return await ChangeDraft.AgainAsync(turn, set);
        if (split.State != SplitState.Open) return Settled(turn, split);
        var waiting = parts.Count(p => !p.Proposal.Lock(turn.Person.Id).Ok);
        if (waiting > 0)
            return SplitCard.Standing(turn.Language, split, parts, turn.Tenant.Currency, turn.Today, turn.Say(
                $"还不能锁定,{waiting} 项没有谈定(不答复不算同意)", $"Not locked: {waiting} are open, and silence is not consent"));
        var plan = await TargetPlan.OfPartsAsync(turn, split, parts);
        if (!plan.Ok) return turn.Reply(plan.Refusal);
        var made = await ChangeDraft.KeepAsync(turn, plan.Value, null, null);
        SplitStore.SetState(turn.Tx, turn.TenantId, split.Id, SplitState.Locked, set: made);
        return await ChangeDraft.ShowAsync(turn, made, null, SplitCard.Remainder(turn.Language, split, parts, turn.Tenant.Currency));
    }

    public static Card Settled(Turn turn, TargetSplit split) => split.State switch
    {
        SplitState.Locked => turn.Reply("这次拆分已经锁定。", "This split is locked already."),
        SplitState.Withdrawn => turn.Reply("这次拆分已经撤回。", "This split was withdrawn."),
        SplitState.Open => turn.Reply("这次拆分已经提交。", "This split was proposed already."),
        _ => turn.Reply("这次拆分还没有提交。", "This split was not proposed yet."),
    };

    static Card Gone(Turn turn) => turn.Reply("没有找到这次拆分。", "There is no such split.");
}
