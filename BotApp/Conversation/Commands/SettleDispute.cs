using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Upholds or rejects an objection; never one's own. In a sealed period what is owed counts in the open one.</summary>
sealed class SettleDispute : ICommand
{
    const int LongestOutcome = 200;

    public CommandDescription Description { get; } = new("settle-dispute", [], IsPersonal: true, Roles: [Role.Manager, Role.Director, Role.Ops]);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("settle-dispute"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var found = DisputeStore.Find(turn.Tx, turn.TenantId, new DisputeId(press.Number("dispute") is { } id and <= int.MaxValue ? (int)id : 0));
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Value is not { } dispute) return turn.Reply("没有这条异议。", "There is no such objection.");
        var who = ScorecardStore.Find(turn.Tx, turn.TenantId, dispute.Member);
        var closing = ClosingStore.Find(turn.Tx, turn.TenantId, dispute.Period);
        var chats = ChatStore.OfMembers(turn.Tx, turn.TenantId, [dispute.Member]);
        await turn.Tx.SendAsync(turn.Cancel);
        if (dispute.Member == turn.Person.Id || who.Value is not { } person || !Appraisal.MaySee(turn.Person, person))
        {
            turn.Audit("refused", $"settle-dispute: {dispute.Id.Value}");
            return turn.Reply("这条异议不归您处理。", "This objection is not yours to settle.");
        }
        if (dispute.Upheld is not null) return DisputeCard.Settled(turn.Language, turn.Today, dispute, turn.Say("主管", "a manager"));
        var isSealed = closing.Value?.SealingAt is not null;
        if (press.Text("do") == "show") return await ShowAsync(turn, dispute, isSealed);
        var upheld = press.Text("upheld") == "yes";
        var delta = upheld && isSealed ? DeltaOf(press) : 0m;
        return delta.Ok ? Settle(turn, dispute, upheld, delta.Value, press.Text("outcome"), chats.Values) : turn.Reply(delta.Refusal);
    }

    /// <summary>The objection once more, for whoever was reminded of it or stands in.</summary>
    static async Task<Card> ShowAsync(Turn turn, Dispute dispute, bool isSealed)
    {
        var a = await Appraisal.OfAsync(turn, dispute.Member, dispute.Period.Start, "settle-dispute");
        return a.Ok
            ? DisputeCard.Settle(a.Value.View, dispute, a.Value.Person, ExplainScore.LineOf(a.Value.Card.Last.Score, dispute.Part, dispute.Key), isSealed)
            : turn.Reply(a.Refusal);
    }

    static Card Settle(Turn turn, Dispute dispute, bool upheld, decimal delta, string? text, IReadOnlyList<(MemberId Member, ChatId Chat, Language? Language)> chats)
    {
        var outcome = text is null ? "" : CleanText.Of(text, LongestOutcome);
        DisputeStore.Settle(turn.Tx, turn.TenantId, dispute.Id, upheld, outcome, turn.Person.Id, turn.Now);
        DutyStore.Settle(turn.Tx, turn.TenantId, dispute.Duty, DutyState.Done, turn.Now, turn.Person.Id, (upheld ? "upheld" : "rejected") + (outcome.Length > 0 ? ": " + outcome : ""));
        if (delta != 0) DisputeStore.Correct(turn.Tx, turn.TenantId, dispute, delta, turn.Today, outcome.Length > 0 ? outcome : dispute.Words, turn.Person.Id, turn.Now, turn.Inbox);
        turn.Audit("dispute.settled", $"{dispute.Id.Value} {(upheld ? "upheld" : "rejected")}{(delta == 0 ? "" : FormattableString.Invariant($" {delta}"))}");
        var settled = dispute with { Upheld = upheld, Outcome = outcome };
        foreach (var (_, chat, language) in chats)
            OutboxStore.AddOnce(
                turn.Tx, turn.TenantId, dispute.Duty + ":settled", chat,
                CardJson.Write(DisputeCard.Settled(language ?? turn.Tenant.Language, turn.Today, settled, turn.Person.NameIn(language ?? turn.Tenant.Language))), turn.Now);
        return DisputeCard.Settled(turn.Language, turn.Today, settled, turn.Person.NameIn(turn.Language));
    }

    /// <summary>0 where none was given.</summary>
    static Checked<decimal> DeltaOf(Said.Press press)
    {
        if (press.Text("delta") is not { } text) return 0m;
        return AmountReader.Read(text) is { } read && Math.Abs(read.Amount) < Money.Limit
            ? read.Amount
            : new Refusal($"「{CleanText.Of(text, 20)}」不是数,请重填。", $"“{CleanText.Of(text, 20)}” is no number; please try again.");
    }
}
