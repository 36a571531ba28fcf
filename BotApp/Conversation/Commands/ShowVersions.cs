using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.BotApp.Understanding.Entities;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What a target was on a day or in a period, who set it, when and why.</summary>
sealed partial class ShowVersions : IHearing
{
    public CommandDescription Description { get; } = new("versions", [], IsPersonal: true, KeepsCard: true);

    public Said.Press? Hear(string text, DateOnly today)
    {
        if (!text.Contains("目标", StringComparison.Ordinal) && !text.Contains("target", StringComparison.Ordinal)) return null;
        var asksWho = AsksWho().IsMatch(text);
        if (!asksWho && !AsksWhat().IsMatch(text)) return null;
        var found = EntityFinder.Find(text, today).FirstOrDefault(e => e.Days is not null);
        var days = found?.Days ?? new DayRange(today, today);
        // What counts now is what the progress card says.
        if (!asksWho && (found is null || days.From <= today && days.To >= today && days.From != days.To)) return null;
        var subject = Reader.Read(text, today).Question?.Subject ?? Subject.Me;
        var who = Named().Match(text) is { Success: true } named ? named.Groups[1].Value : subject.Kind == SubjectKind.Colleague ? subject.Name! : "";
        return Said.Pressed("versions", ("who", who), ("from", days.From.Iso()), ("to", days.To.Iso()), ("team", subject.Kind == SubjectKind.Team ? "1" : ""), ("said", text));
    }

    public Task<Card> AnswerAsync(Turn turn, Reading reading) =>
        PressAsync(turn, Said.Pressed("versions", ("from", turn.Today.Iso()), ("to", turn.Today.Iso())));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Date("from") is not { } from || press.Date("to") is not { } to || to < from || from.Year is < 2000 or > 2200 || to.Year > 2200)
            return turn.Reply("没有看懂问的是哪一天。", "It was not clear which day is meant.");
        Checked<Member> whose = turn.Person;
        if (press.Text("who") is { } name) whose = await Scope.OfColleagueAsync(turn, CleanText.Of(name, 60), "target versions");
        if (!whose.Ok) return turn.Reply(whose.Refusal);
        var isTeam = press.Text("team") is not null;
        var unit = Scope.TeamOf(turn.Person);
        var owner = isTeam ? TargetOwner.Of(unit) : TargetOwner.Of(whose.Value.Id);
        var asked = turn.Tenant.Fiscal.Between(from, to);
        // A button brings back the company's own period; words are read as the calendar's.
        if (press.Text("said") is { } said) asked = Asked.OfTarget(FiscalWords.Of(turn.Tenant.Fiscal, asked, said, turn.Today, ahead: false), said, turn.Today);
        var told = TargetVersionStore.Told(turn.Tx, turn.TenantId, owner, asked with { Kind = PeriodKind.Days });
        var reasons = WindowStore.Reasons(turn.Tx, turn.TenantId);
        var unitName = MemberStore.UnitName(turn.Tx, turn.TenantId, unit);
        await turn.Tx.SendAsync(turn.Cancel);
        var who = isTeam ? turn.Say(unitName.Value.Name, unitName.Value.NameEn) : whose.Value.NameIn(turn.Language);
        var card = VersionsCard.Of(
            turn.Language, who, asked, told.Values, reasons.Values.Count > 0 ? reasons.Values : AdjustReason.Usual, turn.Tenant, turn.Today);
        return card with { Parts = [.. Asked.FiscalDays(turn, asked), .. card.Parts] };
    }

    // Questions from end to end: nothing done can be reported in them.
    [GeneratedRegex("^[\\p{L}0-9 ]{0,24}目标(?:是|为|定的是)?(?:多少)?[,,、 ]*(?:是|被)?谁(?:改|定|设|调|改过)的?[,,、 ]*(?:过)?(?:为什么|为啥|什么原因)?(?:改|调)?的?$|^[\\p{L}0-9 ]{0,24}目标(?:是|为)?(?:多少)?[,,、 ]*为什么(?:改|调|变)了?$|^who (?:changed|set) (?:my|our|the|[\\p{L} ]+'s) [\\p{L}0-9 ,']*target[\\p{L}0-9 ,']*$|^why (?:was|did|has) (?:my|our|the|[\\p{L} ]+'s) [\\p{L}0-9 ,']*target[\\p{L}0-9 ,']* change[d]?[\\p{L}0-9 ,']*$", RegexOptions.CultureInvariant)]
    private static partial Regex AsksWho();

    [GeneratedRegex("^[\\p{L}0-9 ]{0,24}目标(?:是|为|定的是)(?:多少|几)$|^what (?:was|were) (?:my|our|the|[\\p{L} ]+'s) [\\p{L}0-9 ]*target[\\p{L}0-9 ,']*$", RegexOptions.CultureInvariant)]
    private static partial Regex AsksWhat();

    [GeneratedRegex("(?:^| )(?:changed|set|was|were|did|has) ([\\p{L}]+(?: [\\p{L}]+)?)'s ", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
