using System.Net;
using System.Net.Sockets;
using Dengta.BotApp.Tools;

namespace Dengta.Tests.Tools;

public sealed class FreePortTests
{
    [Fact]
    public void A_port_that_is_taken_on_any_address_is_passed_over()
    {
        using var taken = new TcpListener(IPAddress.Any, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        Assert.False(FreePort.IsFree(port));
        Assert.Null(FreePort.From(port, 1));
        Assert.NotEqual(port, FreePort.From(port, 100));
    }

    [Fact]
    public void There_is_no_port_above_the_last() => Assert.InRange(FreePort.From(65_535, 100) ?? 65_535, 65_535, 65_535);
}
