using System.Diagnostics;
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
        var folder = Rig();
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

        var lines = await RunAsync(folder, port, new Uri(bot.Http.BaseAddress!, "/api/messages"));

        Assert.Equal(27, lines.Count);
        Assert.All(lines, line => Assert.True(Agrees(line), line.ToString()));
    }

    /// <summary>Where the library goes beyond need, either verdict is right, as the rig's own notes say.</summary>
    static bool Agrees(JsonElement line)
    {
        var isTaken = line.GetProperty("bot").GetInt32() == 200;
        return line.TryGetProperty("either", out _) || isTaken == (line.GetProperty("official").GetString() == "accepts");
    }

    static async Task<IReadOnlyList<JsonElement>> RunAsync(string folder, int port, Uri bot)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var arg in new[] { "jwt.mjs", "--bot", bot.ToString(), "--port", $"{port}", "--app-id", FakeCloud.BotId }) start.ArgumentList.Add(arg);
        using var node = Process.Start(start)!;
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).Where(l => l.TryGetProperty("token", out _))];
    }

    // DENGTA_RIG names a copy of the rig with its packages installed; those of the shared one may not be.
    static string Rig()
    {
        var given = Environment.GetEnvironmentVariable("DENGTA_RIG");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); given is null && folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "shared", "rig", "jwt.mjs")))
                given = Path.Combine(folder.FullName, "shared", "rig");
        if (given is null || !Directory.Exists(Path.Combine(given, "node_modules", "botframework-connector")))
            Assert.Skip("The rig is not here, or its packages are not installed (DENGTA_RIG names another copy).");
        return given!;
    }
}
