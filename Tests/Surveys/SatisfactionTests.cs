using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Surveys;

/// <summary>The score in chat, and that it is the indicator's.</summary>
public sealed class SatisfactionTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_shown_with_how_many_answered_of_how_many_deals_and_how_it_was_shrunk()
    {
        await using var bot = await TestBot.StartAsync();
        await AnswerAsync(bot, "李雷", "5,4,2");
        await AnswerAsync(bot, "韩梅梅", "5,5,4,3,5");

        var own = await bot.Is("李雷").SayAsync("我的客户满意度怎么样");
        Assert.Contains("李雷 11月客户满意度:79.1 分", own); // (5 × 82.5 + 220) / 8
        Assert.Contains("3 份,平均 3.7 / 5", own);
        Assert.Contains("67%", own);
        Assert.Contains("(5 × 82.5 + 220) / (5 + 3) = 79.1", own);
        Assert.Matches(@"\d+ 单中问了 (\d+) 单,答了 \1 单\(\d+%\)", own);
        var peer = await bot.Is("韩梅梅").SayAsync("customer satisfaction");
        Assert.Contains("88 points", peer);
        Assert.DoesNotContain("shrunk", peer);

        var team = await bot.Is("王芳").SayAsync("客户满意度怎么样");
        Assert.Contains("华东一组 11月客户满意度:82.5 分", team);
        Assert.Contains("李雷 | 79.1* | 3", team);
        Assert.Contains("韩梅梅 | 88 | 5", team);
        Assert.Contains("李雷 11月客户满意度:79.1 分", await bot.Is("王芳", "问李雷").SayAsync("李雷的客户满意度怎么样"));
        var seen = await bot.Is("李雷", "队").SayAsync("团队客户满意度");
        Assert.Contains("82.5 分", seen);
        Assert.DoesNotContain("韩梅梅", seen);
        Assert.Contains("客户满意度:82.5 分", await bot.Is("张伟").SayAsync("客户满意度怎么样"));
        Assert.Contains("客户满意度:82.5 分", await bot.Is("陈静").SayAsync("客户满意度怎么样"));
    }

    [Theory]
    [InlineData("5", "")]
    [InlineData("1,2", "3")]
    [InlineData("3,3,3,3", "5,5")]
    [InlineData("3,3,3,3,4", "1")]
    [InlineData("5,5,5,5,5,5,5", "1,1,1,1,1,1")]
    public async Task The_card_shows_the_indicator_and_a_team_is_the_mean_of_its_answers(string own, string others)
    {
        await using var bot = await TestBot.StartAsync();
        await AnswerAsync(bot, "李雷", own);
        await AnswerAsync(bot, "韩梅梅", others);
        int[] people = [await IdAsync(bot, "李雷"), await IdAsync(bot, "韩梅梅")];
        await using var tx = bot.Db.Begin();
        var rows = MeasureStore.Of(tx, new(1), Indicators.Find("satisfaction")!, people, Period.Month(new DateOnly(2026, 11, 1)))!;
        await tx.CommitAsync(Cancel);

        var measures = rows.Values.ToDictionary(r => r.Member.Value, r => r.Measure);
        Assert.Contains($":{Say(measures[people[0]].Value!.Value)} 分", await bot.Is("李雷").SayAsync("我的客户满意度"));
        decimal[] all = [.. $"{own},{others}".Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => decimal.Parse(s, CultureInfo.InvariantCulture))];
        Assert.Equal(all.Average() * 20, measures.Values.Aggregate((a, b) => a + b).Value!.Value, 6);
        Assert.Contains($":{Say(all.Average() * 20)} 分", await bot.Is("王芳").SayAsync("客户满意度"));
    }

    [Fact]
    public async Task Three_customers_on_one_device_are_flagged_for_those_who_may_see_people()
    {
        await using var bot = await TestBot.StartAsync();
        await AnswerAsync(bot, "李雷", "5,5,5", device: 77);
        await AnswerAsync(bot, "韩梅梅", "5,5", device: 78);

        var team = await bot.Is("王芳").SayAsync("客户满意度怎么样");
        Assert.Contains("李雷:有 3 家客户像是用同一台设备作答", team);
        Assert.DoesNotContain("韩梅梅:有", team);
        Assert.DoesNotContain("同一台设备", await bot.Is("李雷").SayAsync("团队客户满意度"));
    }

    [Fact]
    public async Task Answers_count_in_the_month_in_which_they_were_given()
    {
        await using var bot = await TestBot.StartAsync();
        await AnswerAsync(bot, "李雷", "5,4,2");
        bot.Time.SetUtcNow(new(2026, 12, 1, 1, 0, 0, TimeSpan.Zero));
        Assert.Contains("12月客户满意度:还没有客户评分", await bot.Is("李雷").SayAsync("我的客户满意度"));
        Assert.Contains("11月客户满意度:73.3 分", await bot.Is("李雷", "上月").SayAsync("上月我的客户满意度"));
    }

    [Fact]
    public async Task The_score_shows_n_and_unfolds_to_the_answers_for_whoever_may_see_them()
    {
        await using var bot = await TestBot.StartAsync();
        await AnswerAsync(bot, "李雷", "5,4,2");
        await bot.DoAsync("update survey set remark = '交货快' where rating = 4");
        var manager = bot.Is("王芳");
        foreach (var (reader, said) in ((Person, string)[])[(bot.Is("李雷"), "我的绩效"), (manager, "李雷的绩效")])
        {
            Assert.Contains(" n=3", await reader.SayAsync(said));
            await reader.PressAsync("为什么是这个分");
            await reader.PressAsync("指标");
            Assert.Contains(" n=3", await reader.PressAsync("客户满意度"));
            var answers = await reader.PressAsync("3 条记录");
            Assert.Matches(@"11月21日.* · .* · 4/5 · 签单 .*\(1[01]月", answers);
            Assert.Contains("「交货快」", answers);
        }
        var operations = bot.Is("陈静");
        await operations.SayAsync("李雷的绩效");
        await operations.PressAsync("为什么是这个分");
        await operations.PressAsync("指标");
        await operations.PressAsync("客户满意度");
        var hidden = await operations.PressAsync("3 条记录");
        Assert.Contains("4/5", hidden);
        Assert.DoesNotContain("交货快", hidden);
    }

    [Fact]
    public async Task The_weekly_review_has_one_line_of_it_from_five_answers_on()
    {
        await using var bot = await TestBot.StartAsync();
        await AnswerAsync(bot, "李雷", "5,4,2");
        Assert.DoesNotContain("客户满意度", await bot.Is("王芳").SayAsync("团队复盘"));
        await AnswerAsync(bot, "韩梅梅", "5,5,4,3,5");
        Assert.Matches(@"客户满意度 4\.1 / 5 \(n=8;\d+ 单答了 \d+ 单 \d+", await bot.Is("王芳", "再问").SayAsync("团队复盘"));
        Assert.Matches(@"Customer satisfaction 4\.1 / 5 \(n=8; \d+ of \d+ deals answered \d+", await bot.Is("王芳", "英文").SayAsync("team review"));
    }

    // To deals of the demo, each of another customer where there are enough of them.
    static async Task AnswerAsync(TestBot bot, string seller, string ratings, int? device = null)
    {
        var scores = ratings.Split(',', StringSplitOptions.RemoveEmptyEntries);
        await bot.DoAsync($"""
            insert into survey (tenant_id, entry_id, customer_id, seller_id, asked_at, expires_at, answered_at, answered_on, rating, remark, device)
            select 1, e.id, e.n, e.member_id, '2026-11-20Z', '2026-12-20Z', '2026-11-21Z', '2026-11-21', r.rating, '', coalesce({device?.ToString(CultureInfo.InvariantCulture) ?? "null"}, e.n)
            from (select e.*, row_number() over (order by e.business_date desc, e.id desc) as n from entry e join member m on m.tenant_id = 1 and m.id = e.member_id
                  where m.name = '{seller}' and e.kind = 2
                    and not exists (select from entry_void v where v.tenant_id = 1 and v.entry_id = e.id)) e
            join unnest(array[{string.Join(',', scores)}]::int[]) with ordinality r (rating, n) using (n)
            """);
    }

    static Task<int> IdAsync(TestBot bot, string name) => bot.AskAsync<int>($"select id from member where name = '{name}'");

    static string Say(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
