using System.Buffers.Text;
using System.Security.Cryptography;

namespace Dengta.BotApp.Hosting;

/// <summary>
/// A few facts and their HMAC-SHA256 (RFC 2104), as text for an address or a cookie. Facts of different kinds must differ in length: what was
/// signed as one is then never read as another.
/// </summary>
static class SignedText
{
    public static string Of(ReadOnlySpan<byte> facts, ReadOnlySpan<byte> key)
    {
        Span<byte> signed = stackalloc byte[facts.Length + HMACSHA256.HashSizeInBytes];
        facts.CopyTo(signed);
        HMACSHA256.HashData(key, facts, signed[facts.Length..]);
        return Base64Url.EncodeToString(signed);
    }

    /// <summary>False for whatever was not signed with the key, or holds more or less than <paramref name="facts"/> takes.</summary>
    public static bool TryRead(string text, ReadOnlySpan<byte> key, Span<byte> facts)
    {
        Span<byte> signed = stackalloc byte[facts.Length + HMACSHA256.HashSizeInBytes];
        if (text.Length != Base64Url.GetEncodedLength(signed.Length) || !Base64Url.TryDecodeFromChars(text, signed, out var read) || read != signed.Length) return false;
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, signed[..facts.Length], signature);
        if (!CryptographicOperations.FixedTimeEquals(signature, signed[facts.Length..])) return false;
        signed[..facts.Length].CopyTo(facts);
        return true;
    }
}
