using System.Text.Json;
using Dengta.BotApp.Tools;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels.Teams;

/// <summary>The shared rig's tokens, with the verdict of the official library on each, where both are at hand.</summary>
public sealed class RigTests
{
    const int FirstPort = 56180;

    [Fact]
    public async Task The_bot_takes_and_refuses_what_the_official_library_does()
    {
        var rig = Rig.With("botframework-connector");
        var port = FreePort.From(FirstPort, 50)!.Value;
        await using var bot = await TestBot.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Dengta:Teams:BotId"] = FakeCloud.BotId,
            ["Dengta:Teams:Tenant"] = FakeCloud.Tenant,
            ["Dengta:Teams:Secret"] = "not-a-secret",
            ["Dengta:Teams:OpenId"] = $"http://127.0.0.1:{port}/v1/.well-known/openidconfiguration",
            ["Dengta:Teams:Login"] = $"http://127.0.0.1:{port}",
        });
        bot.Time.SetUtcNow(TimeProvider.System.GetUtcNow());

        var printed = await rig.RunAsync("jwt.mjs", "--bot", new Uri(bot.Http.BaseAddress!, "/api/messages").ToString(), "--port", $"{port}", "--app-id", FakeCloud.BotId);
        var lines = printed.Where(l => l.TryGetProperty("token", out _)).ToArray();

        Assert.Equal(27, lines.Length);
        Assert.All(lines, line => Assert.True(Agrees(line), line.ToString()));
    }

    /// <summary>
    /// Where the library goes beyond need, either verdict is right, as the rig's own notes say. A key without endorsements it lets pass, the
    /// library for .NET does not, and neither does the bot.
    /// </summary>
    static bool Agrees(JsonElement line)
    {
        var isTaken = line.GetProperty("bot").GetInt32() == 200;
        if (line.GetProperty("token").GetString() == "good, signed by a key without endorsements") return !isTaken;
        return line.TryGetProperty("either", out _) || isTaken == (line.GetProperty("official").GetString() == "accepts");
    }
}
