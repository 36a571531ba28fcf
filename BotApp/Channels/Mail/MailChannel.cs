using System.Net.Sockets;
using Dengta.Domain.Messages;
using Dengta.Domain.Surveys;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Dengta.BotApp.Channels.Mail;

/// <summary>
/// Sends cards to addresses through the one SMTP server of the settings (RFC 5321). Retries are the outbox's: a 4xx, or a connection that breaks
/// before the text was on its way, surely delivered nothing and is put off; a 5xx is for good; between the text and its answer nobody can tell.
/// </summary>
sealed partial class MailChannel(SmtpSettings settings, ILogger<MailChannel> log) : IChannel, IDisposable
{
    // Well below the outbox's lease, after which somebody else would send the mail as well.
    static readonly TimeSpan Longest = Courier.Lease * 0.6;

    // What is wrong with the server or the settings is not mended within a minute.
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    const int MostAtOnce = 4;

    readonly SemaphoreSlim _places = new(MostAtOnce);

    public string Name => SurveyMailStore.Channel;

    public async ValueTask<Delivery> SendAsync(Outgoing message, CancellationToken cancel)
    {
        if (!settings.IsOn) return new Delivery.Rejected("no mail server is set");
        if (!await _places.WaitAsync(TimeSpan.Zero, cancel)) return new Delivery.RetryAfter(Turn, "other mails are on their way");
        var progress = new Progress();
        try
        {
            return await SendAsync(CardMail.Of(message.Card, settings.Sender, message.Chat.Id, message.Key), progress, cancel);
        }
        catch (Exception e) when (OutcomeOf(e, progress) is { } outcome)
        {
            if (outcome is Delivery.RetryAfter later) Deferred(log, settings.Host!, later.Reason);
            return outcome;
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    async Task<Delivery> SendAsync(MimeMessage mail, Progress progress, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        using var client = new SmtpClient();
        if (settings.Trust is { } trust) client.ServerCertificateValidationCallback = trust;
        await client.ConnectAsync(settings.Host!, settings.PortOrUsual, settings.Security, limit.Token);
        if (settings.User is { } user) await client.AuthenticateAsync(user, settings.Password!, limit.Token);
        await client.SendAsync(mail, limit.Token, progress);
        // The server has taken it: how it says good-bye changes nothing.
        return new Delivery.Sent(mail.MessageId);
    }

    /// <summary>Reasons name neither the address nor what the server said, which may repeat it: they stand in the log.</summary>
    static Delivery? OutcomeOf(Exception e, Progress progress) => e switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } r when IsFinal(r) => new Delivery.Rejected($"{(int)r.StatusCode} recipient refused", AddressDead: true),
        SmtpCommandException r when IsFinal(r) => new Delivery.Rejected($"{(int)r.StatusCode} {r.ErrorCode}"),
        SmtpCommandException r => new Delivery.RetryAfter(Pause, $"{(int)r.StatusCode} {r.ErrorCode}"),
        AuthenticationException => new Delivery.RetryAfter(Pause, "the server did not accept user and password"),
        SslHandshakeException => new Delivery.RetryAfter(Pause, "no TLS, or a certificate that cannot be trusted"),
        IOException or SocketException or ProtocolException or OperationCanceledException or NotSupportedException => progress.Began
            ? new Delivery.Unknown("the connection broke before the answer")
            : new Delivery.RetryAfter(Pause, "the server cannot be reached"),
        _ => null,
    };

    static bool IsFinal(SmtpCommandException e) => (int)e.StatusCode >= 500;

    /// <summary>Whether the text was on its way when the connection broke.</summary>
    sealed class Progress : ITransferProgress
    {
        public bool Began { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Began = true;

        public void Report(long bytesTransferred) => Began = true;
    }

    [LoggerMessage(LogLevel.Warning, "A mail through {Host} is put off: {Reason}")]
    static partial void Deferred(ILogger log, string host, string reason);
}
