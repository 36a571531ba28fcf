using System.Buffers.Binary;
using Dengta.BotApp.Hosting;
using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.BotApp.Dashboard;

/// <summary>What a signed text is good for: one is never taken for the other.</summary>
enum TicketKind : byte
{
    Link = 1,
    Session = 2,
}

/// <summary>The link to the page of the jobs, or the cookie of whoever opened it. Who that is stands in the database, not in here.</summary>
readonly record struct DashboardTicket(TicketKind Kind, TenantId Tenant, PassId Pass, DateTimeOffset Expires)
{
    const int Length = sizeof(byte) + sizeof(int) + sizeof(long) + sizeof(long);

    public string Sign(ReadOnlySpan<byte> key)
    {
        Span<byte> facts = stackalloc byte[Length];
        facts[0] = (byte)Kind;
        BinaryPrimitives.WriteInt32BigEndian(facts[1..], Tenant.Value);
        BinaryPrimitives.WriteInt64BigEndian(facts[5..], Pass.Value);
        BinaryPrimitives.WriteInt64BigEndian(facts[13..], Expires.ToUnixTimeSeconds());
        return SignedText.Of(facts, key);
    }

    /// <summary>Null for whatever was not signed with the key as this kind, or has expired.</summary>
    public static DashboardTicket? Read(TicketKind kind, string? text, ReadOnlySpan<byte> key, DateTimeOffset now)
    {
        Span<byte> facts = stackalloc byte[Length];
        if (text is null || !SignedText.TryRead(text, key, facts) || facts[0] != (byte)kind) return null;
        var expires = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(facts[13..]));
        return expires <= now ? null : new(
            kind, new TenantId(BinaryPrimitives.ReadInt32BigEndian(facts[1..])), new PassId(BinaryPrimitives.ReadInt64BigEndian(facts[5..])), expires);
    }
}
