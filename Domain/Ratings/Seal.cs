using System.Security.Cryptography;
using System.Text;

namespace Dengta.Domain.Ratings;

/// <summary>
/// A text that two keepers can read together and neither alone. It stands under AES-256-GCM with a key that HKDF-SHA256 (RFC 5869) draws from two
/// random halves; each half is encrypted for the key of one keeper (RSA-OAEP with SHA-256, RFC 8017). Whoever seals needs public keys only.
/// </summary>
/// <param name="Content">Nonce, tag, ciphertext.</param>
public sealed record Seal(byte[] FirstShare, byte[] SecondShare, byte[] Content)
{
    const int KeyBytes = 32;

    static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;
    static readonly RSAEncryptionPadding Padding = RSAEncryptionPadding.OaepSHA256;

    /// <param name="label">What it is about: under another label it does not open.</param>
    public static Seal Of(string text, string label, RSA first, RSA second)
    {
        var (one, two) = (RandomNumberGenerator.GetBytes(KeyBytes), RandomNumberGenerator.GetBytes(KeyBytes));
        var plain = Encoding.UTF8.GetBytes(text);
        var content = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(content.AsSpan(0, NonceBytes));
        using (var cipher = Cipher(one, two, label))
            cipher.Encrypt(NonceOf(content), plain, BodyOf(content), TagOf(content), Encoding.UTF8.GetBytes(label));
        return new(first.Encrypt(one, Padding), second.Encrypt(two, Padding), content);
    }

    /// <summary>One keeper's half, for the other keeper's key alone.</summary>
    /// <param name="own">The private key of the one.</param>
    /// <param name="other">The public key of the other.</param>
    /// <exception cref="CryptographicException">The half is not of that key.</exception>
    public static byte[] HandOver(byte[] share, RSA own, RSA other) => other.Encrypt(own.Decrypt(share, Padding), Padding);

    /// <param name="key">The private key of the keeper who opens.</param>
    /// <param name="handed">The other keeper's half, from <see cref="HandOver"/>.</param>
    /// <param name="isFirst">The first keeper opens, so that the second one's half was handed over.</param>
    /// <exception cref="CryptographicException">A half is not of that key, or something was changed.</exception>
    public string Open(RSA key, byte[] handed, bool isFirst, string label)
    {
        var (own, others) = (key.Decrypt(isFirst ? FirstShare : SecondShare, Padding), key.Decrypt(handed, Padding));
        var plain = new byte[Content.Length - NonceBytes - TagBytes];
        using var cipher = isFirst ? Cipher(own, others, label) : Cipher(others, own, label);
        cipher.Decrypt(NonceOf(Content), BodyOf(Content), TagOf(Content), plain, Encoding.UTF8.GetBytes(label));
        return Encoding.UTF8.GetString(plain);
    }

    static AesGcm Cipher(byte[] first, byte[] second, string label) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, [.. first, .. second], KeyBytes, info: Encoding.UTF8.GetBytes(label)), TagBytes);

    static Span<byte> NonceOf(byte[] content) => content.AsSpan(0, NonceBytes);

    static Span<byte> TagOf(byte[] content) => content.AsSpan(NonceBytes, TagBytes);

    static Span<byte> BodyOf(byte[] content) => content.AsSpan(NonceBytes + TagBytes);
}
