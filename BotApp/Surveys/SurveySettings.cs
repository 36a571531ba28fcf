using System.Net;
using Dengta.BotApp.Hosting;

namespace Dengta.BotApp.Surveys;

/// <summary>The section <c>Dengta:Surveys</c>.</summary>
sealed class SurveySettings
{
    /// <summary>Where customers reach the bot, such as <c>https://survey.example.com</c>; unset: where colleagues do, see <see cref="PublicAddress"/>.</summary>
    public string? Address { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    /// <summary>Proxies that name the customer's address in <c>X-Forwarded-For</c>, as addresses or networks; one on this machine need not be named.</summary>
    public string[] Proxies { get; set; } = [];

    /// <summary>Only after <see cref="Mistakes"/> has found none.</summary>
    public Uri? PublicOr(Uri? colleagues) => Address is { Length: > 0 } address ? new Uri(address) : colleagues;

    /// <summary>Only after <see cref="Mistakes"/> has found none.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies => [.. Proxies.Select(p => ReadNetwork(p)!.Value)];

    /// <summary>Every mistake in one sentence each.</summary>
    public IEnumerable<string> Mistakes(bool isDevelopment)
    {
        if (Address is not null && !IsPublic(Address, isDevelopment))
            yield return $"Dengta:Surveys:Address must be an https address such as https://survey.example.com, not '{Address}'.";
        foreach (var proxy in Proxies.Where(p => ReadNetwork(p) is null))
            yield return $"Dengta:Surveys:Proxies must be addresses or networks such as 10.0.0.0/8, not '{proxy}'.";
    }

    static bool IsPublic(string address, bool isDevelopment) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Query: "", Fragment: "", UserInfo: "" }
        && (uri.Scheme == Uri.UriSchemeHttps || isDevelopment && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);

    static IPNetwork? ReadNetwork(string proxy) =>
        IPNetwork.TryParse(proxy, out var network) ? network
        : IPAddress.TryParse(proxy, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
