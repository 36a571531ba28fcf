using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Channels.Teams.Authentication;
using Dengta.Tests.Conversation;
using Dengta.Tests.Storage;
using Microsoft.AspNetCore.Http;

namespace Dengta.Tests.Channels.Teams;

/// <summary>The token under which the bot sends its answers.</summary>
public sealed class BotTokenTests
{
    [Fact]
    public async Task Answers_carry_one_token_for_as_long_as_it_lasts()
    {
        await using var cloud = await FakeCloud.StartAsync();
        await using var bot = await TestBot.StartAsync(settings: cloud.Settings);
        var seen = Overhear(bot);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => SayAsync(cloud, bot, "众" + i)));
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        await SayAsync(cloud, bot, "后来");

        Assert.Equal((21, "Bearer bot-token-1"), (seen.Count, Assert.Single(seen.Distinct())));
        Assert.Equal(1, cloud.Tokens);
        Assert.Equal(FakeCloud.Tenant, cloud.AskedPath);
        Assert.Equal(
            ("client_credentials", FakeCloud.BotId, "not-a-secret", "https://api.botframework.com/.default"),
            (cloud.Asked["grant_type"], cloud.Asked["client_id"], cloud.Asked["client_secret"], cloud.Asked["scope"].Split(' ')[0]));
    }

    [Fact]
    public async Task A_token_about_to_expire_is_replaced()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.TokenSeconds = 60;
        await using var bot = await TestBot.StartAsync(settings: cloud.Settings);
        var seen = Overhear(bot);

        await SayAsync(cloud, bot, "先");
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        await SayAsync(cloud, bot, "后");

        Assert.Equal(["Bearer bot-token-1", "Bearer bot-token-2"], seen);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_then_the_card_is_given_up()
    {
        await using var cloud = await FakeCloud.StartAsync();
        await using var bot = await TestBot.StartAsync(settings: cloud.Settings);
        var seen = new List<string>();
        bot.Connector.Fault = http =>
        {
            seen.Add(http.Request.Headers.Authorization.ToString());
            return seen.Count == 2 ? null : Results.StatusCode(401);
        };

        await SayAsync(cloud, bot, "续");
        Assert.Equal(["Bearer bot-token-1", "Bearer bot-token-2"], seen);

        seen.Add("…");
        await SayAsync(cloud, bot, "弃");
        await bot.DueAsync("chat-弃");
        Assert.Equal("rejected", await bot.StatesAsync("chat-弃"));
        Assert.Equal(["…", "Bearer bot-token-2", "Bearer bot-token-3"], seen[2..]);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."}""")]
    [InlineData(503, "")]
    public async Task Without_a_token_cards_wait_and_nothing_is_sent_without_one(int status, string body)
    {
        await using var cloud = await FakeCloud.StartAsync();
        await using var bot = await TestBot.StartAsync(settings: cloud.Settings);
        var seen = Overhear(bot);
        cloud.TokenFault = () => Results.Text(body, "application/json", statusCode: status);

        await SayAsync(cloud, bot, "等");
        await bot.DueAsync("chat-等");
        Assert.Equal(("due", 0), (await bot.StatesAsync("chat-等"), seen.Count));

        cloud.TokenFault = () => null;
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        await bot.SweepAsync();
        Assert.Equal("sent", await bot.StatesAsync("chat-等"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    public void No_token_goes_to_a_host_that_is_not_listed(string address)
    {
        var hosts = new ServiceHosts(Clouds.Find("public")!.ServiceHosts, allowsLoopback: false);

        Assert.False(hosts.Allow(new Uri(address)));
        Assert.True(hosts.Allow(new Uri("https://smba.trafficmanager.net/emea/")));
        Assert.False(hosts.Allow(new Uri("https://127.0.0.1/")));
    }

    [Fact]
    public async Task A_chat_whose_stored_address_is_not_allowed_gets_nothing()
    {
        await using var cloud = await FakeCloud.StartAsync();
        await using var bot = await TestBot.StartAsync(settings: cloud.Settings);
        await SayAsync(cloud, bot, "旧");
        await bot.DueAsync("chat-旧");
        await bot.StatesAsync("chat-旧");
        await bot.DoAsync("""
            update chat set service_url = 'https://evil.example/' where external_id = 'chat-旧';
            insert into outbox (tenant_id, chat_id, card, due_at, created_at)
            select o.tenant_id, o.chat_id, o.card, o.created_at, o.created_at from outbox o join chat c on c.id = o.chat_id where c.external_id = 'chat-旧';
            """);

        await bot.SweepAsync();

        Assert.Equal("sent, rejected", await bot.StatesAsync("chat-旧"));
    }

    [Fact]
    public async Task A_bot_of_many_tenants_asks_in_the_directory_that_such_bots_share()
    {
        await using var cloud = await FakeCloud.StartAsync();
        using var http = new LoginHttp(new Rewritten(cloud.Address));
        using var token = new BotToken(new() { BotId = FakeCloud.BotId, Secret = "s", MultiTenant = true }, Clouds.Find("public")!, http, TimeProvider.System);

        Assert.Equal("bot-token-1", await token.GetAsync(renew: false, TestContext.Current.CancellationToken));
        Assert.Equal("botframework.com", cloud.AskedPath);
    }

    [Fact]
    public async Task A_certificate_proves_who_the_bot_is()
    {
        await using var cloud = await FakeCloud.StartAsync();
        using var folder = TemporaryFolder.Create("certificate");
        var file = Path.Combine(folder.Path, "bot.pfx");
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=dengta", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using (var made = request.CreateSelfSigned(TestBot.Morning.AddYears(-1), TestBot.Morning.AddYears(1)))
            await File.WriteAllBytesAsync(file, made.Export(X509ContentType.Pkcs12, "password"), TestContext.Current.CancellationToken);
        var settings = new TeamsSettings { BotId = FakeCloud.BotId, Tenant = FakeCloud.Tenant, Certificate = file, CertificatePassword = "password" };
        Assert.Empty(settings.Mistakes(isDevelopment: false));

        using var http = new LoginHttp(new Rewritten(cloud.Address));
        using var token = new BotToken(settings, Clouds.Find("public")!, http, TimeProvider.System);
        await token.GetAsync(renew: false, TestContext.Current.CancellationToken);

        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", cloud.Asked["client_assertion_type"]);
        Assert.False(cloud.Asked.ContainsKey("client_secret"));
    }

    [Fact]
    public async Task A_managed_identity_asks_the_machine_it_runs_on()
    {
        var machine = new Machine();
        using var http = new LoginHttp(machine);
        using var token = new BotToken(new() { BotId = FakeCloud.BotId, ManagedIdentity = true }, Clouds.Find("public")!, http, TimeProvider.System);

        Assert.Equal("identity-token", await token.GetAsync(renew: false, TestContext.Current.CancellationToken));
        Assert.Contains($"client_id={FakeCloud.BotId}", machine.Asked!.Query, StringComparison.Ordinal);
        Assert.Contains("resource=https://api.botframework.com", Uri.UnescapeDataString(machine.Asked.Query), StringComparison.Ordinal);
    }

    static List<string> Overhear(TestBot bot)
    {
        var seen = new List<string>();
        bot.Connector.Fault = http =>
        {
            lock (seen) seen.Add(http.Request.Headers.Authorization.ToString());
            return null;
        };
        return seen;
    }

    static async Task SayAsync(FakeCloud cloud, TestBot bot, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(bot.Is(name).Message("拜访了中兴李工").ToJsonString(), Encoding.UTF8, "application/json"),
            Headers = { Authorization = new("Bearer", cloud.TokenFor(bot)) },
        };
        using var answered = await bot.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        await bot.DueAsync($"chat-{name}");
    }

    /// <summary>Whatever is asked of Microsoft is asked of the fake cloud.</summary>
    sealed class Rewritten(string cloud) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(cloud + request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>The identity service of a virtual machine.</summary>
    sealed class Machine : HttpMessageHandler
    {
        public Uri? Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!request.RequestUri!.Query.Contains("resource=", StringComparison.Ordinal)) return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
            Asked = request.RequestUri;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(
                    """{"access_token":"identity-token","client_id":"x","expires_in":"86399","expires_on":"4102444800","resource":"https://api.botframework.com","token_type":"Bearer"}""",
                    Encoding.UTF8, "application/json"),
            });
        }
    }
}
