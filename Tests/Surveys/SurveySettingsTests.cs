using System.Net;
using Dengta.BotApp.Surveys;
using Microsoft.AspNetCore.Http;

namespace Dengta.Tests.Surveys;

/// <summary>Where the page is reached, and from where customers come.</summary>
public sealed class SurveySettingsTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("https://survey.example.com", true)]
    [InlineData("https://example.com/bot/", true)]
    [InlineData("http://survey.example.com", false)]
    [InlineData("http://localhost:5160", false)]
    [InlineData("survey.example.com", false)]
    [InlineData("https://user:password@example.com", false)]
    [InlineData("https://example.com/?a=b", false)]
    [InlineData("javascript:alert(1)", false)]
    public void The_public_address_is_an_https_address(string? address, bool good) =>
        Assert.Equal(good, !new SurveySettings { Address = address }.Mistakes(isDevelopment: false).Any());

    [Fact]
    public void In_Development_this_machine_will_do() =>
        Assert.Empty(new SurveySettings { Address = "http://localhost:5160" }.Mistakes(isDevelopment: true));

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "https://dengta.example.com", "https://dengta.example.com/")]
    [InlineData("https://survey.example.com", "https://dengta.example.com", "https://survey.example.com/")]
    public void Customers_go_where_colleagues_go_unless_another_address_is_set(string? address, string? colleagues, string? shown) =>
        Assert.Equal(shown, new SurveySettings { Address = address }.PublicOr(colleagues is null ? null : new Uri(colleagues))?.ToString());

    [Fact]
    public void A_proxy_is_an_address_or_a_network()
    {
        Assert.Empty(new SurveySettings { Proxies = ["10.0.0.0/8", "192.0.2.1", "2001:db8::/32"] }.Mistakes(isDevelopment: false));
        Assert.Single(new SurveySettings { Proxies = ["proxy.example.com"] }.Mistakes(isDevelopment: false));
    }

    [Theory]
    [InlineData("203.0.113.9", "198.51.100.1", "203.0.113.9")] // nobody's proxy: what it says of others counts for nothing
    [InlineData("127.0.0.1", "198.51.100.1", "198.51.100.1")]
    [InlineData("127.0.0.1", "10.9.9.9, 198.51.100.1", "198.51.100.1")]
    [InlineData("127.0.0.1", "198.51.100.1:4711", "198.51.100.1")]
    [InlineData("::ffff:10.1.2.3", "198.51.100.1", "198.51.100.1")]
    [InlineData("10.1.2.3", "[2001:db8::1]:4711", "2001:db8::1")]
    [InlineData("10.1.2.3", "", "10.1.2.3")]
    [InlineData("10.1.2.3", "unknown", "10.1.2.3")]
    public void The_last_address_named_by_a_trusted_proxy_counts(string connection, string forwarded, string from)
    {
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(connection) } };
        http.Request.Headers["X-Forwarded-For"] = forwarded;
        Assert.Equal(from, new ClientAddress([IPNetwork.Parse("10.0.0.0/8")]).Of(http).ToString());
    }

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.77", "203.0.113.0")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::", "2001:db8:1::")]
    public void A_limit_is_for_a_household_and_a_device_is_known_by_its_neighbourhood(string address, string household, string neighbourhood)
    {
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        Assert.Equal(household, new ClientAddress([]).HouseholdOf(http));
        Assert.Equal(neighbourhood, new ClientAddress([]).NeighbourhoodOf(http));
    }
}
