using System.Text.Json.Nodes;

namespace Dengta.Tests.Conversation;

/// <summary>Whatever was booked can be taken back or put right, by its author and once.</summary>
public sealed class UndoTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Fact]
    public async Task An_undo_pressed_twice_undoes_once()
    {
        var (bot, person) = await IsAsync("撤两次");
        await person.SayAsync("签了宁德时代58万");
        var (first, second) = (person.Invoke("撤销"), person.Invoke("撤销"));

        Assert.Contains("已撤销 1 条", await person.PressAsync(first));
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("已经撤销或改过了", await person.PressAsync(second));
        Assert.Equal(0, await ActiveAsync(bot, "撤两次"));
    }

    [Fact]
    public async Task An_undo_pressed_at_two_replicas_at_once_undoes_once()
    {
        var (bot, person) = await IsAsync("两边撤");
        await using var other = await TestBot.StartAsync(beside: bot);
        await person.SayAsync("签了宁德时代58万");
        var presses = Enumerable.Range(0, 6).Select(_ => person.Invoke("撤销")).ToArray();

        await Task.WhenAll(presses.Select((p, i) => (i % 2 == 0 ? bot : other).PostAsync(p)));

        Assert.Equal(0, await ActiveAsync(bot, "两边撤"));
        Assert.Contains("签单额 0", await person.SayAsync("我这个月签了多少"));
    }

    [Fact]
    public async Task An_undo_from_two_chats_at_once_is_one_undo_and_one_polite_word()
    {
        var bot = await shared.GetAsync();
        var name = "两处撤";
        var (here, there) = (bot.Is(name), bot.Is(name, "another chat of " + name));
        for (var i = 0; i < 5; i++)
        {
            await here.Until(here.Answers).SayAsync($"签了宁德时代{58 + i}万");
            var undo = here.Invoke("撤销");
            var elsewhere = undo.DeepClone().AsObject();
            (elsewhere["id"], elsewhere["conversation"]!["id"]) = (bot.NextId(), there.Chat);

            var answers = await Task.WhenAll(here.PressAsync(undo), there.PressAsync(elsewhere));

            Assert.Single(answers, a => a.Contains("已撤销 1 条", StringComparison.Ordinal));
            Assert.Single(answers, a => a.Contains("已经撤销或改过了", StringComparison.Ordinal));
        }
        Assert.Equal(0, await ActiveAsync(bot, name));
    }

    [Fact]
    public async Task A_reply_to_a_card_means_what_that_card_booked()
    {
        var (bot, person) = await IsAsync("引用");
        await person.SayAsync("签了宁德时代58万");
        var first = person.Last.Id;
        await person.SayAsync("签了中兴20万");
        await bot.StatesAsync(person.Chat);

        Assert.Contains("已更正:签单 宁德时代新能源科技股份有限公司 35万", await ReplyAsync(bot, person, first, "改成35万"));
        Assert.Contains("没有找到要改的那条记录", await ReplyAsync(bot, person, first, "改成36万"));
        // A card that booked nothing, or is far back, is no card: the latest message is meant.
        Assert.Contains("✗ 签单 宁德时代新能源科技股份有限公司 35万", await ReplyAsync(bot, person, "no such card", "撤销"));
        Assert.Equal(2, await ActiveAsync(bot, "引用"));
    }

    [Fact]
    public async Task An_undo_in_reply_to_an_older_card_takes_back_that_one()
    {
        var (bot, person) = await IsAsync("引用撤");
        await person.SayAsync("签了宁德时代58万");
        var first = person.Last.Id;
        await person.SayAsync("签了中兴20万");
        await bot.StatesAsync(person.Chat);

        Assert.Contains("✗ 签单 宁德时代", await ReplyAsync(bot, person, first, "撤销"));
        Assert.Contains("已经撤销或改过了", await ReplyAsync(bot, person, first, "撤销"));
        Assert.Equal(1, await ActiveAsync(bot, "引用撤"));
    }

    [Fact]
    public async Task A_reply_to_somebody_elses_card_changes_nothing_of_theirs()
    {
        var bot = await shared.GetAsync();
        var one = bot.Is("引用甲", "quote group", group: true);
        await one.SayAsync("签了宁德时代58万");
        var card = one.Last.Id;
        await bot.StatesAsync("quote group");
        var other = bot.Is("引用乙", "quote group", group: true).Until(1);

        Assert.Contains("不是您记的", await ReplyAsync(bot, other, card, "撤销"));
        Assert.Equal(1, await ActiveAsync(bot, "引用甲"));
    }

    static async Task<string> ReplyAsync(TestBot bot, Person person, string card, string text)
    {
        var message = person.Message(text);
        message["replyToId"] = card;
        await bot.PostAsync(message);
        return await person.ReadAsync();
    }

    [Fact]
    public async Task A_correction_replaces_the_entry()
    {
        var (bot, person) = await IsAsync("更正");
        await person.SayAsync("签了宁德时代53万");

        var answer = await person.SayAsync("是35万不是53万");

        Assert.Contains("已更正:签单 宁德时代新能源科技股份有限公司 35万", answer);
        Assert.Contains("35万 / 80万", answer);
        Assert.Equal((2, 1), (await bot.EntriesAsync("更正"), await ActiveAsync(bot, "更正")));
    }

    [Fact]
    public async Task An_undone_correction_brings_the_entry_back_and_the_next_undo_takes_that_back_too()
    {
        var (bot, person) = await IsAsync("撤更正");
        await person.SayAsync("签了宁德时代53万");
        await person.SayAsync("是35万不是53万");

        var restored = await person.SayAsync("撤销");
        Assert.Contains("✗ 签单 宁德时代新能源科技股份有限公司 35万", restored);
        Assert.Contains("✓ 签单 宁德时代新能源科技股份有限公司 53万", restored);
        Assert.Contains("签单额 53万", await person.SayAsync("我这个月签了多少"));

        Assert.Contains("已撤销 1 条", await person.SayAsync("撤销"));
        Assert.Equal(0, await ActiveAsync(bot, "撤更正"));
        Assert.Contains("签单额 0", await person.SayAsync("我这个月签了多少"));
    }

    [Fact]
    public async Task Two_corrections_are_undone_one_after_the_other()
    {
        var (bot, person) = await IsAsync("改两次");
        await person.SayAsync("签了宁德时代53万");
        await person.SayAsync("是35万不是53万");
        await person.SayAsync("是36万不是35万");

        Assert.Contains("✓ 签单 宁德时代新能源科技股份有限公司 35万", await person.SayAsync("撤销"));
        Assert.Contains("✓ 签单 宁德时代新能源科技股份有限公司 53万", await person.SayAsync("撤销"));
        Assert.Contains("已撤销 1 条", await person.SayAsync("撤销"));
        Assert.Equal(0, await ActiveAsync(bot, "改两次"));
    }

    [Fact]
    public async Task The_form_of_one_entry_undoes_that_entry_alone()
    {
        var (bot, person) = await IsAsync("撤一条");
        await person.SayAsync("上午拜访了中兴李工,下午签了宁德时代58万");
        await person.PressAsync("修改");
        await person.PressAsync(person.Last.Card.GetProperty("actions")[1].GetProperty("title").GetString()!);

        Assert.Contains("已撤销 1 条", await person.PressAsync("撤销这条"));
        Assert.Equal(1, await ActiveAsync(bot, "撤一条"));
    }

    [Fact]
    public async Task The_form_changes_every_field()
    {
        var (bot, person) = await IsAsync("表单");
        await person.SayAsync("签了宁德时代58万");
        await person.PressAsync("修改");

        var answer = await person.PressAsync("保存", ("customer", "中兴"), ("amount", "60万"), ("date", "2026-11-20"), ("contact", "陈总"));

        Assert.Contains("已更正:签单 中兴 · 陈总 60万", answer);
        Assert.Equal("2026-11-20", await bot.AskAsync<string>("select business_date::text from entry order by id desc limit 1"));
    }

    [Theory]
    [InlineData("amount", "-5万", "不能是负数")]
    [InlineData("amount", "很多", "没有看懂")]
    [InlineData("amount", "99999999999万", "太大了")]
    [InlineData("amount", "9999999999999999999999999999999万", "没有看懂")]
    [InlineData("date", "9999-12-31", "将来")]
    [InlineData("date", "0001-01-01", "一年以前")]
    [InlineData("date", "明天", "2026-01-31")]
    [InlineData("customer", "!!!", "没有看懂")]
    [InlineData("colleague", "99999999999999999999", "没有变化")]
    [InlineData("colleague", "9", "同组")]
    public async Task A_field_that_makes_no_sense_is_refused(string field, string value, string refusal)
    {
        var (bot, person) = await IsAsync("乱填" + field + value);
        await person.SayAsync("签了宁德时代58万");
        await person.PressAsync("修改");

        Assert.Contains(refusal, await person.PressAsync("保存", (field, value)));
        Assert.Equal(1, await bot.EntriesAsync("乱填" + field + value));
    }

    [Fact]
    public async Task A_shared_deal_is_split_to_the_cent_and_comes_back_whole()
    {
        var (bot, person) = await IsAsync("分单");
        await person.SayAsync("签了宁德时代100001.01元");
        await person.PressAsync("修改");
        var colleague = await bot.AskAsync<int>("select id from member where name = '李雷'");

        var answer = await person.PressAsync("保存", ("colleague", colleague.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("percent", "33"));
        Assert.Contains("已更正", answer);
        Assert.Equal(100001.01m, await bot.AskAsync<decimal>("select sum(amount) from progress_day where day = '2026-11-23' and kind = 2 and member_id in (1, (select id from member where name = '分单'))"));
        Assert.Contains("已撤销", await person.SayAsync("撤销"));
    }

    [Fact]
    public async Task Buttons_of_somebody_elses_card_change_nothing()
    {
        var (bot, person) = await IsAsync("主人");
        await person.SayAsync("签了宁德时代58万");
        var stranger = bot.Is("路人");
        await stranger.SayAsync("你好");
        foreach (var title in (string[])["撤销", "修改"])
        {
            var press = person.Invoke(title);
            press["from"] = new JsonObject { ["id"] = "29:路人", ["name"] = "路人" };
            press["conversation"] = new JsonObject { ["id"] = stranger.Chat };
            Assert.Contains("不是您记的", await stranger.PressAsync(press));
        }
        var entry = await bot.AskAsync<long>("select max(id) from entry");
        Assert.Contains("不是您记的", await stranger.PressAsync(stranger.Invoke("edit", new JsonObject { ["entry"] = entry, ["save"] = "1", ["amount"] = "1" })));

        Assert.Equal(1, await ActiveAsync(bot, "主人"));
    }

    [Theory]
    [InlineData("改成9999999999999999万")]
    [InlineData("日期改成2099年1月1日")]
    public async Task A_correction_that_cannot_be_meant_changes_nothing(string text)
    {
        var (bot, person) = await IsAsync("乱改" + text);
        await person.SayAsync("签了宁德时代58万");

        Assert.DoesNotContain("出错", await person.SayAsync(text));
        Assert.Equal(1, await ActiveAsync(bot, "乱改" + text));
        Assert.Contains("签单额 58万", await person.SayAsync("我这个月签了多少"));
    }

    [Fact]
    public async Task A_named_entry_is_undone_and_nothing_else()
    {
        var (bot, person) = await IsAsync("指名");
        await person.SayAsync("拜访了中兴李工");
        await person.SayAsync("签了宁德时代58万");

        Assert.Contains("✗ 拜访 中兴", await person.SayAsync("把中兴的拜访删了"));
        Assert.Equal(1, await ActiveAsync(bot, "指名"));
    }

    [Fact]
    public async Task Nothing_older_than_a_day_is_undone_without_a_word_about_it()
    {
        await using var bot = await TestBot.StartAsync();
        var person = bot.Is("隔天");
        await person.SayAsync("签了宁德时代58万");
        bot.Time.Advance(TimeSpan.FromHours(25));

        Assert.Contains("没有可以撤销", await person.SayAsync("撤销"));
        Assert.Equal(1, await ActiveAsync(bot, "隔天"));
    }

    static Task<long> ActiveAsync(TestBot bot, string person) => bot.AskAsync<long>($"""
        select count(*) from entry e join member m on m.id = e.member_id
        where m.name = '{person}' and not exists (select from entry_void v where v.entry_id = e.id)
        """);

    async Task<(TestBot Bot, Person Person)> IsAsync(string name)
    {
        var bot = await shared.GetAsync();
        return (bot, bot.Is(name));
    }
}
