using Dengta.BotApp.Understanding;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Many targets from a pasted table: every changed cell on one card, one confirmation, one undo; a wrong line and nothing is drafted.</summary>
sealed class PasteTargets : IHearing
{
    const int MostErrors = 10;

    public CommandDescription Description { get; } = new("paste", [], IsPersonal: true);

    public Said.Press? Hear(string text, DateOnly today) => TargetTable.IsTable(text) ? Said.Pressed("paste", ("table", text)) : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("paste"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Text("table") is not { } text || !TargetTable.IsTable(text))
            return turn.Reply("请先写一行是什么目标,再每行一个名字和数额。", "Please write which target it is, then a name and an amount a line.");
        if (TargetRights.RootOf(turn.Person) is not { } root) return turn.Reply(TargetOwners.Refused(turn, TargetRights.NoRole, "table"));
        var table = TargetTable.Read(text, turn.Today);
        if (table.Period.Kind is PeriodKind.Day or PeriodKind.Days)
            return turn.Reply("目标按周、月、季度、半年或年来定。", "A target is for a week, month, quarter, half-year or year.");
        var found = OwnerStore.OfNames(turn.Tx, turn.TenantId, root, [.. table.Rows.Select(r => r.Name.ToLowerInvariant()).Distinct()]);
        await turn.Tx.SendAsync(turn.Cancel);
        return await DraftAsync(turn, table, [.. table.Rows.Select(r => OwnerOf(turn, r, found.Values))]);
    }

    static async Task<Card> DraftAsync(Turn turn, TargetTable table, IReadOnlyList<Checked<OwnerInView>> owners)
    {
        var keys = owners.Where(o => o.Ok).Select(o => new TargetKey(o.Value!.Owner, table.Metric, table.Period)).Distinct().ToArray();
        var versions = TargetVersionStore.Of(turn.Tx, turn.TenantId, keys);
        await turn.Tx.SendAsync(turn.Cancel);
        var old = versions.Values.ToLookup(v => keys[v.At], v => v.Version);
        List<(int Line, Refusal Why)> wrong = [];
        Dictionary<TargetKey, TargetChangeItem> items = [];
        foreach (var (row, owner) in table.Rows.Zip(owners))
        {
            var plan = owner.Ok ? Plan(turn, row, new(owner.Value.Owner, table.Metric, table.Period), old) : owner.Refusal;
            if (plan.Ok && items.TryAdd(plan.Value.Key, plan.Value)) continue;
            if (plan.Refusal == ChangePlan.Same) continue;
            wrong.Add((row.Line, plan.Refusal ?? new("这个人出现了两次。", "This name stands there twice.")));
        }
        if (wrong.Count > 0) return Wrong(turn, wrong);
        return items.Count == 0 ? turn.Reply(ChangePlan.Same) : await ChangeDraft.MakeAsync(turn, [.. items.Values], null, null);
    }

    static Checked<TargetChangeItem> Plan(Turn turn, TargetTable.Row row, TargetKey key, ILookup<TargetKey, TargetVersion> old)
    {
        var versions = old[key].ToArray();
        var before = versions.Length > 0 ? versions[^1].Goal.Stretch : null;
        return ChangePlan.Of(
            key, versions, new(row.Amount!.Value, row.Stretch ?? (before > row.Amount ? before : null)), turn.Tenant.Currency, turn.Today, turn.Tenant.Calendar);
    }

    static Checked<OwnerInView> OwnerOf(Turn turn, TargetTable.Row row, IReadOnlyList<(string Name, string NameEn, OwnerInView Owner)> found)
    {
        var name = row.Name.ToLowerInvariant();
        var owners = found.Where(f => f.Name == name || f.NameEn == name).Select(f => f.Owner).ToArray();
        if (owners.Length == 0) return new Refusal($"没有找到「{row.Name}」", $"there is no “{row.Name}”");
        if (owners.Length > 1) return new Refusal($"叫「{row.Name}」的不止一个", $"more than one is called “{row.Name}”");
        return TargetRights.Against(turn.Person, owners[0]) is { } refusal
            ? TargetOwners.Refused(turn, refusal, $"{owners[0].Owner.Stored} {Values.Of(owners[0].Owner.Id)}")
            : owners[0];
    }

    static Card Wrong(Turn turn, List<(int Line, Refusal Why)> wrong) => turn.Reply(
        $"{wrong.Count} 行有问题,什么也没有改动", $"{(wrong.Count == 1 ? "1 line is" : $"{wrong.Count} lines are")} wrong; nothing was changed",
        wrong.Take(MostErrors).Select(w => new Line(turn.Say($"第 {w.Line} 行:", $"Line {w.Line}: ") + w.Why.In(turn.Language))));
}
