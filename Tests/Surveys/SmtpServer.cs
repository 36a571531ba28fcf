using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Dengta.Tests.Surveys;

/// <summary>A small SMTP server on loopback, as much of RFC 5321 as a client needs; what it answers can be told it.</summary>
sealed class SmtpServer : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly X509Certificate2? _certificate;
    readonly Task _serving;

    public SmtpServer(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What a bot sends its mail through this server with.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Dengta:Smtp:Host"] = "127.0.0.1",
        ["Dengta:Smtp:Port"] = Port.ToString(CultureInfo.InvariantCulture),
        ["Dengta:Smtp:Tls"] = "none",
        ["Dengta:Smtp:From"] = "Dengta <survey@dengta.example>",
    };

    /// <summary>The answer to a line in place of the usual one; an empty one breaks the connection. Asked with <c>.</c> once a mail's text is in.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>Whole mails, also those that were answered with a refusal.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    public ConcurrentQueue<string> Commands { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = TalkAsync(client);
        }
    }

    async Task TalkAsync(TcpClient client)
    {
        using (client)
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The other side has gone.
            }
    }

    async Task TalkAsync(Stream stream)
    {
        await WriteAsync(stream, "220 loopback");
        while (await ReadLineAsync(stream) is { } line)
        {
            Commands.Enqueue(line);
            var answer = Answer(line) ?? Usual(line);
            if (answer.Length == 0) return;
            await WriteAsync(stream, answer);
            if (line == "QUIT") return;
            if (line == "STARTTLS" && answer.StartsWith('2'))
            {
                var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
                stream = secure;
            }
            if (line != "DATA" || !answer.StartsWith('3')) continue;
            Mails.Enqueue(await ReadTextAsync(stream));
            answer = Answer(".") ?? "250 taken";
            if (answer.Length == 0) return;
            await WriteAsync(stream, answer);
        }
    }

    string Usual(string line) => line.Split(' ', ':')[0].ToUpperInvariant() switch
    {
        "EHLO" => "250-loopback\r\n250-8BITMIME\r\n" + (_certificate is null ? "" : "250-STARTTLS\r\n") + "250 AUTH PLAIN",
        "STARTTLS" => "220 go on",
        "AUTH" => "235 welcome",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 ok",
    };

    async Task<string> ReadTextAsync(Stream stream)
    {
        var text = new StringBuilder();
        while (await ReadLineAsync(stream) is { } line && line != ".") text.Append(line).Append('\n');
        return text.ToString();
    }

    async Task<string?> ReadLineAsync(Stream stream)
    {
        var (line, one) = (new List<byte>(), new byte[1]);
        while (await stream.ReadAsync(one, _stop.Token) == 1)
        {
            if (one[0] == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }
        return null;
    }

    async Task WriteAsync(Stream stream, string line) => await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), _stop.Token);
}
