namespace Dengta.Tests.Tools.Import;

/// <summary>The files of 恒星科技, an invented company, with the dirt that files have.</summary>
static class Hengxing
{
    public const string People = """
        工号,姓名,英文名,角色,直属上级,大区,小组,入职日期,备注
        001,方远,Fang Yuan,总监,,,,2015-03-02,
        002,程曦,Cheng Xi,,方远,华东,华东一组,2018/4/9,喜欢喝茶
        003,陆鸣,Lu Ming,,程曦,华东,华东一组,2020年7月6日,
        004,苏禾,Su He,,002,华东,华东一组,2021-01-11,
        005,江川,Jiang Chuan,,高原,华北,华北一组,2019-05-20,
        006,陆鸣,Lu Ming II,,高原,华北,华北一组,2022-02-14,同名
        """;

    public const string Customers = """
        客户编号;客户名称;负责人;创建日期;行业
        C1;北辰重工有限公司;003;2020-01-05;机械
        C2;"南风食品, 股份有限公司";苏禾;2021-03-01;食品
        C3;=西岭数据;;;
        """;

    public const string Deals = """
        编号,销售,客户,签约日期,金额,阶段,产品,成本
        D1,003,北辰重工有限公司,2026-01-15,"1,200,000",赢单,泵,"800,000"
        D2,苏禾,南风食品,2026-01-16,¥58.5万,赢单,阀,
        D3,苏禾,C3,2026/2/3,"3,000",赢单,阀,
        D4,江川,,,,跟进中,泵,
        D5,江川,北辰重工,2026-02-09,0,输单,泵,
        D6,江川,北辰重工,2026-02-09,$900,赢单,泵,
        """;

    public const string Targets = """
        姓名,指标,月份,目标,激励目标
        苏禾,签单额,2026-01,50万,60万
        苏禾,拜访次数,2026年1月,30,
        003,签单额,2026-01,"1,000,000",
        """;

    /// <summary>The whole company.</summary>
    public static async Task ImportAsync(ImportBench bench)
    {
        foreach (var (sheet, text) in ((string, string)[])[("people", People), ("customers", Customers), ("deals", Deals), ("targets", Targets)])
        {
            var answered = await bench.ImportTextAsync(sheet, text);
            Assert.True(answered.Exit == 0, answered.Text);
        }
    }
}
