using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Surveys;

/// <summary>An answer of at most <see cref="SurveyAnswer.Low"/>, before anybody was told.</summary>
public sealed record LowAnswer(
    SurveyId Id, CustomerId Customer, string CustomerName, int Rating, string Remark, DateOnly Day,
    MemberId Seller, string SellerName, string SellerNameEn, Language? SellerLanguage)
{
    public const string DutyKind = "survey";

    public static readonly TimeSpan ToBeSettled = TimeSpan.FromHours(24);

    /// <summary>The name of the seller's duty.</summary>
    public string Duty => FormattableString.Invariant($"survey:{Id.Value}");

    /// <summary>The complaint that may be in it, in the customer's words: as long as nobody has upheld it, it counts nowhere.</summary>
    public NewEntry Draft => new(EntryKind.Complaint, Customer, CustomerName, null, 1, 1, null, Day);

    /// <summary>What the customer said, as a complaint quotes it.</summary>
    public string Said => FormattableString.Invariant($"{Rating}/{SurveyAnswer.Highest}") + (Remark.Length > 0 ? $" · {Remark}" : "");

    public string SellerIn(Language language) => language.Pick(SellerName, SellerNameEn);

    /// <summary>The seller's: to call the customer.</summary>
    public NewDuty ToCall(DateTimeOffset now) => new(
        Duty, DutyKind, Seller, $"联系{CustomerName}:满意度 {Rating} 分", $"Call {CustomerName}: satisfaction {Rating} of {SurveyAnswer.Highest}", now + ToBeSettled);

    /// <summary>That of whoever is above: to say whether it is a complaint.</summary>
    public NewDuty ToRule(string key, MemberId above, DateTimeOffset now) => new(
        key, "complaint", above, $"认定{CustomerName}的低分是否算投诉({SellerName})",
        $"Rule whether {CustomerName}'s low score is a complaint ({SellerNameEn})", now + ToBeSettled);
}

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
            new Line(language.Pick(
                "请在 24 小时内联系客户;是否算投诉由主管或运营认定。",
                "Please call the customer within 24 hours. Whether it is a complaint is for your manager or operations to say."), Tone.Warning),
            new TextInput("outcome", language.Pick("联系结果(可不填)", "What came of it (optional)")),
        ])
        .With(new CardButton(language.Pick("已联系", "Called"), "low-answer", ("duty", low.Duty)));

    public static Card Settled(Duty duty, Language language) => new(
        language, $"✓ {duty.WhatIn(language)}", duty.Outcome is { Length: > 0 } outcome ? [new Line(outcome)] : Array.Empty<CardPart>());
}
