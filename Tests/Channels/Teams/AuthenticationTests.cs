using System.Net;
using System.Text.Json.Nodes;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels.Teams;

/// <summary>Who may post to /api/messages once the bot is registered.</summary>
public sealed class AuthenticationTests(CloudBot at) : IClassFixture<CloudBot>
{
    public static TheoryData<string> Refused =>
    [
        "no header", "another scheme", "no token", "two tokens", "rubbish", "three dots of rubbish", "another audience", "no audience", "another issuer",
        "issuer with a slash", "no issuer", "expired", "not valid yet", "no expiry", "no service url", "a number for a service url",
        "another service url", "alg none", "HS256 with the public key", "PS256", "unknown key", "no key id", "a stranger's key under our id",
        "changed after signing", "cut short", "without its signature", "key for another channel", "key for no channel", "key that says nothing of channels", "an emulator's token",
    ];

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task A_good_token_is_taken(string algorithm) =>
        Assert.Equal(HttpStatusCode.OK, await at.PostAsync("Bearer " + at.Cloud.Key.Sign(at.Claims(), algorithm)));

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Anything_wrong_is_refused(string what) => Assert.Equal(HttpStatusCode.Unauthorized, await at.PostAsync(Header(what)));

    [Fact]
    public async Task A_refused_message_causes_nothing()
    {
        var person = at.Bot.Is("冒名");

        await at.PostAsync(Header("a stranger's key under our id"), person.Message("签了宁德时代58万"));

        Assert.Equal(0, await at.Bot.AskAsync<long>("select count(*) from inbox where key like '%chat-冒名%'"));
    }

    [Theory]
    [InlineData(4, HttpStatusCode.OK)]
    [InlineData(6, HttpStatusCode.Unauthorized)]
    public async Task Clocks_may_differ_by_five_minutes(int minutes, HttpStatusCode expected)
    {
        var now = at.Bot.Time.GetUtcNow();
        Assert.Equal(expected, await at.PostAsync(Bearer(("exp", now.AddMinutes(-minutes).ToUnixTimeSeconds()))));
        Assert.Equal(expected, await at.PostAsync(Bearer(("nbf", now.AddMinutes(minutes).ToUnixTimeSeconds()))));
    }

    [Fact]
    public async Task A_token_known_from_before_is_refused_once_it_has_expired()
    {
        var header = Bearer();
        Assert.Equal(HttpStatusCode.OK, await at.PostAsync(header));

        at.Bot.Time.Advance(TimeSpan.FromMinutes(66));

        Assert.Equal(HttpStatusCode.Unauthorized, await at.PostAsync(header));
    }

    [Fact]
    public async Task A_token_known_from_before_is_for_its_own_service_url_only()
    {
        var header = Bearer();
        var activity = at.Bot.Is("换址").Message("你好");
        Assert.Equal(HttpStatusCode.OK, await at.PostAsync(header, activity));

        activity["serviceUrl"] = "http://127.0.0.1:9/";

        Assert.Equal(HttpStatusCode.Unauthorized, await at.PostAsync(header, activity));
    }

    [Fact]
    public async Task A_slash_and_the_case_of_the_service_url_do_not_matter()
    {
        var address = at.Bot.Connector.Address.ToString().TrimEnd('/').ToUpperInvariant().Replace("HTTP", "http", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await at.PostAsync(Bearer(("serviceurl", address))));
    }

    [Fact]
    public async Task A_good_token_does_not_let_the_answer_go_to_any_host()
    {
        var activity = at.Bot.Is("外站").Message("你好");
        activity["serviceUrl"] = "https://evil.example/";

        Assert.Equal(HttpStatusCode.BadRequest, await at.PostAsync(Bearer(("serviceurl", "https://evil.example/")), activity));
    }

    [Fact]
    public async Task Once_the_bot_is_registered_this_machine_needs_a_token_too() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await at.PostAsync(null));

    [Fact]
    public async Task Whatever_is_sent_as_a_token_is_answered_with_401()
    {
        var dice = new Random(20261123);
        var good = Bearer();
        for (var i = 0; i < 300; i++)
        {
            var mutated = good.ToCharArray();
            for (var change = 0; change <= i % 4; change++)
            {
                // Not the last character: some of its bits mean nothing.
                var at = 7 + dice.Next(mutated.Length - 9);
                mutated[at] = mutated[at] == 'A' ? 'B' : "A.=-_% {\"0"[dice.Next(10)];
            }
            if (!good.AsSpan().SequenceEqual(mutated)) Assert.Equal(HttpStatusCode.Unauthorized, await at.PostAsync(new string(mutated)));
        }
    }

    string Bearer(params (string Claim, JsonNode? Value)[] changes)
    {
        var claims = at.Claims();
        foreach (var (claim, value) in changes)
            if (value is null) claims.Remove(claim);
            else claims[claim] = value;
        return "Bearer " + at.Cloud.Key.Sign(claims);
    }

    string? Header(string what)
    {
        var now = at.Bot.Time.GetUtcNow();
        var good = Bearer();
        return what switch
        {
            "no header" => null,
            "another scheme" => "Basic " + good[7..],
            "no token" => "Bearer ",
            "two tokens" => good + " " + good[7..],
            "rubbish" => "Bearer rubbish",
            "three dots of rubbish" => "Bearer abc.def.ghi",
            "another audience" => Bearer(("aud", Guid.Empty.ToString())),
            "no audience" => Bearer(("aud", null)),
            "another issuer" => Bearer(("iss", "https://login.example.com")),
            "issuer with a slash" => Bearer(("iss", "https://api.botframework.com/")),
            "no issuer" => Bearer(("iss", null)),
            "expired" => Bearer(("nbf", now.AddHours(-3).ToUnixTimeSeconds()), ("exp", now.AddHours(-1).ToUnixTimeSeconds())),
            "not valid yet" => Bearer(("nbf", now.AddHours(1).ToUnixTimeSeconds()), ("exp", now.AddHours(2).ToUnixTimeSeconds())),
            "no expiry" => Bearer(("exp", null)),
            "no service url" => Bearer(("serviceurl", null)),
            "a number for a service url" => Bearer(("serviceurl", 5)),
            "another service url" => Bearer(("serviceurl", "https://smba.trafficmanager.net/teams/")),
            "alg none" => "Bearer " + at.Cloud.Key.Sign(at.Claims(), "none"),
            "HS256 with the public key" => "Bearer " + at.Cloud.Key.Sign(at.Claims(), "HS256"),
            "PS256" => "Bearer " + at.Cloud.Key.Sign(at.Claims(), "PS256"),
            "unknown key" => "Bearer " + at.Cloud.Key.Sign(at.Claims(), keyId: "nobody"),
            "no key id" => "Bearer " + at.Cloud.Key.Sign(at.Claims(), keyId: null),
            "a stranger's key under our id" => ByAnother(new TestKey(at.Cloud.Key.Id, "msteams"), publish: false),
            "changed after signing" => good.Insert(good.LastIndexOf('.') - 4, "A"),
            "cut short" => good[..^9],
            "without its signature" => good[..(good.LastIndexOf('.') + 1)],
            "key for another channel" => ByAnother(new TestKey("narrow", "webchat")),
            "key for no channel" => ByAnother(new TestKey("nothing", [])),
            "key that says nothing of channels" => ByAnother(new TestKey("bare", endorsements: null)),
            "an emulator's token" => "Bearer " + at.Cloud.EntraKey.Sign(EmulatorTests.Claims(now)),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }

    string ByAnother(TestKey key, bool publish = true)
    {
        if (publish)
        {
            at.Cloud.Published.Add(key);
            at.Bot.Time.Advance(TimeSpan.FromMinutes(6));
        }
        return "Bearer " + key.Sign(at.Claims());
    }
}
