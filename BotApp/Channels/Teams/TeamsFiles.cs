using System.Net;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>
/// Fetches what somebody sent in a chat. Teams keeps it in the sender's OneDrive and names an address that works for minutes and needs no token
/// (learn.microsoft.com, "Send and receive files from a bot": <c>downloadUrl</c>). The address comes in from outside: only OneDrive's hosts are asked,
/// over https, and no redirection is followed.
/// </summary>
/// <param name="allowsLoopback">In Development also this machine.</param>
sealed class TeamsFiles(HttpClient http, bool allowsLoopback)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // OneDrive for Business of the public cloud, the government's and 21Vianet's.
    static readonly string[] Hosts = [".sharepoint.com", ".sharepoint.us", ".sharepoint-mil.us", ".sharepoint.cn"];

    public bool Allows(Uri address) => address.IsLoopback
        ? allowsLoopback
        : address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.UserInfo.Length == 0 && address.HostNameType == UriHostNameType.Dns
            && Hosts.Any(h => address.IdnHost.EndsWith(h, StringComparison.OrdinalIgnoreCase));

    /// <summary>Refused where the address may not be asked, does not answer, or has more than a table of targets.</summary>
    public async Task<Checked<ReadOnlyMemory<byte>>> FetchAsync(Uri address, CancellationToken cancel)
    {
        if (!Allows(address)) return NotReached;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        try
        {
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (answer.StatusCode != HttpStatusCode.OK) return NotReached;
            if (answer.Content.Headers.ContentLength > SharedFile.Largest) return SharedFiles.TooLarge;
            await using var body = await answer.Content.ReadAsStreamAsync(limit.Token);
            var bytes = new byte[SharedFile.Largest + 1];
            var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, limit.Token);
            return length > SharedFile.Largest ? SharedFiles.TooLarge : (ReadOnlyMemory<byte>)bytes.AsMemory(0, length);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || e is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return NotReached;
        }
    }

    static Refusal NotReached { get; } = new("没能取到这个文件,请再发一次,或者把表格粘贴过来。", "The file could not be fetched; please send it again, or paste the table.");
}
