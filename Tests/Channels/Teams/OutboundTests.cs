using System.Text.RegularExpressions;
using Dengta.BotApp.Channels.Teams;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Storage;
using Dengta.Tests.Conversation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dengta.Tests.Channels.Teams;

/// <summary>Messages that nobody asked for, limits that replicas share, and storms.</summary>
public sealed class OutboundTests
{
    [Fact]
    public async Task A_push_to_somebody_never_talked_to_alone_opens_the_chat_once()
    {
        await using var bot = await TestBot.StartAsync();
        var chat = await KnownFromAGroupAsync(bot, "张三");

        await PushAsync(bot, chat, "push 1");
        Assert.Equal("a:29:张三", await bot.AskAsync<string>($"select external_id from chat where id = {chat.Value}"));
        await PushAsync(bot, chat, "push 2");

        Assert.Equal(2, bot.Connector.OfChat("a:29:张三").Count);
        var opened = Assert.Single(bot.Connector.Opened);
        Assert.Equal(("29:张三", "28:bot"), (opened.GetProperty("members")[0].GetProperty("id").GetString(), opened.GetProperty("bot").GetProperty("id").GetString()));
        Assert.Contains("签单额", await bot.Is("张三", "a:29:张三").Until(2).SayAsync("我这个月签了多少"));
    }

    [Fact]
    public async Task A_chat_that_cannot_be_opened_is_dead_and_not_tried_again()
    {
        await using var bot = await TestBot.StartAsync();
        var chat = await KnownFromAGroupAsync(bot, "李四");
        bot.Connector.Fault = _ => Results.Json(new { error = new { code = "ForbiddenOperationException" } }, statusCode: 403);

        await PushAsync(bot, chat, "push 1");
        bot.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.True(await bot.AskAsync<bool>($"select dead_since is not null from chat where id = {chat.Value}"));
        Assert.Equal("403 ForbiddenOperationException", await bot.AskAsync<string>("select reason from outbox where key = 'push 1'"));
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from chat c join member m on m.id = c.member_id where m.name = '李四'"));
    }

    [Fact]
    public async Task Replicas_share_the_limits_and_one_that_stops_gives_its_part_back()
    {
        await using var bot = await TestBot.StartAsync();
        var budget = bot.Services.GetRequiredService<RateBudget>();
        await using (await TestBot.StartAsync(beside: bot))
            await ReplicasAsync(bot, budget, 2);

        await ReplicasAsync(bot, budget, 1);
    }

    [Fact]
    public void Of_two_replicas_each_sends_half_to_a_thread()
    {
        using var budget = new RateBudget();
        budget.Replicas = 2;

        Assert.Equal(3, Enumerable.Range(0, 10).Count(_ => budget.Take(new TenantId(1), "a") is null));
        Assert.Null(budget.Take(new TenantId(1), "b"));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    public async Task In_a_storm_every_card_arrives_once_and_in_its_order(int status)
    {
        await using var bot = await TestBot.StartAsync();
        var random = new Random(status);
        bot.Connector.Fault = http =>
        {
            lock (random)
                if (random.Next(3) == 0)
                    return null;
            if (status == 429) http.Response.Headers.RetryAfter = "1";
            return Results.StatusCode(status);
        };
        string[] customers = ["中兴", "比亚迪", "腾讯", "美团", "小米"];
        var people = Enumerable.Range(0, 6).Select(i => bot.Is("风暴" + i)).ToArray();
        foreach (var customer in customers)
            await Task.WhenAll(people.Select(p => bot.PostAsync(p.Message($"拜访了{customer}李工"))));

        for (var i = 0; i < 80; i++)
        {
            bot.Time.Advance(TimeSpan.FromSeconds(3));
            await bot.SweepAsync();
            await bot.StatesAsync("");
        }

        Assert.All(people, p => Assert.Equal(customers, bot.Connector.OfChat(p.Chat).Select(a => customers.Single(c => a.Text.Split('\n')[0].Contains(c, StringComparison.Ordinal)))));
    }

    [Fact]
    public async Task The_answer_goes_to_the_region_that_the_last_activity_named_and_so_does_the_next_push()
    {
        await using var bot = await TestBot.StartAsync();
        await using var region = await Connector.StartAsync();
        var person = bot.Is("换区");
        await person.SayAsync("你好");

        var moved = person.Message("拜访了中兴李工");
        moved["serviceUrl"] = region.Address.ToString();
        await bot.PostAsync(moved);
        Assert.Contains("已记", (await region.NextAsync(person.Chat, 0)).Text);
        await PushAsync(bot, new ChatId(await bot.AskAsync<long>($"select id from chat where external_id = '{person.Chat}'")), "push");

        Assert.Equal((2, 1), (region.OfChat(person.Chat).Count, person.Answers));
    }

    [Fact]
    public async Task The_pages_of_a_large_card_are_turned_where_it_stands()
    {
        await using var bot = await TestBot.StartAsync();
        var person = bot.Is("翻页");
        await person.SayAsync("你好");
        var card = SampleCards.History(200).With(new CardButton("进度", "progress"));
        await PushAsync(bot, new ChatId(await bot.AskAsync<long>($"select id from chat where external_id = '{person.Chat}'")), "large", card);
        await person.ReadAsync();
        await bot.StatesAsync(person.Chat);
        var message = person.Last.Id;
        Assert.Contains("(1/", person.Last.Text);

        Assert.Contains("(2/", await person.PressAsync("下一页 ›"));
        Assert.Contains("(2/", (await bot.Connector.UpdateAsync(person.Chat, message)).Text);
        Assert.Contains("(1/", await person.PressAsync("‹ 上一页"));
        Assert.Contains("太旧了", await person.PressAsync(person.Invoke("page", new System.Text.Json.Nodes.JsonObject { ["page"] = "x" })));
    }

    [Fact]
    public async Task Pages_are_turned_by_words_too()
    {
        await using var bot = await TestBot.StartAsync();
        var person = bot.Is("翻页");
        await person.SayAsync("hello");
        var large = SampleCards.History(200);
        await PushAsync(bot, new ChatId(await bot.AskAsync<long>($"select id from chat where external_id = '{person.Chat}'")), "large", large);
        Assert.Contains("(1/", await person.ReadAsync());

        Assert.Contains("(2/", await person.SayAsync("下一页"));
        Assert.Contains("(3/", await person.SayAsync("next page"));
        Assert.Contains("(2/", await person.SayAsync("上一页"));
        Assert.Contains("(1/", await person.SayAsync("previous page"));
        Assert.Contains("(1/", await person.SayAsync("上一页"));
        Assert.Contains("(3/", await person.SayAsync("第3页"));
        Assert.Contains("(2/", await person.SayAsync("Page 2."));
    }

    [Fact]
    public async Task Behind_the_last_page_there_is_none()
    {
        await using var bot = await TestBot.StartAsync();
        var person = bot.Is("翻到底");
        await person.SayAsync("你好");
        var large = SampleCards.History(200);
        await PushAsync(bot, new ChatId(await bot.AskAsync<long>($"select id from chat where external_id = '{person.Chat}'")), "large", large);
        var pages = Regex.Match(await person.ReadAsync(), @"\(1/(\d+)\)").Groups[1].Value;

        Assert.Contains($"({pages}/{pages})", await person.SayAsync("第99页"));
        Assert.Contains($"({pages}/{pages})", await person.SayAsync("下一页"));
        Assert.Contains($"({pages}/{pages})", await person.SayAsync("下一页"));
        Assert.Contains($"({int.Parse(pages, System.Globalization.CultureInfo.InvariantCulture) - 1}/{pages})", await person.SayAsync("上一页"));
        Assert.Contains("(1/", await person.SayAsync("第0页"));
    }

    /// <summary>A chat made for somebody who has only spoken in a group.</summary>
    static async Task<ChatId> KnownFromAGroupAsync(TestBot bot, string name)
    {
        await bot.Is(name, "a group", group: true).SayAsync("你好");
        for (var i = 0; i < 50; i++)
        {
            bot.Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(20, TestContext.Current.CancellationToken);
            var made = await bot.AskAsync<long>($"select coalesce(max(c.id), 0) from chat c join member m on m.id = c.member_id where m.name = '{name}'");
            if (made > 0) return new ChatId(made);
        }
        throw new TimeoutException("No chat was made.");
    }

    static async Task PushAsync(TestBot bot, ChatId chat, string key, Card? card = null)
    {
        // What was sent before has to be written down first: a chat's cards go out in their order.
        await bot.StatesAsync("");
        await using var tx = bot.Db.Begin();
        OutboxStore.AddOnce(tx, new TenantId(1), key, chat, CardJson.Write(card ?? new Card(Language.Chinese, "提醒")), bot.Time.GetUtcNow());
        await tx.CommitAsync(TestContext.Current.CancellationToken);
        await bot.SweepAsync();
        await bot.StatesAsync("");
    }

    static async Task ReplicasAsync(TestBot bot, RateBudget budget, int count)
    {
        for (var i = 0; i < 50 && budget.Replicas != count; i++)
        {
            bot.Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        Assert.Equal(count, budget.Replicas);
    }
}
