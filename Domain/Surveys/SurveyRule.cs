using Dengta.Domain.Basics;

namespace Dengta.Domain.Surveys;

/// <summary>Whether, when and how often a company asks its customers.</summary>
/// <param name="DelayHours">From the entry of a deal to the question, 0 to 720.</param>
/// <param name="SamplePercent">So many of a hundred deals are asked about, 1 to 100.</param>
/// <param name="QuietDays">A customer is not asked again within so many days, 0 to 365.</param>
/// <param name="ValidDays">How long a link can be answered, 1 to 60.</param>
/// <param name="RemindDays">After so many days without an answer the seller is reminded once; 0: never. Less than <paramref name="ValidDays"/>.</param>
public sealed record SurveyRule(bool IsOn, int DelayHours, int SamplePercent, int QuietDays, int ValidDays, int RemindDays)
{
    /// <summary>How long after its moment a question that could not be asked still is: later nobody remembers the deal.</summary>
    public static readonly TimeSpan GiveUp = TimeSpan.FromDays(3);

    const int Morning = 9;
    const int Evening = 20;

    public static SurveyRule Usual { get; } = new(true, DelayHours: 24, SamplePercent: 100, QuietDays: 30, ValidDays: 14, RemindDays: 5);

    /// <summary>Nobody is sent a card to forward in the night.</summary>
    public static bool IsOfficeHour(DateTimeOffset local) => local.Hour is >= Morning and < Evening;

    /// <summary>Whether the customer is asked about a deal. The same deal is answered alike however often and late it is asked for.</summary>
    public bool CallsFor(SignedDeal deal) => deal.ByPerson && Draws(deal.Id) && !IsQuiet(deal);

    public DateTimeOffset DueAt(SignedDeal deal) => deal.SignedAt.AddHours(DelayHours);

    /// <summary>The rule itself, or what is wrong with it.</summary>
    public Checked<SurveyRule> Check()
    {
        if (DelayHours is < 0 or > 720) return new Refusal("延迟要在 0 到 720 小时之间。", "The delay must be 0 to 720 hours.");
        if (SamplePercent is < 1 or > 100) return new Refusal("抽样比例要在 1 到 100 之间。", "The sample must be 1 to 100 percent.");
        if (QuietDays is < 0 or > 365) return new Refusal("同一客户的间隔要在 0 到 365 天之间。", "The quiet period must be 0 to 365 days.");
        if (ValidDays is < 1 or > 60) return new Refusal("有效期要在 1 到 60 天之间。", "A link must be valid for 1 to 60 days.");
        return RemindDays >= 0 && RemindDays < ValidDays
            ? this
            : new Refusal("提醒要早于到期,0 表示不提醒。", "The reminder must come before the end; 0 means none.");
    }

    // Ids follow each other; multiplied by the golden ratio their upper halves are spread evenly (Knuth, TAOCP 3, 6.4).
    bool Draws(EntryId deal) => (unchecked((ulong)deal.Value * 0x9E3779B97F4A7C15) >> 32) % 100 < (ulong)SamplePercent;

    bool IsQuiet(SignedDeal deal) => QuietDays > 0 && deal.CustomerAskedAt is { } asked && asked > DueAt(deal).AddDays(-QuietDays);
}

/// <summary>A deal whose moment to ask has come.</summary>
/// <param name="ByPerson">Somebody wrote it; what came from a file is history.</param>
/// <param name="SignedAt">When it was entered.</param>
/// <param name="CustomerAskedAt">When the customer was last asked about any deal.</param>
/// <param name="Corrects">The survey about the entry that this one took the place of.</param>
/// <param name="Chat">Where its seller is reached; null where nowhere.</param>
/// <param name="Email">The customer's, unless it was refused.</param>
public sealed record SignedDeal(
    EntryId Id, CustomerId Customer, string CustomerName, MemberId Seller, Language? Language, DateTimeOffset SignedAt, bool ByPerson,
    DateTimeOffset? CustomerAskedAt, SurveyId? Corrects, ChatId? Chat, string? Email);
