using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Ratings;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// Operations mend a draft pair by pair before it starts: 「互评去掉李雷评韩梅梅 因为是亲戚」, 「互评加上李雷评宋佳 因为一起做了展会」. Within the same
/// rules as the draw; who, whom and why are audited.
/// </summary>
sealed partial class MendRound : IHearing
{
    const string Verb = "mend-round";
    const int LongestReason = 100;

    public CommandDescription Description { get; } = new(Verb, [], IsPersonal: true, Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) => Mends().Match(text) is { Success: true } m
        ? Said.Pressed(
            Verb, ("do", m.Groups["out"].Success ? "out" : "add"), ("rater", m.Groups["rater"].Value.Trim()), ("rated", m.Groups["rated"].Value.Trim()),
            ("why", m.Groups["why"].Value.Trim()))
        : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed(Verb));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var running = RoundStore.Running(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        if (running.Value is not { State: RoundState.Draft } round || press.Number("round") is { } shown && shown != round.Id)
            return turn.Reply("现在没有互评草稿可以改。", "There is no draft of a rating round to mend.");
        if (press.Text("do") is not ("out" or "add")) return RoundCard.Mend(round, turn.Language);
        var (rater, rated) = (await NamedAsync(turn, press.Text("rater")), await NamedAsync(turn, press.Text("rated")));
        if (!rater.Ok) return turn.Reply(rater.Refusal);
        if (!rated.Ok) return turn.Reply(rated.Refusal);
        var why = CleanText.Of(turn.AsTyped(press.Text("why") ?? "").Trim(), LongestReason);
        if (why.Length == 0) return turn.Reply("请写上原因:「……因为……」。", "Please say why: “… because …”.");
        return await MendAsync(turn, round, rater.Value, rated.Value, why, press.Text("do") == "add");
    }

    static async Task<Card> MendAsync(Turn turn, Round round, Member rater, Member rated, string why, bool adds)
    {
        var facts = MendStore.Facts(turn.Tx, turn.TenantId, round.Id, rater.Id, rated.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (adds && facts.Value.RefuseToAdd(rater.Name, rater.NameEn, rated.Name, rated.NameEn) is { } refusal) return turn.Reply(refusal);
        if (!adds && !facts.Value.IsThere)
            return turn.Reply($"草稿里没有{rater.Name}评{rated.Name}。", $"{rater.NameEn} is not asked about {rated.NameEn}.");
        if (adds) MendStore.Add(turn.Tx, turn.TenantId, round.Id, rater.Id, rated.Id, why, why);
        else MendStore.TakeOut(turn.Tx, turn.TenantId, round.Id, rater.Id, rated.Id);
        turn.Audit(adds ? "round.pair-added" : "round.pair-out", FormattableString.Invariant($"round {round.Id}: member {rater.Id.Value} about {rated.Id.Value}: {why}"));
        return RoundCard.Mended(
            round, rater.NameIn(turn.Language), rated.NameIn(turn.Language), facts.Value.Raters + (adds ? 1 : -1), adds, turn.Language);
    }

    static Task<Checked<Member>> NamedAsync(Turn turn, string? name) => name is { Length: > 0 }
        ? Scope.OfColleagueAsync(turn, CleanText.Of(name, LongestReason), "round")
        : Task.FromResult<Checked<Member>>(new Refusal("请写上谁评谁。", "Please say who rates whom."));

    [GeneratedRegex(@"^(互评((?<out>去掉|删掉|拿掉)|加上|增加)\s*(?<rater>[^评\s,,]{1,30})评(?<rated>[^评\s,,]{1,30}?)([\s,,]*因为\s*(?<why>[^\n]{1,200}))?|((?<out>take out)|add) (?<rater>[^,\n]{1,40}?) rating (?<rated>[^,\n]{1,40}?)(,? because (?<why>[^\n]{1,200}))?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Mends();
}
