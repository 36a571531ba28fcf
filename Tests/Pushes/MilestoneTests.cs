using Dengta.Jobs;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Pushes;

/// <summary>Congratulations on the way to the month's target: where the team wants them, and once.</summary>
public sealed class MilestoneTests
{
    [Fact]
    public async Task A_milestone_is_praised_once_in_the_evening_and_not_again_after_falling_back()
    {
        await using var bot = await TestBot.StartAsync();
        var rep = await WithTargetAsync(bot);
        await bot.Is("王芳").SayAsync("开启里程碑祝贺");
        await rep.SayAsync("签了小米8万");
        await EveningAsync(bot, 1);
        Assert.Contains("80%", await rep.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains("离目标还差", rep.Last.Text, StringComparison.Ordinal);
        await rep.SayAsync("撤销");
        await EveningAsync(bot, 2);
        await rep.SayAsync("签了小米8万");
        await EveningAsync(bot, 3);
        Assert.Equal(1, await CardsAsync(bot));
        await rep.SayAsync("签了美的4万");
        await EveningAsync(bot, 4);
        await EveningAsync(bot, 7);
        Assert.Equal(2, await CardsAsync(bot));
        Assert.Equal(120, await bot.AskAsync<short>("select percent from milestone"));
    }

    [Fact]
    public async Task A_team_that_did_not_ask_hears_nothing_and_neither_does_one_that_stopped_it()
    {
        await using var bot = await TestBot.StartAsync();
        var rep = await WithTargetAsync(bot);
        await rep.SayAsync("签了小米9万");
        await EveningAsync(bot, 1);
        Assert.Equal(0, await CardsAsync(bot));
        await bot.Is("王芳").SayAsync("开启里程碑祝贺");
        await bot.Is("王芳").SayAsync("关闭里程碑祝贺");
        await EveningAsync(bot, 2);
        Assert.Equal(0, await CardsAsync(bot));
    }

    // In a month that has just begun, with a target of 100,000.
    static async Task<Person> WithTargetAsync(TestBot bot)
    {
        bot.Time.SetUtcNow(new(2026, 12, 1, 1, 0, 0, TimeSpan.Zero));
        await bot.DoAsync("""
            insert into target (tenant_id, member_id, metric, month, base, currency)
            select tenant_id, id, 'revenue', '2026-12-01', 100000, 'CNY' from member where name = '李雷'
            on conflict (tenant_id, member_id, month, metric) do update set base = excluded.base, stretch = null
            """);
        var rep = bot.Is("李雷");
        await rep.SayAsync("你好");
        return rep;
    }

    static async Task EveningAsync(TestBot bot, int day)
    {
        var clock = new ServePushes(bot.Db, [new MilestonePraise()], bot.Time, bot.LoggerOf<ServePushes>());
        await bot.StatesAsync("");
        await clock.RunAsync(Cancel);
        bot.Time.SetUtcNow(new(2026, 12, day, 10, 0, 30, TimeSpan.Zero));
        await clock.RunAsync(Cancel);
        await bot.StatesAsync("");
        await bot.SweepAsync();
    }

    static Task<long> CardsAsync(TestBot bot) => bot.AskAsync<long>("""
        select count(*) from outbox o join chat c on c.tenant_id = o.tenant_id and c.id = o.chat_id join member m on m.tenant_id = c.tenant_id and m.id = c.member_id
        where o.key like 'milestone:%' and m.name = '李雷'
        """);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
