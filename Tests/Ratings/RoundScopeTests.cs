using Dengta.Domain.Ratings;
using Dengta.Jobs;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Ratings;

/// <summary>Rounds of one unit, of chosen items, and such that are closed before their last day.</summary>
public sealed class RoundScopeTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("开一轮华东销售部的互评")]
    [InlineData("open a rating round for 华东销售部")]
    public async Task A_round_of_a_unit_is_among_its_people_alone_and_names_nobody_else_as_short(string said)
    {
        await using var bot = await TestBot.StartAsync();
        var draft = await bot.Is("陈静").SayAsync(said);
        const string outside = "not exists (select from unit u where u.id = m.unit_id and u.path @> array[(select unit_id from rating_round)])";
        Assert.Equal(0, await bot.AskAsync<long>($"select count(*) from rating_pair p join member m on m.id in (p.rater_id, p.rated_id) where {outside}"));
        Assert.NotEqual(0, await bot.AskAsync<long>("select count(*) from rating_pair"));
        foreach (var name in await bot.AskAsync<string[]>($"select array_agg(m.name) from member m where {outside}")) Assert.DoesNotContain(name, draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_pair_of_a_unit_s_round_returns_in_the_company_s_nor_the_other_way_round()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        foreach (var said in (string[])["开一轮互评", "开一轮华东销售部的互评", "开一轮华南销售部的互评", "开一轮华东销售部的互评", "开一轮互评"])
        {
            await OpenAsync(ops, said);
            await CloseAsync(ops);
        }
        // For everybody the round they were in before: of the fourth that is the second, with another unit's in between.
        Assert.Equal("", await bot.AskAsync<string>("""
            select coalesce(string_agg(p.round_id || ':' || p.rater_id || '-' || p.rated_id, ' '), '') from rating_pair p
            join rating_pair q on q.rater_id = p.rater_id and q.rated_id = p.rated_id
            where q.round_id = (select max(b.round_id) from rating_pair b where b.rater_id = p.rater_id and b.round_id < p.round_id)
            """));
    }

    [Fact]
    public async Task Of_two_chosen_items_the_score_is_their_mean_and_the_third_is_not_kept()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        await ops.SayAsync("互评项目 客户交接:从不交接 / 要催 / 按时 / 主动 / 交接完还跟一程");
        await OpenAsync(ops, "开一轮互评,只评客户交接、帮助同事");
        var raters = await RatersAsync(bot);
        foreach (var rater in raters[..3])
        {
            var tapping = bot.Is(rater, $"点{rater}");
            await tapping.SayAsync("互评");
            await tapping.PressAsync("李雷");
            await tapping.PressAsync("5 分", ("project", "2"), ("helping", "1"));
        }
        Assert.Equal("2,5,null", await bot.AskAsync<string>("select distinct concat_ws(',', project, sharing, coalesce(helping::text, 'null')) from rating"));
        await CloseAsync(ops);
        // (2 + 5 - 2) / 8 of 100.
        Assert.Equal(62.5m, await bot.AskAsync<decimal>("select raw from rating_result"));
    }

    [Fact]
    public async Task An_item_that_is_changed_later_keeps_its_words_in_a_round_that_runs()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        await ops.SayAsync("互评项目 客户交接:从不交接 / 要催 / 按时 / 主动 / 交接完还跟一程");
        await OpenAsync(ops, "开一轮互评,只评客户交接");
        await ops.SayAsync("互评项目 客户交接:甲 / 乙 / 丙 / 丁 / 戊");
        var rater = bot.Is((await RatersAsync(bot))[0], "看");
        await rater.SayAsync("互评");
        Assert.Contains("交接完还跟一程", await rater.PressAsync("李雷"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_that_is_closed_early_gives_its_score_at_once_and_takes_no_further_answer()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        await OpenAsync(ops, "开一轮互评 11月23日到12月5日");
        var raters = await RatersAsync(bot);
        foreach (var rater in raters[..3]) await bot.Is(rater).SayAsync("给李雷打4分");
        await CloseAsync(ops);
        Assert.Equal("2026-11-23", await bot.AskAsync<string>("select closes::text from rating_result"));
        Assert.Equal(0, await bot.AskAsync<long>("select (select count(*) from rating) + (select count(*) from rating_ballot)"));
        Assert.Contains("没有要您评的互评", await bot.Is(raters[0], "后").SayAsync("给李雷打1分"), StringComparison.Ordinal);
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from audit where action = 'round.close'"));
    }

    [Fact]
    public async Task A_press_on_the_card_of_an_earlier_round_closes_nothing()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        await OpenAsync(ops, "开一轮互评");
        await ops.SayAsync("结束互评");
        var old = ops.Invoke("现在截止");
        await CloseAsync(ops);
        await OpenAsync(ops, "开一轮互评");
        Assert.Contains("现在就截止这一轮互评?", await ops.PressAsync(old), StringComparison.Ordinal);
        Assert.Equal("closed,open", await bot.AskAsync<string>("select string_agg(state, ',' order by id) from rating_round"));
    }

    [Fact]
    public async Task A_scheduled_round_that_is_closed_early_is_not_made_again_in_its_cycle()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        await ops.SayAsync("每月自动互评");
        foreach (var day in (int[])[23, 24])
        {
            bot.Time.SetUtcNow(new(2026, 11, day, 2, 0, 0, TimeSpan.Zero));
            await new RatingRounds(bot.Db, bot.Time).RunAsync(Cancel);
        }
        await CloseAsync(ops);
        await new RatingRounds(bot.Db, bot.Time).RunAsync(Cancel);
        Assert.Equal("closed", await bot.AskAsync<string>("select string_agg(state, ',') from rating_round"));
    }

    [Fact]
    public async Task The_pages_of_a_long_draft_are_turned_in_words()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        var first = await ops.SayAsync("开一轮互评");
        var second = await ops.SayAsync("下一页");
        Assert.Contains("互评草稿", second, StringComparison.Ordinal);
        Assert.NotEqual(first, second);
        Assert.Equal(first, await ops.SayAsync("上一页"));
        await ops.SayAsync("English");
        await ops.SayAsync("rating progress");
        Assert.Contains("Previous page", await ops.SayAsync("next page"), StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_of_fewer_items_span_the_same_hundred_points()
    {
        Assert.Equal([0m, 25m, 100m], ((int[])[1, 2, 5]).Select(s => Scores.Of(s, 1, _ => null).Points));
        Assert.Equal([0m, 25m, 100m], ((int[])[1, 2, 5]).Select(s => Scores.Of(s, 2, _ => null).Points));
        Assert.Equal([0m, 25m, 100m], ((int[])[1, 2, 5]).Select(s => Scores.Of(s, 3, _ => null).Points));
    }

    static async Task OpenAsync(Person ops, string said)
    {
        await ops.SayAsync(said);
        await ops.PressAsync("开始");
    }

    static async Task CloseAsync(Person ops)
    {
        await ops.SayAsync("结束互评");
        Assert.Contains("已截止", await ops.PressAsync("现在截止"), StringComparison.Ordinal);
    }

    static Task<string[]> RatersAsync(TestBot bot) => bot.AskAsync<string[]>("""
        select array_agg(a.name order by p.rater_id) from rating_pair p join member a on a.id = p.rater_id join member b on b.id = p.rated_id where b.name = '李雷'
        """);
}
