using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Scoring;

/// <summary>A complaint as it was logged; it counts once somebody other than the person has upheld it.</summary>
/// <param name="Upheld">Null while nobody has ruled.</param>
/// <param name="IsVoid">Taken back by whoever logged it.</param>
/// <param name="FromCustomer">Made of a customer's own low score, not logged by anybody: to dismiss it needs a reason.</param>
public sealed record Complaint(EntryId Id, MemberId Member, string? Customer, DateOnly Day, string? Said, bool? Upheld, bool IsVoid, bool FromCustomer)
{
    /// <summary>The name of the duty that keeps its clock.</summary>
    public string Duty => FormattableString.Invariant($"complaint:{Id.Value}");
}

/// <summary>A complaint before the one who rules on it, and what came of it.</summary>
public static class ComplaintCard
{
    public const int LongestReason = 300;

    public static Card Ask(Language language, DateOnly today, Complaint complaint, string person) => new Card(
        language,
        complaint.FromCustomer
            ? language.Pick($"客户给{person}打了低分,算投诉吗?{Where(complaint, language, today)}", $"A customer gave {person} a low score; is it a complaint? {Where(complaint, language, today)}")
            : language.Pick($"{person}记了一条客户投诉:{Where(complaint, language, today)}", $"{person} logged a complaint: {Where(complaint, language, today)}"),
        [
            .. complaint.Said is { Length: > 0 } said ? [new Line($"「{said}」")] : Array.Empty<CardPart>(),
            new Line(language.Pick("成立才计入客户投诉率。", "It counts in the complaint rate only if it is upheld."), Tone.Subtle),
            .. complaint.FromCustomer ? [new TextInput("reason", language.Pick("理由(不成立时必填)", "Reason (needed to dismiss it)"))] : Array.Empty<CardPart>(),
        ])
        .With(Button(complaint, language.Pick("成立", "Uphold"), "yes"), Button(complaint, language.Pick("不成立", "Dismiss"), "no"));

    public static Card Ruled(Language language, DateOnly today, Complaint complaint) => new(
        language,
        complaint.Upheld == true
            ? language.Pick($"投诉成立:{Where(complaint, language, today)}", $"Complaint upheld: {Where(complaint, language, today)}")
            : language.Pick($"投诉不成立:{Where(complaint, language, today)}", $"Complaint dismissed: {Where(complaint, language, today)}"));

    static string Where(Complaint c, Language language, DateOnly today) => $"{(c.Customer is null ? "" : c.Customer + " · ")}{c.Day.Say(language, today)}";

    static CardButton Button(Complaint c, string title, string upheld) =>
        new(title, "rule-complaint", ("entry", c.Id.Value.ToString(CultureInfo.InvariantCulture)), ("upheld", upheld));
}
