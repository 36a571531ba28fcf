namespace Dengta.Domain.Basics;

public readonly record struct TenantId(int Value);

public readonly record struct UnitId(int Value)
{
    /// <summary>Every tenant's topmost unit.</summary>
    public static UnitId Company => new(1);
}

public readonly record struct MemberId(int Value);

public readonly record struct CustomerId(long Value);

public readonly record struct EntryId(long Value);

/// <summary>The message or button press that caused something; every booking names one.</summary>
public readonly record struct InboxId(long Value);

/// <summary>A conversation in one channel, one-to-one or group.</summary>
public readonly record struct ChatId(long Value);

public readonly record struct OutboxId(long Value);

public readonly record struct DutyId(long Value);

public readonly record struct FollowupId(long Value);
