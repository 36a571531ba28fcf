using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>A message that is understood but not yet complete: nothing of it is booked until everything is known.</summary>
/// <param name="Asked">What is asked now.</param>
/// <param name="Index">Of which event.</param>
sealed record Draft(ImmutableArray<DraftEvent> Events, Missing Asked = Missing.Nothing, int Index = 0)
{
    /// <summary>The customers offered with <see cref="Missing.WhichCustomer"/>; no other can be picked.</summary>
    public IReadOnlyList<long> Offered { get; init; } = [];

    /// <summary>The customer picked is called so by everybody from then on; otherwise by the one who picks alone.</summary>
    public bool ForAll { get; init; }

    /// <summary>The planned follow-up that is done once this is booked.</summary>
    public long? Followup { get; init; }

    /// <summary>What the message plans beside what was done.</summary>
    public PlanTold? Plan { get; init; }

    public static Draft Of(IEnumerable<LoggedEvent> events) => new(
        [.. events.Select(e => new DraftEvent(e.Kind, e.Customer, e.Contact, e.Count, e.Amount, e.Currency, e.Date))]);

    public DraftEvent Current => Events[Index];

    public Draft With(int index, DraftEvent changed) => this with { Events = Events.SetItem(index, changed) };

    public static Draft Read(string json) => JsonSerializer.Deserialize(json, DraftJson.Default.Draft)!;

    public string Write() => JsonSerializer.Serialize(this, DraftJson.Default.Draft);
}

/// <param name="Message">The message that told of it.</param>
/// <param name="What">In the sender's words, for the card.</param>
sealed record PlanTold(long Message, DateOnly Day, string What);

enum Missing
{
    Nothing,

    /// <summary>No customer was named.</summary>
    Customer,

    /// <summary>The name fits no customer exactly, or several.</summary>
    WhichCustomer,
    Amount,

    /// <summary>Large, or the same as one already booked that day.</summary>
    Confirmation,

    /// <summary>How the credit is divided with the colleague named.</summary>
    Shares,
}

/// <param name="CustomerId">Set once it is certain which customer is meant.</param>
/// <param name="IsNew">A customer to be made.</param>
/// <param name="WithoutAmount">The person chose to leave the amount open.</param>
/// <param name="Confirmed">The person confirmed the amount.</param>
sealed record DraftEvent(
    EntryKind Kind, string? Customer, string? Contact, int Count, decimal? Amount, string? Currency, DateOnly Date,
    long? CustomerId = null, bool IsNew = false, bool WithoutAmount = false, bool Confirmed = false)
{
    /// <summary>The colleague with whom the deal was won.</summary>
    public int? Colleague { get; init; }

    public string? ColleagueName { get; init; }

    /// <summary>The colleague's part of the credit, below 1; null as long as it was not asked.</summary>
    public decimal? Theirs { get; init; }

    public Money? Money => Amount is { } amount && Kind.HasMoney() ? new Money(amount, Currency ?? "CNY") : null;

    public NewEntry ToEntry(int counted, CustomerId? customer) => new(
        Kind, customer, Customer, Cut(Contact), Count, counted, Money, Date);

    public IReadOnlyList<CreditShare> SharesOf(MemberId author) => this is { Colleague: { } colleague, Theirs: > 0 and var theirs }
        ? [new(author, 1 - theirs), new(new MemberId(colleague), theirs)]
        : [];

    static string? Cut(string? text) => text is null ? null : CleanText.Of(text, 100);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Draft))]
sealed partial class DraftJson : JsonSerializerContext
{
    static DraftJson() => Default = new DraftJson(new JsonSerializerOptions(Default.GeneratedSerializerOptions!)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
