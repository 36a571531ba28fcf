using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Dengta.BotApp.Tools.Ratings;
using Dengta.Domain.Ratings;
using Dengta.Jobs;
using Dengta.Tests.Conversation;
using MiniExcelLibs;

namespace Dengta.Tests.Ratings;

/// <summary>
/// Three rounds: of a part of the company, of the company, and of the company again, still open; people leave and join in between, collaboration
/// counts in everybody's score, and what is closed is sealed for two keepers. Played twice, with two raters' scores swapped in each round: whatever a manager,
/// an operator, an admin or the rated one can reach at each stage must be the same both times.
/// </summary>
public sealed partial class AnonymityOverRoundsTests(AnonymityOverRoundsTests.Played played) : IClassFixture<AnonymityOverRoundsTests.Played>
{
    static readonly string[] Stages = ["after the first round", "after the second", "while the third is open"];

    /// <summary>Questions with the buttons pressed after them.</summary>
    static readonly (string Asker, string[] Said)[] Questions =
    [
        ("王芳", ["团队得分"]), ("王芳", ["李雷的绩效"]), ("王芳", ["李雷的绩效", ">为什么是这个分"]), ("王芳", ["上周复盘"]), ("王芳", ["团队本月进度"]),
        ("王芳", ["排名"]), ("王芳", ["哪些指标落后"]), ("王芳", ["李雷昨天记了什么"]), ("王芳", ["客户满意度怎么样"]), ("王芳", ["还有谁没评"]),
        ("王芳", ["导出12月考核"]), ("王芳", ["导出李雷的考核"]), ("王芳", ["这轮评分什么时候截止"]), ("王芳", ["我的协作得分"]), ("王芳", ["互评"]),
        ("张伟", ["团队得分"]), ("张伟", ["李雷的绩效"]), ("张伟", ["排名"]), ("张伟", ["公司复盘"]),
        ("陈静", ["还有谁没评"]), ("陈静", ["互评进度"]), ("陈静", ["团队得分"]), ("陈静", ["李雷的绩效"]), ("陈静", ["导出12月考核"]), ("陈静", ["导出11月考核"]),
        ("陈静", ["没看懂的消息"]), ("陈静", ["互评项目"]), ("陈静", ["结束互评"]), ("陈静", ["华东一组的考核方案:签单额60%,协作评分10%目标80,拜访次数15%目标30,报价次数15%目标10"]),
        ("陈静", ["结算11月"]), ("陈静", ["我的协作得分"]), ("陈静", ["李雷的协作得分"]),
        ("赵强", ["还有谁没评"]), ("赵强", ["没看懂的消息"]), ("赵强", ["李雷的绩效"]),
        ("李雷", ["我的协作得分"]), ("李雷", ["我的绩效"]), ("李雷", ["为什么是这个分"]), ("李雷", ["导出12月考核"]), ("李雷", ["谁给我打了1分"]),
    ];

    public static TheoryData<string, string> Paths
    {
        get
        {
            var paths = new TheoryData<string, string>();
            foreach (var stage in Stages)
                foreach (var (asker, said) in Questions) paths.Add(stage, Name(asker, said));
            foreach (var behind in (string[])["cards of all chats", "messages kept", "audit", "reports kept", "console: ratings"]) paths.Add("at the end", behind);
            return paths;
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void It_shows_the_same_whoever_of_two_gave_the_five(string stage, string path) => Assert.Equal(played.FiveAndOne[(stage, path)], played.OneAndFive[(stage, path)]);

    [Fact]
    public void The_attack_reaches_what_it_is_about()
    {
        // Were nothing shown, everything would be the same.
        var shown = played.FiveAndOne;
        Assert.Contains("协作得分", shown[("after the first round", "李雷: 我的协作得分")], StringComparison.Ordinal);
        Assert.Contains("协作评分", shown[("after the first round", "王芳: 李雷的绩效")], StringComparison.Ordinal);
        Assert.Contains("协作评分", shown[("after the first round", "陈静: 导出12月考核")], StringComparison.Ordinal);
        Assert.Contains("互评进度", shown[("while the third is open", "陈静: 还有谁没评")], StringComparison.Ordinal);
        Assert.Equal("3", played.Rounds);
    }

    static string Name(string asker, string[] said) => $"{asker}: {string.Join(' ', said)}";

    public sealed class Played : IAsyncLifetime
    {
        static CancellationToken Cancel => CancellationToken.None;

        public Dictionary<(string, string), string> FiveAndOne { get; private set; } = null!;

        public Dictionary<(string, string), string> OneAndFive { get; private set; } = null!;

        public string Rounds { get; private set; } = "";

        public async ValueTask InitializeAsync() => (FiveAndOne, OneAndFive) = (await PlayAsync(5, 1), await PlayAsync(1, 5));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        async Task<Dictionary<(string, string), string>> PlayAsync(int one, int other)
        {
            await using var bot = await TestBot.StartAsync();
            var seen = new Dictionary<(string, string), string>();
            await KeepersAsync(bot);
            await bot.DoAsync("update scheme_line set key = 'collaboration', goal = 80 where key = 'deals'");

            await RoundAsync(bot, "开一轮华东销售部的互评 11月25日到12月5日", new(2026, 11, 25), one, other);
            await CloseAsync(bot, new(2026, 12, 5));
            await AskAsync(bot, Stages[0], seen);

            // Who rated leaves, and somebody new joins.
            await bot.DoAsync("update member set left_on = '2026-12-06' where id = (select max(p.rater_id) from rating_pair p join member m on m.id = p.rated_id where m.name = '李雷')");
            await bot.DoAsync("insert into member (tenant_id, unit_id, name, name_en, role, joined_on) select tenant_id, unit_id, '新人', 'New', 'rep', '2026-12-06' from member where name = '李雷'");
            await RoundAsync(bot, "开一轮互评 12月8日到12月12日", new(2026, 12, 8), one, other);
            await CloseAsync(bot, new(2026, 12, 12));
            await AskAsync(bot, Stages[1], seen);

            await bot.DoAsync("update member set left_on = '2026-12-13' where id = (select max(p.rater_id) from rating_pair p join member m on m.id = p.rated_id where m.name = '李雷' and p.round_id = (select max(id) from rating_round))");
            await RoundAsync(bot, "开一轮互评 12月15日到12月22日", new(2026, 12, 15), one, other);
            await AskAsync(bot, Stages[2], seen);
            await BehindAsync(bot, seen);
            Rounds = await bot.AskAsync<string>("select count(*)::text from rating_round where state in ('open', 'closed')");
            return seen;
        }

        static async Task KeepersAsync(TestBot bot)
        {
            using var first = RSA.Create(3072);
            using var second = RSA.Create(3072);
            await using var tx = bot.Db.Begin();
            SealStore.SetKeepers(tx, new(1), new(new("王审计", first.ExportSubjectPublicKeyInfoPem()), new("周律师", second.ExportSubjectPublicKeyInfoPem())), TestBot.Morning);
            await tx.CommitAsync(Cancel);
        }

        static async Task RoundAsync(TestBot bot, string said, DateOnly opens, int one, int other)
        {
            var ops = bot.Is("陈静", said);
            Assert.Contains("互评草稿", await ops.SayAsync(said), StringComparison.Ordinal);
            await ops.PressAsync("开始");
            bot.Time.SetUtcNow(new(opens.ToDateTime(new(2, 0)), TimeSpan.Zero));
            var raters = await bot.AskAsync<string[]>("""
                select array_agg(a.name order by p.rater_id) from rating_pair p join member a on a.id = p.rater_id join member b on b.id = p.rated_id
                where b.name = '李雷' and p.round_id = (select max(id) from rating_round)
                """);
            Assert.True(raters.Length >= Assignment.Fewest);
            foreach (var (rater, score) in raters.Zip([one, other, 3, 4]))
                Assert.Contains("已保存", await bot.Is(rater, $"{said}{rater}").SayAsync($"给李雷打{score}分"), StringComparison.Ordinal);
        }

        static Task CloseAsync(TestBot bot, DateOnly last)
        {
            bot.Time.SetUtcNow(new(last.ToDateTime(new(16, 1)), TimeSpan.Zero));
            return new RatingRounds(bot.Db, bot.Time).RunAsync(Cancel);
        }

        static async Task AskAsync(TestBot bot, string stage, Dictionary<(string, string), string> seen)
        {
            foreach (var (asker, said) in Questions)
            {
                var person = bot.Is(asker, $"{stage} {Name(asker, said)}");
                var answer = "";
                foreach (var step in said)
                {
                    if (step[0] != '>') answer = await person.SayAsync(step);
                    else if (person.Last.Text.Contains(step[1..], StringComparison.Ordinal)) answer = await person.PressAsync(step[1..]);
                }
                seen.Add((stage, Name(asker, said)), Plain(answer) + await FileAsync(bot, answer));
            }
        }

        /// <summary>Every cell of a file that an answer links to.</summary>
        static async Task<string> FileAsync(TestBot bot, string answer)
        {
            if (Download().Match(answer) is not { Success: true } link) return "";
            using var book = new MemoryStream(await bot.Http.GetByteArrayAsync(new Uri(link.Value).AbsolutePath, Cancel));
            return string.Join('\n', book.GetSheetNames().Select(sheet => string.Join('\n', book.Query(sheetName: sheet, excelType: ExcelType.XLSX)
                .Cast<IDictionary<string, object?>>().Select(row => string.Join('|', row.Values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)))))));
        }

        /// <summary>
        /// What whoever runs the bot comes by: the tables that cards, messages and records stand in, and the console. That nothing typed stands in
        /// the log is asserted when a test's bot stops.
        /// </summary>
        static async Task BehindAsync(TestBot bot, Dictionary<(string, string), string> seen)
        {
            await KeepAsync("cards of all chats", "select string_agg(card::text, E'\\n' order by id) from outbox");
            await KeepAsync("messages kept", "select string_agg(said, E'\\n' order by id) from inbox");
            await KeepAsync("audit", "select string_agg(action || ' ' || detail, E'\\n' order by id) from audit");
            await KeepAsync("reports kept", "select count(*)::text from report");
            var console = new StringWriter();
            await RatingsTool.Parse([])!.Value.RunAsync(bot.Db, bot.Time, TextReader.Null, console);
            seen.Add(("at the end", "console: ratings"), console.ToString());

            async Task KeepAsync(string path, string sql) => seen.Add(("at the end", path), Plain(await bot.AskAsync<string>(sql)));
        }

        // Addresses are signed anew each time, and a press says which card it was on.
        static string Plain(string text) => Unlike().Replace(text, "~");
    }

    [GeneratedRegex(@"https?://[^\s)""]+/reports/[A-Za-z0-9_-]+")]
    private static partial Regex Download();

    [GeneratedRegex(@"https?://[^\s)""]+|[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9]+(\.[0-9]+)? ?ms\b")]
    private static partial Regex Unlike();
}
