using System.Net;
using System.Text.Json.Nodes;

namespace Dengta.Tests.Conversation;

/// <summary>Channels send again whatever they are not sure about.</summary>
public sealed class CopyTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Fact]
    public async Task A_copy_is_booked_once_and_answered_once()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("一次");
        var message = person.Message("签了宁德时代58万", "once");

        await PostAsync(bot, message);
        await person.ReadAsync();
        await PostAsync(bot, message);

        await BookedOnceAsync(bot, "一次");
    }

    [Fact]
    public async Task Thirty_copies_at_once_are_booked_once_and_answered_once()
    {
        var bot = await shared.GetAsync();
        var message = bot.Is("三十").Message("签了宁德时代58万", "thirty");

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => PostAsync(bot, message)));

        await BookedOnceAsync(bot, "三十");
    }

    [Fact]
    public async Task Copies_at_two_replicas_at_once_are_booked_once_and_answered_once()
    {
        var bot = await shared.GetAsync();
        await using var other = await TestBot.StartAsync(beside: bot);
        var message = bot.Is("两处").Message("签了宁德时代58万", "two replicas");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => PostAsync(i % 2 == 0 ? bot : other, message)));

        await BookedOnceAsync(bot, "两处");
    }

    [Fact]
    public async Task The_same_words_in_another_message_are_no_copy()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("两次");

        await person.SayAsync("跟进了中兴李工");
        await person.SayAsync("跟进了中兴李工");

        Assert.Equal(2, await bot.EntriesAsync("两次"));
    }

    [Fact]
    public async Task The_same_id_in_another_chat_is_no_copy()
    {
        var bot = await shared.GetAsync();

        await PostAsync(bot, bot.Is("两边", "side one").Message("拜访了中兴李工", "same"));
        await PostAsync(bot, bot.Is("两边", "side two").Message("拜访了比亚迪王总", "same"));

        Assert.Equal(2, await bot.EntriesAsync("两边"));
    }

    [Fact]
    public async Task A_copy_of_a_press_gets_the_card_of_the_first()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("按两次");
        await person.SayAsync("签了宁德时代58万");
        var press = person.Invoke("撤销");

        var first = await person.PressAsync(press);
        var second = await person.PressAsync(press);

        Assert.Contains("已撤销 1 条", first);
        Assert.Equal(first, second);
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from entry_void v join entry e on e.id = v.entry_id join member m on m.id = e.member_id where m.name = '按两次'"));
    }

    [Fact]
    public async Task Many_messages_of_one_chat_at_once_are_all_booked()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("很多");
        await person.SayAsync("你好");

        await Task.WhenAll(Enumerable.Range(1, 10).Select(i => PostAsync(bot, person.Message($"收到中兴回款{i}万"))));

        Assert.Equal(10, await bot.EntriesAsync("很多"));
        Assert.Contains("回款 55万", await person.Until(11).SayAsync("我这个月回款多少"));
    }

    static async Task PostAsync(TestBot bot, JsonObject message)
    {
        using var answered = await bot.PostAsync(message);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    static async Task BookedOnceAsync(TestBot bot, string person)
    {
        var chat = $"chat-{person}";
        await bot.Connector.NextAsync(chat, 0);
        Assert.Equal("sent", await bot.StatesAsync(chat));
        Assert.Single(bot.Connector.OfChat(chat));
        Assert.Equal(1, await bot.EntriesAsync(person));
        Assert.Equal(1, await bot.AskAsync<long>($"select count(*) from inbox i join chat c on c.id = i.chat_id where c.external_id = '{chat}'"));
    }
}
