using System.Net.Security;
using MailKit.Security;
using MimeKit;

namespace Dengta.BotApp.Channels.Mail;

/// <summary>The section <c>Dengta:Smtp</c>: the server that surveys are e-mailed through. Without a host none are.</summary>
sealed class SmtpSettings
{
    public string? Host { get; set => field = Given(value); }

    /// <summary>Unset: 465 with <c>tls</c>, 587 otherwise.</summary>
    public int? Port { get; set; }

    /// <summary><c>starttls</c>, <c>tls</c> from the first byte, or <c>none</c>, which only a server on this machine may have.</summary>
    public string Tls { get; set; } = "starttls";

    /// <summary>Unset: the server asks for none.</summary>
    public string? User { get; set => field = Given(value); }

    public string? Password { get; set => field = Given(value); }

    /// <summary>The sender, such as <c>survey@example.com</c> or <c>Example &lt;survey@example.com&gt;</c>.</summary>
    public string? From { get; set => field = Given(value); }

    public bool IsOn => Host is not null;

    public int PortOrUsual => Port ?? (Tls == "tls" ? 465 : 587);

    public SecureSocketOptions Security => Tls switch
    {
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    /// <summary>Only after <see cref="Mistakes"/> has found none.</summary>
    public MailboxAddress Sender => MailboxAddress.Parse(From!);

    /// <summary>For tests with a server of their own; null: the certificate is checked as usual.</summary>
    internal RemoteCertificateValidationCallback? Trust { get; init; }

    /// <summary>Every mistake in one sentence each; none of them repeats the password.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (!IsOn)
        {
            if (User is not null || Password is not null || From is not null) yield return "Dengta:Smtp:Host is missing; it is the mail server's name.";
            yield break;
        }
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown) yield return $"Dengta:Smtp:Host must be a host name such as smtp.example.com, not '{Host}'.";
        if (PortOrUsual is < 1 or > 65535) yield return $"Dengta:Smtp:Port must be between 1 and 65535, not {Port}.";
        if (Tls is not ("starttls" or "tls" or "none")) yield return $"Dengta:Smtp:Tls must be starttls, tls or none, not '{Tls}'.";
        if (Tls == "none" && !IsThisMachine) yield return "Dengta:Smtp:Tls must not be none for a server on another machine: links and password would be readable on the way.";
        if (User is null != Password is null) yield return "Dengta:Smtp:User and Dengta:Smtp:Password must be set together, or neither.";
        if (From is null) yield return "Dengta:Smtp:From is missing; it is the address that surveys are sent from.";
        else if (!MailboxAddress.TryParse(From, out var sender) || Domain.People.EmailAddress.Read(sender.Address) is null)
            yield return $"Dengta:Smtp:From must be an address such as survey@example.com, not '{From}'.";
    }

    bool IsThisMachine => Host == "localhost" || System.Net.IPAddress.TryParse(Host, out var address) && System.Net.IPAddress.IsLoopback(address);

    static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
