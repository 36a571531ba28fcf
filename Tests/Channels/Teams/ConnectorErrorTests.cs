using System.Net;
using System.Text;
using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Channels.Teams.Authentication;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dengta.Tests.Channels.Teams;

/// <summary>What each refusal of the connector means for a chat.</summary>
public sealed class ConnectorErrorTests
{
    const string Sub = """{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"blocked\"\r\n}"}""";

    [Theory]
    [InlineData("""{"error":{"code":"BotDisabledByAdmin","message":"m"}}""", "403 BotDisabledByAdmin")]
    [InlineData("""{"error":{"code":"ConversationBlockedByUser","message":"m"}}""", "403 ConversationBlockedByUser")]
    [InlineData("""{"error":{"message":"m","code":"NotEnoughPermissions"}}""", "403 NotEnoughPermissions")]
    [InlineData("""{"error":{"code":"BotNotInConversationRoster"}}""", "403 BotNotInConversationRoster")]
    [InlineData("""{"error":{"code":"ForbiddenOperationException","message":"{not json"}}""", "403 ForbiddenOperationException")]
    [InlineData(Sub, "403 MessageWritesBlocked")]
    [InlineData("gone", "403 gone")]
    public async Task A_chat_that_refuses_the_bot_is_dead_and_the_reason_is_kept(string body, string reason) =>
        Assert.Equal(new Delivery.Rejected(reason, AddressDead: true), await AnswerAsync(HttpStatusCode.Forbidden, body));

    [Fact]
    public async Task A_missing_activity_leaves_its_chat_alive() => Assert.Equal(
        new Delivery.Rejected("404 ActivityNotFoundInConversation"),
        await AnswerAsync(HttpStatusCode.NotFound, """{"error":{"code":"ActivityNotFoundInConversation"}}"""));

    [Fact]
    public async Task A_missing_conversation_is_dead() => Assert.Equal(
        new Delivery.Rejected("404 ConversationNotFound", AddressDead: true),
        await AnswerAsync(HttpStatusCode.NotFound, """{"error":{"code":"ConversationNotFound"}}"""));

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(500)]
    public async Task What_would_be_refused_again_is_not_sent_again(int status) =>
        Assert.IsType<Delivery.Rejected>(await AnswerAsync((HttpStatusCode)status, ""));

    [Fact]
    public async Task A_bot_of_the_government_community_cloud_is_reached_at_its_own_host()
    {
        var wire = new Wire((HttpStatusCode.Forbidden, """{"error":{"code":"InvalidBotApiHost"}}"""), (HttpStatusCode.Created, """{"id":"5"}"""));

        Assert.Equal(new Delivery.Sent("5"), await SendAsync(wire));
        Assert.Equal(["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"], wire.Asked.Select(u => u.Host));
    }

    [Fact]
    public async Task It_is_tried_there_once()
    {
        var wire = new Wire((HttpStatusCode.Forbidden, """{"error":{"code":"InvalidBotApiHost"}}"""));

        Assert.Equal(new Delivery.Rejected("403 InvalidBotApiHost"), await SendAsync(wire));
        Assert.Equal(2, wire.Asked.Count);
    }

    [Fact]
    public async Task Ids_are_escaped()
    {
        var wire = new Wire((HttpStatusCode.Created, ""));
        await SendAsync(wire);
        Assert.Equal("/teams/v3/conversations/19%3Aa%2Fb%40thread.tacv2%3Bmessageid%3D1/activities", wire.Asked[0].AbsolutePath);
    }

    [Fact]
    public async Task A_thread_is_sent_seven_cards_a_second_and_another_one_is_not_held_up()
    {
        var wire = new Wire((HttpStatusCode.Created, ""));
        using var budget = new RateBudget();
        var channel = Channel(wire, budget);
        for (var i = 0; i < 7; i++) Assert.IsType<Delivery.Sent>(await SendAsync(channel, "a"));

        var late = Assert.IsType<Delivery.RetryAfter>(await SendAsync(channel, "a"));

        Assert.InRange(late.Wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
        Assert.Equal(7, wire.Asked.Count);
        Assert.IsType<Delivery.Sent>(await SendAsync(channel, "b"));
    }

    [Fact]
    public async Task A_tenant_is_sent_thirty_cards_a_second_and_another_one_is_not_held_up()
    {
        var wire = new Wire((HttpStatusCode.Created, ""));
        using var budget = new RateBudget();
        var channel = Channel(wire, budget);
        for (var i = 0; i < 30; i++) Assert.IsType<Delivery.Sent>(await SendAsync(channel, "c" + i));

        Assert.IsType<Delivery.RetryAfter>(await SendAsync(channel, "late"));
        Assert.IsType<Delivery.Sent>(await SendAsync(channel, "late", tenant: 2));
    }

    static ValueTask<Delivery> AnswerAsync(HttpStatusCode status, string body) => SendAsync(new((status, body)));

    static async ValueTask<Delivery> SendAsync(Wire wire)
    {
        using var budget = new RateBudget();
        return await Channel(wire, budget).SendAsync(Message("19:a/b@thread.tacv2;messageid=1"), TestContext.Current.CancellationToken);
    }

    static ValueTask<Delivery> SendAsync(TeamsChannel channel, string chat, int tenant = 1) =>
        channel.SendAsync(Message(chat, tenant), TestContext.Current.CancellationToken);

    static TeamsChannel Channel(Wire wire, RateBudget budget) => new(
        new(new HttpClient(wire), new ServiceHosts(Clouds.Find("public")!.ServiceHosts, false), null, TimeProvider.System, NullLogger<ConnectorClient>.Instance),
        budget, TimeProvider.System, NullLogger<TeamsChannel>.Instance);

    static Outgoing Message(string chat, int tenant = 1) => new(
        "k", new(chat, false, "https://smba.trafficmanager.net/teams/"), new(Language.Chinese, "已记"), Tenant: new TenantId(tenant));

    /// <summary>Answers in order, the last one for ever.</summary>
    sealed class Wire(params (HttpStatusCode Status, string Body)[] answers) : HttpMessageHandler
    {
        public List<Uri> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var (status, body) = answers[Math.Min(Asked.Count, answers.Length - 1)];
            Asked.Add(request.RequestUri!);
            return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
        }
    }
}
