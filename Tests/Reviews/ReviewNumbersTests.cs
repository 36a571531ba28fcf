using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Reviews;

/// <summary>Every number on the weekly review is what the question about it is answered with.</summary>
public sealed partial class ReviewNumbersTests
{
    static readonly DateOnly Monday = new(2026, 11, 30);

    [Fact]
    public async Task Every_number_of_the_review_is_the_answer_to_its_question()
    {
        await using var bot = await TestBot.StartAsync();
        var manager = bot.Is("王芳");
        await LiveAWeekAsync(bot);
        var card = await manager.SayAsync("周复盘");
        var weeks = WeeksOn(manager);

        await AssertStandingAsync(card, manager);
        await AssertWeeksAsync(card, weeks, manager);
        Assert.Contains(Found(card, "(预测月底 .*)"), await manager.SayAsync("团队本月预测"), StringComparison.Ordinal);
        await AssertProcessAsync(card, manager, bot.Is("李雷").Until(bot.Is("李雷").Answers));
        await AssertSatisfactionAsync(card, manager);
        await AssertReasonsAsync(card, manager);
        await AssertWinsAsync(card, manager);
        await AssertRatiosAsync(card, manager);
    }

    /// <summary>Base, stretch, attainment, pace, gap, and what each day must bring.</summary>
    static async Task AssertStandingAsync(string card, Person manager)
    {
        var standing = card.Split('\n').SkipWhile(l => !l.StartsWith("11月签单额", StringComparison.Ordinal)).Take(3).ToArray();
        Assert.Contains("今日应达", standing[1], StringComparison.Ordinal);
        Assert.Contains("激励目标", standing[2], StringComparison.Ordinal);
        Assert.Contains(string.Join('\n', standing), await manager.SayAsync("团队本月进度"), StringComparison.Ordinal);
        Assert.Contains(Found(card, "11月签 (.*?万),达成"), standing[0], StringComparison.Ordinal);
    }

    static async Task AssertWeeksAsync(string card, IReadOnlyList<decimal> weeks, Person manager)
    {
        var (last, before) = (await SignedAsync(manager, Monday.AddDays(-7)), await SignedAsync(manager, Monday.AddDays(-14)));
        Assert.Equal(last, Amount(card, "上周签 (.*?),比"));
        Assert.Equal(decimal.Abs(last - before), Amount(card, $"比前一周{(last >= before ? "多" : "少")} (.*)"));
        Assert.Equal(8, weeks.Count);
        for (var i = 0; i < weeks.Count; i++) Assert.Equal(await SignedAsync(manager, Monday.AddDays(7 * (i - 8))), weeks[i]);
    }

    static async Task AssertProcessAsync(string card, Person manager, Person rep)
    {
        List<decimal> visits = [];
        for (var i = 1; i <= 5; i++) visits.Add(await CountAsync(manager, "团队", Days(Monday.AddDays(-7 * i)), "拜访"));
        Assert.Equal(visits[0], Number(card, "上周拜访：([0-9.]+) 次"));
        Assert.Equal(decimal.Round(visits.Skip(1).Average()), Number(card, "上周拜访：.*平时 ([0-9.]+) 次"));
        var silent = await manager.SayAsync("谁上周没写日志");
        Assert.Equal(Number(silent, "([0-9]+) 人没有记录"), Number(card, "上周有记录：[0-9]+ / ([0-9]+) 人") - Number(card, "上周有记录：([0-9]+) /"));
        Assert.Equal(1, Number(card, "过期跟进：([0-9]+) 条"));
        Assert.Contains("过期", await rep.SayAsync("我的跟进"), StringComparison.Ordinal);
    }

    static async Task AssertSatisfactionAsync(string card, Person manager)
    {
        var satisfaction = await manager.SayAsync("客户满意度怎么样");
        foreach (var pattern in (string[])["客户满意度 ([0-9.]+) / 5", "单答了 ([0-9]+) 单"]) Assert.Contains(Found(card, pattern), satisfaction, StringComparison.Ordinal);
    }

    /// <summary>Why each of those needs help who do.</summary>
    static async Task AssertReasonsAsync(string card, Person manager)
    {
        var reasons = Section(card, "谁需要帮助").Split('\n').Where(l => l.StartsWith("· ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, reasons.Length);
        foreach (var why in reasons)
        {
            var name = Found(why, "· (.*?):");
            if (why.Contains("达成", StringComparison.Ordinal))
                Assert.Contains($"({Found(why, "达成 ([0-9]+%)")})", await manager.SayAsync($"{name}本月完成多少"), StringComparison.Ordinal);
            Assert.Equal(await CountAsync(manager, name, Days(Monday.AddDays(-7)), "拜访"), Number(why, "拜访 ([0-9.]+) 次"));
        }
    }

    static async Task AssertWinsAsync(string card, Person manager)
    {
        var wins = Won().Matches(Section(card, "上周亮点"));
        Assert.NotEmpty(wins);
        foreach (Match win in wins)
            Assert.Contains($"{win.Groups[2].Value} {win.Groups[3].Value}", await manager.SayAsync($"{win.Groups[1].Value}{Days(Monday.AddDays(-7))}记了什么"), StringComparison.Ordinal);
    }

    static async Task AssertRatiosAsync(string card, Person manager)
    {
        foreach (var (name, pattern) in (IEnumerable<(string, string)>)[("李雷", "李雷近 13 周报价到签单 ([0-9]+)%"), ("团队", "全队 ([0-9]+)%")])
        {
            var (quotes, deals) = (await CountAsync(manager, name, "8月31日到11月29日", "报价"), await CountAsync(manager, name, "8月31日到11月29日", "签单数"));
            Assert.Equal(decimal.Round(deals / quotes * 100), Number(card, pattern));
        }
    }

    static async Task LiveAWeekAsync(TestBot bot)
    {
        var (rep, other) = (bot.Is("李雷"), bot.Is("韩梅梅"));
        await bot.DoAsync("""
            insert into survey (tenant_id, entry_id, customer_id, seller_id, asked_at, expires_at, answered_at, answered_on, rating, remark, device)
            select 1, e.id, e.customer_id, e.member_id, '2026-11-20', '2026-12-20', '2026-11-21', '2026-11-21', 3 + e.id % 3, '', 1
            from entry e join member m on m.id = e.member_id join unit u on u.id = m.unit_id
            where e.kind = 2 and e.business_date between '2026-11-01' and '2026-11-20' and e.customer_id is not null and u.name = '华东一组'
              and not exists (select from entry_void v where v.entry_id = e.id)
            order by e.id limit 6
            """);
        for (var i = 0; i < 6; i++)
            await rep.SayAsync(string.Join(',', ((string[])["华为", "小米", "中兴", "腾讯", "比亚迪", "美团"]).Select((c, j) => $"给{c}报价{20 + 6 * i + j}万")));
        // Last, so that it is still on the first page of what was logged.
        await rep.SayAsync("拜访了华为张总,签了小米12万");
        await rep.SayAsync("周三提醒我回访李总");
        await rep.PressAsync(rep.Last.Card.GetProperty("actions")[0].GetProperty("title").GetString()!);
        await other.SayAsync("中兴报修:打印机坏了");
        await bot.SettledAsync();
        bot.Time.SetUtcNow(new(Monday.ToDateTime(new(1, 5)), TimeSpan.Zero));
    }

    static async Task<decimal> CountAsync(Person manager, string whose, string days, string what) =>
        Number(await manager.SayAsync(what == "签单数" ? $"{whose}{days}签了多少单" : $"{whose}{days}{what}多少次"), $"{what} ([0-9.]+)[次单]");

    static async Task<decimal> SignedAsync(Person manager, DateOnly monday) => Amount(await manager.SayAsync($"团队{Days(monday)}签了多少"), "签单额 ([0-9.]+万?|¥?0)");

    static string Days(DateOnly monday) => $"{monday.Month}月{monday.Day}日到{monday.AddDays(6).Month}月{monday.AddDays(6).Day}日";

    static IReadOnlyList<decimal> WeeksOn(Person manager) =>
        [.. manager.Last.Card.GetProperty("body").EnumerateArray().Single(b => b.GetProperty("type").GetString() == "Chart.VerticalBar").GetProperty("data").EnumerateArray().Select(d => d.GetProperty("y").GetDecimal())];

    static string Section(string card, string heading) => card.Split("\n\n").Single(s => s.StartsWith(heading, StringComparison.Ordinal));

    static string Found(string text, string pattern) =>
        Regex.Match(text, pattern) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException($"There is no {pattern} in: {text}");

    static decimal Number(string text, string pattern) => decimal.Parse(Found(text, pattern), CultureInfo.InvariantCulture);

    static decimal Amount(string text, string pattern)
    {
        var said = Found(text, pattern).TrimStart('¥');
        return decimal.Parse(said.TrimEnd('万'), CultureInfo.InvariantCulture) * (said.EndsWith('万') ? 10_000 : 1);
    }

    [GeneratedRegex("· (\\S+) (\\S+) ([0-9.]+万)")]
    private static partial Regex Won();
}
