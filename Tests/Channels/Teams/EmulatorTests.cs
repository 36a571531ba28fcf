using System.Net;
using System.Text.Json.Nodes;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels.Teams;

/// <summary>Tokens that were got with the bot's own credentials, where the settings take them.</summary>
public sealed class EmulatorTests
{
    [Fact]
    public async Task They_are_taken_only_where_the_settings_say_so_and_only_from_the_bot_itself()
    {
        await using var cloud = await FakeCloud.StartAsync();
        await using var bot = await TestBot.StartAsync(settings: new Dictionary<string, string?>(cloud.Settings) { ["Dengta:Teams:EmulatorTokens"] = "true" });
        var now = bot.Time.GetUtcNow();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(Claims(now)));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(With(("ver", "2.0"), ("azp", FakeCloud.BotId), ("appid", null))));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(With(("iss", $"https://login.microsoftonline.com/{FakeCloud.Tenant}/v2.0"))));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(With(("iss", $"https://sts.windows.net/{Guid.Empty}/"))));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(With(("ver", null))));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(With(("appid", Guid.Empty.ToString()))));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(With(("ver", "2.0"))));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(With(("aud", "https://api.botframework.com"))));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(With(("exp", now.AddHours(-1).ToUnixTimeSeconds()))));

        JsonObject With(params (string Name, JsonNode? Value)[] changes)
        {
            var claims = Claims(now);
            foreach (var (name, value) in changes) claims[name] = value;
            foreach (var missing in changes.Where(c => c.Value is null)) claims.Remove(missing.Name);
            return claims;
        }

        async Task<HttpStatusCode> PostAsync(JsonObject claims)
        {
            bot.Http.DefaultRequestHeaders.Authorization = new("Bearer", cloud.EntraKey.Sign(claims));
            using var answered = await bot.PostAsync(bot.Is("模拟器").Message("你好"));
            return answered.StatusCode;
        }
    }

    /// <summary>What Entra issues to the bot's own registration, in version 1.</summary>
    internal static JsonObject Claims(DateTimeOffset now) => new()
    {
        ["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
        ["aud"] = FakeCloud.BotId,
        ["ver"] = "1.0",
        ["appid"] = FakeCloud.BotId,
        ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
    };
}
