using System.Net;
using System.Net.Sockets;

namespace Dengta.BotApp.Surveys;

/// <summary>From where a customer comes: to limit guessing, and for a coarse mark of the device. It is never kept.</summary>
sealed class ClientAddress(IReadOnlyList<IPNetwork> proxies)
{
    // Of an IPv4 address the whole is a household's; of IPv6 a customer is given a network of 2^64 addresses.
    const int House = 32;
    const int House6 = 64;
    const int Neighbourhood = 24;
    const int Neighbourhood6 = 48;

    /// <summary>
    /// The other end of the connection; behind a proxy that is trusted, or on this machine, the last address of <c>X-Forwarded-For</c>, which
    /// the proxy wrote: whatever stands before it anybody may have written.
    /// </summary>
    public IPAddress Of(HttpContext http)
    {
        var other = Plain(http.Connection.RemoteIpAddress ?? IPAddress.None);
        if (!IPAddress.IsLoopback(other) && !proxies.Any(p => p.Contains(other))) return other;
        var last = http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        return IPEndPoint.TryParse(last, out var named) ? Plain(named.Address) : other;
    }

    /// <summary>Whom a limit is for.</summary>
    public string HouseholdOf(HttpContext http) => Network(Of(http), House, House6);

    /// <summary>The address without its last part, as a mark of a device may hold it.</summary>
    public string NeighbourhoodOf(HttpContext http) => Network(Of(http), Neighbourhood, Neighbourhood6);

    static string Network(IPAddress address, int bits, int bits6)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan((address.AddressFamily == AddressFamily.InterNetworkV6 ? bits6 : bits) / 8).Clear();
        return new IPAddress(bytes).ToString();
    }

    static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
