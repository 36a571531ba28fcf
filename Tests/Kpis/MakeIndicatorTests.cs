using System.Text.Json.Nodes;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Kpis;

/// <summary>Indicators of one's own by buttons, whose values may be anything.</summary>
public sealed class MakeIndicatorTests
{
    static readonly (string Field, string Value)[] Wrong =
    [
        ("source", "100"), ("source", "9"), ("aggregate", "max"), ("unit", "percent"), ("cycle", "day"), ("serves", "1; drop table entry"), ("cap", "-5"),
        ("cap", "99999999999999999999999999999999"), ("floor", "100"), ("goal", "many"), ("goal", "-1"), ("filter", "1 = 1"),
        ("name", "x'); drop table entry; --"),
    ];

    [Fact]
    public async Task Only_operations_make_one_and_a_press_repeated_makes_no_second()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        foreach (var name in (string[])["李雷", "王芳", "张伟", "赵强"])
            Assert.Contains("您的角色不能做这个操作", await bot.Is(name).PressAsync(Publish(bot.Is(name))));

        for (var i = 0; i < 2; i++) Assert.StartsWith("「大单数」已发布", await ops.PressAsync(Publish(ops)));
        Assert.Contains("已经有叫「大单数」的指标", await ops.PressAsync(Publish(ops, ("filter", "金额 > 7"))));

        Assert.Equal(1L, await bot.AskAsync<long>("select count(*) from own_indicator"));
        Assert.Equal(1L, await bot.AskAsync<long>("select count(*) from audit where action = 'indicator.published'"));
    }

    [Fact]
    public async Task What_no_field_can_hold_publishes_nothing()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");

        foreach (var wrong in Wrong) Assert.True((await ops.PressAsync(Publish(ops, wrong))).Contains('⚠', StringComparison.Ordinal), $"{wrong} was taken.");

        Assert.Equal(0L, await bot.AskAsync<long>("select count(*) from own_indicator"));
    }

    [Fact]
    public async Task The_key_of_no_indicator_of_ones_own_changes_none()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");

        foreach (var key in (string[])["visits", "own-7"]) await ops.PressAsync(Publish(ops, ("key", key)));

        Assert.Equal("own-1", await bot.AskAsync<string>("select string_agg(key, ',') from own_indicator"));
    }

    static JsonObject Publish(Person by, params (string Name, string Value)[] changed)
    {
        var fields = new JsonObject
        {
            ["do"] = "publish",
            ["name"] = "大单数",
            ["name_en"] = "Large deals",
            ["source"] = "deals",
            ["filter"] = "金额 >= 10万",
            ["aggregate"] = "count",
        };
        foreach (var (name, value) in changed) fields[name] = value;
        return by.Invoke("own-indicator", fields);
    }
}
