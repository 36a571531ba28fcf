using System.Net;
using System.Text.Json.Nodes;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels.Teams;

/// <summary>Activities that are no messages: what happens around a chat.</summary>
public sealed class ActivityTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Theory]
    [InlineData("messageReaction")]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("somethingOfNextYear")]
    [InlineData("conversationUpdate")]
    public async Task Is_taken_and_passed_over(string type)
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("旁的" + type);

        using var answered = await bot.PostAsync(person.Activity(type, null, ("reactionsAdded", new JsonArray(new JsonObject { ["type"] = "like" }))));

        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Equal(0, await bot.AskAsync<long>($"select count(*) from inbox where key like '%{person.Chat}:%'"));
    }

    [Fact]
    public async Task Members_who_come_and_go_are_passed_over_and_the_bot_is_greeted_once()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("来去", "chat of a team", group: true);
        JsonArray Member(string id) => [new JsonObject { ["id"] = id }];

        foreach (var (change, id) in new[] { ("membersAdded", "29:x"), ("membersRemoved", "29:x"), ("membersAdded", "28:bot"), ("membersAdded", "28:bot") })
            await bot.PostAsync(person.Activity("conversationUpdate", null, (change, Member(id))));

        Assert.Equal("sent", await bot.StatesAsync(person.Chat));
    }

    [Fact]
    public async Task What_the_channel_tells_of_a_team_is_kept_with_its_chats()
    {
        var bot = await shared.GetAsync();
        var (one, other) = (InTeam(bot, "甲", "thread 1", "team 1"), InTeam(bot, "乙", "thread 2", "team 1"));
        await SayAsync(bot, one, "team 1");
        await SayAsync(bot, other, "team 1");
        await bot.PostAsync(Update(one, "teamRenamed", "team 1", "Sales East"));

        Assert.Equal(2, await bot.AskAsync<long>("select count(*) from chat where team_id = 'team 1' and channel_data like '%Sales East%'"));
        Assert.Equal(2, one.Answers + other.Answers);
    }

    [Theory]
    [InlineData("removed")]
    [InlineData("teamDeleted")]
    public async Task A_team_that_the_bot_has_left_takes_all_its_chats_along_and_no_other(string how)
    {
        var bot = await shared.GetAsync();
        var (one, other, else_) = (InTeam(bot, "丙", how + 1, how), InTeam(bot, "丁", how + 2, how), InTeam(bot, "戊", how + 3, "another " + how));
        await SayAsync(bot, one, how);
        await SayAsync(bot, other, how);
        await SayAsync(bot, else_, "another " + how);

        var left = Update(one, how == "removed" ? "teamMemberRemoved" : how, how, "Sales");
        if (how == "removed") left["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "28:bot" });
        left["from"] = null;
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(left)).StatusCode);

        Assert.Equal($"{how}1,{how}2", await bot.AskAsync<string>($"select string_agg(external_id, ',' order by external_id) from chat where dead_since is not null and team_id like '%{how}'"));
    }

    [Fact]
    public async Task Channel_data_too_large_or_of_no_use_hinders_nothing()
    {
        var bot = await shared.GetAsync();
        foreach (var (i, data) in new JsonNode?[] { new JsonObject { ["x"] = new string('x', 9000) }, new JsonObject { ["team"] = "none" }, "text", new JsonArray() }.Index())
        {
            var person = bot.Is("怪" + i);
            await bot.PostAsync(person.Activity("message", null, ("text", "拜访了中兴李工"), ("channelData", data)));
            Assert.Contains("已记", await person.ReadAsync());
        }
    }

    static Person InTeam(TestBot bot, string name, string thread, string team) => bot.Is(name + team, thread, group: true);

    static async Task SayAsync(TestBot bot, Person person, string team)
    {
        await bot.PostAsync(person.Activity("message", null, ("text", "拜访了中兴李工"), ("channelData", Data(null, team, null))));
        await person.ReadAsync();
    }

    static JsonObject Update(Person person, string happened, string team, string name) =>
        person.Activity("conversationUpdate", null, ("channelData", Data(happened, team, name)));

    static JsonObject Data(string? happened, string team, string? name) =>
        new() { ["eventType"] = happened, ["team"] = new JsonObject { ["id"] = team, ["name"] = name } };
}
