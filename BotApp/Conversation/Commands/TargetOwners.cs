using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Whom a message sets a target for, and whether its sender may. Every refusal about somebody else's target is audited.</summary>
static class TargetOwners
{
    static readonly string[] Endings = ["团队", "部门", "大区", "小组", "全组", "组", "区", "部", "team", "department", "region", "group"];

    /// <summary>The owner meant, if its target is the sender's to set.</summary>
    /// <param name="who">As read: a name, "team", or null.</param>
    public static async Task<Checked<OwnerInView>> FindAsync(Turn turn, string? who, string text)
    {
        if (TargetRights.RootOf(turn.Person) is not { } root) return Refused(turn, TargetRights.NoRole, who ?? "own");
        var found = await SearchAsync(turn, root, who, text.ToLowerInvariant());
        if (found is null)
            return new Refusal(
                $"没有找到{(who is null ? "" : $"「{who}」")}这个团队或同事,请写全名,例如「给李雷定12月目标90万」。",
                $"There is no unit or colleague {(who is null ? "in that message" : $"called “{who}”")}; use the full name, as in “set Li Lei's December target to 900k”.");
        return TargetRights.Against(turn.Person, found) is { } refusal ? Refused(turn, refusal, $"{found.Owner.Stored} {Values.Of(found.Owner.Id)}") : found;
    }

    /// <summary>The owner that a button names, if its target is the presser's to set.</summary>
    public static async Task<Checked<OwnerInView>> FindAsync(Turn turn, TargetOwner owner)
    {
        if (TargetRights.RootOf(turn.Person) is not { } root) return Refused(turn, TargetRights.NoRole, owner.Stored);
        var found = OwnerStore.Find(turn.Tx, turn.TenantId, root, owner);
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Value is not { } known) return new Refusal("没有找到这个团队或同事。", "There is no such unit or colleague.");
        return TargetRights.Against(turn.Person, known) is { } refusal ? Refused(turn, refusal, $"{owner.Stored} {Values.Of(owner.Id)}") : known;
    }

    public static Refusal Refused(Turn turn, Refusal refusal, string whose)
    {
        turn.Audit("refused", $"target: {CleanText.Of(whose, 60)}");
        return refusal;
    }

    // A person's name as read comes first, then a unit named in the text, then one whose name begins like what was read.
    static async Task<OwnerInView?> SearchAsync(Turn turn, UnitId root, string? who, string text)
    {
        var name = who?.ToLowerInvariant() ?? "";
        var member = OwnerStore.Member(turn.Tx, turn.TenantId, root, name is "我" or "自己" or "me" or "my" ? turn.Person.Name.ToLowerInvariant() : name);
        var unit = OwnerStore.Unit(turn.Tx, turn.TenantId, root, text, name == "team" ? "" : Stem(name));
        var team = OwnerStore.Find(turn.Tx, turn.TenantId, root, TargetOwner.Of(SaysCompany(text) ? UnitId.Company : Scope.TeamOf(turn.Person)));
        var self = OwnerStore.Find(turn.Tx, turn.TenantId, root, TargetOwner.Of(turn.Person.Id));
        await turn.Tx.SendAsync(turn.Cancel);
        if (member.Value is { } person) return person;
        if (unit.Value is { } named) return named;
        if (SaysCompany(text) || name == "team") return team.Value;
        return who is null && SaysOwn(text) ? self.Value : null;
    }

    static bool SaysOwn(string text) =>
        text.Contains('我', StringComparison.Ordinal) || text.Contains("自己", StringComparison.Ordinal) || text.Contains("my ", StringComparison.Ordinal);

    static bool SaysCompany(string text) =>
        text.Contains("公司", StringComparison.Ordinal) || text.Contains("company", StringComparison.Ordinal);

    static string Stem(string name)
    {
        foreach (var ending in Endings)
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal))
                return name[..^ending.Length].Trim();
        return name;
    }
}
