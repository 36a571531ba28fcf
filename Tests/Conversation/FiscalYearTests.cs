using System.Text.Json.Nodes;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Microsoft.Extensions.DependencyInjection;

namespace Dengta.Tests.Conversation;

/// <summary>In a company whose years begin in April, targets of a year, half or quarter go by them.</summary>
public sealed class FiscalYearTests
{
    static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("给华东一组定Q1目标3000万", "2027-04-01", "2027-06-30")]
    [InlineData("给华东一组定Q1目标2050万", "2027-04-01", "2027-06-30")]
    [InlineData("给华东一组定Q4目标3000万", "2027-01-01", "2027-03-31")]
    [InlineData("给华东一组定2027年Q4目标3000万", "2028-01-01", "2028-03-31")]
    [InlineData("给华东一组定明年目标1亿", "2027-04-01", "2028-03-31")]
    [InlineData("给华东一组定本财年目标1亿", "2026-04-01", "2027-03-31")]
    [InlineData("给华东一组定2027财年目标1亿", "2027-04-01", "2028-03-31")]
    [InlineData("给华东一组定下半年目标1亿", "2026-10-01", "2027-03-31")]
    [InlineData("给华东一组定下季度目标1亿", "2027-01-01", "2027-03-31")]
    [InlineData("set East China Team 1's FY2027 target to 100m", "2027-04-01", "2028-03-31")]
    [InlineData("set East China Team 1's Q1 target to 100m", "2027-04-01", "2027-06-30")]
    [InlineData("给华东一组定12月目标300万", "2026-12-01", "2026-12-31")]
    public async Task A_period_named_is_the_company_s(string said, string first, string last)
    {
        await using var bot = await StartAsync(4);

        await bot.Is("张伟").SayAsync(said);

        Assert.Equal($"{first} {last}", await bot.AskAsync<string>("select max(starts || ' ' || (ends - 1)) from change_item"));
    }

    [Fact]
    public async Task A_year_is_divided_over_its_own_quarters_and_the_card_says_which_days_are_meant()
    {
        await using var bot = await StartAsync(2);
        var director = bot.Is("张伟");

        var draft = await director.SayAsync("给华东一组定明年目标1亿");
        Assert.Contains("2027财年(2月起)", draft, StringComparison.Ordinal);
        Assert.Contains("按财年算:2027年2月1日 至 2028年1月31日", draft, StringComparison.Ordinal);
        await director.PressAsync("确认", ("override", "新市场"));
        Assert.Contains("2027年2月至4月", await director.SayAsync("平均拆到季度"), StringComparison.Ordinal);
        Assert.Equal("2027-02-01 2027-05-01 2027-08-01 2027-11-01", await bot.AskAsync<string>("select string_agg(starts::text, ' ' order by starts) from change_item where period_kind = 'quarter'"));
    }

    [Fact]
    public async Task Operations_say_when_the_year_begins()
    {
        await using var bot = await TestBot.StartAsync();
        Assert.Contains("您的角色不能做这个操作", await bot.Is("王芳").SayAsync("财年从4月开始"), StringComparison.Ordinal);
        var operations = bot.Is("陈静");
        Assert.Contains("财年从 1月 开始", await operations.SayAsync("财年从几月开始"), StringComparison.Ordinal);
        Assert.Contains("财年从 4月 开始", await operations.SayAsync("财年从4月开始"), StringComparison.Ordinal);
        Assert.Contains("The fiscal year begins in July", await operations.SayAsync("the fiscal year starts in July"), StringComparison.Ordinal);
        Assert.Equal(7, await bot.AskAsync<short>("select fiscal_year_start from tenant"));
    }

    [Theory]
    [InlineData(1, "Q3", 2027, 7, 2027, 7)]
    [InlineData(4, "本季度", 2026, 10, 2026, 10)]
    [InlineData(2, "本季度", 2026, 10, 2026, 11)]
    [InlineData(2, "上季度", 2026, 7, 2026, 8)]
    [InlineData(7, "明年Q1", 2027, 1, 2027, 7)]
    public void A_quarter_of_the_calendar_becomes_the_company_s(int firstMonth, string text, int year, int month, int toYear, int toMonth) => Assert.Equal(
        new DateOnly(toYear, toMonth, 1),
        FiscalWords.Of(new FiscalCalendar(firstMonth), Period.Quarter(new DateOnly(year, month, 1)), text, Today, ahead: true).Start);

    [Theory]
    [InlineData("我Q1完成多少", "按财年算:4月1日 周三 至 6月30日 周二")]
    [InlineData("how am I doing in Q1", "By the fiscal year: Wed 1 Apr to Tue 30 Jun")]
    [InlineData("我Q4的目标", "按财年算:2027年1月1日 至 2027年3月31日")]
    [InlineData("我第四季度的目标是多少", "按财年算:2027年1月1日 至 2027年3月31日")]
    [InlineData("what was my target in Q1", "By the fiscal year: Wed 1 Apr to Tue 30 Jun")]
    [InlineData("Q1业绩排名", "第2季度排名")]
    [InlineData("华东一组Q3完成多少", "按财年算:10月1日 周四 至 12月31日 周四")]
    public async Task A_question_means_the_quarter_that_a_target_means(string asked, string days)
    {
        await using var bot = await StartAsync(4);

        Assert.Contains(days, await bot.Is("王芳").SayAsync(asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_set_for_a_quarter_to_come_is_the_one_asked_for_by_the_same_word()
    {
        await using var bot = await StartAsync(2);
        await bot.Is("王芳").SayAsync("给李雷定Q1目标250万");
        await bot.Is("王芳").PressAsync(bot.Is("王芳").Invoke("change", new JsonObject { ["do"] = "confirm", ["set"] = "1", ["override"] = "新市场" }));

        Assert.Contains("250万", await bot.Is("李雷").SayAsync("我Q1的目标是多少"), StringComparison.Ordinal);
        Assert.Contains("250万", await bot.Is("李雷", "chat-2").SayAsync("我Q1的目标"), StringComparison.Ordinal);
        Assert.Contains("targets, Feb – Apr\n", await bot.Is("李雷", "chat-3").SayAsync("what was my target in Q1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("第一季度市场规模5000万,来源:协会", "2026-04-01 2026-06-30")]
    [InlineData("Q4 market size 50m, source: IDC", "2027-01-01 2027-03-31")]
    [InlineData("2025年市场规模2亿,来源:协会", "2025-04-01 2026-03-31")]
    [InlineData("10月市场规模2050万,来源:协会", "2026-10-01 2026-10-31")]
    public async Task The_size_of_the_market_is_told_by_the_company_s_quarters(string said, string days)
    {
        await using var bot = await StartAsync(4);

        await bot.Is("陈静").SayAsync(said);

        Assert.Equal(days, await bot.AskAsync<string>("select starts || ' ' || (ends - 1) from market_size"));
    }

    [Fact]
    public async Task Scorecards_by_the_quarter_run_with_the_company_s_quarters()
    {
        await using var bot = await StartAsync(2);
        await bot.DoAsync("update scheme_version set cycle = 'quarter'");

        Assert.Contains("11月至1月", await bot.Is("李雷").SayAsync("我的绩效"), StringComparison.Ordinal);
        Assert.Contains("8月至10月", await bot.Is("李雷", "chat-2").SayAsync("我上季度的绩效"), StringComparison.Ordinal);
    }

    static async Task<TestBot> StartAsync(int firstMonth)
    {
        var bot = await TestBot.StartAsync();
        await bot.DoAsync($"update tenant set fiscal_year_start = {firstMonth}");
        await bot.Services.GetRequiredService<BotApp.Conversation.Tenants>().RefreshAsync(TestContext.Current.CancellationToken);
        return bot;
    }
}
