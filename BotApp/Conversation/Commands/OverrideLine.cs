using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// Operations give one person another weight or goal in a line of the scheme, with a reason: drafted as a change set, since it moves a score
/// like a change of targets does. Nobody changes what they are appraised by themselves.
/// </summary>
sealed partial class OverrideLine : IHearing
{
    const int LongestReason = 200;

    public CommandDescription Description { get; } = new("override", [], IsPersonal: true, Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) => Asks().Match(text) is { Success: true } m
        ? Said.Pressed(
            "override", ("name", m.Groups["who"].Value), ("line", m.Groups["line"].Value), ("what", m.Groups["what"].Value is "权重" or "weight" ? "weight" : "goal"),
            ("value", m.Groups["value"].Value), ("from", m.Groups["from"].Value is "本" or "这个" or "this" ? "this" : "next"), ("reason", m.Groups["reason"].Value))
        : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("override"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Text("name") is not { } name || press.Text("line") is not { } wanted || CleanText.Of(press.Text("reason") ?? "", LongestReason) is not { Length: > 0 } reason)
            return turn.Reply(
                "请这样说:「李雷的拜访次数权重改成10%,原因:新人」。", "Please say it like this: “set Li Lei's visits weight to 10% because he is new”.");
        var whose = await Scope.OfColleagueAsync(turn, name, "override");
        if (!whose.Ok) return turn.Reply(whose.Refusal);
        var isWeight = press.Text("what") == "weight";
        // What has passed counts as it did.
        var from = press.Text("from") == "this" ? turn.Today.AddDays(1) : Period.Month(turn.Today).End;
        if (whose.Value.Id == turn.Person.Id) return turn.Reply(SchemeRights.Own);
        var read = await Appraisal.OfAsync(turn, whose.Value.Id, turn.Today, "override");
        if (!read.Ok) return turn.Reply(read.Refusal);
        if (Line(read.Value, wanted, from) is not { } line)
            return turn.Reply($"{whose.Value.Name}的方案里没有「{CleanText.Of(wanted, 30)}」。", $"There is no “{CleanText.Of(wanted, 30)}” in {whose.Value.NameEn}'s scheme.");
        var value = ValueOf(line, press.Text("value") ?? "", isWeight);
        return value.Ok
            ? await DraftAsync(turn, read.Value, line, isWeight ? line with { Weight = value.Value } : line with { Goal = value.Value }, from, reason)
            : turn.Reply(value.Refusal);
    }

    static async Task<Card> DraftAsync(Turn turn, Appraisal a, SchemeLine old, SchemeLine line, DateOnly from, string reason)
    {
        if (old == line) return turn.Reply("没有变化。", "Nothing changed.");
        ChangeSetStore.Lock(turn.Tx, turn.TenantId);
        var list = WindowStore.Reasons(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        var code = AdjustReason.In(list.Values.Count > 0 ? list.Values : AdjustReason.Usual, reason)?.Code;
        var set = ChangeSetStore.Draft(turn.Tx, turn.TenantId, turn.Person.Id, turn.Now, turn.Inbox, from, code, reason, []);
        await turn.Tx.SendAsync(turn.Cancel);
        LineChangeStore.Add(turn.Tx, turn.TenantId, set.Value, new(a.Person.Id, a.Person.Name, a.Person.NameEn, old, line, from, reason, null));
        return await ChangeDraft.ShowAsync(turn, set.Value, null);
    }

    static SchemeLine? Line(Appraisal a, string wanted, DateOnly from) => a.Choice.On(a.Person, from)?.Lines.FirstOrDefault(
        l => Enum.GetValues<Language>().Any(language => string.Equals(l.NameIn(language), wanted, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A weight in percent; a goal in the unit of the line, a ratio as a fraction.</summary>
    static Checked<decimal> ValueOf(SchemeLine line, string text, bool isWeight)
    {
        var isPercent = text.EndsWith('%');
        if (AmountReader.Read(text.TrimEnd('%')) is not { Amount: > 0 } read) return Wrong(text);
        if (isWeight) return read.Amount <= 100 ? read.Amount : Wrong(text);
        if (line.Part == Part.Target)
            return new Refusal("目标值在目标里改,这里只能改权重。", "A target's value is changed as a target; only its weight can be changed here.");
        var isRatio = line.Indicator?.Unit == IndicatorUnit.Percent;
        return isPercent != isRatio ? Wrong(text)
            : isRatio ? read.Amount / 100
            : read.Amount < Money.Limit ? read.Amount : Wrong(text);
    }

    static Refusal Wrong(string text) => new($"「{CleanText.Of(text, 20)}」不能用在这里,什么也没有改。", $"“{CleanText.Of(text, 20)}” does not fit here; nothing was changed.");

    [GeneratedRegex(@"^((把|将)?(?<who>[\p{L}·]{1,20}?)的(?<line>[\p{L}]{2,12}?)(的)?(?<what>权重|目标值)(改成|改为|设为|调成|调为)(?<value>[\d.,]{1,12}[万千]?[%%]?)[,,;; ]*(从?(?<from>本|这个|下|下个)月(起|开始)?)?[,,;; ]*(原因|理由|因为)[:: ]*(?<reason>.{1,300})|set (?<who>[\p{L} ]{1,40}?)'s (?<line>[\p{L} -]{2,30}?) (?<what>weight|goal) to (?<value>[\d.,]{1,12}[km]?%?)( from (?<from>this|next) month)?,? because (?<reason>.{1,300}))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();
}
