using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Dengta.Domain.Basics;
using Dengta.Domain.Reports;

namespace Dengta.BotApp.Downloads;

/// <summary>
/// What names a file in its address: two numbers and an expiry, signed with HMAC-SHA256 (RFC 2104). It says nothing of what is in the file or
/// whose it is, and nobody can make one up or turn it into another's.
/// </summary>
readonly record struct DownloadToken(TenantId Tenant, ReportId Report, DateTimeOffset Expires)
{
    const int Facts = sizeof(int) + sizeof(long) + sizeof(long);
    const int Length = Facts + HMACSHA256.HashSizeInBytes;

    public string Sign(ReadOnlySpan<byte> key)
    {
        Span<byte> token = stackalloc byte[Length];
        BinaryPrimitives.WriteInt32BigEndian(token, Tenant.Value);
        BinaryPrimitives.WriteInt64BigEndian(token[sizeof(int)..], Report.Value);
        BinaryPrimitives.WriteInt64BigEndian(token[(sizeof(int) + sizeof(long))..], Expires.ToUnixTimeSeconds());
        HMACSHA256.HashData(key, token[..Facts], token[Facts..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Null for whatever was not signed with the key, or has expired.</summary>
    public static DownloadToken? Read(string text, ReadOnlySpan<byte> key, DateTimeOffset now)
    {
        Span<byte> token = stackalloc byte[Length];
        if (text.Length != Base64Url.GetEncodedLength(Length) || !Base64Url.TryDecodeFromChars(text, token, out var read) || read != Length) return null;
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, token[..Facts], signature);
        if (!CryptographicOperations.FixedTimeEquals(signature, token[Facts..])) return null;
        var expires = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(token[(sizeof(int) + sizeof(long))..]));
        return expires <= now ? null : new(
            new TenantId(BinaryPrimitives.ReadInt32BigEndian(token)), new ReportId(BinaryPrimitives.ReadInt64BigEndian(token[sizeof(int)..])), expires);
    }
}
