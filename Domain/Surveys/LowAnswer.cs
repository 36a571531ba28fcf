using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Surveys;

/// <summary>An answer of at most <see cref="SurveyAnswer.Low"/>, before anybody was told.</summary>
/// <param name="Above">Who rules on the complaint that may be in it; null where the company has nobody else.</param>
public sealed record LowAnswer(
    SurveyId Id, CustomerId Customer, string CustomerName, int Rating, string Remark, DateOnly Day, Colleague Seller, Colleague? Above)
{
    public const string DutyKind = "survey";

    public static readonly TimeSpan ToBeSettled = TimeSpan.FromHours(24);

    /// <summary>The name of the seller's duty.</summary>
    public string Duty => FormattableString.Invariant($"survey:{Id.Value}");

    /// <summary>The complaint that may be in it, in the customer's words: as long as nobody has upheld it, it counts nowhere.</summary>
    public NewEntry Draft => new(EntryKind.Complaint, Customer, CustomerName, null, 1, 1, null, Day);

    /// <summary>What the customer said, as a complaint quotes it.</summary>
    public string Said => FormattableString.Invariant($"{Rating}/{SurveyAnswer.Highest}") + (Remark.Length > 0 ? $" · {Remark}" : "");

    public NewDuty ToCall(DateTimeOffset now) => new(
        Duty, DutyKind, Seller.Id, $"联系{CustomerName}:满意度 {Rating} 分", $"Call {CustomerName}: satisfaction {Rating} of {SurveyAnswer.Highest}", now + ToBeSettled);
}

/// <summary>Somebody to be told.</summary>
/// <param name="Chat">Null where nothing arrives.</param>
public sealed record Colleague(MemberId Id, string Name, string NameEn, Language? Language, ChatId? Chat);

/// <summary>What the seller is told of a low answer.</summary>
public static class LowAnswerCard
{
    public static Card Of(LowAnswer low, Language language) => new Card(
        language,
        language.Pick(
            $"{low.CustomerName}对这次合作打了 {low.Rating} 分(满分 {SurveyAnswer.Highest})",
            $"{low.CustomerName} gave {low.Rating} of {SurveyAnswer.Highest}"),
        [
            .. low.Remark.Length > 0 ? [new Line($"「{low.Remark}」")] : Array.Empty<CardPart>(),
            new Line(language.Pick("请在 24 小时内联系客户;您的主管也收到了,由主管认定是否算投诉。", "Please call the customer within 24 hours. Your manager was told too and decides whether it is a complaint."), Tone.Warning),
            new TextInput("outcome", language.Pick("联系结果(可不填)", "What came of it (optional)")),
        ])
        .With(new CardButton(language.Pick("已联系", "Called"), "low-answer", ("duty", low.Duty)));

    public static Card Settled(Duty duty, Language language) => new(
        language, $"✓ {duty.WhatIn(language)}", duty.Outcome is { Length: > 0 } outcome ? [new Line(outcome)] : Array.Empty<CardPart>());
}
