using System.Reflection;
using Dengta.Domain.Ratings;
using Dengta.Domain.Storage;
using Dengta.Jobs;
using Dengta.Tests.Conversation;
using Npgsql;

namespace Dengta.Tests.Ratings;

/// <summary>
/// Attacks on who gave what: by everything a manager or operator can reach, between rounds, between groups, between now and later, with people
/// joining and leaving. A path is closed when what it shows is the same whichever way the ratings were given.
/// </summary>
public sealed class AnonymityTests(AnonymityTests.SwappedRounds rounds) : IClassFixture<AnonymityTests.SwappedRounds>
{
    const string Secret = "只此一句的留言";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What whoever sees most of other people can ask for once a round is closed.</summary>
    public static TheoryData<string, string> Questions => new()
    {
        { "王芳", "团队得分" }, { "王芳", "李雷的绩效" }, { "王芳", "周复盘" }, { "王芳", "团队本月进度" }, { "王芳", "排名" }, { "王芳", "李雷昨天记了什么" },
        { "张伟", "团队得分" }, { "张伟", "排名" }, { "张伟", "团队本月进度" },
        { "陈静", "互评进度" }, { "陈静", "还有谁没评" }, { "陈静", "团队得分" }, { "陈静", "李雷的绩效" }, { "陈静", "没看懂的消息" }, { "陈静", "哪些指标落后" },
        { "赵强", "还有谁没评" }, { "赵强", "没看懂的消息" },
        { "李雷", "我的协作得分" }, { "李雷", "为什么是这个分" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void Once_closed_nobody_can_tell_which_of_two_raters_gave_the_five_and_which_the_one(string asker, string question) =>
        Assert.Equal(rounds.FiveAndOne[(asker, question)], rounds.OneAndFive[(asker, question)]);

    [Theory]
    [InlineData("王芳", "团队得分")]
    [InlineData("陈静", "团队得分")]
    [InlineData("陈静", "互评进度")]
    [InlineData("李雷", "我的协作得分")]
    public async Task Now_and_later_show_the_same_whoever_answers_in_between(string asker, string question)
    {
        // Before the first answer and after the last, while the round is open: the score, the team's and the company's, do not move.
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        var before = await AskAsync("先");
        foreach (var score in (int[])[1, 5])
        {
            await RateAsync(bot, "李雷", score, score, score);
            Assert.Equal(Unfinished(before), Unfinished(await AskAsync($"中{score}")));
        }

        Task<string> AskAsync(string chat) => bot.Is(asker, chat).SayAsync(question);

        // Who has finished may be seen; it is the only thing that changes.
        static string Unfinished(string answer) => string.Join('\n', answer.Split('\n').Where(l => !l.Contains("还有", StringComparison.Ordinal) && !l.Contains("人评完", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_leaves_or_joins_after_the_close_changes_no_number()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        await RateAsync(bot, "李雷", 5, 1, 3);
        await CloseAsync(bot);
        var before = await KeptAsync(bot);
        var own = await bot.Is("李雷", "先").SayAsync("我的协作得分");
        await bot.DoAsync("update member set left_on = '2026-12-06' where id = (select max(p.rater_id) from rating_pair p join member m on m.id = p.rated_id where m.name = '李雷')");
        await bot.DoAsync("insert into member (tenant_id, unit_id, name, name_en, role, joined_on) select tenant_id, unit_id, '新人', 'New', 'rep', '2026-12-06' from member where name = '李雷'");
        await new RatingRounds(bot.Db, bot.Time).RunAsync(Cancel);
        Assert.Equal(before, await KeptAsync(bot));
        Assert.Equal(own, await bot.Is("李雷", "后").SayAsync("我的协作得分"));
    }

    [Fact]
    public async Task A_rater_who_leaves_during_the_round_leaves_no_difference_between_two_numbers()
    {
        // The only number is that of the close; with and without the leaver there are never two to compare.
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        await RateAsync(bot, "李雷", 5, 1, 3);
        await bot.DoAsync("update member set left_on = '2026-11-30' where id = (select min(rater_id) from rating_ballot)");
        Assert.Contains("还没有您的协作得分", await bot.Is("李雷", "中").SayAsync("我的协作得分"), StringComparison.Ordinal);
        await CloseAsync(bot);
        Assert.DoesNotContain(';', await KeptAsync(bot));
    }

    [Fact]
    public async Task Declining_after_rating_takes_the_rating_back_and_below_three_nothing_remains()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        var raters = await RateAsync(bot, "李雷", 5, 1, 3);
        await bot.Is(raters[0], "改").SayAsync("不评李雷 因为不熟");
        await CloseAsync(bot);
        Assert.Equal("", await KeptAsync(bot));
    }

    [Fact]
    public async Task In_two_rounds_no_two_people_have_raters_who_differ_by_one_known_person()
    {
        // Were the raters of two rounds the same but for one, the difference of two means would be that one's.
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        await CloseAsync(bot);
        var ops = bot.Is("陈静", "第二轮");
        Assert.Contains("互评草稿", await ops.SayAsync("开一轮互评 12月7日到12月10日"), StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskAsync<long>("""
            select count(*) from (
                select p.rated_id from rating_pair p join rating_pair q on q.tenant_id = p.tenant_id and q.rated_id = p.rated_id and q.rater_id = p.rater_id
                where p.round_id < q.round_id) again
            """));
    }

    [Fact]
    public async Task No_column_of_any_table_holds_a_rater_s_words_but_the_one_for_them()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot);
        var raters = await RateAsync(bot, "李雷", 2, 3, 4);
        var tapping = bot.Is(raters[0], "点");
        await tapping.SayAsync("互评");
        await tapping.PressAsync("✓ 李雷");
        await tapping.PressAsync("4 分", ("comment", Secret));
        Assert.Equal(["rating.comment"], await HoldingAsync(bot, Secret));
        await CloseAsync(bot);
        Assert.Equal(["rating_comment.comment"], await HoldingAsync(bot, Secret));
    }

    [Fact]
    public async Task What_remains_of_a_round_has_no_column_that_could_name_a_rater()
    {
        await using var bot = await TestBot.StartAsync();
        Assert.Equal("closes,corrected,rated_id,raters,raw,round_id,tenant_id", await ColumnsAsync("rating_result"));
        Assert.Equal("comment,id,rated_id,round_id,tenant_id", await ColumnsAsync("rating_comment"));
        // Not even the moment of an answer, which would match the order in which people finished.
        Assert.Equal("ballot,comment,helping,project,sharing,tenant_id", await ColumnsAsync("rating"));

        Task<string> ColumnsAsync(string table) => bot.AskAsync<string>($"select string_agg(column_name::text, ',' order by column_name) from information_schema.columns where table_name = '{table}'");
    }

    [Fact]
    public void One_store_alone_can_join_a_rating_to_its_rater()
    {
        var others = from type in ((Assembly[])[typeof(Db).Assembly, typeof(BotApp.Conversation.Turn).Assembly, typeof(RatingRounds).Assembly]).SelectMany(a => a.GetTypes())
                     where !type.ContainsGenericParameters && type != typeof(BallotStore)
                     from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                     where field.FieldType == typeof(Sql)
                     let text = ((Sql)field.GetValue(null)!).Text
                     where text.Contains("rating_ballot", StringComparison.Ordinal) || System.Text.RegularExpressions.Regex.IsMatch(text, @"(\b(from|join|into|update|using)|,)\s+rating\b")
                     select $"{type.Name}.{field.Name}";
        Assert.Empty(others);
    }

    [Fact]
    public async Task Comments_come_in_an_order_of_their_own()
    {
        // Twenty rounds of the same three comments in the same order of writing are not always shown in that order.
        var orders = new HashSet<string>();
        await using var bot = await TestBot.StartAsync();
        for (var i = 0; i < 20 && orders.Count < 2; i++)
        {
            await bot.DoAsync($"insert into rating_round (tenant_id, opens, closes, state, seed, made_at, closed_at) values (1, '2026-11-01', '2026-11-02', 'closed', {i}, now(), now())");
            var round = await bot.AskAsync<int>("select max(id) from rating_round");
            await bot.DoAsync($"insert into rating_comment (tenant_id, round_id, rated_id, id, comment) select 1, {round}, 1, gen_random_uuid(), x from unnest(array['a', 'b', 'c']) x order by random()");
            orders.Add(await bot.AskAsync<string>($"select string_agg(comment, '' order by id) from rating_comment where round_id = {round}"));
        }
        Assert.True(orders.Count > 1);
    }

    static Task<string> KeptAsync(TestBot bot) => bot.AskAsync<string>(
        "select coalesce(string_agg(concat_ws(',', rated_id, raters, raw, corrected, closes), ';' order by rated_id), '') from rating_result");

    static async Task OpenAsync(TestBot bot)
    {
        var ops = bot.Is("陈静", "开轮");
        await ops.SayAsync("开一轮互评 11月25日到12月5日");
        await ops.PressAsync("开始");
        bot.Time.SetUtcNow(new(2026, 11, 25, 0, 30, 0, TimeSpan.Zero));
    }

    static Task CloseAsync(TestBot bot)
    {
        bot.Time.SetUtcNow(new(2026, 12, 5, 16, 1, 0, TimeSpan.Zero));
        return new RatingRounds(bot.Db, bot.Time).RunAsync(Cancel);
    }

    /// <summary>The raters of somebody give these scores, in the order of their ids; as many as there are.</summary>
    static async Task<string[]> RateAsync(TestBot bot, string rated, params int[] scores)
    {
        var raters = await bot.AskAsync<string[]>($"""
            select array_agg(a.name order by p.rater_id) from rating_pair p join member a on a.id = p.rater_id join member b on b.id = p.rated_id where b.name = '{rated}'
            """);
        foreach (var (rater, score) in raters.Zip(scores))
            Assert.Contains("已保存", await bot.Is(rater, $"评{rater}").SayAsync($"给{rated}打{score}分"), StringComparison.Ordinal);
        return raters;
    }

    /// <summary>Every column of every table in which a text stands.</summary>
    static async Task<IReadOnlyList<string>> HoldingAsync(TestBot bot, string text)
    {
        var columns = await bot.AskAsync<string[]>("""
            select array_agg(table_name || '.' || column_name) from information_schema.columns
            where table_schema = 'public' and data_type in ('text', 'jsonb', 'json', 'character varying', 'ARRAY')
            """);
        var holding = new List<string>();
        await using var connection = await bot.Db.OpenAsync(Cancel);
        foreach (var column in columns)
        {
            var (table, name) = column.Split('.') is [var t, var n] ? (t, n) : throw new InvalidOperationException(column);
            await using var command = new NpgsqlCommand($"select count(*) from \"{table}\" where \"{name}\"::text like '%{text}%'", connection);
            if ((long)(await command.ExecuteScalarAsync(Cancel))! > 0) holding.Add(column);
        }
        return holding;
    }

    /// <summary>The same round twice, but that two raters have given each other's score; what everybody is then told.</summary>
    public sealed class SwappedRounds : IAsyncLifetime
    {
        public IReadOnlyDictionary<(string, string), string> FiveAndOne { get; private set; } = null!;

        public IReadOnlyDictionary<(string, string), string> OneAndFive { get; private set; } = null!;

        public async ValueTask InitializeAsync() => (FiveAndOne, OneAndFive) = (await AnswersAsync(5, 1), await AnswersAsync(1, 5));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        static async Task<IReadOnlyDictionary<(string, string), string>> AnswersAsync(int first, int second)
        {
            await using var bot = await TestBot.StartAsync();
            await OpenAsync(bot);
            await RateAsync(bot, "李雷", first, second, 3, 3);
            await CloseAsync(bot);
            var answers = new Dictionary<(string, string), string>();
            foreach (var (asker, question) in Questions.Select(q => q.Data)) answers.Add((asker, question), await bot.Is(asker, $"问{asker}").SayAsync(question));
            return answers;
        }
    }
}
