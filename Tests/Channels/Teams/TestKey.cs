using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dengta.Tests.Channels.Teams;

/// <summary>An RSA key of a token issuer, as its key document shows it and as it signs.</summary>
sealed class TestKey(string id, params string[]? endorsements) : IDisposable
{
    readonly RSA _rsa = RSA.Create(2048);

    public string Id => id;

    public JsonObject Document()
    {
        var parts = _rsa.ExportParameters(includePrivateParameters: false);
        var key = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = Base64Url.EncodeToString(parts.Modulus),
            ["e"] = Base64Url.EncodeToString(parts.Exponent),
        };
        if (endorsements is not null) key["endorsements"] = new JsonArray([.. endorsements.Select(e => JsonValue.Create(e))]);
        return key;
    }

    /// <summary>A token of this key; what a header or claim is null for is left out.</summary>
    public string Sign(JsonObject claims, string algorithm = "RS256", string? keyId = "")
    {
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT" };
        if (keyId is not null) header["kid"] = keyId.Length > 0 ? keyId : id;
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(Signature(Encoding.ASCII.GetBytes(signed), algorithm))}";
    }

    public void Dispose() => _rsa.Dispose();

    byte[] Signature(byte[] signed, string algorithm) => algorithm switch
    {
        "none" => [],
        // The oldest trick: the public key, which everybody knows, as the secret of a symmetric signature.
        "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem()), signed),
        "PS256" => _rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        _ => _rsa.SignData(signed, new HashAlgorithmName("SHA" + algorithm[2..]), RSASignaturePadding.Pkcs1),
    };

    static string Encode(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
