using Dengta.BotApp.Channels.Teams;
using Microsoft.Extensions.Configuration;

namespace Dengta.Tests.Channels.Teams;

/// <summary>Wrong settings stop the start with a sentence that says what to do.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void Nothing_set_is_no_mistake() => Assert.Empty(new TeamsSettings().Mistakes(isDevelopment: false));

    [Fact]
    public void The_least_that_is_needed_is_no_mistake() => Assert.Empty(Good().Mistakes(isDevelopment: false));

    [Fact]
    public void A_managed_identity_needs_no_secret() => Assert.Empty(Good("Secret=", "ManagedIdentity=true").Mistakes(isDevelopment: false));

    [Theory]
    [InlineData("Cloud must be public, government or china, not 'mars'", "Cloud=mars")]
    [InlineData("BotId must be a GUID", "BotId=dengta")]
    [InlineData("BotId is missing", "BotId=")]
    [InlineData("Tenant is missing", "Tenant=")]
    [InlineData("Tenant must be a GUID", "Tenant=contoso.example")]
    [InlineData("exactly one of Secret, Certificate and ManagedIdentity", "Secret=")]
    [InlineData("exactly one of Secret, Certificate and ManagedIdentity", "ManagedIdentity=true")]
    [InlineData("there is no such file", "Secret=", "Certificate=/nowhere/bot.pfx")]
    [InlineData("OpenId must be an https address", "OpenId=http://login.example.com/keys")]
    [InlineData("OpenId must be an https address", "OpenId=http://127.0.0.1:5/keys")]
    [InlineData("Login must be an https address", "Login=login.example.com")]
    [InlineData("ServiceHosts must be host names", "ServiceHosts:0=https://smba.example.com")]
    [InlineData("ServiceHosts must be host names", "ServiceHosts:0=*.example.com")]
    [InlineData("ServiceHosts is missing", "Cloud=china")]
    [InlineData("EmulatorTokens cannot be used in the cloud china", "Cloud=china", "EmulatorTokens=true")]
    [InlineData("no directory that bots share", "Cloud=china", "MultiTenant=true", "Tenant=")]
    public void A_mistake_is_told(string sentence, params string[] changes) =>
        Assert.Contains(Good(changes).Mistakes(isDevelopment: false), m => m.Contains(sentence, StringComparison.Ordinal));

    [Fact]
    public void Addresses_on_this_machine_are_for_Development()
    {
        var settings = Good("OpenId=http://127.0.0.1:56180/openid", "Login=http://localhost:56180");
        Assert.Empty(settings.Mistakes(isDevelopment: true));
        Assert.Equal(2, settings.Mistakes(isDevelopment: false).Count());
    }

    static TeamsSettings Good(params string[] changes)
    {
        string[] all = [$"BotId={FakeCloud.BotId}", $"Tenant={FakeCloud.Tenant}", "Secret=not-a-secret", .. changes];
        var read = new ConfigurationBuilder();
        foreach (var (name, value) in all.Select(c => (c[..c.IndexOf('=', StringComparison.Ordinal)], c[(c.IndexOf('=', StringComparison.Ordinal) + 1)..])))
            read.AddInMemoryCollection([new(name, value)]);
        return read.Build().Get<TeamsSettings>()!;
    }
}
