using System.Net;
using System.Net.Sockets;

namespace Dengta.BotApp.Tools;

/// <summary>A port on this machine that nothing listens on.</summary>
static class FreePort
{
    /// <summary>Where the page is when nobody says otherwise.</summary>
    public const int Usual = 5160;

    /// <summary>The first free one of <paramref name="count"/> ports from <paramref name="first"/> up; null when all are taken.</summary>
    public static int? From(int first, int count) =>
        Enumerable.Range(first, Math.Min(count, IPEndPoint.MaxPort - first + 1)).Where(IsFree).Select(port => (int?)port).FirstOrDefault();

    public static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
