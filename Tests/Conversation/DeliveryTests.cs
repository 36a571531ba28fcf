using System.Net;
using System.Text.Json.Nodes;
using System.Text;
using Dengta.BotApp.Channels.Teams;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dengta.Tests.Conversation;

/// <summary>What becomes of an answer when the connector does not take it.</summary>
public sealed class DeliveryTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Fact]
    public async Task A_throttled_answer_waits_as_long_as_it_is_told_and_does_not_count_as_an_attempt()
    {
        var (bot, person, faults) = await FacingAsync("限流", 429, times: 1, retryAfter: "7");

        await SayAsync(bot, person);
        Assert.Equal("due", await bot.StatesAsync(person.Chat));
        bot.Time.Advance(TimeSpan.FromSeconds(6));
        await bot.SweepAsync();
        Assert.Equal((1, 0), (faults.Met, person.Answers));

        bot.Time.Advance(TimeSpan.FromSeconds(1));
        await bot.SweepAsync();
        Assert.Equal("sent", await bot.StatesAsync(person.Chat));
        Assert.Equal(1, person.Answers);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    public async Task A_chat_that_is_busy_is_tried_again_however_often(int status)
    {
        var (bot, person, faults) = await FacingAsync("忙" + status, status, times: 5);

        await SayAsync(bot, person);
        await SweepAsync(bot, 5);

        Assert.Equal("sent", await bot.StatesAsync(person.Chat));
        Assert.Equal((5, 1), (faults.Met, person.Answers));
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_may_have_arrived_is_tried_twice_more_at_most(int status)
    {
        var (bot, person, faults) = await FacingAsync("不明" + status, status);

        await SayAsync(bot, person);
        await SweepAsync(bot, 5);

        Assert.Equal("unknown 2", await bot.StatesAsync(person.Chat));
        Assert.Equal((3, 0), (faults.Met, person.Answers));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(413)]
    [InlineData(500)]
    public async Task What_is_refused_is_not_tried_again(int status)
    {
        var (bot, person, faults) = await FacingAsync("拒绝" + status, status);

        await SayAsync(bot, person);
        await SweepAsync(bot, 2);

        Assert.Equal("rejected", await bot.StatesAsync(person.Chat));
        Assert.Equal((1, false), (faults.Met, await IsDeadAsync(bot, person)));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_chat_that_is_gone_is_marked_and_writing_again_revives_it(int status)
    {
        var (bot, person, _) = await FacingAsync("走了" + status, status, times: 1);

        await SayAsync(bot, person);
        Assert.Equal("rejected", await bot.StatesAsync(person.Chat));
        Assert.True(await IsDeadAsync(bot, person));

        Assert.Contains("已记", await person.SayAsync("拜访了中兴李工"));
        Assert.False(await IsDeadAsync(bot, person));
    }

    [Fact]
    public async Task A_later_answer_does_not_overtake_one_that_waits()
    {
        var (bot, person, _) = await FacingAsync("先后", 429, times: 1, retryAfter: "5");

        await SayAsync(bot, person, "拜访了中兴李工");
        Assert.Equal("due", await bot.StatesAsync(person.Chat));
        await SayAsync(bot, person, "拜访了比亚迪王总");
        await SayAsync(bot, person, "拜访了腾讯周总");
        Assert.Equal("due, due, due", await bot.StatesAsync(person.Chat));
        Assert.Equal(0, person.Answers);
        bot.Time.Advance(TimeSpan.FromSeconds(5));
        for (var i = 0; i < 3; i++)
        {
            await bot.SweepAsync();
            await bot.StatesAsync(person.Chat);
        }

        Assert.Equal(["中兴", "比亚迪", "腾讯"], bot.Connector.OfChat(person.Chat).Select(a => a.Text.Split(' ')[2]));
    }

    [Fact]
    public async Task An_answer_made_while_another_is_being_put_off_does_not_overtake_it()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("插队");
        await person.SayAsync("拜访了中兴李工");
        Assert.Equal("sent", await bot.StatesAsync(person.Chat));
        var (first, second) = (await CopyAsync(bot, person, "first"), await CopyAsync(bot, person, "second"));
        using var faults = new Faults(bot, person.Chat, 429, times: 1, retryAfter: "5");
        var courier = bot.Services.GetRequiredService<Courier>();
        var asked = bot.Time.GetUtcNow();

        courier.Send(first, CardJson.Read(first.Card.Json), asked);
        await bot.DueAsync(person.Chat, but: second.Id);
        courier.Send(second, CardJson.Read(second.Card.Json), asked);
        await bot.DueAsync(person.Chat);
        Assert.Equal((1, 1), (faults.Met, person.Answers));
        await SweepAsync(bot, 2);

        Assert.Equal(["first", "second"], bot.Connector.OfChat(person.Chat).Skip(1).Select(a => a.Text.Split('\n')[0]));
    }

    [Fact]
    public async Task A_refused_replacement_is_sent_as_a_message_of_its_own()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("换卡");
        await person.SayAsync("签了宁德时代58万");
        using var faults = new Faults(bot, person.Chat, 404, times: 1, method: "PUT");

        await PostAsync(bot, Typed(person, "撤销"));

        Assert.Contains("已撤销 1 条", await person.ReadAsync());
        Assert.Equal((1, "POST", false), (faults.Met, person.Last.Method, await IsDeadAsync(bot, person)));
    }

    [Fact]
    public async Task A_press_that_came_as_a_message_replaces_its_card()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("原卡");
        await person.SayAsync("签了宁德时代58万");
        var card = person.Last.Id;

        await PostAsync(bot, Typed(person, "撤销"));

        Assert.Contains("已撤销 1 条", (await bot.Connector.UpdateAsync(person.Chat, card)).Text);
        Assert.Equal(1, person.Answers);
    }

    [Fact]
    public async Task What_a_crash_left_behind_is_delivered_once_by_whichever_replica_sweeps()
    {
        var bot = await shared.GetAsync();
        await using var other = await TestBot.StartAsync(beside: bot);
        var people = Enumerable.Range(0, 10).Select(i => bot.Is("遗留" + i)).ToArray();
        foreach (var person in people) await person.SayAsync("拜访了中兴李工");
        foreach (var person in people) Assert.Equal("sent", await bot.StatesAsync(person.Chat));
        // As after a crash between commit and send: the card is there, its lease runs out, nobody has sent it.
        await bot.DoAsync("""
            insert into outbox (tenant_id, chat_id, inbox_id, card, due_at, created_at)
            select o.tenant_id, o.chat_id, o.inbox_id, o.card, o.created_at + interval '30 s', o.created_at
            from outbox o join chat c on c.id = o.chat_id where c.external_id like 'chat-遗留%'
            """);

        await Task.WhenAll(bot.SweepAsync(), other.SweepAsync());
        Assert.All(people, p => Assert.Equal(1, p.Answers));
        bot.Time.Advance(TimeSpan.FromSeconds(31));
        await Task.WhenAll(bot.SweepAsync(), other.SweepAsync(), bot.SweepAsync(), other.SweepAsync());

        Assert.All(people, p => Assert.Equal(2, p.Answers));
        foreach (var person in people) Assert.Equal("sent, sent", await bot.StatesAsync(person.Chat));
        Assert.Equal(0, await bot.SweepAsync());
    }

    [Theory]
    [InlineData("\0 NUL", 400)]
    [InlineData("a face at the end of what is kept of it 😀", 400)]
    public async Task A_strange_reason_is_kept_and_stops_nothing(string reason, int status)
    {
        var (bot, person, faults) = await FacingAsync("怪" + reason.Length, status, body: new string('x', 195 - reason.Length + 2) + reason);

        await SayAsync(bot, person);

        Assert.Equal("rejected", await bot.StatesAsync(person.Chat));
        faults.Dispose();
        await person.SayAsync("拜访了中兴李工");
        Assert.Equal("rejected, sent", await bot.StatesAsync(person.Chat));
    }

    [Theory]
    [InlineData("""{"id":"a\u0000b"}""")]
    [InlineData("""{"id":"a\ud800b"}""")]
    [InlineData("""{"id":5}""")]
    [InlineData("""{"id":""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task A_strange_receipt_is_a_receipt(string body)
    {
        var (bot, person, faults) = await FacingAsync("回执" + body.Replace("\\", "", StringComparison.Ordinal), 201, body: body);

        await SayAsync(bot, person);
        await SweepAsync(bot, 2);

        Assert.Equal("sent", await bot.StatesAsync(person.Chat));
        Assert.Equal(1, faults.Met);
    }

    [Fact]
    public async Task An_unreachable_connector_is_tried_again_and_does_not_count()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("不通");
        var message = person.Message("拜访了中兴李工");
        message["serviceUrl"] = "http://127.0.0.1:9/";

        await PostAsync(bot, message);
        await bot.DueAsync(person.Chat);
        Assert.Equal("due", await bot.StatesAsync(person.Chat));
        await bot.DoAsync($"update chat set service_url = '{bot.Connector.Address}' where external_id = '{person.Chat}'");
        await SweepAsync(bot, 1);

        Assert.Contains("已记", await person.ReadAsync());
        Assert.Equal("sent", await bot.StatesAsync(person.Chat));
    }

    async Task<(TestBot Bot, Person Person, Faults Faults)> FacingAsync(
        string name, int status, int times = int.MaxValue, string? retryAfter = null, string body = "")
    {
        var bot = await shared.GetAsync();
        var person = bot.Is(name);
        return (bot, person, new Faults(bot, person.Chat, status, times, retryAfter, body));
    }

    /// <summary>An answer as a turn leaves it that saw nothing waiting: leased, to be sent by whoever made it.</summary>
    static async Task<OutboxRow> CopyAsync(TestBot bot, Person person, string title)
    {
        var (chat, inbox) = (
            new ChatId(await bot.AskAsync<long>($"select id from chat where external_id = '{person.Chat}'")),
            new InboxId(await bot.AskAsync<long>($"select max(o.inbox_id) from outbox o join chat c on c.id = o.chat_id where c.external_id = '{person.Chat}'")));
        var card = new OutboxCard(CardJson.Write(new Card(Language.Chinese, title)), null, null);
        var now = bot.Time.GetUtcNow();
        await using var tx = bot.Db.Begin();
        var added = OutboxStore.Add(tx, new TenantId(1), chat, inbox, card, now + Courier.Lease, now);
        await tx.CommitAsync(TestContext.Current.CancellationToken);
        return new(new TenantId(1), added.Value.Id, chat, ActivityReader.Channel, new ChatAddress(person.Chat, false, bot.Connector.Address.ToString(), "28:bot"), card, 0);
    }

    static async Task SayAsync(TestBot bot, Person person, string text = "拜访了中兴李工")
    {
        await PostAsync(bot, person.Message(text));
        await bot.DueAsync(person.Chat);
    }

    static async Task PostAsync(TestBot bot, object activity)
    {
        using var answered = await bot.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    /// <summary>A press as clients send it that do not know card actions: a message with a value.</summary>
    static JsonObject Typed(Person person, string title)
    {
        var button = person.Last.Card.GetProperty("actions").EnumerateArray().First(a => a.GetProperty("title").GetString() == title);
        var data = JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject();
        data["verb"] = button.GetProperty("verb").GetString();
        return person.Activity("message", null, ("value", data), ("replyToId", person.Last.Id));
    }

    static async Task SweepAsync(TestBot bot, int times)
    {
        for (var i = 0; i < times; i++)
        {
            bot.Time.Advance(TimeSpan.FromSeconds(50));
            await bot.SweepAsync();
            await bot.StatesAsync("");
        }
    }

    static Task<bool> IsDeadAsync(TestBot bot, Person person) =>
        bot.AskAsync<bool>($"select dead_since is not null from chat where external_id = '{person.Chat}'");

    /// <summary>The next answers to a chat meet a status.</summary>
    sealed class Faults : IDisposable
    {
        readonly TestBot _bot;
        int _met;

        public Faults(TestBot bot, string chat, int status, int times = int.MaxValue, string? retryAfter = null, string body = "", string? method = null)
        {
            _bot = bot;
            bot.Connector.Fault = http =>
            {
                if (!http.Request.RouteValues["chat"]!.Equals(chat) || (method ?? http.Request.Method) != http.Request.Method || _met >= times) return null;
                _met++;
                if (retryAfter is not null) http.Response.Headers.RetryAfter = retryAfter;
                return Results.Text(body, statusCode: status, contentEncoding: Encoding.UTF8);
            };
        }

        public int Met => _met;

        public void Dispose() => _bot.Connector.Fault = _ => null;
    }
}
