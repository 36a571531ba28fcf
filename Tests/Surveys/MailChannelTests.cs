using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dengta.BotApp.Channels.Mail;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Tests.Conversation;
using Microsoft.Extensions.Logging;

namespace Dengta.Tests.Surveys;

/// <summary>What becomes of a mail, said in the outbox's terms.</summary>
public sealed class MailChannelTests
{
    const string Password = "not-a-secret-but-long";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_TLS_it_signs_in_and_delivers()
    {
        using var certificate = Certificate();
        await using var server = new SmtpServer(certificate);
        var (delivery, _) = await SendAsync(With(server, certificate));
        Assert.IsType<Delivery.Sent>(delivery);
        Assert.Single(server.Mails);
        Assert.Contains(server.Commands, c => c == "AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0robot\0{Password}")));
        Assert.Equal("STARTTLS", server.Commands.ElementAt(1));
    }

    [Fact]
    public async Task Neither_password_nor_mail_goes_to_a_server_that_cannot_be_trusted()
    {
        using var certificate = Certificate();
        await using var server = new SmtpServer(certificate);
        var (delivery, log) = await SendAsync(With(server, trusted: null));
        Assert.IsType<Delivery.RetryAfter>(delivery);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal));
        log.AssertSilent();
    }

    [Fact]
    public async Task Nor_to_one_that_offers_no_TLS()
    {
        await using var server = new SmtpServer();
        var (delivery, _) = await SendAsync(With(server, trusted: null));
        Assert.IsType<Delivery.RetryAfter>(delivery);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_that_is_not_accepted_is_tried_later_and_stands_in_no_log()
    {
        using var certificate = Certificate();
        await using var server = new SmtpServer(certificate) { Answer = l => l.StartsWith("AUTH", StringComparison.Ordinal) ? $"535 no, not {Password}" : null };
        var (delivery, log) = await SendAsync(With(server, certificate));
        Assert.DoesNotContain(Password, Assert.IsType<Delivery.RetryAfter>(delivery).Reason);
        log.AssertSilent();
    }

    [Theory]
    [InlineData("MAIL", "553 sender", false)]
    [InlineData("RCPT", "550 unknown a@b.example", true)]
    [InlineData(".", "554 spam from a@b.example", false)]
    public async Task What_is_refused_for_good_is_said_without_an_address_and_only_a_refused_recipient_is_dead(string at, string answer, bool dead)
    {
        using var certificate = Certificate();
        await using var server = new SmtpServer(certificate) { Answer = l => l.StartsWith(at, StringComparison.Ordinal) ? answer : null };
        var rejected = Assert.IsType<Delivery.Rejected>((await SendAsync(With(server, certificate))).Delivery);
        Assert.Equal(dead, rejected.AddressDead);
        Assert.DoesNotContain("a@b.example", rejected.Reason);
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_tried_later()
    {
        int port;
        await using (var server = new SmtpServer()) port = server.Port;
        var settings = new SmtpSettings { Host = "127.0.0.1", Port = port, Tls = "none", From = "survey@dengta.example" };
        Assert.IsType<Delivery.RetryAfter>((await SendAsync(settings)).Delivery);
    }

    static SmtpSettings With(SmtpServer server, X509Certificate2? trusted) => new()
    {
        Host = "127.0.0.1",
        Port = server.Port,
        From = "survey@dengta.example",
        User = "robot",
        Password = Password,
        Trust = trusted is null ? null : (_, shown, _, _) => shown?.GetCertHashString() == trusted.GetCertHashString(),
    };

    static async Task<(Delivery Delivery, CapturedLog Log)> SendAsync(SmtpSettings settings)
    {
        var log = new CapturedLog();
        using var logs = LoggerFactory.Create(l => l.AddProvider(log));
        using var channel = new MailChannel(settings, logs.CreateLogger<MailChannel>());
        return (await channel.SendAsync(new Outgoing("1-1", new ChatAddress("a@b.example", false), new Card(Language.English, "Hello", new Line("World"))), Cancel), log);
    }

    static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
