using System.Net;
using System.Net.Sockets;

namespace Dengta.BotApp.Surveys;

/// <summary>From where a customer comes: to limit guessing, and for a coarse mark of the device. It is never kept.</summary>
static class ClientAddress
{
    const int HouseBits = 64;
    const int CoarseBits = 24;
    const int CoarseBits6 = 48;

    /// <summary>
    /// The other end of the connection; behind a trusted proxy the last address of <c>X-Forwarded-For</c>, which the proxy wrote: whatever
    /// stands before it anybody may have written.
    /// </summary>
    public static IPAddress Of(HttpContext http, IReadOnlyList<IPNetwork> proxies)
    {
        var other = Plain(http.Connection.RemoteIpAddress ?? IPAddress.None);
        if (!IPAddress.IsLoopback(other) && !proxies.Any(p => p.Contains(other))) return other;
        var last = http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        return IPEndPoint.TryParse(last, out var named) ? Plain(named.Address) : other;
    }

    /// <summary>Whom a limit is for: one address, or of IPv6 the network that a customer is given as a whole.</summary>
    public static string Household(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? Network(address, HouseBits) : address.ToString();

    /// <summary>The address without its last part, as a mark of a device may hold it.</summary>
    public static string Neighbourhood(IPAddress address) =>
        Network(address, address.AddressFamily == AddressFamily.InterNetworkV6 ? CoarseBits6 : CoarseBits);

    static string Network(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(bits / 8).Clear();
        return new IPAddress(bytes).ToString();
    }

    static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
