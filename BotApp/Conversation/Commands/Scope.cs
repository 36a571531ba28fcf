using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Whose numbers somebody may see: their own, those of the units they answer for, and all of them for sales operations.</summary>
static partial class Scope
{
    static readonly Refusal NotYours = new("您只能看自己和所管团队的数据。", "You can see your own numbers and those of the team you manage.");

    // Every question about progress comes by here: only a text with such a word is worth looking for a unit in.
    static readonly string[] UnitWords = ["组", "部", "队", "区", "中心", "公司", "team", "sales", "department", "group", "region"];

    /// <summary>The unit whose numbers "my team" means.</summary>
    public static UnitId TeamOf(Member person) => person.Manages ?? (person.SeesAll ? UnitId.Company : person.Unit);

    /// <summary>Whether the person also sees who in the team has which numbers.</summary>
    public static bool SeesPeople(Member person) => person.Manages is not null || person.SeesAll;

    /// <summary>The colleague, if the asker may see their numbers; otherwise the refusal, which is audited.</summary>
    public static async Task<Checked<Member>> OfColleagueAsync(Turn turn, string name, string asked)
    {
        var root = turn.Person.SeesAll ? UnitId.Company : turn.Person.Manages;
        var found = MemberStore.FindAll(turn.Tx, turn.TenantId, name, turn.Person.Id, root);
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Values.Count == 0)
            return new Refusal($"没有找到叫「{name}」的同事,请用全名。", $"There is no colleague called “{name}”; please use the full name.");
        var (member, within) = found.Values[0];
        if (member.Id == turn.Person.Id || within) return member;
        turn.Audit("refused", $"{asked}: member {member.Id.Value}");
        return NotYours;
    }

    /// <summary>The person of an id that a button brought back, checked as if asked by name.</summary>
    public static async Task<Checked<Member>> OfMemberAsync(Turn turn, MemberId id, string asked)
    {
        var root = turn.Person.SeesAll ? UnitId.Company : turn.Person.Manages;
        var found = MemberStore.Find(turn.Tx, turn.TenantId, id, root);
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Value is var (member, within) && (within || member.Id == turn.Person.Id)) return member;
        turn.Audit("refused", $"{asked}: member {id.Value}");
        return NotYours;
    }

    /// <summary>The unit that the text names, if the asker may see its sums; a refusal, which is audited, if not; null where none is named.</summary>
    public static async Task<Checked<NamedUnit>?> OfUnitNamedAsync(Turn turn, string asked)
    {
        if (turn.Incoming.Said is not Said.Text text || !Array.Exists(UnitWords, w => text.Value.Contains(w, StringComparison.OrdinalIgnoreCase))) return null;
        var named = MemberStore.FindUnitIn(turn.Tx, turn.TenantId, CleanText.Of(text.Value), turn.Person.SeesAll ? UnitId.Company : turn.Person.Manages);
        await turn.Tx.SendAsync(turn.Cancel);
        if ((named.Value ?? await OfStemAsync(turn, text.Value)) is not { } unit) return null;
        if (unit.Within || unit.Id == turn.Person.Unit) return unit;
        turn.Audit("refused", $"{asked}: unit {unit.Id.Value}");
        return NotYours;
    }

    // 华东团队 is 华东销售部, as where its target is set.
    static async Task<NamedUnit?> OfStemAsync(Turn turn, string text)
    {
        if (Stem().Match(text) is not { Success: true } said) return null;
        var found = OwnerStore.Unit(
            turn.Tx, turn.TenantId, turn.Person.SeesAll ? UnitId.Company : turn.Person.Manages, "", said.Groups["stem"].Value.ToLowerInvariant());
        await turn.Tx.SendAsync(turn.Cancel);
        return found.Value is { } unit ? new(new UnitId(unit.Owner.Id), unit.Name, unit.NameEn, unit.Within) : null;
    }

    /// <summary>A unit or person that a button names, if the presser may see its numbers; otherwise the refusal, which is audited.</summary>
    public static async Task<Checked<OwnerInView>> OfOwnerAsync(Turn turn, TargetOwner owner)
    {
        var found = OwnerStore.Find(turn.Tx, turn.TenantId, turn.Person.SeesAll ? UnitId.Company : turn.Person.Manages, owner);
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Value is { } known && (known.Within || owner == TargetOwner.Of(turn.Person.Id))) return known;
        turn.Audit("refused", $"progress: {owner.Stored} {Values.Of(owner.Id)}");
        return new Refusal("您只能看自己和所管团队的数据。", "You can see your own numbers and those of the team you manage.");
    }

    public static Task<Checked<Member>> OfAsync(Turn turn, Subject subject, string asked) => subject.Kind == SubjectKind.Colleague
        ? OfColleagueAsync(turn, subject.Name!, asked)
        : Task.FromResult<Checked<Member>>(turn.Person);

    [GeneratedRegex("(?<stem>[\\u4e00-\\u9fff]{2})(团队|大区|区域)|\\b(?<stem>[A-Z][a-z]+( [A-Z][a-z]+)*) (team|region)\\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Stem();
}
