using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Duties;

/// <summary>What is said when a duty is late: to its owner first, a day later to the one above.</summary>
public static class DutyCard
{
    public static Card Reminder(LateDuty late, Language language) => new Card(
        language, language.Pick($"到期了:{late.Duty.What}", $"Due now: {late.Duty.WhatEn}"))
        .With(new CardButton(language.Pick("已完成", "Done"), VerbOf(late.Duty), ("do", "done"), ("duty", late.Duty.Key)));

    public static Card Escalation(LateDuty late, Language language) => new(
        language, language.Pick($"{late.OwnerName}有一件事过期了", $"Something of {late.OwnerNameEn}'s is overdue"),
        new Line(late.Duty.WhatIn(language)));

    // Decisions are for those who have a team; what a customer wants of a seller is the seller's.
    static string VerbOf(Duty duty) => duty.Kind == "survey" ? "low-answer" : "decide";
}

/// <summary>A duty past its time, with whom to tell.</summary>
/// <param name="ReminderSent">The owner was told before; now it goes one level up.</param>
/// <param name="Above">Who answers for the unit above the owner's; null at the top.</param>
public sealed record LateDuty(
    TenantId Tenant, Duty Duty, string OwnerName, string OwnerNameEn, Language? OwnerLanguage, bool ReminderSent, MemberId? Above, Language? AboveLanguage);
