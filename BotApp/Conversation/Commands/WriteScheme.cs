using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// Operations write a scheme of their own for everybody, a role, a unit or a person: lines, weights and goals as text, a look with its warnings,
/// a tap. One that takes the place of another is drafted as a change set.
/// </summary>
sealed partial class WriteScheme : IHearing
{
    public CommandDescription Description { get; } = new("write-scheme", [], IsPersonal: true, Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) => Asks().Match(text) is { Success: true } m
        ? Said.Pressed("write-scheme", ("who", m.Groups["who"].Value), ("lines", m.Groups["lines"].Value))
        : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("write-scheme"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Text("lines") is not { } text)
            return turn.Reply(
                "请这样说:「华东一组的考核方案:签单额60%,拜访次数20%目标30,报价次数20%目标10」。",
                "Please say it like this: “scheme for East China Team 1: signed 60%, visits 20% goal 30, quotes 20% goal 10”.");
        var whose = await WhoseAsync(turn, press.Text("who") ?? "");
        if (!whose.Ok) return turn.Reply(whose.Refusal);
        var choice = await SchemeStore.LoadAsync(turn.Tx, turn.TenantId, whose.Value.Member is { } one ? [one.Value] : [], turn.Cancel);
        // What the new one says nothing about stays as it is.
        var held = Held(choice, whose.Value, press.Date("from") ?? turn.Today);
        var lines = SchemeText.Read(text, choice.Catalogue, CycleOf(held));
        if (!lines.Ok) return turn.Reply(lines.Refusal);
        var starts = await SchemeDraft.StartsAsync(turn, whose.Value);
        if (starts.FirstOrDefault(s => s.From == press.Date("from")).Title is not null)
            return await AdoptAsync(turn, held, whose.Value, lines.Value, press.Date("from")!.Value);
        return SchemeCard.Draft(
            Appraisal.ViewOf(turn, Period.Month(turn.Today)), whose.Value.NameIn(turn.Language), lines.Value, starts,
            ("who", press.Text("who") ?? ""), ("lines", text));
    }

    static Task<Card> AdoptAsync(Turn turn, Scheme? held, SchemeOwner whose, ImmutableArray<SchemeLine> lines, DateOnly from)
    {
        var (name, nameEn) = (CleanText.Of($"{whose.Name}方案", 60), CleanText.Of($"Scheme of {whose.NameEn}", 60));
        var version = held?.Name == name ? held.Version + 1 : 1;
        return SchemeDraft.MakeAsync(turn, whose, new(default, version, name, nameEn, from, CycleOf(held), lines, held?.Bonus), "written in chat");
    }

    static Scheme? Held(SchemeChoice choice, SchemeOwner whose, DateOnly day)
    {
        var role = whose.Roles.FirstOrDefault();
        var last = choice.ChosenFor(whose.Member, whose.Unit, whose.Roles.IsEmpty ? null : role, day, long.MaxValue) is { } id ? choice.LastOf(id) : null;
        return last ?? choice.OfRole(role, day);
    }

    static PeriodKind CycleOf(Scheme? held) => held?.Cycle ?? PeriodKind.Month;

    static async Task<Checked<SchemeOwner>> WhoseAsync(Turn turn, string said)
    {
        var who = said.Trim().ToLowerInvariant();
        if (who is "" or "全公司" or "公司" or "所有人" or "全员" or "everybody" or "everyone" or "the company") return new SchemeOwner("全公司", "everybody", null, null, [.. ChooseScheme.Sellers]);
        if (who is "销售" or "销售员" or "reps" or "rep") return Reps;
        if (who is "主管" or "经理" or "managers" or "manager") return new SchemeOwner("主管", "managers", null, null, [Role.Manager]);
        var unit = MemberStore.FindUnitIn(turn.Tx, turn.TenantId, CleanText.Of(who), UnitId.Company);
        await turn.Tx.SendAsync(turn.Cancel);
        if (unit.Value is { } found) return new SchemeOwner(found.Name, found.NameEn, null, found.Id, []);
        var person = await Scope.OfColleagueAsync(turn, CleanText.Of(said), "write-scheme");
        if (!person.Ok) return person.Refusal;
        return person.Value.Id == turn.Person.Id
            ? new Refusal("不能改自己的考核。", "You cannot change what you are appraised by yourself.")
            : new SchemeOwner(person.Value.Name, person.Value.NameEn, person.Value.Id, null, []);
    }

    public static SchemeOwner Reps { get; } = new("销售", "reps", null, null, [Role.Rep]);

    [GeneratedRegex(@"^((把|将)?(?<who>[\p{L}\p{N}·]{0,20}?)的?考核方案(改成|改为|设为|定为|是)?[:: ]\s*(?<lines>[^%%]{1,40}[%%].{0,500})|((set|write) )?(the )?scheme (for|of) (?<who>[\p{L}\p{N} ]{1,40}?):\s*(?<lines>[^%]{1,40}%.{0,500}))$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Asks();
}
