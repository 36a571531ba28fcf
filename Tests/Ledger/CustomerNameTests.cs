using Dengta.Domain.Ledger;

namespace Dengta.Tests.Ledger;

public sealed class CustomerNameTests
{
    [Theory]
    [InlineData("华为技术有限公司", "华为技术")]
    [InlineData("中兴通讯股份有限公司", "中兴通讯")]
    [InlineData("美的集团", "美的")]
    [InlineData("Acme Corporation", "acme")]
    [InlineData("ACME, Inc.", "acme")]
    [InlineData("Tesco", "tesco")]
    [InlineData("Cisco", "cisco")]
    [InlineData("公司", "公司")]
    [InlineData("Co.", "co")]
    [InlineData("58同城", "58同城")]
    [InlineData("S.F. Express", "sfexpress")]
    [InlineData(" 比亚迪 ", "比亚迪")]
    [InlineData("!!! ---", "")]
    public void A_name_is_found_as_people_write_it(string name, string key) => Assert.Equal(key, CustomerName.Key(name));
}
