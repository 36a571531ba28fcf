using System.Buffers.Binary;
using Dengta.BotApp.Hosting;
using Dengta.Domain.Basics;
using Dengta.Domain.Reports;

namespace Dengta.BotApp.Downloads;

/// <summary>
/// What names a file in its address: two numbers and an expiry, signed. It says nothing of what is in the file or whose it is, and nobody can
/// make one up or turn it into another's.
/// </summary>
readonly record struct DownloadToken(TenantId Tenant, ReportId Report, DateTimeOffset Expires)
{
    const int Length = sizeof(int) + sizeof(long) + sizeof(long);

    public string Sign(ReadOnlySpan<byte> key)
    {
        Span<byte> facts = stackalloc byte[Length];
        BinaryPrimitives.WriteInt32BigEndian(facts, Tenant.Value);
        BinaryPrimitives.WriteInt64BigEndian(facts[sizeof(int)..], Report.Value);
        BinaryPrimitives.WriteInt64BigEndian(facts[(sizeof(int) + sizeof(long))..], Expires.ToUnixTimeSeconds());
        return SignedText.Of(facts, key);
    }

    /// <summary>Null for whatever was not signed with the key, or has expired.</summary>
    public static DownloadToken? Read(string text, ReadOnlySpan<byte> key, DateTimeOffset now)
    {
        Span<byte> facts = stackalloc byte[Length];
        if (!SignedText.TryRead(text, key, facts)) return null;
        var expires = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(facts[(sizeof(int) + sizeof(long))..]));
        return expires <= now ? null : new(
            new TenantId(BinaryPrimitives.ReadInt32BigEndian(facts)), new ReportId(BinaryPrimitives.ReadInt64BigEndian(facts[sizeof(int)..])), expires);
    }
}
