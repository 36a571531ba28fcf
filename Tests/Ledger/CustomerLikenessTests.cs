using Dengta.Domain.Ledger;

namespace Dengta.Tests.Ledger;

public sealed class CustomerLikenessTests
{
    [Theory]
    [InlineData("深圳市中兴通讯股份有限公司", "中兴通讯")]
    [InlineData("广东省深圳市中兴通讯有限公司", "中兴通讯")]
    [InlineData("华为技术（深圳）有限公司", "华为技术")]
    [InlineData("百度在线网络技术(北京)有限公司", "百度在线网络技术")]
    [InlineData("Acme Co., Ltd.", "acme")]
    [InlineData("The Acme Group", "acme")]
    [InlineData("北京银行", "北京银行")]
    [InlineData("上海", "上海")]
    [InlineData("Ltd.", "ltd")]
    [InlineData("(中国)", "中国")]
    public void The_core_of_a_name_is_what_people_say(string name, string core) => Assert.Equal(core, CustomerCore.Of(name));

    [Theory]
    [InlineData("深圳市中兴通讯股份有限公司", "中兴通讯股份有限公司", Likeness.Same)]
    [InlineData("中兴", "深圳市中兴通讯股份有限公司", Likeness.Beginning)]
    [InlineData("中兴大厦", "中兴", Likeness.Longer)]
    [InlineData("zx", "中兴通讯股份有限公司", Likeness.Initials)]
    [InlineData("ZXTX", "深圳市中兴通讯股份有限公司", Likeness.Initials)]
    [InlineData("中星通讯", "中兴通讯", Likeness.Slip)]
    [InlineData("中兴讯通", "中兴通讯", Likeness.Slip)]
    [InlineData("中兴通迅", "中兴通讯", Likeness.Slip)]
    [InlineData("中星", "中兴", Likeness.Slip)]
    [InlineData("Fabrikan", "Fabrikam Inc.", Likeness.Slip)]
    [InlineData("ＧＬＯＢＥＸ", "Globex Corporation", Likeness.Same)]
    [InlineData("中国", "中兴", null)]
    [InlineData("中车", "中兴", null)]
    [InlineData("Tim", "Tom", null)]
    [InlineData("3号店家", "4号店家", null)]
    [InlineData("Hooli2", "Hooli3", null)]
    [InlineData("华为", "海尔", null)]
    public void Names_are_alike_in_one_of_four_ways_or_not_at_all(string said, string name, Likeness? likeness) =>
        Assert.Equal(likeness, CustomerLikeness.Of(CustomerCore.Of(said), CustomerCore.Of(name)));

    [Theory]
    [InlineData("中兴通讯", "zxtx")]
    [InlineData("招商银行", "zsyh")]
    [InlineData("长城汽车", "ccqc")]
    [InlineData("鑫睿晟", "xrs")]
    [InlineData("三一重工", "syzg")]
    [InlineData("tcl科技", "tclkj")]
    [InlineData("中兴\U00020000", null)]
    public void Initials_are_those_people_type(string key, string? initials) => Assert.Equal(initials, HanInitials.Of(key));

    /// <summary>Any one slip leaves the two names a form in common, so that the index finds what the rule accepts.</summary>
    [Fact]
    public void Whatever_differs_by_a_slip_shares_a_form()
    {
        var dice = new Random(20261123);
        for (var i = 0; i < 5000; i++)
        {
            var name = Word(dice, dice.Next(4, 12));
            var said = Slip(dice, name);
            if (!OneSlip.Divides(said, name)) continue;
            Assert.True(
                OneSlip.Shortened(said).Append(said).Intersect(OneSlip.Shortened(name).Append(name)).Any(), $"{said} and {name}");
        }
    }

    static string Word(Random dice, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('a' + dice.Next(4))));

    static string Slip(Random dice, string name)
    {
        var at = dice.Next(name.Length - 1);
        return dice.Next(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, "x"),
            2 => name.Remove(at, 1).Insert(at, "y"),
            _ => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
        };
    }
}
