using Dengta.BotApp.Conversation.Commands;
using Dengta.Tests.Understanding;

namespace Dengta.Tests.Conversation;

/// <summary>What commands hear is never booked: no text that tells of work may be one of theirs.</summary>
public sealed class HearingTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);

    public static TheoryData<string, string> Logs =>
        [.. ((string[])[Cases.ChineseLogs, Cases.ChineseTrades, Cases.EnglishLogs, Cases.EnglishTrades, Cases.BothLanguages])
            .SelectMany(t => Cases.Rows(t)).Where(r => r.Data.Item2.StartsWith("log:", StringComparison.Ordinal))];

    [Fact]
    public void No_command_takes_a_text_that_tells_of_work() =>
        Assert.DoesNotContain(Logs.Select(r => r.Data.Item1), text => CommandList.Hear(text, Monday) is not null);

    [Theory]
    [InlineData("宁德时代那单退了", "reverse-deal", "customer=宁德时代 on= to=0")]
    [InlineData("宁德时代的那单已经退掉了。", "reverse-deal", "customer=宁德时代 on= to=0")]
    [InlineData("宁德时代那单客户取消了", "reverse-deal", "customer=宁德时代 on= to=0")]
    [InlineData("比亚迪那单减到20万,从12月起", "reverse-deal", "customer=比亚迪 on=2026-12-01 to=20万")]
    [InlineData("比亚迪那单降到20万从下个月开始生效", "reverse-deal", "customer=比亚迪 on=2026-12-01 to=20万")]
    [InlineData("比亚迪那笔单子减为18.5万,从10月15日起", "reverse-deal", "customer=比亚迪 on=2026-10-15 to=18.5万")]
    [InlineData("比亚迪那单减到20万,从3月起", "reverse-deal", "customer=比亚迪 on=2027-03-01 to=20万")]
    [InlineData("比亚迪那单减到20万,从2月30日起", "reverse-deal", "customer=比亚迪 on=never to=20万")]
    [InlineData("The CATL deal was cancelled", "reverse-deal", "customer=catl on= to=0")]
    [InlineData("the BYD deal was reduced to 200k from December", "reverse-deal", "customer=byd on=2026-12-01 to=200k")]
    [InlineData("the BYD deal was cut to 200k as of dec 15", "reverse-deal", "customer=byd on=2026-12-15 to=200k")]
    [InlineData("宁德时代那单成本40万", "deal-cost", "cost=40万 customer=宁德时代")]
    [InlineData("宁德时代这单的成本是38.5万元", "deal-cost", "cost=38.5万 customer=宁德时代")]
    [InlineData("the CATL deal costs 400k", "deal-cost", "cost=400k customer=catl")]
    [InlineData("中兴报修:打印机坏了", "service", "customer=中兴 what=打印机坏了")]
    [InlineData("客户中兴提了工单:系统登不上", "service", "customer=中兴 what=系统登不上")]
    [InlineData("ZTE reported a fault: printer", "service", "customer=zte what=printer")]
    [InlineData("把华为技术合并到华为", "merge-customers", "from=华为技术 into=华为")]
    [InlineData("merge Acme Ltd into Acme", "merge-customers", "from=acme ltd into=acme")]
    [InlineData("11月市场规模5000万,来源:行业协会", "market-size", "amount=5000万 from=2026-11-01 last=2026-11-30 said=11月 source=行业协会")]
    [InlineData("2026年第三季度市场规模1.2亿", "market-size", "amount=1.2亿 from=2026-07-01 last=2026-09-30 said=2026年第三季度 source=")]
    [InlineData("2026年市场规模5亿 来源 IDC", "market-size", "amount=5亿 from=2026-01-01 last=2026-12-31 said=2026年 source=idc")]
    [InlineData("the October market size is 50m, source: IDC", "market-size", "amount=50m from=2026-10-01 last=2026-10-31 said=october source=idc")]
    [InlineData("Q3 2026 market size 120m", "market-size", "amount=120m from=2026-07-01 last=2026-09-30 said=q3 2026 source=")]
    [InlineData("生成11月考核汇总", "export", "day=2026-11-23")]
    [InlineData("帮我做一份上个月的绩效报表", "export", "day=2026-10-31")]
    [InlineData("出12月考核表", "export", "day=2025-12-31")]
    [InlineData("generate the October appraisal report", "export", "day=2026-10-31")]
    [InlineData("第三页", "page", "page=3")]
    [InlineData("第 12 页", "page", "page=12")]
    [InlineData("Page 2", "page", "page=2")]
    [InlineData("下一页", "page", "step=1")]
    public void Is_heard_as(string text, string verb, string values)
    {
        var press = CommandList.Hear(text, Monday);

        Assert.NotNull(press);
        Assert.Equal(verb, press.Verb);
        Assert.Equal(values, string.Join(' ', press.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}")));
    }

    [Theory]
    [InlineData("中兴报修,下午去拜访了中兴李工")]
    [InlineData("宁德时代那单签了58万")]
    [InlineData("宁德时代那单退了,签了比亚迪30万")]
    [InlineData("签了宁德时代58万,成本40万")]
    [InlineData("昨天比亚迪那单降到20万签了")]
    [InlineData("生成13月考核汇总")]
    [InlineData("13月市场规模5000万")]
    [InlineData("把宁德时代那单删了")]
    [InlineData("第3页报价给了比亚迪")]
    [InlineData("pages 3")]
    public void Is_left_to_the_reader(string text) => Assert.Null(CommandList.Hear(text, Monday));
}
