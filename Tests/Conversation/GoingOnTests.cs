using System.Text.Json.Nodes;
using Dengta.BotApp.Conversation.Commands;

namespace Dengta.Tests.Conversation;

/// <summary>Words that go on with the message before, and deals won together.</summary>
public sealed class GoingOnTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Theory]
    [InlineData("和刘洋一起签了30万", "刘洋")]
    [InlineData("今天跟刘洋一起拿下了比亚迪50万", "刘洋")]
    [InlineData("我和韩梅梅联手签了30万", "韩梅梅")]
    [InlineData("signed Acme 300k together with Liu Yang", "Liu Yang")]
    [InlineData("signed 300k with Kevin.", "Kevin")]
    [InlineData("signed 300k with Liu Yang, great day", "Liu Yang")]
    [InlineData("一起签了30万", null)]
    [InlineData("签了30万", null)]
    [InlineData("和客户的老板们一大家子人一起吃饭", null)]
    [InlineData("signed with some luck", null)]
    [InlineData("", null)]
    public void A_name_beside_a_deal_is_found(string text, string? name) => Assert.Equal(name, Sharing.NameIn(text));

    [Theory]
    [InlineData("平分", 0.5)]
    [InlineData("Split evenly", 0.5)]
    [InlineData("只算我的", 0)]
    [InlineData("30%", 0.3)]
    [InlineData("99", 0.99)]
    public void A_part_is_read(string answer, double part) => Assert.Equal((decimal)part, Sharing.PartOf(answer));

    [Theory]
    [InlineData("0")]
    [InlineData("100")]
    [InlineData("-30")]
    [InlineData("99999999999999")]
    [InlineData("own")]
    [InlineData("1e1")]
    [InlineData("")]
    public async Task A_part_that_makes_no_sense_is_asked_again(string percent)
    {
        var bot = await shared.GetAsync();
        var name = "分单" + percent;
        var person = bot.Is(name);
        await person.SayAsync("和刘洋一起签了中兴30万");
        var data = JsonNode.Parse(person.Last.Card.GetProperty("actions")[2].GetProperty("data").GetRawText())!.AsObject();
        data["percent"] = percent;

        Assert.Contains("百分之几", await person.PressAsync(person.Invoke("log", data)));
        Assert.Equal(0, await bot.EntriesAsync(name));
        Assert.Contains("已记", await person.SayAsync("平分"));
        Assert.Equal(2, await bot.AskAsync<long>(
            $"select count(*) from entry_share s join entry e on e.id = s.entry_id join member m on m.id = e.member_id where m.name = '{name}' and s.share = 0.5"));
    }

    [Theory]
    [InlineData("再加一单比亚迪20万", "比亚迪20万")]
    [InlineData("another one for Acme", "Acme")]
    [InlineData("再加一单", null)]
    [InlineData("加班了", null)]
    public void One_more_is_told_from_other_words(string text, string? what) => Assert.Equal(what, GoingOnWords.Again(text)?.What);

    [Theory]
    [InlineData("也是张总", "张总")]
    [InlineData("也是张总。", "张总")]
    [InlineData("also Ms. Lee", "Ms. Lee")]
    [InlineData("张总", null)]
    [InlineData("也是", null)]
    [InlineData("还是没签", null)]
    public void The_same_contact_needs_a_title(string text, string? contact) => Assert.Equal(contact, GoingOnWords.ContactAfterSame(text));
}
