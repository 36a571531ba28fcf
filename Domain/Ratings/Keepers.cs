using System.Security.Cryptography;

namespace Dengta.Domain.Ratings;

/// <summary>One of two people who can open a closed round together.</summary>
/// <param name="PublicKey">RSA, as PEM (RFC 7468).</param>
public sealed record Keeper(string Name, string PublicKey)
{
    /// <summary>What RSA needs to hold beyond 2030 (NIST SP 800-57, table 2).</summary>
    const int FewestBits = 3072;

    /// <summary>Null where the text holds no public key, one too short, or the private key with it.</summary>
    public static Keeper? Read(string name, string pem)
    {
        if (pem.Contains("PRIVATE", StringComparison.Ordinal)) return null;
        try
        {
            using var key = RSA.Create();
            key.ImportFromPem(pem);
            return key.KeySize < FewestBits ? null : new(name, key.ExportSubjectPublicKeyInfoPem());
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    public RSA Key()
    {
        var key = RSA.Create();
        key.ImportFromPem(PublicKey);
        return key;
    }

    public bool Owns(RSA key) => key.ExportSubjectPublicKeyInfoPem() == PublicKey;
}

public sealed record Keepers(Keeper First, Keeper Second)
{
    /// <summary>The keeper whose private key this is.</summary>
    public Keeper? OwnerOf(RSA key) => First.Owns(key) ? First : Second.Owns(key) ? Second : null;

    public Keeper Other(Keeper keeper) => keeper == First ? Second : First;
}

/// <summary>Whom the raters of a round are told of.</summary>
public sealed record KeeperNames(string First, string Second);
