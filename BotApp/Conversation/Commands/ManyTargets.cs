using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Many targets stated at once become one draft: every changed cell, one confirmation, one undo; a wrong line and nothing is drafted.</summary>
static class ManyTargets
{
    const int MostErrors = 10;

    /// <param name="faults">Lines that could not be read.</param>
    public static async Task<Card> DraftAsync(Turn turn, IReadOnlyList<StatedTarget> stated, IEnumerable<(int Line, Refusal Why)> faults)
    {
        if (TargetRights.RootOf(turn.Person) is not { } root) return turn.Reply(TargetOwners.Refused(turn, TargetRights.NoRole, "table"));
        if (stated.Any(s => s.Period.Kind is PeriodKind.Day or PeriodKind.Days))
            return turn.Reply("目标按周、月、季度、半年或年来定。", "A target is for a week, month, quarter, half-year or year.");
        var found = OwnerStore.OfNames(turn.Tx, turn.TenantId, root, [.. stated.Select(r => r.Name.ToLowerInvariant()).Distinct()]);
        await turn.Tx.SendAsync(turn.Cancel);
        var named = found.Values.SelectMany(f => new[] { (Name: f.Name, f.Owner), (Name: f.NameEn, f.Owner) }).Distinct().ToLookup(f => f.Name, f => f.Owner);
        var owners = stated.Select(r => r.Name).Distinct().ToDictionary(name => name, name => OwnerOf(turn, name, [.. named[name.ToLowerInvariant()].Distinct()]));
        return await DraftAsync(turn, stated, owners, [.. faults]);
    }

    static async Task<Card> DraftAsync(
        Turn turn, IReadOnlyList<StatedTarget> stated, Dictionary<string, Checked<OwnerInView>> owners, List<(int Line, Refusal Why)> wrong)
    {
        var keys = stated.Where(s => owners[s.Name].Ok).Select(s => KeyOf(s, owners[s.Name].Value!)).Distinct().ToArray();
        var versions = TargetVersionStore.Of(turn.Tx, turn.TenantId, keys);
        await turn.Tx.SendAsync(turn.Cancel);
        var old = versions.Values.ToLookup(v => keys[v.At], v => v.Version);
        Dictionary<TargetKey, TargetChangeItem> items = [];
        HashSet<TargetKey> seen = [];
        foreach (var row in stated)
        {
            var owner = owners[row.Name];
            if (owner.Ok && !seen.Add(KeyOf(row, owner.Value)))
            {
                wrong.Add((row.Line, Twice));
                continue;
            }
            var plan = owner.Ok ? Plan(turn, row, KeyOf(row, owner.Value), old) : owner.Refusal;
            if (plan.Ok) items.Add(plan.Value.Key, plan.Value);
            else if (plan.Refusal != ChangePlan.Same) wrong.Add((row.Line, plan.Refusal));
        }
        if (wrong.Count > 0) return Wrong(turn, [.. wrong.Distinct().OrderBy(w => w.Line)]);
        return items.Count == 0 ? turn.Reply(ChangePlan.Same) : await ChangeDraft.MakeAsync(turn, await StatedCheck.MarkAsync(turn, [.. items.Values]), null, null);
    }

    static TargetKey KeyOf(StatedTarget stated, OwnerInView owner) => new(owner.Owner, stated.Metric, stated.Period);

    static Checked<TargetChangeItem> Plan(Turn turn, StatedTarget row, TargetKey key, ILookup<TargetKey, TargetVersion> old)
    {
        var versions = old[key].ToArray();
        var before = versions.Length > 0 ? versions[^1].Goal.Stretch : null;
        return ChangePlan.Of(
            key, versions, new(row.Amount, row.Stretch ?? (before > row.Amount ? before : null)), turn.Tenant.Currency, turn.Today, turn.Tenant.Calendar);
    }

    static Checked<OwnerInView> OwnerOf(Turn turn, string name, OwnerInView[] owners)
    {
        if (owners.Length == 0) return new Refusal($"没有找到「{name}」", $"there is no “{name}”");
        if (owners.Length > 1) return new Refusal($"叫「{name}」的不止一个", $"more than one is called “{name}”");
        return TargetRights.Against(turn.Person, owners[0]) is { } refusal
            ? TargetOwners.Refused(turn, refusal, $"{owners[0].Owner.Stored} {Values.Of(owners[0].Owner.Id)}")
            : owners[0];
    }

    static Refusal Twice { get; } = new("这个人出现了两次。", "This name stands there twice.");

    static Card Wrong(Turn turn, List<(int Line, Refusal Why)> wrong) => turn.Reply(
        $"{wrong.Count} 行有问题,什么也没有改动", $"{(wrong.Count == 1 ? "1 line is" : $"{wrong.Count} lines are")} wrong; nothing was changed",
        [
            .. wrong.Take(MostErrors).Select(w => new Line(turn.Say($"第 {w.Line} 行:", $"Line {w.Line}: ") + w.Why.In(turn.Language))),
            .. wrong.Count > MostErrors ? [new Line(turn.Say($"还有 {wrong.Count - MostErrors} 行", $"and {wrong.Count - MostErrors} more"), Tone.Subtle)] : (Line[])[],
        ]);
}
