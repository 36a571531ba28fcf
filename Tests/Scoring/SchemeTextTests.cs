using Dengta.BotApp.Conversation.Commands;
using Dengta.Domain.Kpis;
using Dengta.Domain.Scoring;

namespace Dengta.Tests.Scoring;

public sealed class SchemeTextTests
{
    [Theory]
    [InlineData("签单额60%,拜访次数20%目标30,报价次数20%目标10", "Target revenue 60 | Kpi visits 20 goal 30 | Kpi quotes 20 goal 10")]
    [InlineData("signed 60%; visits 20% goal 30; quotes 20 % goal 10", "Target revenue 60 | Kpi visits 20 goal 30 | Kpi quotes 20 goal 10")]
    [InlineData("签单额 60%、利润 20% 目标 3万、客户回访率20%≥90%", "Target revenue 60 | Kpi profit 20 goal 30000 | Kpi return-contact 20 goal 0.9")]
    [InlineData("签单额60%,利润40%目标30,000", "Target revenue 60 | Kpi profit 40 goal 30000")]
    [InlineData("签单额40%,回款20%,拜访次数40%目标30次", "Target revenue 40 | Target collections 20 | Kpi visits 40 goal 30")]
    public void Lines_are_read_as_operations_write_them(string text, string lines)
    {
        var read = SchemeText.Read(text, Catalogue.BuiltIn);
        Assert.True(read.Ok, read.Refusal?.English);
        Assert.Equal(lines, string.Join(" | ", read.Value.Select(l => FormattableString.Invariant($"{l.Part} {l.Key} {l.Weight}{(l.Goal is { } g ? $" goal {g:0.##}" : "")}"))));
        Assert.All(read.Value.Where(l => l.Part == Part.Kpi), l => Assert.Equal("revenue", l.Serves));
    }

    [Theory]
    [InlineData("签单额60%")]
    [InlineData("签单额100%,签单额0%")]
    [InlineData("签单额60%,签单额40%")]
    [InlineData("签单额60%,笑容40%目标3")]
    [InlineData("签单额60%,利润40%")]
    [InlineData("签单额60%,拜访次数40%目标30%")]
    [InlineData("签单额60%,客户回访率40%目标30")]
    [InlineData("签单额60%,拜访次数40%目标0")]
    [InlineData("签单额60%,拜访次数40%目标99999999999999999万")]
    [InlineData("drop table scheme%,%%%")]
    [InlineData(",,;;")]
    public void What_cannot_be_worked_out_is_refused(string text) => Assert.False(SchemeText.Read(text, Catalogue.BuiltIn).Ok);
}
