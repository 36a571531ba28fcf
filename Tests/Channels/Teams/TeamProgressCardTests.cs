using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels.Teams;

/// <summary>The team's progress in a channel: sums for everybody, and for each who opens it what is theirs to see.</summary>
public sealed class TeamProgressCardTests(SharedBot shared) : IClassFixture<SharedBot>
{
    const string Channel = "19:sales@thread.tacv2";

    [Fact]
    public async Task It_holds_sums_alone_and_asks_for_a_view_of_each()
    {
        var (_, manager) = await PostedAsync("one");

        Assert.Contains("11月签单额", manager.Last.Text);
        Assert.DoesNotContain("李雷", manager.Last.Text);
        Assert.False(manager.Last.Card.TryGetProperty("actions", out _));
        var refresh = manager.Last.Card.GetProperty("refresh").GetProperty("action");
        Assert.Equal(("Action.Execute", "board"), (refresh.GetProperty("type").GetString(), refresh.GetProperty("verb").GetString()));
    }

    [Fact]
    public async Task A_member_sees_their_own_number_and_nobody_else_does()
    {
        var (bot, manager) = await PostedAsync("two");
        var rep = bot.Is("李雷", manager.Chat, group: true);

        var view = await RefreshAsync(bot, rep, manager.Last);

        Assert.Contains("您自己(只有您看得到)", view);
        Assert.Empty(bot.Connector.UpdatesOf(manager.Chat));
        Assert.Equal(1, manager.Answers);
    }

    [Fact]
    public async Task Who_leads_the_team_sees_how_many_are_there_but_nobodys_number()
    {
        var (bot, manager) = await PostedAsync("three");

        var view = await RefreshAsync(bot, manager, manager.Last);

        Assert.Contains("人有目标", view);
        Assert.DoesNotContain("李雷", view);
        Assert.Empty(bot.Connector.UpdatesOf(manager.Chat));
    }

    [Fact]
    public async Task Somebody_of_another_team_sees_the_card_as_it_was_posted()
    {
        var (bot, manager) = await PostedAsync("four");
        await StateAsync(bot, manager);
        var stranger = bot.Is("赵强", manager.Chat, group: true);

        Assert.Equal(manager.Last.Text, await RefreshAsync(bot, stranger, manager.Last));
        Assert.Contains("您只能看自己和所管团队的数据", await RefreshAsync(bot, stranger, manager.Last with { Id = "another card" }));
    }

    [Fact]
    public async Task The_same_asked_as_a_message_of_the_group_shows_nobodys_number()
    {
        var (bot, manager) = await PostedAsync("five");
        var rep = bot.Is("李雷", manager.Chat, group: true).Until(1);
        var data = JsonNode.Parse(manager.Last.Card.GetProperty("refresh").GetProperty("action").GetProperty("data").GetRawText());

        await bot.PostAsync(rep.Activity("message", null, ("value", data)));

        Assert.DoesNotContain("只有您看得到", await rep.ReadAsync());
    }

    [Fact]
    public async Task A_rep_cannot_post_it_and_one_to_one_it_is_told_where()
    {
        var bot = await shared.GetAsync();

        Assert.Contains("由带团队的人来发", await bot.Is("李雷", Channel + "six", group: true).SayAsync("发团队进度"));
        Assert.Contains("post team progress", await bot.Is("王芳").SayAsync("post team progress"), StringComparison.OrdinalIgnoreCase);
    }

    async Task<(TestBot Bot, Person Manager)> PostedAsync(string thread)
    {
        var bot = await shared.GetAsync();
        var manager = bot.Is("王芳", Channel + ";messageid=" + thread, group: true);
        await manager.SayAsync("发团队进度");
        return (bot, manager);
    }

    static Task<string> StateAsync(TestBot bot, Person person) => bot.StatesAsync(person.Chat);

    /// <summary>What the client of whoever opens the card asks for and shows.</summary>
    static async Task<string> RefreshAsync(TestBot bot, Person viewer, SentActivity card)
    {
        var action = JsonNode.Parse(card.Card.GetProperty("refresh").GetProperty("action").GetRawText());
        using var answered = await bot.PostAsync(viewer.Activity(
            "invoke", null, ("name", "adaptiveCard/action"), ("replyToId", card.Id), ("value", new JsonObject { ["action"] = action, ["trigger"] = "automatic" })));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        var envelope = JsonDocument.Parse(await answered.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("application/vnd.microsoft.card.adaptive", envelope.GetProperty("type").GetString());
        return envelope.GetProperty("value").GetProperty("fallbackText").GetString()!;
    }
}
