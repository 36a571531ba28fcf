using System.Security.Cryptography;

namespace Dengta.BotApp.Tools.Ratings;

/// <summary>A keeper's own key from a file, which stays the only place where it is kept.</summary>
static class PrivateKey
{
    const string Encrypted = "BEGIN ENCRYPTED PRIVATE KEY";

    /// <summary>Null where the file holds no private key or the passphrase is wrong.</summary>
    public static RSA? Read(string file, TextReader input, TextWriter output)
    {
        if (!File.Exists(file)) return null;
        var pem = File.ReadAllText(file);
        if (!pem.Contains("PRIVATE KEY", StringComparison.Ordinal)) return null;
        var key = RSA.Create();
        try
        {
            if (!pem.Contains(Encrypted, StringComparison.Ordinal)) key.ImportFromPem(pem);
            else
            {
                output.WriteLine("Passphrase:");
                key.ImportFromEncryptedPem(pem, input.ReadLine() ?? "");
            }
            return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }
}
