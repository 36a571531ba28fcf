using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>A manager, or one above standing in, approves the scores of a team once the query window is over and nothing is disputed.</summary>
sealed class ApproveScores : ICommand
{
    public CommandDescription Description { get; } = new("approve-scores", [], IsPersonal: true, KeepsCard: true);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("approve-scores"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var found = ClosingStore.Find(turn.Tx, turn.TenantId, new ClosingId(Id(press, "closing")));
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Value is not { } closing) return Gone(turn);
        var state = await ClosingStore.StateAsync(turn.Tx, turn.TenantId, closing, turn.Cancel);
        if (state.Teams.FirstOrDefault(t => t.Unit.Value == Id(press, "unit")) is not { } team) return Gone(turn);
        if (!MayApprove(turn, team))
        {
            turn.Audit("refused", $"approve-scores: unit {team.Unit.Value}");
            return turn.Reply("您只能确认所管团队的绩效。", "You can approve the scores of the team you manage.");
        }
        if (team.Approved is not null || closing.SealingAt is not null) return Done(turn, team, closing);
        if (!state.MayApprove(turn.Now)) return turn.Reply("质询期还没有结束,结束后再确认。", "The query window is still open; please approve afterwards.");
        if (state.OpenDisputes > 0)
            return turn.Reply($"还有 {state.OpenDisputes} 条异议没有处理,处理完再确认。", $"{state.OpenDisputes} objections are still open; please approve once they are settled.");
        ClosingStore.Approve(turn.Tx, turn.TenantId, closing.Id, team.Unit, turn.Person.Id, turn.Now, turn.Inbox);
        DutyStore.Settle(turn.Tx, turn.TenantId, closing.DutyOf(team.Unit), DutyState.Done, turn.Now, turn.Person.Id, null);
        turn.Audit("closing.approved", $"{closing.Period.Start:yyyy-MM-dd} unit {team.Unit.Value}");
        if (state.Teams.All(t => t == team || t.Approved is not null)) await AskForSealAsync(turn, closing);
        return Done(turn, team, closing);
    }

    /// <summary>Tells whoever has to seal that nothing is in the way any more.</summary>
    static async Task AskForSealAsync(Turn turn, Closing closing)
    {
        var duty = DutyStore.Find(turn.Tx, turn.TenantId, closing.SealDuty);
        await turn.Tx.SendAsync(turn.Cancel);
        if (duty.Value is not { State: DutyState.Open } open) return;
        var state = await ClosingStore.StateAsync(turn.Tx, turn.TenantId, closing, turn.Cancel);
        var chats = ChatStore.OfMembers(turn.Tx, turn.TenantId, [open.Owner]);
        await turn.Tx.SendAsync(turn.Cancel);
        foreach (var (_, chat, language) in chats.Values)
            OutboxStore.AddOnce(
                turn.Tx, turn.TenantId, closing.SealDuty, chat,
                CardJson.Write(ClosingCard.Of(ScoreView.Of(language ?? turn.Tenant.Language, turn.Tenant, turn.Now, closing.Period), state, turn.Now)), turn.Now);
    }

    static bool MayApprove(Turn turn, ClosingTeam team) => turn.Person.Manages is { } root && team.Path.Contains(root.Value);

    static int Id(Said.Press press, string name) => press.Number(name) is { } id and <= int.MaxValue ? (int)id : 0;

    static Card Done(Turn turn, ClosingTeam team, Closing closing) => turn.Reply(
        $"{team.Name}的{closing.Period.Say(turn.Language, turn.Today)}绩效已确认。", $"{team.NameEn}'s scores of {closing.Period.Say(turn.Language, turn.Today)} are approved.");

    static Card Gone(Turn turn) => turn.Reply("没有这次结算,或者这个团队不用确认。", "There is no such closing, or this team needs no approval.");
}
