using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels.Teams;

/// <summary>Buttons: their card is replaced where it stands, and however often a press is reported, it is one press.</summary>
public sealed class PressTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Fact]
    public async Task The_card_is_replaced_for_whoever_pressed_and_for_everybody_else()
    {
        var (bot, person) = await LoggedAsync("就地");
        var card = person.Last.Id;

        var seen = await person.PressAsync("撤销");

        Assert.Contains("已撤销 1 条", seen);
        Assert.Equal(seen, (await bot.Connector.UpdateAsync(person.Chat, card)).Text);
        Assert.Equal(1, person.Answers);
    }

    [Fact]
    public async Task A_correction_and_a_confirmation_are_replaced_too()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("就地改");
        await person.SayAsync("签了宁德时代5800万");
        var question = person.Last.Id;
        Assert.Contains("已记", await person.PressAsync("确认"));
        Assert.Contains("已记", (await bot.Connector.UpdateAsync(person.Chat, question)).Text);

        await person.PressAsync("修改");
        Assert.Contains("已更正", await person.PressAsync("保存", ("amount", "5900万")));
        Assert.Contains("已更正", (await bot.Connector.UpdateAsync(person.Chat, question, 3)).Text);
        Assert.Equal(1, person.Answers);
    }

    [Fact]
    public async Task A_review_acknowledged_says_so_and_stays_to_be_read_and_decided_on()
    {
        var bot = await shared.GetAsync();
        var manager = bot.Is("王芳");
        var review = await manager.SayAsync("周复盘");
        var card = manager.Last.Id;
        await bot.RecordedAsync(manager.Chat, 1);

        var seen = await manager.PressAsync("已阅");

        Assert.Contains("✓ 已阅,记下了", seen);
        Assert.Contains(review.Split('\n')[0], seen);
        Assert.DoesNotContain("= 已阅", seen);
        Assert.Contains("= 约谈", seen);
        Assert.Equal(seen, (await bot.Connector.UpdateAsync(manager.Chat, card)).Text);
        Assert.Equal(1, manager.Answers);
    }

    [Fact]
    public async Task A_card_that_cannot_be_replaced_is_not_sent_again()
    {
        var (bot, person) = await LoggedAsync("换不了");
        bot.Connector.Fault = http => http.Request.Method == "PUT" ? Microsoft.AspNetCore.Http.Results.NotFound() : null;

        Assert.Contains("已撤销 1 条", await person.PressAsync("撤销"));
        Assert.Equal("sent, rejected", await bot.StatesAsync(person.Chat));
        bot.Connector.Fault = _ => null;
        Assert.Equal(1, person.Answers);
    }

    [Fact]
    public async Task In_a_group_a_press_on_somebody_elses_card_leaves_it_as_it_is()
    {
        var bot = await shared.GetAsync();
        var author = bot.Is("群主", "press group", group: true);
        await author.SayAsync("签了宁德时代58万");
        await bot.StatesAsync(author.Chat);
        var (card, undo) = (author.Last.Id, author.Invoke("撤销"));
        var by = undo.DeepClone().AsObject();
        (by["id"], by["from"]) = (bot.NextId(), new JsonObject { ["id"] = "29:路过", ["name"] = "路过" });
        var nobody = undo.DeepClone().AsObject();
        (nobody["id"], nobody["from"]) = (bot.NextId(), new JsonObject { ["id"] = "29:无名" });

        Assert.Contains("不是您记的", (await EnvelopeAsync(bot, by)).GetProperty("value").GetProperty("fallbackText").GetString());
        await EnvelopeAsync(bot, nobody);
        await bot.StatesAsync(author.Chat);
        Assert.Empty(bot.Connector.UpdatesOf(author.Chat));

        Assert.Contains("已撤销 1 条", await author.PressAsync(undo));
        Assert.Contains("已撤销 1 条", (await bot.Connector.UpdateAsync(author.Chat, card)).Text);
    }

    [Fact]
    public async Task A_press_reported_again_under_another_id_gets_the_same_card_and_does_nothing_twice()
    {
        var (bot, person) = await LoggedAsync("重发");
        var press = person.Invoke("撤销");
        var first = await person.PressAsync(press);

        var again = press.DeepClone().AsObject();
        again["id"] = bot.NextId();
        bot.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(first, await person.PressAsync(again));
        Assert.Equal("sent, sent", await bot.StatesAsync(person.Chat));
    }

    [Fact]
    public async Task Thirty_presses_at_two_replicas_each_under_its_own_id_are_one()
    {
        var (bot, person) = await LoggedAsync("三十次");
        await using var other = await TestBot.StartAsync(beside: bot);
        await person.PressAsync("修改");
        var save = person.Invoke("保存");
        save["value"]!["action"]!["data"]!["amount"] = "60万";

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => EnvelopeAsync(i % 2 == 0 ? bot : other, Reissued(bot, save))));

        Assert.All(answers, a => Assert.Contains("已更正", a.GetProperty("value").GetProperty("fallbackText").GetString()));
        Assert.Equal(2, await bot.EntriesAsync("三十次"));
    }

    [Fact]
    public async Task A_press_answered_below_the_card_is_answered_once()
    {
        var (bot, person) = await LoggedAsync("下面答");
        var press = person.Invoke("进度");

        Assert.Equal("", (await EnvelopeAsync(bot, press)).GetProperty("value").GetString());
        await person.ReadAsync();
        var again = await EnvelopeAsync(bot, Reissued(bot, press));

        Assert.Contains("已经回答过了", again.GetProperty("value").GetString());
        Assert.Equal(2, person.Answers);
    }

    [Fact]
    public async Task Whoever_presses_again_later_is_shown_how_things_stand_now()
    {
        var (bot, person) = await LoggedAsync("后来");
        var (undo, progress) = (person.Invoke("撤销"), person.Invoke("进度"));
        await person.PressAsync(progress);
        await person.PressAsync(undo);
        bot.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.Contains("已经撤销或改过了", await person.PressAsync(Reissued(bot, undo)));
        Assert.Contains("签单额 0", await person.PressAsync(Reissued(bot, progress)));
    }

    [Fact]
    public async Task A_button_that_only_old_cards_have_shows_how_things_stand_to_whoever_may_see_it()
    {
        var bot = await shared.GetAsync();
        var (manager, rep) = (bot.Is("张伟"), bot.Is("李雷"));
        await manager.SayAsync("签了宁德时代58万");
        await rep.SayAsync("签了宁德时代58万");

        Assert.Contains("灯塔科技 · 11月绩效", await manager.PressAsync(manager.Invoke("team-score", new JsonObject { ["day"] = "2026-11-23" })));
        Assert.DoesNotContain("韩梅梅", await rep.PressAsync(rep.Invoke("team-score", new JsonObject { ["day"] = "2026-11-23" })));
    }

    [Fact]
    public async Task Other_inputs_are_another_press()
    {
        var (bot, person) = await LoggedAsync("再填");
        await person.PressAsync("修改");
        var save = person.Invoke("保存");
        save["value"]!["action"]!["data"]!["amount"] = "很多";
        Assert.Contains("没有看懂", await person.PressAsync(save));

        var better = Reissued(bot, save);
        better["value"]!["action"]!["data"]!["amount"] = "60万";

        Assert.Contains("已更正", await person.PressAsync(better));
    }

    [Fact]
    public async Task The_fallback_of_a_button_carries_the_same_name_of_the_card()
    {
        var (_, person) = await LoggedAsync("同名");
        var button = person.Last.Card.GetProperty("actions")[0];
        var token = button.GetProperty("data").GetProperty("once").GetString();

        Assert.Equal(token, button.GetProperty("fallback").GetProperty("data").GetProperty("once").GetString());
        await person.SayAsync("拜访了中兴李工");
        Assert.NotEqual(token, person.Last.Card.GetProperty("actions")[0].GetProperty("data").GetProperty("once").GetString());
    }

    [Theory]
    [InlineData("""{"action":"no object"}""")]
    [InlineData("""{}""")]
    [InlineData("\"text\"")]
    public async Task An_action_that_is_none_is_told_so_in_the_envelope(string value)
    {
        var bot = await shared.GetAsync();
        var answer = await EnvelopeAsync(bot, bot.Is("乱按").Activity("invoke", null, ("name", "adaptiveCard/action"), ("value", JsonNode.Parse(value))));

        Assert.Equal((400, "application/vnd.microsoft.error"), (answer.GetProperty("statusCode").GetInt32(), answer.GetProperty("type").GetString()));
        Assert.Equal("BadRequest", answer.GetProperty("value").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Of_the_envelope_nothing_but_status_type_and_value_is_sent()
    {
        var (bot, person) = await LoggedAsync("信封");
        var answer = await EnvelopeAsync(bot, person.Invoke("撤销"));

        Assert.Equal(["statusCode", "type", "value"], answer.EnumerateObject().Select(p => p.Name));
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), (answer.GetProperty("statusCode").GetInt32(), answer.GetProperty("type").GetString()));
        Assert.Equal("AdaptiveCard", answer.GetProperty("value").GetProperty("type").GetString());
    }

    static JsonObject Reissued(TestBot bot, JsonObject press)
    {
        var again = press.DeepClone().AsObject();
        again["id"] = bot.NextId();
        return again;
    }

    static async Task<JsonElement> EnvelopeAsync(TestBot bot, JsonObject press)
    {
        using var answered = await bot.PostAsync(press);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answered.StatusCode, answered.Content.Headers.ContentType?.MediaType));
        return JsonDocument.Parse(await answered.Content.ReadAsStringAsync()).RootElement;
    }

    async Task<(TestBot Bot, Person Person)> LoggedAsync(string name)
    {
        var bot = await shared.GetAsync();
        var person = bot.Is(name);
        await person.SayAsync("签了宁德时代58万");
        return (bot, person);
    }
}
