using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Hands a unit's target down: previewed, proposed to the owners below, answered by them, settled and locked by whoever proposed it.</summary>
sealed partial class SplitTarget : IHearing
{
    public CommandDescription Description { get; } = new("split", [], IsPersonal: true);

    public Said.Press? Hear(string text, DateOnly today)
    {
        if (OverTime().Match(text) is { Success: true } time) return Said.Pressed("split", ("do", "months"), ("method", MethodOf(time)));
        return OverPeople().Match(text) is { Success: true } people ? Said.Pressed("split", ("do", "preview"), ("method", MethodOf(people))) : null;
    }

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => Task.FromResult(Gone(turn));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var what = press.Text("do");
        if (what == "months") return await SplitMonths.DraftAsync(turn, press.Text("method"), press.Number("set"));
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
        var method = Enum.TryParse<SplitMethod>(press.Text("method"), out var named) && Enum.IsDefined(named) ? named : SplitMethod.Even;
        var last = SplitStore.Last(turn.Tx, turn.TenantId, turn.Person.Id, turn.Person.Manages, press.Number("set"));
        await turn.Tx.SendAsync(turn.Cancel);
        var target = before is null ? last.Value : (new TargetKey(TargetOwner.Of(before.Unit), before.Metric, before.Period), before.Whole);
        if (target is not var (key, whole) || key.Owner.Kind != OwnerKind.Unit)
            return turn.Reply("没有可以往下拆的团队目标;请先给团队定一个。", "There is no target of a unit to hand down; please set one first.");
        var view = OwnerStore.Find(turn.Tx, turn.TenantId, root, key.Owner);
        var owners = SplitStore.Owners(turn.Tx, turn.TenantId, new UnitId(key.Owner.Id), turn.Person.Id, key.Metric, turn.Tenant.Currency, turn.Today);
        await turn.Tx.SendAsync(turn.Cancel);
        if (view.Value is not { Within: true }) return turn.Reply(TargetOwners.Refused(turn, TargetRights.Scope, $"{key.Owner.Stored} {Values.Of(key.Owner.Id)}"));
        return await KeepAsync(turn, key, whole, method, owners.Values, before);
    }

    static async Task<Card> KeepAsync(Turn turn, TargetKey key, Goal whole, SplitMethod method, IReadOnlyList<SplitOwner> owners, TargetSplit? before)
    {
        if (SplitRule.Of(whole, [.. owners.Select(o => SplitRule.WeightOf(method, o))]) is not { } goals)
            return turn.Reply("这个团队下面没有人或团队可以分。", "There is nobody below that unit to hand it to.");
        if (before is not null) SplitStore.SetState(turn.Tx, turn.TenantId, before.Id, SplitState.Withdrawn);
        var made = SplitStore.Draft(
            turn.Tx, turn.TenantId, key, whole, key.Metric.IsMoney() ? turn.Tenant.Currency : null, method, turn.Person.Id, turn.Now, turn.Inbox,
            [.. owners.Zip(goals, (o, g) => (o.Owner, g))]);
        await turn.Tx.SendAsync(turn.Cancel);
        var (split, parts) = (SplitStore.Find(turn.Tx, turn.TenantId, made.Value), SplitStore.Parts(turn.Tx, turn.TenantId, made.Value));
        await turn.Tx.SendAsync(turn.Cancel);
        return SplitCard.Preview(turn.Language, split.Value!, parts.Values, turn.Tenant.Currency, turn.Today);
    }

    static Card Settle(Turn turn, TargetSplit split, IReadOnlyList<SplitPart> parts, Said.Press press)
    {
        if (split.State != SplitState.Open) return Settled(turn, split);
        if (parts.FirstOrDefault(p => p.Line == press.Number("line")) is not { } part) return Gone(turn);
        if (part.State is PartState.Accepted) return turn.Reply($"{part.Name} 已经接受了,不用裁定。", $"{part.NameEn} has accepted already.");
        var goal = part.Goal;
        if (press.Text("amount") is { } typed)
        {
            if (AmountReader.Read(typed) is not { Amount: > 0 and < Money.Limit } amount) return turn.Reply("没有看懂这个数。", "That amount was not understood.");
            goal = new(amount.Amount, goal.Stretch > amount.Amount ? goal.Stretch : null);
        }
        var settled = part with { Goal = goal, State = PartState.Settled };
        SplitStore.SetPart(turn.Tx, turn.TenantId, split.Id, settled, turn.Person.Id, turn.Now);
        SplitAnswer.CloseDuty(turn, split, part.Line);
        return SplitCard.Standing(
            turn.Language, split, [.. parts.Select(p => p.Line == part.Line ? settled : p)], turn.Tenant.Currency, turn.Today,
            turn.Say($"已裁定:{part.Name}", $"Settled: {part.NameEn}"));
    }

    // Locked parts become one change set: what it may change, and when, is decided there.
    static async Task<Card> LockAsync(Turn turn, TargetSplit split, IReadOnlyList<SplitPart> parts)
    {
        if (split.State != SplitState.Open) return Settled(turn, split);
        var waiting = parts.Where(p => p.State is PartState.Proposed or PartState.Objected).ToArray();
        if (waiting.Length > 0)
            return SplitCard.Standing(turn.Language, split, parts, turn.Tenant.Currency, turn.Today, turn.Say(
                $"还不能锁定,{waiting.Length} 项没有谈定(不答复不算同意)", $"Not locked: {waiting.Length} are open, and silence is not consent"));
        var plan = await SplitMonths.PlanAsync(turn, [.. parts.Select(p => (new TargetKey(p.Owner, split.Metric, split.Period), p.Goal))]);
        if (!plan.Ok) return turn.Reply(plan.Refusal);
        SplitStore.SetState(turn.Tx, turn.TenantId, split.Id, SplitState.Locked);
        return await ChangeDraft.MakeAsync(turn, plan.Value, null, null);
    }

    public static Card Settled(Turn turn, TargetSplit split) => split.State switch
    {
        SplitState.Locked => turn.Reply("这次拆分已经锁定。", "This split is locked already."),
        SplitState.Withdrawn => turn.Reply("这次拆分已经撤回。", "This split was withdrawn."),
        SplitState.Open => turn.Reply("这次拆分已经提交。", "This split was proposed already."),
        _ => turn.Reply("这次拆分还没有提交。", "This split was not proposed yet."),
    };

    static Card Gone(Turn turn) => turn.Reply("没有找到这次拆分。", "There is no such split.");

    static string MethodOf(Match said)
    {
        var words = said.Groups[1].Success ? said.Groups[1].Value : said.Groups[2].Value;
        return words switch
        {
            "人头" or "人数" or "by headcount" => nameof(SplitMethod.Headcount),
            "历史" or "业绩" or "去年业绩" or "by history" => nameof(SplitMethod.History),
            "工作日" or "by working days" => "days",
            "平均" or "均匀" or "evenly" => nameof(SplitMethod.Even),
            _ => "season",
        };
    }

    [GeneratedRegex("^按?(平均|均匀|工作日|去年的?季节|季节)(?:来)?(?:拆分?|分)(?:解)?(?:到|成|为)(?:每个?)?月份?$|^split (?:it |the target )?(evenly|by working days|by (?:last year's )?season) (?:over|into|to|by) (?:the )?months$", RegexOptions.CultureInvariant)]
    private static partial Regex OverTime();

    [GeneratedRegex("^按?(平均|均匀|人头|人数|历史|去年业绩|业绩)(?:来)?(?:拆分?|分)(?:解)?(?:到|给)(?:每个?)?(?:人|下级|下面|团队|各组|组员|成员)$|^split (?:it |the target )?(evenly|by headcount|by history) (?:by|over|among|to) (?:the )?(?:people|units|teams|team)$", RegexOptions.CultureInvariant)]
    private static partial Regex OverPeople();
}
