using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Proposing a split and taking the owners' answers: each part a dated duty of its owner.</summary>
static class SplitAnswer
{
    const int DaysToAnswer = 3;

    public static async Task<Card> ProposeAsync(Turn turn, TargetSplit split, IReadOnlyList<SplitPart> parts)
    {
        if (split.State != SplitState.Draft) return SplitTarget.Settled(turn, split);
        var due = turn.Now.AddDays(DaysToAnswer);
        SplitStore.SetState(turn.Tx, turn.TenantId, split.Id, SplitState.Open, due);
        var open = split with { State = SplitState.Open, DueAt = due };
        var reached = parts.Where(p => p.Proposal.Owner is not null && p.Proposal.Owner != turn.Person.Id).Select(p => (Part: p, Who: NoticeStore.Find(turn.Tx, turn.TenantId, p.Proposal.Owner!.Value))).ToArray();
        await turn.Tx.SendAsync(turn.Cancel);
        var local = TimeZoneInfo.ConvertTime(due, turn.Tenant.Zone);
        List<(string, ChatId, string)> pushes = [];
        foreach (var (part, who) in reached)
        {
            DutyStore.Open(turn.Tx, turn.TenantId, Duty(open, part, turn.Today), turn.Now, turn.Person.Id, turn.Inbox);
            if (who.Value is not { Chat: { } chat } person) continue;
            var card = SplitCard.Proposed(person.Language ?? turn.Tenant.Language, open, part, turn.Tenant.Currency, turn.Today, local);
            pushes.Add(($"split:{Values.Of(split.Id)}:{Values.Of(part.Line)}", chat, CardJson.Write(card)));
        }
        if (pushes.Count > 0) OutboxStore.AddManyOnce(turn.Tx, turn.TenantId, pushes, turn.Now);
        return SplitCard.Standing(
            turn.Language, open, parts, turn.Tenant.Currency, turn.Today, turn.Say($"已提交给 {reached.Length} 位,等答复", $"Proposed to {reached.Length} people"));
    }

    public static async Task<Card> TakeAsync(Turn turn, TargetSplit split, IReadOnlyList<SplitPart> parts, Said.Press press, bool accepts)
    {
        if (parts.FirstOrDefault(p => p.Line == press.Number("line")) is not { } part || part.Proposal.Owner != turn.Person.Id || split.State == SplitState.Draft)
            return turn.Reply(TargetOwners.Refused(turn, TargetRights.Scope, $"split {split.Id}"));
        var reason = press.Text("reason") is { } typed ? CleanText.Of(typed, 400) : "";
        if (!accepts && reason.Length == 0 && part.Proposal.State == ProposalState.Proposed)
            return SplitCard.Proposed(turn.Language, split, part, turn.Tenant.Currency, turn.Today, TimeZoneInfo.ConvertTime(split.DueAt!.Value, turn.Tenant.Zone)) with
            {
                Title = turn.Say("请写一句有异议的理由。", "Please say in a line why you object."),
            };
        var answer = accepts ? part.Proposal.Accept(turn.Person.Id) : part.Proposal.Object(turn.Person.Id, reason);
        if (!answer.Ok) return turn.Reply(answer.Refusal);
        if (answer.Value != part.Proposal) await KeepAsync(turn, split, parts, part with { Proposal = answer.Value });
        return accepts
            ? turn.Reply("已接受。锁定之后会成为您的目标。", "Accepted. It becomes your target once the split is locked.")
            : turn.Reply("已转达您的异议,由提出的人来定。", "Your objection was passed on to whoever proposed it.");
    }

    static async Task KeepAsync(Turn turn, TargetSplit split, IReadOnlyList<SplitPart> parts, SplitPart answered)
    {
        SplitStore.SetPart(turn.Tx, turn.TenantId, split.Id, answered, turn.Person.Id, turn.Now);
        CloseDuty(turn, split, answered.Line);
        await TellMakerAsync(turn, split, [.. parts.Select(p => p.Line == answered.Line ? answered : p)], answered);
    }

    public static async Task<Card> WithdrawAsync(Turn turn, TargetSplit split, IReadOnlyList<SplitPart> parts)
    {
        if (parts.Any(p => !p.Proposal.Withdraw(turn.Person.Id).Ok)) return SplitTarget.Settled(turn, split);
        SplitStore.SetState(turn.Tx, turn.TenantId, split.Id, SplitState.Withdrawn);
        foreach (var part in parts)
            DutyStore.Settle(turn.Tx, turn.TenantId, Key(split, part.Line), DutyState.Dropped, turn.Now, turn.Person.Id, null);
        await turn.Tx.SendAsync(turn.Cancel);
        return turn.Reply("拆分已撤回,目标没有改动。", "The split is withdrawn; no target has changed.");
    }

    public static void CloseDuty(Turn turn, TargetSplit split, int line) =>
        DutyStore.Settle(turn.Tx, turn.TenantId, Key(split, line), DutyState.Done, turn.Now, turn.Person.Id, null);

    // An objection is told at once, acceptances when the last answer is in.
    static async Task TellMakerAsync(Turn turn, TargetSplit split, IReadOnlyList<SplitPart> parts, SplitPart answered)
    {
        var isLast = parts.All(p => p.Proposal.State != ProposalState.Proposed);
        var objects = answered.Proposal.State == ProposalState.Objected;
        if (!objects && !isLast) return;
        var maker = NoticeStore.Find(turn.Tx, turn.TenantId, split.MadeBy);
        await turn.Tx.SendAsync(turn.Cancel);
        if (maker.Value is not { Chat: { } chat } person) return;
        var language = person.Language ?? turn.Tenant.Language;
        var said = objects
            ? language.Pick($"{answered.Name} 对拆分有异议:{answered.Proposal.Reason}", $"{answered.NameEn} objects to the split: {answered.Proposal.Reason}")
            : language.Pick("拆分都答复了", "All answers to the split are in");
        var card = SplitCard.Standing(language, split, parts, turn.Tenant.Currency, turn.Today, said);
        OutboxStore.AddManyOnce(turn.Tx, turn.TenantId, [($"split-answer:{Values.Of(split.Id)}:{Values.Of(answered.Line)}:{(objects ? "no" : "yes")}", chat, CardJson.Write(card))], turn.Now);
    }

    static NewDuty Duty(TargetSplit split, SplitPart part, DateOnly today) => new(
        Key(split, part.Line), "split", part.Proposal.Owner!.Value,
        $"答复 {split.MakerName} 建议的目标({split.UnitName} {split.Period.Say(Language.Chinese, today)})",
        $"Answer the target {split.MakerNameEn} proposes ({split.UnitNameEn}, {split.Period.Say(Language.English, today)})", split.DueAt!.Value);

    static string Key(TargetSplit split, int line) => $"split:{Values.Of(split.Id)}:{Values.Of(line)}";
}
