using Dengta.Jobs;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Ratings;

/// <summary>A round of the demo company from the opening to the score, in chats.</summary>
public sealed class RatingRoundTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_goes_from_draft_to_score()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        var rater = bot.Is("李雷");
        Assert.Contains("谁打了几分,没有人能看到", await rater.SayAsync("互评"));
        Assert.Contains("12月5日", await rater.SayAsync("截止时间"));
        await RateAllAsync(bot, 4);
        Assert.Contains("还没有您的协作得分", await rater.SayAsync("我的协作得分"));
        await CloseAsync(bot);
        var own = await rater.SayAsync("我的协作得分");
        Assert.Contains("协作得分", own);
        Assert.Contains("位同事评了您", own);
        Assert.Contains("修正后", own);
        Assert.Contains("现在没有要您评的互评", await rater.SayAsync("互评"));
        var last = await bot.Is("陈静", "事后").SayAsync("互评进度");
        Assert.Contains("上一轮互评已截止", last);
        Assert.DoesNotContain("满分", last);
    }

    [Fact]
    public async Task A_press_repeated_and_one_on_a_card_of_another_round_change_nothing_twice()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        var rater = bot.Is("李雷");
        await rater.SayAsync("互评");
        await rater.PressAsync(await FirstOfAsync(bot, "李雷"));
        var press = rater.Invoke("3 分");
        for (var i = 0; i < 3; i++) await rater.PressAsync(press.DeepClone().AsObject());
        Assert.Equal("3,3,3,", await OneRatingAsync(bot));
        var other = rater.Invoke("rate", new System.Text.Json.Nodes.JsonObject { ["do"] = "give", ["score"] = "1", ["round"] = "999", ["rated"] = "2" });
        Assert.DoesNotContain("已保存", await rater.PressAsync(other));
        Assert.Equal("3,3,3,", await OneRatingAsync(bot));
    }

    [Fact]
    public async Task The_score_of_a_closed_round_is_an_indicator_of_the_month_in_which_it_closed()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        await RateAllAsync(bot, 4);
        await CloseAsync(bot);
        var person = new Domain.Basics.MemberId(await bot.AskAsync<int>("select id from member where name = '李雷'"));
        var corrected = await bot.AskAsync<decimal>("select corrected from rating_result");
        await using var tx = bot.Db.Begin();
        var measured = Domain.Kpis.MeasureStore.Of(
            tx, new(1), Domain.Kpis.Indicators.Find("collaboration")!, [person.Value], Domain.Basics.Period.Month(new DateOnly(2026, 12, 1)))!;
        await tx.CommitAsync(Cancel);
        Assert.Equal(corrected, Assert.Single(measured.Values).Measure.Value);
    }

    [Fact]
    public async Task A_tap_rates_and_can_be_changed_until_the_close_and_counts_once()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        var rater = bot.Is("李雷");
        await rater.SayAsync("互评");
        var someone = await FirstOfAsync(bot, "李雷");
        await rater.PressAsync(someone);
        Assert.Contains("已保存", await rater.PressAsync("4 分", ("project", "2"), ("comment", "标书写得快")));
        Assert.Equal("2,4,4,标书写得快", await OneRatingAsync(bot));
        await rater.SayAsync($"给{someone}打5分");
        Assert.Equal("5,5,5,标书写得快", await OneRatingAsync(bot));
        Assert.Equal("#rate", await bot.AskAsync<string>("select said from inbox order by id desc limit 1"));
        await rater.SayAsync("互评");
        await rater.PressAsync("✓ " + someone);
        await rater.PressAsync("没合作过");
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from rating"));
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from rating_ballot"));
    }

    [Fact]
    public async Task Fewer_than_three_valid_raters_leave_no_number_and_no_comment()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        var rated = await bot.AskAsync<int>("select rated_id from rating_pair order by rated_id limit 1");
        foreach (var rater in await RatersOfAsync(bot, rated, 2)) await SayRateAsync(bot, rater, rated, 5, "因为很会帮忙");
        await CloseAsync(bot);
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from rating_result"));
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from rating_comment"));
        Assert.Contains("还没有您的协作得分", await bot.Is(await NameAsync(bot, rated)).SayAsync("我的协作得分"));
    }

    [Fact]
    public async Task Once_closed_nothing_leads_from_a_rating_to_who_gave_it()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        var rated = await bot.AskAsync<int>("select rated_id from rating_pair group by 1 order by count(*) desc, 1 limit 1");
        foreach (var rater in await RatersOfAsync(bot, rated, 5)) await SayRateAsync(bot, rater, rated, 3, "因为秘密话");
        await CloseAsync(bot);
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from rating_ballot"));
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from rating"));
        // Neither the inbox nor a card, an audit line or an unread text holds a word of it; the comment stands with the rated one alone.
        foreach (var place in (string[])["select said from inbox", "select coalesce(answer, '') from inbox", "select card from outbox", "select detail from audit"])
            Assert.Equal(0, await bot.AskAsync<long>($"select count(*) from ({place}) t (x) where x like '%秘密话%' or x like '%打3分%'"));
        Assert.True(await bot.AskAsync<long>("select count(*) from rating_comment where comment like '%秘密话%'") >= 3);
    }

    [Theory]
    [InlineData("陈静", "还有谁没评")]
    [InlineData("陈静", "互评进度")]
    [InlineData("陈静", "李雷的绩效")]
    [InlineData("王芳", "李雷的绩效")]
    [InlineData("王芳", "周复盘")]
    [InlineData("王芳", "还有谁没评")]
    [InlineData("张伟", "还有谁没评")]
    [InlineData("赵强", "还有谁没评")]
    [InlineData("王芳", "李雷的协作得分")]
    [InlineData("王芳", "李雷昨天记了什么")]
    [InlineData("陈静", "李雷最近记录")]
    public async Task Nothing_that_a_manager_or_operator_can_ask_changes_with_what_was_rated(string asker, string question)
    {
        // The same round twice, with other scores and comments: every answer must be the same to the letter as long as it runs.
        Assert.Equal(await AnswerAsync(1), await AnswerAsync(5));

        async Task<string> AnswerAsync(int score)
        {
            await using var bot = await TestBot.StartAsync();
            await OpenAsync(bot);
            await RateAllAsync(bot, score);
            return await bot.Is(asker, "问").SayAsync(question);
        }
    }

    [Fact]
    public async Task Who_gave_which_score_changes_nothing_that_is_kept_after_the_close()
    {
        // Two raters of everybody swap what they gave to one person: results, comments and counts stay as they are when both are equally lenient.
        Assert.Equal(await KeptAsync(5, 1), await KeptAsync(1, 5));

        static async Task<string> KeptAsync(int first, int second)
        {
            await using var bot = await TestBot.StartAsync();
            await OpenAsync(bot);
            var rated = await bot.AskAsync<int>("select rated_id from rating_pair group by 1 having count(*) >= 3 order by 1 limit 1");
            var raters = await RatersOfAsync(bot, rated, 3);
            await SayRateAsync(bot, raters[0], rated, first, "");
            await SayRateAsync(bot, raters[1], rated, second, "");
            await SayRateAsync(bot, raters[2], rated, 3, "");
            await CloseAsync(bot);
            return await bot.AskAsync<string>("select string_agg(concat_ws(',', rated_id, raters, raw, corrected), ';' order by rated_id) from rating_result");
        }
    }

    [Fact]
    public async Task Between_two_rounds_no_pair_returns_so_that_no_difference_points_at_a_rater()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        await CloseAsync(bot);
        await bot.DoAsync("update member set left_on = '2026-12-06' where name = '韩梅梅'");
        var ops = bot.Is("陈静", "第二轮");
        Assert.Contains("互评草稿", await ops.SayAsync("开一轮互评 12月7日到12月10日"));
        Assert.Equal(0, await bot.AskAsync<long>("""
            select count(*) from rating_pair a join rating_pair b on b.tenant_id = a.tenant_id and b.rater_id = a.rater_id and b.rated_id = a.rated_id
            where a.round_id < b.round_id
            """));
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from rating_pair p join member m on m.id = p.rater_id where m.name = '韩梅梅' and p.round_id > 1"));
    }

    [Fact]
    public async Task Somebody_who_is_not_asked_cannot_rate_and_nobody_can_rate_after_the_last_day()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        Assert.Contains("没有要您评", await bot.Is("王芳").SayAsync("给李雷打5分"));
        var rater = bot.Is("李雷");
        Assert.Contains("没有请您评这位同事", await rater.SayAsync("给宋佳打1分"));
        await rater.SayAsync("互评");
        await rater.PressAsync(await FirstOfAsync(bot, "李雷"));
        bot.Time.SetUtcNow(new(2026, 12, 6, 1, 0, 0, TimeSpan.Zero));
        Assert.Contains("现在没有要您评", await rater.PressAsync("5 分"));
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from rating"));
    }

    [Fact]
    public async Task Only_the_unfinished_are_reminded_twice_and_a_second_tick_changes_nothing()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.Is("李雷").SayAsync("你好");
        await bot.Is("韩梅梅").SayAsync("你好");
        await OpenAsync(bot);
        foreach (var (day, cards) in ((int, int)[])[(25, 2), (33, 3), (35, 4)])
        {
            bot.Time.SetUtcNow(new DateTimeOffset(2026, 11, 1, 1, 30, 0, TimeSpan.Zero).AddDays(day - 1));
            await Clock(bot);
            await Clock(bot);
            Assert.Equal(cards, await bot.AskAsync<long>("select count(*) from outbox where key like 'rating:%'"));
            if (day == 25) await bot.DoAsync("update rating_pair set state = 'none' where rater_id = (select id from member where name = '李雷')");
        }
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from rating_round where state = 'open'"));
        await CloseAsync(bot);
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from rating_round where state = 'closed'"));
    }

    [Theory]
    [InlineData("李雷")]
    [InlineData("王芳")]
    [InlineData("张伟")]
    [InlineData("赵强")]
    public async Task Only_sales_operations_open_a_round(string name)
    {
        await using var bot = await TestBot.StartAsync();
        Assert.Contains("您的角色不能做这个操作", await bot.Is(name).SayAsync("开一轮互评 11月25日到12月5日"));
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from rating_round"));
    }

    [Fact]
    public async Task A_draft_is_mended_pair_by_pair_within_the_rules_and_no_further_once_it_has_started()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        await ops.SayAsync("开一轮互评 11月25日到12月5日");
        var rated = await FirstOfAsync(bot, "李雷");
        Assert.Contains("请写上原因", await ops.SayAsync($"互评去掉李雷评{rated}"));
        Assert.Contains($"已去掉:李雷不再评{rated}", await ops.SayAsync($"互评去掉李雷评{rated} 因为是亲戚"));
        Assert.Equal(0, await PairsAsync(bot, "李雷", rated));
        Assert.Contains($"草稿里没有李雷评{rated}", await ops.SayAsync($"互评去掉李雷评{rated} 因为是亲戚"));
        Assert.Contains("是亲戚", await bot.AskAsync<string>("select detail from audit where action = 'round.pair-out'"));

        Assert.Contains($"已加上:李雷评{rated}", await ops.SayAsync($"互评加上李雷评{rated} 因为一起做了展会"));
        Assert.Equal("一起做了展会", await bot.AskAsync<string>($"select p.reason from rating_pair p join member m on m.id = p.rated_id join member r on r.id = p.rater_id where r.name = '李雷' and m.name = '{rated}'"));
        Assert.Contains("已经在草稿里", await ops.SayAsync($"互评加上李雷评{rated} 因为一起做了展会"));
        Assert.Contains("主管不参加", await ops.SayAsync("互评加上李雷评王芳 因为常一起"));
        Assert.Contains("主管不参加", await ops.SayAsync("互评加上李雷评李雷 因为常一起"));

        await ops.SayAsync("还有谁没评");
        await ops.PressAsync("开始");
        Assert.Contains("没有互评草稿", await ops.SayAsync($"互评去掉李雷评{rated} 因为是亲戚"));
        Assert.Equal(1, await PairsAsync(bot, "李雷", rated));
    }

    [Fact]
    public async Task A_pair_is_mended_by_the_form_and_in_English_and_by_operations_alone()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        await ops.SayAsync("open a rating round until Dec 5");
        var rated = await FirstOfAsync(bot, "李雷");
        var ratedEn = await bot.AskAsync<string>($"select name_en from member where name = '{rated}'");
        await ops.PressAsync("Mend pairs");
        Assert.Contains("Taken out: Li Lei", await ops.PressAsync("Take out", ("rater", "Li Lei"), ("rated", ratedEn), ("why", "they are married")));
        Assert.Contains("Added: Li Lei", await ops.SayAsync($"add Li Lei rating {ratedEn} because they shared a fair"));
        Assert.Contains("Draft rating round", await ops.PressAsync("See the draft"));
        Assert.Contains("您的角色不能做这个操作", await bot.Is("王芳").SayAsync($"互评去掉李雷评{rated} 因为不熟"));
        Assert.Equal(1, await PairsAsync(bot, "李雷", rated));
    }

    [Fact]
    public async Task Nobody_is_asked_about_more_than_five_and_no_pair_of_the_last_round_is_put_in()
    {
        Assert.NotNull(new Domain.Ratings.PairFacts(5, 3, false, false, true).RefuseToAdd("甲", "A", "乙", "B"));
        Assert.NotNull(new Domain.Ratings.PairFacts(4, 5, false, false, true).RefuseToAdd("甲", "A", "乙", "B"));
        Assert.NotNull(new Domain.Ratings.PairFacts(4, 4, false, true, true).RefuseToAdd("甲", "A", "乙", "B"));
        Assert.Null(new Domain.Ratings.PairFacts(4, 4, false, false, true).RefuseToAdd("甲", "A", "乙", "B"));
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        var rated = await FirstOfAsync(bot, "李雷");
        await CloseAsync(bot);
        var ops = bot.Is("陈静", "第二轮");
        await ops.SayAsync("开一轮互评 12月7日到12月10日");
        Assert.Contains("不连评两轮", await ops.SayAsync($"互评加上李雷评{rated} 因为一起做了展会"));
    }

    static Task<long> PairsAsync(TestBot bot, string rater, string rated) => bot.AskAsync<long>($"""
        select count(*) from rating_pair p join member m on m.id = p.rated_id join member r on r.id = p.rater_id where r.name = '{rater}' and m.name = '{rated}'
        """);

    static async Task OpenAsync(TestBot bot)
    {
        var ops = bot.Is("陈静");
        Assert.Contains("互评草稿", await ops.SayAsync("开一轮互评 11月25日到12月5日"));
        Assert.Contains("互评开始了", await ops.PressAsync("开始"));
        bot.Time.SetUtcNow(new(2026, 11, 25, 0, 30, 0, TimeSpan.Zero));
    }

    static async Task CloseAsync(TestBot bot)
    {
        bot.Time.SetUtcNow(new(2026, 12, 5, 16, 1, 0, TimeSpan.Zero));
        await Clock(bot);
    }

    static Task Clock(TestBot bot) => new RatingRounds(bot.Db, bot.Time).RunAsync(Cancel);

    static async Task RateAllAsync(TestBot bot, int score)
    {
        var rated = await bot.AskAsync<int>("select id from member where name = '李雷'");
        foreach (var rater in await RatersOfAsync(bot, rated, 5)) await SayRateAsync(bot, rater, rated, score, score == 1 ? "因为太慢" : "因为真好");
    }

    static async Task SayRateAsync(TestBot bot, int rater, int rated, int score, string because) =>
        Assert.Contains("已保存", await bot.Is(await NameAsync(bot, rater), $"评{rater}-{rated}").SayAsync($"给{await NameAsync(bot, rated)}打{score}分 {because}".Trim()));

    static async Task<int[]> RatersOfAsync(TestBot bot, int rated, int most) =>
        await bot.AskAsync<int[]>($"select array_agg(rater_id) from (select rater_id from rating_pair where rated_id = {rated} order by rater_id limit {most}) r");

    static Task<string> NameAsync(TestBot bot, int member) => bot.AskAsync<string>($"select name from member where id = {member}");

    static Task<string> FirstOfAsync(TestBot bot, string rater) => bot.AskAsync<string>($"""
        select m.name from rating_pair p join member m on m.id = p.rated_id join member r on r.id = p.rater_id where r.name = '{rater}' order by p.rated_id limit 1
        """);

    static Task<string> OneRatingAsync(TestBot bot) => bot.AskAsync<string>("select concat_ws(',', project, sharing, helping, comment) from rating");
}
