namespace Dengta.Tests.Conversation;

/// <summary>What is missing or uncertain is asked, and nothing is booked until it is known.</summary>
public sealed class QuestionTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Theory]
    [InlineData("30万", "30万")]
    [InlineData("三十万", "30万")]
    [InlineData("300,000", "30万")]
    [InlineData("30万元。", "30万")]
    public async Task A_missing_amount_is_asked_and_the_answer_completes_the_deal(string answer, string booked)
    {
        var (bot, person) = await IsAsync("缺" + answer);

        Assert.Contains("金额是多少", await person.SayAsync("签了宁德时代"));
        Assert.Equal(0, await bot.EntriesAsync("缺" + answer));

        Assert.Contains($"已记 签单 宁德时代 {booked}", await person.SayAsync(answer));
        Assert.Equal(1, await bot.EntriesAsync("缺" + answer));
    }

    [Theory]
    [InlineData("算了")]
    [InlineData("取消")]
    [InlineData("1")]
    [InlineData("回复1")]
    public async Task A_question_can_be_dropped(string answer)
    {
        var (bot, person) = await IsAsync("弃" + answer);
        await person.SayAsync("签了宁德时代");

        Assert.Contains("没有记", await person.SayAsync(answer));
        Assert.DoesNotContain("已记", await person.SayAsync("30万"));
        Assert.Equal(0, await bot.EntriesAsync("弃" + answer));
    }

    [Theory]
    [InlineData("-30万")]
    [InlineData("9999999999999999万")]
    [InlineData("99999999999999999999999999999999999999")]
    public async Task An_amount_that_cannot_be_meant_is_refused_and_the_question_waits_on(string answer)
    {
        var (bot, person) = await IsAsync("怪" + answer);
        await person.SayAsync("签了宁德时代");

        var refused = await person.SayAsync(answer);
        Assert.DoesNotContain("出错", refused);
        Assert.DoesNotContain("已记", refused);
        Assert.Contains("已记 签单 宁德时代 30万", await person.SayAsync("30万"));
        Assert.Equal(1, await bot.EntriesAsync("怪" + answer));
    }

    [Theory]
    [InlineData("300k", "已记 签单 宁德时代 30万")]
    [InlineData("cancel", "nothing was logged")]
    [InlineData("never mind", "nothing was logged")]
    public async Task A_question_is_answered_in_either_language(string answer, string expected)
    {
        var (_, person) = await IsAsync("英" + answer);
        await person.SayAsync("签了宁德时代");

        Assert.Contains(expected, await person.SayAsync(answer));
    }

    [Fact]
    public async Task A_missing_customer_is_asked()
    {
        var (bot, person) = await IsAsync("缺客户");

        Assert.Contains("是哪家客户", await person.SayAsync("签了30万"));
        Assert.Contains("已记 签单", await person.SayAsync("宁德时代"));
        Assert.Equal("宁德时代新能源科技股份有限公司", await bot.AskAsync<string>("select c.name from entry e join customer c on c.id = e.customer_id order by e.id desc limit 1"));
    }

    [Fact]
    public async Task An_uncertain_customer_is_asked_with_the_three_likeliest_and_a_new_one()
    {
        var (bot, person) = await IsAsync("哪家");
        await bot.DoAsync("""
            with made as (
                insert into customer (tenant_id, name, created_at, created_by)
                select 1, n, '2026-11-01', 1 from unnest(array['Zenith Oil', 'Zenith Steel', 'Zenith Water', 'Zenith Electricity']) n returning id, name)
            insert into customer_name select 1, lower(replace(name, ' ', '')), id from made
            """);

        var question = await person.SayAsync("拜访了Zenith");
        Assert.Equal(["Zenith Oil", "Zenith Steel", "Zenith Water", "新客户「Zenith」", "取消"], Titles(person));
        Assert.Contains("还没有记", question);

        Assert.Contains("已记 拜访 Zenith Steel", await person.PressAsync("Zenith Steel"));
        Assert.Contains("已记 跟进 Zenith Steel", await person.SayAsync("跟进了Zenith"));
        // What one means by a name of four, another need not.
        Assert.Contains("是哪一家", await bot.Is("哪家二").SayAsync("拜访了Zenith"));
        Assert.Equal(2, await bot.AskAsync<long>("select count(*) from entry e join customer c on c.id = e.customer_id where c.name = 'Zenith Steel'"));
    }

    [Fact]
    public async Task A_typed_number_presses_the_button()
    {
        var (_, person) = await IsAsync("数字");
        await person.SayAsync("拜访了比亚迪汽车城");

        Assert.Contains("已记 拜访 比亚迪", await person.SayAsync("1"));
        Assert.Contains("已撤销 1 条", await person.SayAsync("1"));
    }

    [Theory]
    [InlineData("新客户", "万科物业")]
    [InlineData("2", "顺丰航空")]
    public async Task A_customer_alike_can_be_a_new_one(string answer, string customer)
    {
        var (bot, person) = await IsAsync(customer);
        Assert.Contains("是哪一家", await person.SayAsync($"拜访了{customer}"));

        Assert.Contains($"已记 拜访 {customer}", await person.SayAsync(answer));
        Assert.Equal(1, await bot.AskAsync<long>($"select count(*) from customer where name = '{customer}'"));
    }

    [Fact]
    public async Task Only_a_customer_that_was_offered_can_be_picked()
    {
        var (bot, person) = await IsAsync("伪造");
        Assert.Contains("是哪一家", await person.SayAsync("拜访了海尔智能"));
        var offered = person.Last.Card.GetProperty("actions")[0].GetProperty("data");
        var other = await bot.AskAsync<long>("select id from customer where name like '京东%' limit 1");
        var data = new System.Text.Json.Nodes.JsonObject { ["q"] = offered.GetProperty("q").GetString(), ["pick"] = $"{other}" };

        Assert.Contains("没有明白这个选择", await person.PressAsync(person.Invoke("log", data)));
        Assert.Equal(0, await bot.EntriesAsync("伪造"));
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from customer_name where key = '海尔智能'"));
    }

    [Fact]
    public async Task After_thirty_minutes_a_question_is_forgotten_and_its_buttons_say_so()
    {
        var (bot, person) = await IsAsync("太晚");
        await person.SayAsync("签了宁德时代");
        var cancel = person.Invoke("取消");
        bot.Time.Advance(TimeSpan.FromMinutes(30));

        Assert.DoesNotContain("已记", await person.SayAsync("30万"));
        Assert.Contains("已经处理过或过期了", await person.PressAsync(cancel));
        Assert.Equal(0, await bot.EntriesAsync("太晚"));
    }

    [Fact]
    public async Task Within_thirty_minutes_a_question_waits()
    {
        var (bot, person) = await IsAsync("来得及");
        await person.SayAsync("签了宁德时代");
        bot.Time.Advance(TimeSpan.FromMinutes(29));

        Assert.Contains("已记", await person.SayAsync("30万"));
    }

    [Fact]
    public async Task A_button_of_an_answered_question_says_so()
    {
        var (bot, person) = await IsAsync("旧按钮");
        await person.SayAsync("签了宁德时代600万");
        var confirm = person.Invoke("确认");
        var again = person.Invoke("确认");

        Assert.Contains("已记 签单 宁德时代 600万", await person.PressAsync(confirm));
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("已经处理过或过期了", await person.PressAsync(again));
        Assert.Equal(1, await bot.EntriesAsync("旧按钮"));
    }

    [Fact]
    public async Task Another_person_of_a_group_cannot_answer()
    {
        var bot = await shared.GetAsync();
        var asked = bot.Is("群里甲", "question group", group: true);
        await asked.SayAsync("签了宁德时代600万");
        var confirm = asked.Invoke("确认");
        var other = bot.Is("群里乙", "question group", group: true).Until(1);
        confirm["from"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "29:群里乙", ["name"] = "群里乙" };

        Assert.Contains("已经处理过或过期了", await other.PressAsync(confirm));
        Assert.DoesNotContain("已记", await other.SayAsync("确认"));
        Assert.DoesNotContain("已记", await other.SayAsync("1"));
        Assert.Equal(0, await bot.EntriesAsync("群里甲") + await bot.EntriesAsync("群里乙"));
        Assert.Contains("已记", await asked.Until(3).SayAsync("确认"));
    }

    [Fact]
    public async Task Two_people_of_a_group_each_have_their_question()
    {
        var bot = await shared.GetAsync();
        var one = bot.Is("群丙", "two questions", group: true);
        await one.SayAsync("签了宁德时代");
        await bot.Is("群丁", "two questions", group: true).Until(1).SayAsync("签了中兴");

        Assert.Contains("已记 签单 宁德时代 30万", await one.Until(2).SayAsync("30万"));
        Assert.Contains("已记 签单 中兴 20万", await bot.Is("群丁", "two questions", group: true).Until(3).SayAsync("20万"));
    }

    [Fact]
    public async Task A_complete_message_is_booked_and_the_question_waits_on()
    {
        var (bot, person) = await IsAsync("插话");
        await person.SayAsync("签了宁德时代");

        Assert.Contains("已记 拜访 中兴 · 李工", await person.SayAsync("拜访了中兴李工"));
        Assert.Contains("已记 签单 宁德时代 30万", await person.SayAsync("30万"));
        Assert.Equal(2, await bot.EntriesAsync("插话"));
    }

    [Fact]
    public async Task A_new_question_names_what_it_drops()
    {
        var (_, person) = await IsAsync("又问");
        await person.SayAsync("签了宁德时代");

        Assert.Contains("之前那条没补完,没有记:签单 宁德时代", await person.SayAsync("签了中兴"));
        Assert.Contains("已记 签单 中兴 30万", await person.SayAsync("30万"));
    }

    [Fact]
    public async Task A_deal_above_the_limit_needs_a_tap()
    {
        var (bot, person) = await IsAsync("大单");

        Assert.Contains("已记", await person.SayAsync("签了中兴500万"));
        Assert.Contains("确认入账吗", await person.SayAsync("签了宁德时代500.01万"));
        Assert.Equal(1, await bot.EntriesAsync("大单"));
        Assert.Contains("已记 签单 宁德时代 500.01万", await person.PressAsync("确认"));
    }

    [Fact]
    public async Task The_same_deal_of_the_same_day_needs_a_tap()
    {
        var (bot, person) = await IsAsync("同一单");
        await person.SayAsync("签了宁德时代58万");

        Assert.Contains("已经记过一笔完全一样的", await person.SayAsync("签了宁德时代58万"));
        Assert.Contains("已记", await person.SayAsync("签了宁德时代57万"));
        Assert.Contains("已记", await person.SayAsync("是"));
        Assert.Equal(3, await bot.EntriesAsync("同一单"));
    }

    [Fact]
    public async Task After_an_undo_the_same_deal_needs_no_tap()
    {
        var (_, person) = await IsAsync("再签");
        await person.SayAsync("签了宁德时代58万");
        await person.SayAsync("撤销");

        Assert.Contains("已记", await person.SayAsync("签了宁德时代58万"));
    }

    [Fact]
    public async Task A_visit_repeated_within_four_hours_is_kept_and_counts_once()
    {
        await using var bot = await TestBot.StartAsync();
        var person = bot.Is("重访");
        await person.SayAsync("拜访了中兴李工");

        await person.SayAsync("拜访了中兴陈总");
        Assert.Contains("拜访 1次", await person.SayAsync("我这个月拜访了几次"));
        bot.Time.Advance(TimeSpan.FromHours(4));
        await person.SayAsync("拜访了中兴陈总");

        Assert.Contains("拜访 2次", await person.SayAsync("我这个月拜访了几次"));
        Assert.Equal(3, await bot.EntriesAsync("重访"));
    }

    [Fact]
    public async Task Foreign_currency_is_booked_and_no_target_counts_it()
    {
        var (bot, person) = await IsAsync("外币");

        var answer = await person.SayAsync("签了Acme 5万美元");
        Assert.Contains("5万 USD", answer);
        Assert.Contains("不计入", answer);
        Assert.Contains("签单额 0", await person.SayAsync("我这个月签了多少"));
        Assert.Equal("USD", await bot.AskAsync<string>("select currency from entry order by id desc limit 1"));
    }

    [Fact]
    public async Task Several_things_are_booked_together_or_not_at_all()
    {
        var (bot, person) = await IsAsync("一起");

        Assert.Contains("金额是多少", await person.SayAsync("上午拜访了中兴李工,下午签了宁德时代"));
        Assert.Equal(0, await bot.EntriesAsync("一起"));
        Assert.Contains("已记 2 条", await person.SayAsync("30万"));
        Assert.Equal(2, await bot.EntriesAsync("一起"));
    }

    static IEnumerable<string> Titles(Person person) =>
        person.Last.Card.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("title").GetString()!);

    async Task<(TestBot Bot, Person Person)> IsAsync(string name)
    {
        var bot = await shared.GetAsync();
        return (bot, bot.Is(name));
    }
}
