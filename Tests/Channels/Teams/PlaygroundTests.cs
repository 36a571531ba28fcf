using System.Text.Json;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels.Teams;

/// <summary>The product through Microsoft's own test client, the Microsoft 365 Agents Playground, where it is at hand.</summary>
public sealed class PlaygroundTests
{
    const string Day = """
        !wait 1500
        上午拜访了中兴李工,下午签了宁德时代58万
        !expect 已记 2 条
        !shot booked
        把金额改成60万
        !expect 已更正
        !click 撤销
        !expect 已撤销
        !click 进度
        !expect 11月进度
        !shot progress
        签了宁德时代600万
        !expect 确认入账吗
        !click 确认
        !expect 已记
        !click 修改
        !fill 金额=500万
        !click 保存
        !expect 已更正
        !shot corrected
        !as wangfang
        周复盘
        !expect 周复盘
        !shot review
        !as chenjing
        开一轮互评 11月23日到12月5日
        !expect 互评草稿
        !click 开始
        !expect 互评开始了
        !as lilei
        互评
        !expect 没有人能看到
        !click 韩梅梅
        !expect 合作得怎么样
        !shot rating
        !chat group
        !mention 我这个月签了多少
        !expect 一对一
        !mention 拜访了中兴李工
        !expect 已记
        """;

    /// <param name="how">By its page, or by the server behind it alone, which sends what Teams would and shows nothing.</param>
    [Theory]
    [InlineData("page", "--shots", "asked")]
    [InlineData("server", "--text")]
    public async Task From_the_installation_to_the_rating_card(string how, params string[] options)
    {
        var rig = Rig.With(Path.Combine("@microsoft", "m365agentsplayground"));
        await using var bot = await TestBot.StartAsync();
        var output = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "playground", how));
        var script = Path.Combine(output.FullName, "day.txt");
        await File.WriteAllTextAsync(script, Day, TestContext.Current.CancellationToken);

        var lines = await rig.RunAsync(
            ["playground.mjs", "--bot", new Uri(bot.Http.BaseAddress!, "/api/messages").ToString(), "--channel", "msteams", .. options, "--timeout", "30000", "--out", output.FullName, script]);

        Assert.Empty(lines.Where(l => KindOf(l) is "failed" or "page-error" or "invoke-failed" or "no-answer").Select(l => l.ToString()));
        Assert.Contains(lines, l => KindOf(l) == "done");
        // Whether the installation or the chat is announced first, and so in which language, is up to the Playground.
        Assert.Matches("我是灯塔|I am Dengta", lines.First(l => KindOf(l) == "shown").ToString());
        await OutboundCards.CheckAsync(bot);
    }

    static string? KindOf(JsonElement line) => line.TryGetProperty("kind", out var kind) ? kind.GetString() : null;
}
