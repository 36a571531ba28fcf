using System.Text.Json.Nodes;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Dengta.Jobs;
using Dengta.Tests.Conversation;
using Npgsql;

namespace Dengta.Tests.Scoring;

/// <summary>A company of more people than a turn can close: the clock does it a part at a time, and may be killed at any moment.</summary>
public sealed class LargeClosingTests
{
    const int More = 1000;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_previewed_and_sealed_exactly_once_however_often_the_clock_is_killed()
    {
        await using var bot = await LargeAsync();
        var (ops, random) = (bot.Is("陈静"), new Random(1));
        await bot.Is("李雷").SayAsync("帮助");
        await bot.Is("王芳").SayAsync("帮助");

        Assert.Contains("人数较多,开始后在后台计算", await ops.SayAsync("结算10月"), StringComparison.Ordinal);
        Assert.Contains("正在发预览:0 / 1,024 人", await ops.PressAsync("开始结算"), StringComparison.Ordinal);
        await KilledAsync(bot, random);
        Assert.DoesNotContain("正在发预览", await ops.PressAsync("刷新"), StringComparison.Ordinal);
        Assert.Equal("1 1", await PushedAsync(bot, "preview"));
        Assert.Equal(1L, await bot.AskAsync<long>("select count(*) from outbox where key like 'closing:1:Preview:through'"));
        Assert.Equal(4L, await bot.AskAsync<long>("select count(*) from duty where kind = 'closing' and state = 'open'"));

        await ApproveAsync(bot);
        Assert.Contains("可以封存了", await ops.SayAsync("结算10月"), StringComparison.Ordinal);
        Assert.Contains("正在封存", await ops.PressAsync("封存"), StringComparison.Ordinal);
        // From here on the period takes nothing, though nobody is sealed yet.
        Assert.Contains("已封存:更早的事记在今天", await bot.Is("李雷").Until(bot.Is("李雷").Answers).SayAsync("10月21日签了中兴30万"), StringComparison.Ordinal);
        await KilledAsync(bot, random);

        Assert.Contains("10月绩效已封存", await ops.PressAsync("刷新"), StringComparison.Ordinal);
        Assert.Equal(await bot.AskAsync<long>("select count(*) from member where role in ('rep', 'manager') and joined_on < '2026-11-01'"), await bot.AskAsync<long>("select count(*) from sealed_score"));
        Assert.Equal("1 1", await PushedAsync(bot, "sealed"));
        Assert.Equal(1L, await bot.AskAsync<long>("select count(*) from closing where sealed_at = sealing_at and position is not null and sealed_by = 5"));
        Assert.Empty(await SealCheckStore.RunAsync(bot.Db, Cancellation));
    }

    [Fact]
    public async Task Two_clocks_at_once_seal_no_one_twice_and_what_is_decided_meanwhile_does_not_count()
    {
        await using var bot = await LargeAsync();
        var ops = bot.Is("陈静");
        await ops.SayAsync("结算10月");
        await ops.PressAsync("开始结算");
        await new ClosePeriods(bot.Db, bot.Time) { Part = 100 }.RunAsync(null, Cancellation);
        await ApproveAsync(bot);
        await ops.PressAsync(ops.Invoke("close", new JsonObject { ["day"] = "2026-10-01", ["step"] = "seal" }));
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        await bot.DoAsync("insert into scheme_override (tenant_id, member_id, part, key, weight, valid_from, reason, created_at, created_by) values (1, 1, 'kpi', 'visits', 1, '2026-10-01', 'late', '2026-11-27 01:31Z', 5)");

        // What a part has written is gone with it when it does not come to its end.
        await bot.DoAsync("create function die() returns trigger language plpgsql as $$ begin if new.done > 250 then raise 'killed'; end if; return new; end $$");
        await bot.DoAsync("create trigger die before update on closing_task for each row execute function die()");
        await Assert.ThrowsAsync<PostgresException>(() => new ClosePeriods(bot.Db, bot.Time) { Part = 100 }.RunAsync(null, Cancellation));
        Assert.Equal("200 197", await bot.AskAsync<string>("select done || ' ' || (select count(*) from sealed_score) from closing_task where step = 'seal'"));
        await bot.DoAsync("drop trigger die on closing_task");
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => new ClosePeriods(bot.Db, bot.Time) { Part = 50 }.RunAsync(null, Cancellation)));
        await new ClosePeriods(bot.Db, bot.Time).RunAsync(null, Cancellation);

        Assert.Equal(1021L, await bot.AskAsync<long>("select count(*) from sealed_score"));
        Assert.Contains("Kpi visits weight 15 ", await bot.AskAsync<string>("select facts from sealed_score where member_id = 1"), StringComparison.Ordinal);
        Assert.Empty(await SealCheckStore.RunAsync(bot.Db, Cancellation));
    }

    /// <summary>Lets the clock work, and ends it somewhere within a part or between two, until nothing is left to do.</summary>
    static async Task KilledAsync(TestBot bot, Random random)
    {
        for (var i = 0; await bot.AskAsync<long>("select count(*) from closing_task where finished_at is null") > 0; i++)
        {
            // Each is a process of its own, with its own connections; every further life is a little longer, so that it comes to an end on any machine.
            await using var db = new Db(bot.Db.ConnectionString);
            using var life = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            life.CancelAfter(random.Next(50, 300 + i * 50));
            try
            {
                await new ClosePeriods(db, bot.Time) { Part = 100 }.RunAsync(null, life.Token);
            }
            catch (OperationCanceledException) when (!Cancellation.IsCancellationRequested)
            {
            }
        }
    }

    /// <summary>How many cards of a step 李雷 and 王芳 have.</summary>
    static Task<string> PushedAsync(TestBot bot, string step) => bot.AskAsync<string>(
        $"select count(*) filter (where key = 'closing:1:{step}:1') || ' ' || count(*) filter (where key = 'closing:1:{step}:3') from outbox");

    static async Task ApproveAsync(TestBot bot)
    {
        bot.Time.Advance(TimeSpan.FromDays(4));
        foreach (var (name, unit) in new[] { ("王芳", 4), ("孙磊", 5), ("林峰", 6), ("胡军", 7) })
        {
            var manager = bot.Is(name, $"chat-{name}-{unit}");
            Assert.Contains("绩效已确认", await manager.PressAsync(manager.Invoke("approve-scores", new JsonObject { ["closing"] = "1", ["unit"] = $"{unit}" })), StringComparison.Ordinal);
        }
    }

    static async Task<TestBot> LargeAsync()
    {
        var bot = await TestBot.StartAsync();
        await bot.DoAsync($"""
            insert into member (tenant_id, unit_id, name, name_en, role, joined_on)
            select 1, 4 + i % 4, '员工' || i, 'Person ' || i, 'rep', '2026-01-01' from generate_series(1, {More}) i
            """);
        return bot;
    }
}
