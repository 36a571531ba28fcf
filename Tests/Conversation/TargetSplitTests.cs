using System.Text.Json.Nodes;
using Dengta.Domain.Targets;

namespace Dengta.Tests.Conversation;

/// <summary>A target handed down by message: what each gets, and that answers, withdrawals and locks leave nothing half-done.</summary>
public sealed class TargetSplitTests
{
    [Fact]
    public async Task Days_away_make_a_part_smaller_and_who_is_never_there_gets_none()
    {
        await using var bot = await TestBot.StartAsync();
        // December has 23 working days. 杨帆 is away on 17 of them, 徐丽 on all.
        await bot.DoAsync("""
            insert into absence (tenant_id, member_id, first_day, last_day) values (1, 16, '2026-12-01', '2026-12-23'), (1, 17, '2026-11-30', '2026-12-31')
            """);
        var manager = await WithTargetAsync(bot, "林峰", "给华南一组定2026年12月目标230万");

        var card = await manager.SayAsync("平均拆给下面");

        Assert.Contains("杨帆:请假 17 个工作日,按 26.1% 计", card);
        Assert.Contains("徐丽:不分(请假 23 个工作日,按 0% 计)", card);
        Assert.Equal(2_300_000m, await bot.AskAsync<decimal>("select sum(base) from target_split_part"));
        Assert.Equal(3, await bot.AskAsync<long>("select count(*) from target_split_part"));
    }

    [Fact]
    public async Task Locked_people_of_a_quarter_add_up_by_person_and_to_the_units_own_months()
    {
        await using var bot = await TestBot.StartAsync();
        var operations = bot.Is("陈静");
        await operations.SayAsync("给华南一组定2027年Q3目标1001万");
        await operations.PressAsync("确认", ("override", "已谈妥"));
        await operations.SayAsync("按 5:3:2 拆到月");
        await operations.PressAsync("确认");
        var whole = await bot.AskAsync<long>("select min(change_set) from target_version where change_set is not null");
        // 林峰 himself, who answers for the unit, gets nothing.
        await operations.PressAsync(operations.Invoke("split", new JsonObject { ["do"] = "preview", ["method"] = "Hand", ["weights"] = "0:4:3:2:1", ["set"] = $"{whole}" }));
        await operations.PressAsync("提交");
        for (var line = 1; line <= 4; line++) await operations.PressAsync("由我定", ("line", $"{line}"), ("reason", "开会定的"));

        Assert.Contains("目标草案:12 项", await operations.PressAsync("锁定"));
        await operations.PressAsync("确认");

        Assert.Equal("5005000,3003000,2002000", await bot.AskAsync<string>("""
            select string_agg(s, ',') from (select sum(base)::bigint::text s from target where month >= '2027-07-01' and month < '2027-10-01' group by month order by month) m
            """));
        Assert.Equal("4010000,3000000,2000000,1000000", await bot.AskAsync<string>("""
            select string_agg(s, ',') from (select sum(base)::bigint::text s from target where month >= '2027-07-01' and month < '2027-10-01' group by member_id order by member_id) m
            """));
        Assert.Empty(await TargetCheckStore.RunAsync(bot.Db, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_draft_dropped_after_the_lock_leaves_the_split_to_be_locked_again_and_a_second_lock_shows_the_same_draft()
    {
        await using var bot = await TestBot.StartAsync();
        var manager = await SettledAsync(bot);
        await manager.PressAsync("锁定");
        var first = await bot.AskAsync<long>("select change_set from target_split");

        Assert.Contains("目标草案", await PressAsync(manager, "lock"));
        Assert.Equal(first, await bot.AskAsync<long>("select change_set from target_split"));
        await PressAsync(manager, "cancel", "change", "set", first);
        Assert.Contains("目标草案", await PressAsync(manager, "lock"));
        Assert.NotEqual(first, await bot.AskAsync<long>("select change_set from target_split"));
        await manager.PressAsync("确认");
        Assert.Contains("没有重复执行", await PressAsync(manager, "lock"));
    }

    [Fact]
    public async Task An_acceptance_that_crosses_a_withdrawal_is_told_so()
    {
        await using var bot = await TestBot.StartAsync();
        var (manager, owner) = await ProposedAsync(bot);

        var answers = await Task.WhenAll(owner.PressAsync("接受"), manager.PressAsync("撤回"));

        Assert.Contains("拆分已撤回", answers[1]);
        var accepted = await bot.AskAsync<long>("select count(*) from target_split_part where state = 'accepted'");
        Assert.Contains(accepted == 1 ? "已接受" : "这个拆分已经撤回", answers[0]);
        Assert.Contains("这个拆分已经撤回", await PressAsync(owner, "accept"));
        Assert.Equal("withdrawn", await bot.AskAsync<string>("select state from target_split"));
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from duty where kind = 'split' and state = 'open'"));
    }

    [Fact]
    public async Task Who_objected_may_still_accept_and_a_second_press_changes_nothing()
    {
        await using var bot = await TestBot.StartAsync();
        var (_, owner) = await ProposedAsync(bot);
        var old = owner.Invoke("接受");
        await owner.PressAsync("有异议", ("reason", "新人太多"));

        Assert.Contains("已接受", await owner.PressAsync(old));
        var at = await bot.AskAsync<DateTime>("select decided_at from target_split_part where line = 1");
        bot.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Contains("已接受", await PressAsync(owner, "accept"));
        Assert.Contains("承担人已经接受", await PressAsync(owner, "object"));
        Assert.Equal(at, await bot.AskAsync<DateTime>("select decided_at from target_split_part where line = 1"));
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("object")]
    [InlineData("settle")]
    [InlineData("status")]
    [InlineData("submit")]
    [InlineData("withdraw")]
    [InlineData("lock")]
    public async Task A_card_of_a_split_replayed_by_outsiders_shows_and_does_nothing(string what)
    {
        await using var bot = await TestBot.StartAsync();
        await ProposedAsync(bot);
        var before = await bot.AskAsync<long>("select count(*) from audit where action = 'refused'");

        foreach (var stranger in new[] { "王芳", "李雷", "杨帆", "赵强" })
        {
            var answer = await PressAsync(bot.Is(stranger, $"重放{stranger}{what}"), what);
            Assert.DoesNotContain("万", answer);
            Assert.DoesNotContain("华南", answer);
        }

        Assert.Equal(before + 4, await bot.AskAsync<long>("select count(*) from audit where action = 'refused'"));
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from target_split_part where state <> 'proposed'"));
        Assert.Equal("open", await bot.AskAsync<string>("select state from target_split"));
    }

    [Theory]
    [InlineData("Hand", "1:2:x")]
    [InlineData("Hand", "-1:2")]
    [InlineData("Hand", "99999999999:1")]
    [InlineData("Hand", "")]
    public async Task Weights_that_cannot_be_are_refused(string method, string weights)
    {
        await using var bot = await TestBot.StartAsync();
        var manager = await WithTargetAsync(bot, "黄敏", "给华南销售部定2026年12月目标230万");

        var card = await manager.PressAsync(manager.Invoke("split", new JsonObject { ["do"] = "preview", ["method"] = method, ["weights"] = weights }));

        Assert.Contains("需要 2 个权重,收到 0 个", card);
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from target_split"));
    }

    static async Task<Person> WithTargetAsync(TestBot bot, string manager, string target)
    {
        var operations = bot.Is("陈静");
        await operations.SayAsync(target);
        await operations.PressAsync("确认", ("override", "已谈妥"));
        return bot.Is(manager);
    }

    /// <summary>Proposed to 林峰 and 胡军; the first has the card before him.</summary>
    static async Task<(Person Manager, Person Owner)> ProposedAsync(TestBot bot)
    {
        var owner = bot.Is("林峰");
        await owner.SayAsync("你好");
        var manager = await WithTargetAsync(bot, "黄敏", "给华南销售部定2027年8月目标600万");
        await manager.SayAsync("平均拆给下面");
        await manager.PressAsync("提交");
        // What was sent before has to be written down first: a chat's cards go out in their order.
        await bot.StatesAsync(owner.Chat);
        await bot.SweepAsync();
        Assert.Contains("黄敏 建议您的目标", await owner.ReadAsync());
        return (manager, owner);
    }

    static async Task<Person> SettledAsync(TestBot bot)
    {
        var (manager, owner) = await ProposedAsync(bot);
        await owner.PressAsync("接受");
        await manager.PressAsync("由我定", ("line", "2"), ("reason", "开会定的"));
        return manager;
    }

    static Task<string> PressAsync(Person person, string what, string verb = "split", string of = "split", long id = 1) =>
        person.PressAsync(person.Invoke(verb, new JsonObject { ["do"] = what, [of] = $"{id}", ["line"] = "1", ["reason"] = "x" }));
}
