using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation;

/// <summary>Everything a command needs to decide: who, where, when, in which transaction, and what was read with the first round trip.</summary>
sealed class Turn
{
    public required Tenant Tenant { get; init; }

    public required Tx Tx { get; init; }

    public required Incoming Incoming { get; init; }

    /// <summary>The message that causes whatever is booked now.</summary>
    public required InboxId Inbox { get; init; }

    public required ChatId Chat { get; init; }

    public required Member Person { get; init; }

    public required Language Language { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The person's sums and targets of the running month, before this message.</summary>
    public required Progress Month { get; init; }

    /// <summary>Customers of exactly the names in the message, by index of the event.</summary>
    public required IReadOnlyList<Found> Customers { get; init; }

    /// <summary>The lines of the person's scheme, where the message books something; null where they were not read.</summary>
    public IReadOnlyList<HeldLine>? Lines { get; init; }

    public WaitingQuestion? Waiting { get; init; }

    /// <summary>The person has follow-ups open, which what is booked now may settle.</summary>
    public bool Plans { get; init; }

    /// <summary>What links begin with; null where nobody has set it.</summary>
    public Uri? Address { get; init; }

    public required CancellationToken Cancel { get; init; }

    public TenantId TenantId => Tenant.Id;

    public DateTimeOffset LocalNow => TimeZoneInfo.ConvertTime(Now, Tenant.Zone);

    public DateOnly Today => DateOnly.FromDateTime(LocalNow.DateTime);

    public bool InGroup => Incoming.Chat.IsGroup;

    /// <summary>Chooses the wording in the language of this turn.</summary>
    public string Say(string zh, string en) => Language.Pick(zh, en);

    public Card Reply(string zh, string en, params IEnumerable<CardPart> parts) => new(Language, Say(zh, en), parts);

    public Card Reply(Refusal refusal) => new(Language, refusal.In(Language));

    public void Audit(string action, string detail) => AuditStore.Add(Tx, TenantId, Now, Person.Id, Inbox, action, detail);
}
