using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// Operations write a scheme of their own for everybody, a role, a unit or a person: lines, weights and goals as text, a look with its warnings,
/// a tap. Whoever is appraised by it from then on is told.
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
        var choice = await SchemeStore.LoadAsync(turn.Tx, turn.TenantId, [], turn.Cancel);
        var whose = await WhoseAsync(turn, press.Text("who") ?? "");
        if (!whose.Ok) return turn.Reply(whose.Refusal);
        var lines = SchemeText.Read(text, choice.Catalogue, CycleOf(Held(choice, whose.Value, turn.Today)));
        if (!lines.Ok) return turn.Reply(lines.Refusal);
        var starts = ChooseScheme.Starts(turn).ToArray();
        if (starts.FirstOrDefault(s => s.From == press.Date("from")).Title is not null)
            return await AdoptAsync(turn, choice, whose.Value, lines.Value, press.Date("from")!.Value);
        return SchemeCard.Draft(
            Appraisal.ViewOf(turn, Period.Month(turn.Today)), whose.Value.NameIn(turn.Language), lines.Value, starts,
            ("who", press.Text("who") ?? ""), ("lines", text));
    }

    static async Task<Card> AdoptAsync(Turn turn, SchemeChoice choice, Whose whose, ImmutableArray<SchemeLine> lines, DateOnly from)
    {
        var last = choice.Named(whose.Scheme);
        // Pressed twice: what was adopted already is not made again.
        if (last is not null && last.From == from && last.Lines.SequenceEqual(lines)) return turn.Reply("已经在用这套方案了。", "This scheme is in use already.");
        var by = new Decision(turn.Now, turn.Person.Id, turn.Inbox, "written in chat");
        var held = Held(choice, whose, from);
        var id = last?.Id ?? await MakeAsync(turn, whose.Scheme, whose.SchemeEn, by);
        var scheme = new Scheme(id, (last?.Version ?? 0) + 1, whose.Scheme, whose.SchemeEn, from, CycleOf(held), lines, held?.Bonus);
        SchemeStore.AddVersion(turn.Tx, turn.TenantId, scheme, by);
        foreach (var role in whose.Roles) SchemeStore.Use(turn.Tx, turn.TenantId, id, whose.Member, whose.Unit, role, from, by);
        turn.Audit("scheme.written", FormattableString.Invariant($"{scheme.Name} v{scheme.Version} from {from:yyyy-MM-dd}"));
        var told = await TellAsync(turn, whose, scheme);
        return turn.Reply(
            $"从 {from.Say(turn.Language, turn.Today)} 起,{whose.Name}用这套方案(v{scheme.Version}),已通知 {told} 人。",
            $"From {from.Say(turn.Language, turn.Today)} on {whose.NameEn} is appraised by this scheme (v{scheme.Version}); {told} told.");
    }

    // What the new one takes cycle and bonus from.
    static Scheme? Held(SchemeChoice choice, Whose whose, DateOnly day) => choice.Named(whose.Scheme) ?? choice.OfRole(whose.Role ?? Role.Rep, day);

    static PeriodKind CycleOf(Scheme? held) => held?.Cycle ?? PeriodKind.Month;

    static async Task<SchemeId> MakeAsync(Turn turn, string name, string nameEn, Decision by)
    {
        var made = SchemeStore.Add(turn.Tx, turn.TenantId, name, nameEn, by);
        await turn.Tx.SendAsync(turn.Cancel);
        return made.Value;
    }

    static async Task<int> TellAsync(Turn turn, Whose whose, Scheme scheme)
    {
        var chats = ChatStore.OfMembers(turn.Tx, turn.TenantId, await PeopleAsync(turn, whose, scheme.PeriodOf(scheme.From)));
        await turn.Tx.SendAsync(turn.Cancel);
        var card = CardJson.Write(SchemeCard.Of(
            Appraisal.ViewOf(turn, scheme.PeriodOf(scheme.From)) with { Language = turn.Tenant.Language }, whose.NameIn(turn.Tenant.Language), scheme));
        OutboxStore.AddManyOnce(
            turn.Tx, turn.TenantId, [.. chats.Values.Select(c => (FormattableString.Invariant($"scheme:{turn.Inbox.Value}:{c.Member.Value}"), c.Chat, card))], turn.Now);
        return chats.Values.Count;
    }

    static async Task<IEnumerable<MemberId>> PeopleAsync(Turn turn, Whose whose, Period period)
    {
        if (whose.Member is { } one) return [one];
        var people = ScorecardStore.InUnit(turn.Tx, turn.TenantId, whose.Unit ?? UnitId.Company, period);
        await turn.Tx.SendAsync(turn.Cancel);
        return people.Values.Where(p => whose.Role is null || p.Role == whose.Role).Select(p => p.Id);
    }

    static async Task<Checked<Whose>> WhoseAsync(Turn turn, string said)
    {
        var who = said.Trim().ToLowerInvariant();
        if (who is "" or "全公司" or "公司" or "所有人" or "全员" or "everybody" or "everyone" or "the company") return new Whose("全公司", "everybody");
        if (who is "销售" or "销售员" or "reps" or "rep") return new Whose("销售", "reps") { Role = Role.Rep };
        if (who is "主管" or "经理" or "managers" or "manager") return new Whose("主管", "managers") { Role = Role.Manager };
        var unit = MemberStore.FindUnitIn(turn.Tx, turn.TenantId, CleanText.Of(who), UnitId.Company);
        await turn.Tx.SendAsync(turn.Cancel);
        if (unit.Value is { } found) return new Whose(found.Name, found.NameEn) { Unit = found.Id };
        var person = await Scope.OfColleagueAsync(turn, CleanText.Of(said), "write-scheme");
        if (!person.Ok) return person.Refusal;
        return person.Value.Id == turn.Person.Id
            ? new Refusal("不能改自己的考核。", "You cannot change what you are appraised by yourself.")
            : new Whose(person.Value.Name, person.Value.NameEn) { Member = person.Value.Id };
    }

    /// <summary>Who is appraised by the scheme; with nothing set, everybody who sells.</summary>
    sealed record Whose(string Name, string NameEn)
    {
        public string Scheme => CleanText.Of($"{Name}方案", 60);

        public string SchemeEn => CleanText.Of($"Scheme of {NameEn}", 60);

        public MemberId? Member { get; init; }

        public UnitId? Unit { get; init; }

        public Role? Role { get; init; }

        /// <summary>A role a row; one without a role where it is a unit's or a person's.</summary>
        public IEnumerable<Role?> Roles => Member is not null || Unit is not null ? [null] : Role is { } one ? [one] : ChooseScheme.Sellers.Cast<Role?>();

        public string NameIn(Language language) => language.Pick(Name, NameEn);
    }

    [GeneratedRegex(@"^((把|将)?(?<who>[\p{L}\p{N}·]{0,20}?)的?考核方案(改成|改为|设为|定为|是)?[:: ]\s*(?<lines>[^%%]{1,40}[%%].{0,500})|((set|write) )?(the )?scheme (for|of) (?<who>[\p{L}\p{N} ]{1,40}?):\s*(?<lines>[^%]{1,40}%.{0,500}))$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Asks();
}
