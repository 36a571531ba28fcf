using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Upholds or dismisses a complaint; whoever it is about never does.</summary>
sealed class RuleComplaint : ICommand
{
    public CommandDescription Description { get; } = new("rule-complaint", [], IsPersonal: true, Roles: [Role.Manager, Role.Director, Role.Ops]);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("rule-complaint"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var found = ComplaintStore.Find(turn.Tx, turn.TenantId, new EntryId(press.Number("entry") ?? 0));
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Value is not { } complaint) return turn.Reply("没有这条投诉。", "There is no such complaint.");
        var who = ScorecardStore.Find(turn.Tx, turn.TenantId, complaint.Member);
        await turn.Tx.SendAsync(turn.Cancel);
        if (complaint.Member == turn.Person.Id || who.Value is not { } person || !Appraisal.MaySee(turn.Person, person))
        {
            turn.Audit("refused", $"rule-complaint: {complaint.Id.Value}");
            return turn.Reply("这条投诉不归您认定。", "This complaint is not yours to rule on.");
        }
        if (complaint.Upheld is not null) return ComplaintCard.Ruled(turn.Language, turn.Today, complaint);
        if (press.Text("do") == "show" && !complaint.IsVoid) return ComplaintCard.Ask(turn.Language, turn.Today, complaint, person.NameIn(turn.Language));
        return complaint.IsVoid ? Withdrawn(turn, complaint) : await RuleAsync(turn, complaint, who.Value, press);
    }

    /// <summary>Asks whoever is above the author to rule on the complaints that this message has just booked.</summary>
    public static async Task AskAsync(Turn turn)
    {
        var complaints = ComplaintStore.Of(turn.Tx, turn.TenantId, turn.Person.Id, turn.Inbox);
        var owner = DisputeStore.FindOwner(turn.Tx, turn.TenantId, turn.Person.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (owner.Value is not { } rules) return;
        var chats = ChatStore.OfMembers(turn.Tx, turn.TenantId, [rules]);
        await turn.Tx.SendAsync(turn.Cancel);
        var due = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(Dispute.DueOn(turn.Today, turn.Tenant.Calendar).ToDateTime(TimeOnly.MinValue), turn.Tenant.Zone));
        foreach (var complaint in complaints.Values)
        {
            DutyStore.Open(
                turn.Tx, turn.TenantId,
                new NewDuty(complaint.Duty, "complaint", rules, $"认定{turn.Person.Name}的客户投诉", $"Rule on a complaint about {turn.Person.NameEn}", due),
                turn.Now, turn.Person.Id, turn.Inbox);
            foreach (var (_, chat, chosen) in chats.Values)
            {
                var language = chosen ?? turn.Tenant.Language;
                OutboxStore.AddOnce(
                    turn.Tx, turn.TenantId, complaint.Duty, chat,
                    CardJson.Write(ComplaintCard.Ask(language, turn.Today, complaint, turn.Person.NameIn(language))), turn.Now);
            }
        }
    }

    static async Task<Card> RuleAsync(Turn turn, Complaint complaint, Appraised person, Said.Press press)
    {
        var upheld = press.Text("upheld") == "yes";
        var reason = CleanText.Of(press.Text("reason"), ComplaintCard.LongestReason);
        if (complaint.FromCustomer && !upheld && reason.Length == 0) return AskReason(turn, complaint, person);
        if (await SealedPeriods.FirstOpenAsync(turn, [complaint.Day]) is { } open) return SealedPeriods.Refuse(turn, open);
        ComplaintStore.Rule(turn.Tx, turn.TenantId, complaint.Id, upheld, reason, turn.Person.Id, turn.Now, turn.Inbox);
        var outcome = (upheld ? "upheld" : "dismissed") + (reason.Length > 0 ? $": {reason}" : "");
        DutyStore.Settle(turn.Tx, turn.TenantId, complaint.Duty, DutyState.Done, turn.Now, turn.Person.Id, outcome);
        return ComplaintCard.Ruled(turn.Language, turn.Today, complaint with { Upheld = upheld });
    }

    static Card AskReason(Turn turn, Complaint complaint, Appraised person)
    {
        var card = ComplaintCard.Ask(turn.Language, turn.Today, complaint, turn.Say(person.Name, person.NameEn));
        var wanted = new Line(turn.Say("不算投诉的话,请写一句理由。", "To dismiss it, please give a reason."), Tone.Warning);
        return card with { Parts = card.Parts.Insert(0, wanted) };
    }

    static Card Withdrawn(Turn turn, Complaint complaint)
    {
        DutyStore.Settle(turn.Tx, turn.TenantId, complaint.Duty, DutyState.Dropped, turn.Now, turn.Person.Id, "withdrawn");
        return turn.Reply("这条投诉已经撤销了。", "This complaint was withdrawn.");
    }
}
