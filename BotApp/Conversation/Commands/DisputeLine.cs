using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Objects to one line of the own score: somebody has to settle it by a certain day.</summary>
sealed class DisputeLine : ICommand
{
    const int LongestWords = 200;

    public CommandDescription Description { get; } = new("dispute", [], IsPersonal: true, KeepsCard: true);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("dispute"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var read = await Appraisal.OfAsync(turn, press, "dispute");
        if (!read.Ok) return turn.Reply(read.Refusal);
        var (person, card, view) = (read.Value.Person, read.Value.Card, read.Value.View);
        if (person.Id != turn.Person.Id)
            return turn.Reply("只能对自己的得分提异议。", "You can object to your own score only.");
        if (ExplainScore.PartOf(press) is not { } part || card.Rows.Select(r => ExplainScore.LineOf(r.Score, part, press.Text("key"))).LastOrDefault(l => l is not null) is not { } line)
            return ExplainCard.OfScore(view, person, card);
        if (DisputeCard.Reasons.FirstOrDefault(r => r.Key == press.Text("reason")) is not { Key: not null } reason)
            return DisputeCard.Ask(view, card, line, Whose(press, person, card));
        var words = press.Text("words") is { } text ? CleanText.Of(text, LongestWords) : turn.Say(reason.Chinese, reason.English);
        return await OpenAsync(turn, read.Value, line, words);
    }

    static async Task<Card> OpenAsync(Turn turn, Appraisal a, LineScore line, string words)
    {
        var owner = DisputeStore.FindOwner(turn.Tx, turn.TenantId, a.Person.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (owner.Value is not { } settles) return turn.Reply("公司还没有人能处理异议,请联系管理员。", "Nobody here can settle this yet; please ask your admin.");
        var period = a.Card.Period;
        var opened = DisputeStore.Open(turn.Tx, turn.TenantId, a.Person.Id, period, line.Line, words, settles, turn.Now, turn.Inbox);
        var boss = ScorecardStore.Find(turn.Tx, turn.TenantId, settles);
        var chats = ChatStore.OfMembers(turn.Tx, turn.TenantId, [settles]);
        var closing = ClosingStore.Find(turn.Tx, turn.TenantId, period);
        await turn.Tx.SendAsync(turn.Cancel);
        if (opened.Value is not { } id) return turn.Reply("这一行已经有一条异议在处理了。", "An objection to this line is being settled already.");
        var due = Dispute.DueOn(turn.Today, turn.Tenant.Calendar);
        var dueAt = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(due.ToDateTime(TimeOnly.MinValue), turn.Tenant.Zone));
        DutyStore.Open(
            turn.Tx, turn.TenantId,
            new NewDuty(
                Dispute.DutyOf(id), "dispute", settles, $"处理{a.Person.Name}对「{line.Line.NameIn(Language.Chinese)}」的异议",
                $"Settle {a.Person.NameEn}'s objection to “{line.Line.NameIn(Language.English)}”", dueAt),
            turn.Now, turn.Person.Id, turn.Inbox);
        var dispute = new Dispute(id, a.Person.Id, period, line.Line.Part, line.Line.Key, words, settles, turn.Now, null, null)
        {
            Own = line.Line.Indicator?.Own is { } own ? (own.Name, own.NameEn) : null,
        };
        foreach (var (_, chat, language) in chats.Values)
            OutboxStore.AddOnce(turn.Tx, turn.TenantId, dispute.Duty, chat, CardJson.Write(DisputeCard.Settle(
                a.View with { Language = language ?? turn.Tenant.Language }, dispute, a.Person, line, closing.Value?.SealingAt is not null)), turn.Now);
        return DisputeCard.Opened(a.View, line.Line, boss.Value?.NameIn(turn.Language) ?? "", due);
    }

    static IReadOnlyCollection<(string, string)> Whose(Said.Press press, Appraised person, Scorecard card) =>
        [.. ScorecardCard.Whose(person, card.Period), ("part", press.Text("part")!), ("key", press.Text("key")!)];
}
