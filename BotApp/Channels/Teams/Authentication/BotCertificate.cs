using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dengta.BotApp.Channels.Teams.Authentication;

/// <summary>The certificate with which the bot proves who it is when it asks for a token.</summary>
static class BotCertificate
{
    /// <summary>Reads PKCS #12, or PEM that holds both the certificate and its key.</summary>
    public static X509Certificate2 Load(string file, string? password) =>
        X509Certificate2.GetCertContentType(file) == X509ContentType.Pkcs12
            ? X509CertificateLoader.LoadPkcs12FromFile(file, password)
            : string.IsNullOrEmpty(password) ? X509Certificate2.CreateFromPemFile(file) : X509Certificate2.CreateFromEncryptedPemFile(file, password);

    /// <summary>What keeps it from being used, in words; null when nothing does.</summary>
    public static string? Mistake(string file, string? password)
    {
        if (!File.Exists(file)) return "there is no such file.";
        try
        {
            using var certificate = Load(file, password);
            return certificate.HasPrivateKey ? null : "it holds no private key.";
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }
}
