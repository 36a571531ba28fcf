using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Duties;

/// <summary>What is said when a duty is late: to its owner first, a day later to the one above.</summary>
public static class DutyCard
{
    public static Card Reminder(LateDuty late, Language language) => new Card(
        language, language.Pick($"到期了:{late.Duty.What}", $"Due now: {late.Duty.WhatEn}"))
        .With(ActOf(late.Duty, language) ?? new CardButton(language.Pick("已完成", "Done"), VerbOf(late.Duty), ("do", "done"), ("duty", late.Duty.Key)));

    /// <summary>To the one above, who may stand in where it is done by an act.</summary>
    public static Card Escalation(LateDuty late, Language language)
    {
        var card = new Card(
            language, language.Pick($"{late.OwnerName}有一件事过期了", $"Something of {late.OwnerNameEn}'s is overdue"), new Line(late.Duty.WhatIn(language)));
        return late.Duty.Kind != "sealing" && ActOf(late.Duty, language) is { } act ? card.With(act) : card;
    }

    /// <summary>Whether it is done by an act of its own, and not by saying that it is done.</summary>
    public static bool HasAct(Duty duty) => ActOf(duty, Language.English) is not null;

    // The ids stand in the key.
    static CardButton? ActOf(Duty duty, Language language) => (duty.Kind, duty.Key.Split(':')) switch
    {
        ("closing", [_, var closing, _, var unit]) => new(language.Pick("确认", "Approve"), "approve-scores", ("closing", closing), ("unit", unit)),
        ("sealing", [_, _, var day]) => new(language.Pick("看结算", "See the closing"), "close", ("day", day), ("step", "show")),
        ("dispute", [_, var dispute]) => new(language.Pick("去处理", "Settle it"), "settle-dispute", ("dispute", dispute), ("do", "show")),
        ("complaint", [_, var entry]) => new(language.Pick("去认定", "Rule on it"), "rule-complaint", ("entry", entry), ("do", "show")),
        _ => null,
    };

    // Decisions are for those who have a team; what a customer wants of a seller is the seller's.
    static string VerbOf(Duty duty) => duty.Kind == "survey" ? "low-answer" : "decide";
}

/// <summary>A duty past its time, with whom to tell.</summary>
/// <param name="ReminderSent">The owner was told before; now it goes one level up.</param>
/// <param name="Above">Who answers for the unit above the owner's; null at the top.</param>
public sealed record LateDuty(
    TenantId Tenant, Duty Duty, string OwnerName, string OwnerNameEn, Language? OwnerLanguage, bool ReminderSent, MemberId? Above, Language? AboveLanguage);
