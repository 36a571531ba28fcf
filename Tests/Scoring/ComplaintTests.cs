using System.Text.Json.Nodes;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Scoring;

/// <summary>A complaint counts once somebody other than the person it is about says so.</summary>
public sealed class ComplaintTests
{
    [Fact]
    public async Task It_is_put_before_the_manager_and_counts_if_upheld()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.Is("王芳").SayAsync("帮助");
        await bot.Is("李雷").SayAsync("中兴投诉了交货慢");
        var entry = await bot.AskAsync<long>("select max(id) from entry where kind = 7");
        Assert.Equal(0m, await RateAsync(bot));
        Assert.Equal("王芳", await bot.AskAsync<string>($"select m.name from duty d join member m on m.id = d.owner_id where d.key = 'complaint:{entry}' and d.state = 'open'"));
        Assert.Equal(1L, await bot.AskAsync<long>($"select count(*) from outbox where key = 'complaint:{entry}' and card like '%中兴投诉了交货慢%'"));

        Assert.Contains("您的角色不能做这个操作", await RuleAsync(bot, "李雷", entry, "no"));
        Assert.Contains("不归您认定", await RuleAsync(bot, "孙磊", entry, "no"));
        Assert.Contains("投诉成立", await RuleAsync(bot, "王芳", entry, "yes"));
        Assert.Contains("投诉成立", await RuleAsync(bot, "张伟", entry, "no")); // settled is settled

        Assert.Equal(1m, await RateAsync(bot));
        Assert.Equal("done upheld", await bot.AskAsync<string>($"select state || ' ' || outcome from duty where key = 'complaint:{entry}'"));
    }

    [Fact]
    public async Task One_that_was_withdrawn_needs_no_ruling()
    {
        await using var bot = await TestBot.StartAsync();
        var rep = bot.Is("李雷");
        await rep.SayAsync("中兴投诉了交货慢");
        var entry = await bot.AskAsync<long>("select max(id) from entry where kind = 7");
        await rep.SayAsync("撤销");

        Assert.Contains("已经撤销了", await RuleAsync(bot, "王芳", entry, "yes"));

        Assert.Equal(0L, await bot.AskAsync<long>("select count(*) from complaint_ruling"));
        Assert.Equal("dropped", await bot.AskAsync<string>($"select state from duty where key = 'complaint:{entry}'"));
    }

    [Fact]
    public async Task A_managers_own_complaint_is_ruled_on_one_level_up()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.Is("王芳").SayAsync("中兴投诉了交货慢");
        var entry = await bot.AskAsync<long>("select max(id) from entry where kind = 7");

        Assert.Contains("不归您认定", await RuleAsync(bot, "王芳", entry, "no"));
        Assert.Contains("投诉不成立", await RuleAsync(bot, "张伟", entry, "no"));
    }

    static Task<decimal> RateAsync(TestBot bot) => bot.AskAsync<decimal>("""
        select count(*) filter (where (select r.upheld from complaint_ruling r where r.entry_id = e.id order by r.inbox_id desc limit 1))::numeric
        from entry e where e.member_id = 1 and e.kind = 7 and e.logged_at >= '2026-11-23'
        """);

    static Task<string> RuleAsync(TestBot bot, string who, long entry, string upheld)
    {
        var person = bot.Is(who, $"{who}-{Guid.NewGuid():N}");
        return person.PressAsync(person.Invoke("rule-complaint", new JsonObject { ["entry"] = $"{entry}", ["upheld"] = upheld }));
    }
}
