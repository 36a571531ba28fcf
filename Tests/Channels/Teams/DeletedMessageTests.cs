using System.Net;
using System.Text.Json.Nodes;
using Dengta.Tests.Conversation;
using Microsoft.AspNetCore.Http;

namespace Dengta.Tests.Channels.Teams;

/// <summary>A message deleted by its author: the book follows only where the author says so, and in a group the answer goes as well.</summary>
public sealed class DeletedMessageTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Fact]
    public async Task A_deleted_log_offers_to_undo_and_undoes_nothing_by_itself()
    {
        var (bot, person) = await SaidAsync("删消息", "拜访了华为,签了宁德时代53万", "delete 1");

        var offer = await DeleteAsync(bot, person, "delete 1");

        Assert.Contains("您删了消息,账上的记录还在。要撤销吗?", offer);
        Assert.Contains("53万", offer);
        Assert.Equal(2, await bot.EntriesAsync("删消息"));
        Assert.Contains("已撤销 2 条", await person.PressAsync("撤销"));
        await bot.PostAsync(Deleted(person, "delete 1", "later"));
        Assert.Equal("sent, sent, sent", await bot.StatesAsync(person.Chat));
    }

    [Fact]
    public async Task It_is_offered_in_english_and_a_copy_is_answered_once()
    {
        var (bot, person) = await SaidAsync("Deleter", "signed Acme 53k", "delete 2");

        var deleted = Deleted(person, "delete 2", "t");
        deleted["locale"] = "en-US";

        await bot.PostAsync(deleted);

        Assert.Contains("You deleted the message; what it booked still stands. Undo it?", await person.ReadAsync());
        var copies = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => bot.PostAsync(deleted)));
        Assert.All(copies, answered => Assert.Equal(HttpStatusCode.OK, answered.StatusCode));
        Assert.Contains("Undone: 1 entry", await person.PressAsync("Undo"));
        Assert.Equal(2, person.Answers);
    }

    [Fact]
    public async Task A_question_put_to_a_group_by_mistake_takes_its_answer_along()
    {
        var (bot, person) = await SaidAsync("问错群", "我这个月签了多少", "delete 3", group: "wrong group");
        Assert.Contains("请私聊我", person.Last.Text);

        await bot.PostAsync(Deleted(person, "delete 3", "t"));

        await bot.Connector.DeletedAsync(person.Last.Id);
        Assert.Equal((1, 0), (person.Answers, bot.Connector.UpdatesOf(person.Chat).Count));
    }

    [Fact]
    public async Task A_log_deleted_in_a_group_is_not_repeated_there()
    {
        var (bot, person) = await SaidAsync("记错群", "签了宁德时代53万", "delete 4", group: "log group");
        var booked = person.Last.Id;

        await bot.PostAsync(Deleted(person, "delete 4", "t"));

        var offer = await bot.Connector.UpdateAsync(person.Chat, booked);
        Assert.Contains("账上的记录还在", offer.Text);
        Assert.DoesNotContain("53", offer.Text);
        await bot.RecordedAsync(person.Chat, 2);
        person.Last = offer;
        Assert.Contains("已撤销 1 条", await person.PressAsync("撤销"));
    }

    [Fact]
    public async Task An_amount_that_still_waits_for_a_tap_is_given_up()
    {
        var (bot, person) = await SaidAsync("不确认", "签了宁德时代5800万", "delete 5");
        Assert.Contains("确认入账吗", person.Last.Text);
        var confirm = person.Invoke("确认");

        await bot.PostAsync(Deleted(person, "delete 5", "t"));
        await bot.Connector.DeletedAsync(person.Last.Id);

        Assert.DoesNotContain("已记", await person.PressAsync(confirm));
        Assert.Equal(0, await bot.EntriesAsync("不确认"));
    }

    [Fact]
    public async Task One_to_one_the_answer_to_a_deleted_question_stays()
    {
        var (bot, person) = await SaidAsync("问过", "我这个月签了多少", "delete 6");

        await bot.PostAsync(Deleted(person, "delete 6", "t"));
        await person.SayAsync("进度");

        Assert.DoesNotContain(bot.Connector.Deleted, id => id == person.Last.Id);
        Assert.Equal("sent, sent", await bot.StatesAsync(person.Chat));
    }

    [Fact]
    public async Task Somebody_elses_message_and_one_never_seen_are_passed_over()
    {
        var (bot, person) = await SaidAsync("被删", "签了宁德时代53万", "delete 7", group: "shared group");
        var other = bot.Is("删别人", person.Chat, group: true);
        await other.Until(other.Answers).SayAsync("拜访了华为");

        await bot.PostAsync(Deleted(other, "delete 7", "t1"));
        await bot.PostAsync(Deleted(person, "never seen", "t2"));
        await bot.PostAsync(Deleted(bot.Is("无名氏", "nobody's chat"), "delete 7", "t3"));
        await bot.PostAsync(person.Activity("messageDelete", ""));

        Assert.Equal((2, 0), (person.Answers, bot.Connector.UpdatesOf(person.Chat).Count));
        Assert.Equal("sent, sent", await bot.StatesAsync(person.Chat));
    }

    [Theory]
    [InlineData(501, "a client that cannot delete")]
    [InlineData(403, "a client that forbids it")]
    public async Task Where_it_cannot_be_deleted_it_says_that_it_was_taken_back(int status, string who)
    {
        await using var bot = await TestBot.StartAsync();
        var person = await SayAsync(bot, who, "我这个月签了多少", "delete 8", group: who);
        bot.Connector.Fault = http => http.Request.Method == "DELETE" ? Results.StatusCode(status) : null;

        await bot.PostAsync(Deleted(person, "delete 8", "t"));

        Assert.Equal("已收回", (await bot.Connector.UpdateAsync(person.Chat, person.Last.Id)).Text);
        Assert.Equal(1, person.Answers);
    }

    [Fact]
    public async Task A_message_that_is_gone_already_is_let_go_and_nothing_else_is_sent()
    {
        await using var bot = await TestBot.StartAsync();
        var person = await SayAsync(bot, "已不在", "我这个月签了多少", "delete 9", group: "gone group");
        bot.Connector.Fault = http => http.Request.Method is "DELETE" or "PUT" ? Results.Json(new { error = new { code = "ActivityNotFoundInConversation" } }, statusCode: 404) : null;

        await bot.PostAsync(Deleted(person, "delete 9", "t"));
        await bot.RecordedAsync(person.Chat, 2);

        Assert.Equal("sent, rejected", await bot.StatesAsync(person.Chat));
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from chat where dead_since is not null"));
        bot.Connector.Fault = _ => null;
        Assert.Contains("已记", await person.SayAsync("拜访了华为"));
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task What_is_put_off_is_deleted_later(int status)
    {
        await using var bot = await TestBot.StartAsync();
        var person = await SayAsync(bot, "稍后", "我这个月签了多少", "delete 10", group: "busy group");
        bot.Connector.Fault = http => http.Request.Method == "DELETE" ? Results.StatusCode(status) : null;
        await bot.PostAsync(Deleted(person, "delete 10", "t"));
        await bot.DueAsync(person.Chat);
        Assert.Empty(bot.Connector.Deleted);

        bot.Connector.Fault = _ => null;
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        await bot.SweepAsync();

        await bot.Connector.DeletedAsync(person.Last.Id);
        Assert.Empty(bot.Connector.UpdatesOf(person.Chat));
    }

    async Task<(TestBot Bot, Person Person)> SaidAsync(string name, string text, string id, string? group = null)
    {
        var bot = await shared.GetAsync();
        return (bot, await SayAsync(bot, name, text, id, group));
    }

    /// <summary>Says something and waits until it is written down which message answered it.</summary>
    static async Task<Person> SayAsync(TestBot bot, string name, string text, string id, string? group)
    {
        var person = bot.Is(name, group, group is not null);
        await bot.PostAsync(person.Message(text, id));
        await person.ReadAsync();
        await bot.RecordedAsync(person.Chat, 1);
        return person;
    }

    static async Task<string> DeleteAsync(TestBot bot, Person person, string id)
    {
        using var answered = await bot.PostAsync(Deleted(person, id, "t"));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        return await person.ReadAsync();
    }

    static JsonObject Deleted(Person person, string id, string at) => person.Activity(
        "messageDelete", id, ("timestamp", at), ("channelData", new JsonObject { ["eventType"] = "softDeleteMessage" }));
}
