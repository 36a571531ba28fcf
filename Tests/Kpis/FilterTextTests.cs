using Dengta.BotApp.Conversation.Commands;
using Dengta.Domain.Basics;

namespace Dengta.Tests.Kpis;

public sealed class FilterTextTests
{
    [Theory]
    [InlineData("金额 >= 10万 且 客户类型 = 新客户", "金额 >= 10万 且 客户类型 = 新客户", "amount >= 100000 and customer type = new")]
    [InlineData("金额>=10万且客户类型=新客户", "金额 >= 10万 且 客户类型 = 新客户", "amount >= 100000 and customer type = new")]
    [InlineData("金额＞５万", "金额 > 5万", "amount > 50000")]
    [InlineData("amount >= 100000 and kind = visit", "金额 >= 10万 且 类型 = 拜访", "amount >= 100000 and kind = Visit")]
    [InlineData("AMOUNT != 12.5k", "金额 <> 1.25万", "amount <> 12500")]
    [InlineData("类型 = 拜访 或 类型 是 跟进 且 客户 包含 大学", "类型 = 拜访 或 类型 = 跟进 且 客户 包含 \"大学\"", "kind = Visit or kind = Follow-up and customer contains \"大学\"")]
    [InlineData("客户 = “和氏且或”", "客户 = \"和氏且或\"", "customer = \"和氏且或\"")]
    [InlineData("customer is not Anderson", "客户 <> \"Anderson\"", "customer <> \"Anderson\"")]
    [InlineData("评分 <= 2", "评分 <= 2", "rating <= 2")]
    [InlineData("customer type is old", "客户类型 = 老客户", "customer type = old")]
    [InlineData("认定 是 成立 或 ruling is open", "认定 = 成立 或 认定 = 未认定", "ruling = upheld or ruling = open")]
    [InlineData("ruling != dismissed", "认定 <> 不成立", "ruling <> dismissed")]
    [InlineData("   ", "", "")]
    public void What_is_read_can_be_typed_again_in_both_languages(string text, string chinese, string english)
    {
        var filter = FilterText.Read(text, "CNY");

        Assert.True(filter.Ok, filter.Refusal?.Chinese);
        Assert.Equal(chinese, filter.Value.Say(Language.Chinese));
        Assert.Equal(english, filter.Value.Say(Language.English));
        Assert.Equal(chinese, FilterText.Read(chinese, "CNY").Value!.Say(Language.Chinese));
        Assert.Equal(english, FilterText.Read(english, "CNY").Value!.Say(Language.English));
    }

    [Theory]
    [InlineData("利润 > 5", "第 1 个字「利润 > 5」:这里要写字段", "character 1")]
    [InlineData("金额 大 5", "第 4 个字「大 5」:这里要写比较", "a comparison")]
    [InlineData("金额 包含 5", "第 4 个字「包含 5」:「金额」不能这样比较", "cannot be compared")]
    [InlineData("金额 > 很多", "第 6 个字「很多」:这里要写金额", "an amount")]
    [InlineData("金额 > 5万美元", "这里要写金额", "an amount")]
    [InlineData("金额 >", "末尾还没写完", "not complete")]
    [InlineData("金额 > 5 且", "末尾还没写完", "not complete")]
    [InlineData("(金额 > 5)", "第 1 个字「(金额 > 5)」:不用括号", "no brackets")]
    [InlineData("评分 = 6", "这里要写 1 到 5", "1 to 5")]
    [InlineData("类型 = 冲减", "这里要写类型", "a kind")]
    [InlineData("认定 > 成立", "「认定」不能这样比较", "cannot be compared")]
    [InlineData("认定 = 也许", "这里要写认定:不成立 dismissed 成立 upheld", "a ruling")]
    [InlineData("客户类型 = 大客户", "「新客户」或「老客户」", "“new” or “old”")]
    [InlineData("客户 = \"a\" 金额 > 5", "第 10 个字「金额 > 5」:这里要写「且」或「或」", "“and” or “or”")]
    [InlineData("客户 = ''; drop table entry; -- 且 1=1", "第 33 个字「1=1」:这里要写字段", "a field")]
    public void What_cannot_be_read_is_refused_with_its_place(string text, string chinese, string english)
    {
        var filter = FilterText.Read(text, "CNY");

        Assert.False(filter.Ok);
        Assert.Contains(chinese, filter.Refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains(english, filter.Refusal.English, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_an_end_to_conditions_and_to_letters()
    {
        Assert.True(FilterText.Read(string.Join("或", Enumerable.Repeat("金额>5", 12)), "CNY").Ok);
        Assert.False(FilterText.Read(string.Join("或", Enumerable.Repeat("金额>5", 13)), "CNY").Ok);
        Assert.False(FilterText.Read("客户=" + new string('x', 300), "CNY").Ok);
    }

    [Fact]
    public void Any_piece_of_a_filter_is_read_or_refused_and_never_fails()
    {
        var random = new Random(7);
        const string Letters = "金额客户类型评分包含是不 <>=!\"()且或andis510万新老,.\ud83d\0";
        for (var i = 0; i < 5000; i++)
        {
            var read = FilterText.Read(new([.. Enumerable.Range(0, random.Next(30)).Select(_ => Letters[random.Next(Letters.Length)])]), "CNY");
            if (read.Ok) Assert.True(FilterText.Read(read.Value.Say(Language.English), "CNY").Ok);
        }
    }
}
