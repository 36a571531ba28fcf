using System.Net;
using System.Text.Json.Nodes;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels.Teams;

/// <summary>A message changed after it was sent: the book follows only where its author says so.</summary>
public sealed class EditedMessageTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Fact]
    public async Task A_changed_log_offers_the_correction_and_books_nothing_by_itself()
    {
        var (bot, person) = await LoggedAsync("改消息", "签了宁德时代53万", "log 1");

        var offer = await EditAsync(bot, person, "log 1", "签了宁德时代35万", "t1");

        Assert.Contains("您改了消息,账上还没有改", offer);
        Assert.Contains("账上:签单 宁德时代新能源科技股份有限公司 53万", offer);
        Assert.Equal(1, await bot.EntriesAsync("改消息"));
        Assert.Contains("已更正:签单 宁德时代新能源科技股份有限公司 35万", await person.PressAsync("保存", Filled(person)));
        Assert.Equal((2, "53,35"), (await bot.EntriesAsync("改消息"), await AmountsAsync(bot, "改消息")));
    }

    [Fact]
    public async Task The_next_change_corrects_what_the_last_one_made()
    {
        var (bot, person) = await LoggedAsync("改两回", "签了宁德时代53万", "log 2");
        await EditAsync(bot, person, "log 2", "签了宁德时代35万", "t1");
        await person.PressAsync("保存", Filled(person));

        Assert.Contains("账上:签单 宁德时代新能源科技股份有限公司 35万", await EditAsync(bot, person, "log 2", "签了宁德时代36万", "t2"));
        await person.PressAsync("保存", Filled(person));
        await person.SayAsync("撤销");

        // The undo brought 35 back, and that is what the message stands for now.
        Assert.Contains("账上:签单 宁德时代新能源科技股份有限公司 35万", await EditAsync(bot, person, "log 2", "签了宁德时代37万", "t3"));
    }

    [Fact]
    public async Task A_copy_of_a_change_is_answered_once()
    {
        var (bot, person) = await LoggedAsync("改抄送", "签了宁德时代53万", "log 3");
        await EditAsync(bot, person, "log 3", "签了宁德时代35万", "t1");

        var copies = Enumerable.Range(0, 30).Select(_ => bot.PostAsync(Edit(person, "log 3", "签了宁德时代35万", "t1")));

        Assert.All(await Task.WhenAll(copies), answered => Assert.Equal(HttpStatusCode.OK, answered.StatusCode));
        Assert.Equal("sent, sent", await bot.StatesAsync(person.Chat));
    }

    [Fact]
    public async Task A_change_of_what_was_undone_books_nothing()
    {
        var (bot, person) = await LoggedAsync("撤了再改", "签了宁德时代53万", "log 4");
        await person.PressAsync("撤销");

        Assert.Contains("现在也没有它的记录", await EditAsync(bot, person, "log 4", "签了宁德时代35万", "t1"));
        Assert.Equal(1, await bot.EntriesAsync("撤了再改"));
    }

    [Fact]
    public async Task A_log_that_is_none_any_more_leaves_its_entry_and_says_so()
    {
        var (bot, person) = await LoggedAsync("改没了", "签了宁德时代53万", "log 5");

        Assert.Contains("✓ 签单 宁德时代新能源科技股份有限公司 53万", await EditAsync(bot, person, "log 5", "没事了", "t1"));
        Assert.Contains("已撤销 1 条", await person.PressAsync("撤销"));
    }

    [Fact]
    public async Task Of_several_entries_the_changed_one_is_offered()
    {
        var (bot, person) = await LoggedAsync("改其一", "上午拜访了中兴李工,下午签了宁德时代58万", "log 6");

        Assert.Contains("账上:签单 宁德时代新能源科技股份有限公司 58万", await EditAsync(bot, person, "log 6", "上午拜访了中兴李工,下午签了宁德时代60万", "t1"));
        Assert.Contains("要改哪一条", await EditAsync(bot, person, "log 6", "签了宁德时代60万", "t2"));
    }

    [Fact]
    public async Task The_customer_the_day_and_another_currency_are_offered_too()
    {
        var (bot, person) = await LoggedAsync("改别的", "签了宁德时代53万", "log 7");

        await EditAsync(bot, person, "log 7", "昨天签了中兴5万美元", "t1");

        Assert.Equal([("customer", "中兴"), ("amount", "50000 USD"), ("date", "2026-11-22"), ("contact", "")], Filled(person));
    }

    [Fact]
    public async Task It_is_offered_in_english()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("Editor");
        await bot.PostAsync(person.Message("signed Globex 120k", "log 8"));
        await person.ReadAsync();
        if (person.Last.Text.Contains("new customer", StringComparison.OrdinalIgnoreCase)) await person.PressAsync(person.Last.Card.GetProperty("actions")[0].GetProperty("title").GetString()!);

        Assert.Contains("You changed the message", await EditAsync(bot, person, "log 8", "signed Globex 130k", "t1"));
    }

    [Theory]
    [InlineData("签了宁德时代53万", "a change of nothing")]
    [InlineData("  ", "an emptied message")]
    public async Task Nothing_is_said_about(string text, string what)
    {
        var (bot, person) = await LoggedAsync(what, "签了宁德时代53万", "log of " + what);

        var answered = await bot.PostAsync(Edit(person, "log of " + what, text, "t1"));

        Assert.Equal((HttpStatusCode.OK, "sent"), (answered.StatusCode, await bot.StatesAsync(person.Chat)));
    }

    [Fact]
    public async Task A_changed_question_and_somebody_elses_message_are_passed_over()
    {
        var (bot, person) = await LoggedAsync("改问题", "我这个月签了多少", "question");
        var other = bot.Is("改别人", person.Chat);
        await other.Until(other.Answers).SayAsync("你好");

        await bot.PostAsync(Edit(person, "question", "我上个月签了多少", "t1"));
        await bot.PostAsync(Edit(other, "question", "签了宁德时代35万", "t2"));
        await bot.PostAsync(Edit(bot.Is("生人", "a chat nobody knows"), "question", "签了宁德时代35万", "t3"));

        Assert.Equal(2, person.Answers);
    }

    async Task<(TestBot Bot, Person Person)> LoggedAsync(string name, string text, string id)
    {
        var bot = await shared.GetAsync();
        var person = bot.Is(name);
        await bot.PostAsync(person.Message(text, id));
        await person.ReadAsync();
        return (bot, person);
    }

    static async Task<string> EditAsync(TestBot bot, Person person, string id, string text, string at)
    {
        var seen = person.Answers;
        var answered = await bot.PostAsync(Edit(person, id, text, at));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        return await person.Until(seen).ReadAsync();
    }

    static JsonObject Edit(Person person, string id, string text, string at) => person.Activity(
        "messageUpdate", id, ("text", text), ("timestamp", at), ("channelData", new JsonObject { ["eventType"] = "editMessage" }));

    /// <summary>What the form is filled with, as a client sends it back.</summary>
    static (string, string)[] Filled(Person person) =>
        [.. person.Last.Card.GetProperty("body").EnumerateArray()
            .Where(e => e.GetProperty("type").GetString() == "Input.Text" && e.GetProperty("id").GetString() != "percent")
            .Select(e => (e.GetProperty("id").GetString()!, e.TryGetProperty("value", out var value) ? value.GetString()! : ""))];

    static Task<string> AmountsAsync(TestBot bot, string person) => bot.AskAsync<string>($"""
        select string_agg((amount / 10000)::int::text, ',' order by e.id) from entry e join member m on m.id = e.member_id where m.name = '{person}'
        """);
}
