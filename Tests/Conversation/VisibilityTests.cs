using System.Text.Json.Nodes;

namespace Dengta.Tests.Conversation;

/// <summary>Who sees what, and who is let in.</summary>
public sealed class VisibilityTests(SharedBot shared) : IClassFixture<SharedBot>
{
    static readonly string[] Colleagues = ["韩梅梅", "刘洋", "周婷", "孙磊"];

    [Theory]
    [InlineData("韩梅梅这个月完成多少")]
    [InlineData("王芳本月签单多少")]
    [InlineData("韩梅梅昨天记了什么")]
    [InlineData("华东二组这个月完成多少")]
    public async Task Somebody_elses_numbers_are_refused_and_the_question_is_audited(string question)
    {
        var bot = await shared.GetAsync();
        var before = await RefusalsAsync(bot);

        Assert.Contains("您只能看自己和所管团队的数据", await bot.Is("李雷", "私聊" + question).SayAsync(question));

        Assert.Equal(before + 1, await RefusalsAsync(bot));
        Assert.Matches("^(progress|history): (member [23]|unit 5)$", await bot.AskAsync<string>("select detail from audit where action = 'refused' order by id desc limit 1"));
    }

    [Fact]
    public async Task Ones_own_numbers_asked_for_by_name_are_shown()
    {
        var bot = await shared.GetAsync();

        Assert.Contains("李雷 · 11月进度", await bot.Is("李雷", "自己").SayAsync("李雷这个月完成多少"));
    }

    [Fact]
    public async Task A_rep_sees_the_teams_totals_and_nobodys_name()
    {
        var bot = await shared.GetAsync();

        var answer = await bot.Is("李雷", "团队").SayAsync("团队本月进度");

        Assert.Contains("华东一组 · 11月进度", answer);
        Assert.All(Colleagues, name => Assert.DoesNotContain(name, answer));
    }

    [Theory]
    [InlineData("王芳", "华东一组", "韩梅梅", "孙磊")]
    [InlineData("黄敏", "华南销售部", "杨帆", "李雷")]
    [InlineData("张伟", "灯塔科技", "杨帆", "张伟")]
    [InlineData("陈静", "灯塔科技", "李雷", "陈静")]
    public async Task Whoever_answers_for_people_sees_them_and_no_others(string manager, string unit, string seen, string unseen)
    {
        var bot = await shared.GetAsync();

        var answer = await bot.Is(manager, "主管" + manager).SayAsync("团队本月进度");

        Assert.Contains($"{unit} · 11月进度", answer);
        Assert.Contains(seen, answer);
        Assert.DoesNotContain(unseen, answer);
    }

    [Theory]
    [InlineData("王芳", "李雷", true)]
    [InlineData("王芳", "吴倩", false)]
    [InlineData("黄敏", "杨帆", true)]
    [InlineData("黄敏", "李雷", false)]
    [InlineData("张伟", "宋佳", true)]
    [InlineData("陈静", "宋佳", true)]
    [InlineData("赵强", "宋佳", false)]
    public async Task A_manager_sees_the_numbers_of_the_own_units(string asker, string person, bool allowed)
    {
        var bot = await shared.GetAsync();

        var answer = await bot.Is(asker, asker + person).SayAsync($"{person}这个月完成多少");

        Assert.Contains(allowed ? $"{person} · 11月进度" : "您只能看自己和所管团队的数据", answer);
    }

    [Fact]
    public async Task The_people_of_a_team_add_up_to_it()
    {
        var bot = await shared.GetAsync();
        await bot.Is("王芳", "合计").SayAsync("团队本月进度");

        Assert.Equal(
            await bot.AskAsync<decimal>("select sum(amount) from progress_day p join member m on m.id = p.member_id where m.unit_id = 4 and kind = 2 and currency = 'CNY' and day between '2026-11-01' and '2026-11-30'"),
            await bot.AskAsync<decimal>("select sum(e.amount) from entry e join member m on m.id = e.member_id where m.unit_id = 4 and kind = 2 and currency = 'CNY' and business_date between '2026-11-01' and '2026-11-30' and not exists (select from entry_void v where v.entry_id = e.id)"));
    }

    [Theory]
    [InlineData("离目标还差多少")]
    [InlineData("我这个月签了多少")]
    [InlineData("团队本月进度")]
    [InlineData("我昨天记了什么")]
    [InlineData("韩梅梅这个月完成多少")]
    [InlineData("谁是第一名")]
    [InlineData("拜访了中兴李工,我这个月签了多少")]
    public async Task In_a_group_no_personal_numbers_appear(string question)
    {
        var bot = await shared.GetAsync();

        var answer = await bot.Is("李雷", "群" + question, group: true).SayAsync(question);

        Assert.Contains("一对一", answer);
        Assert.DoesNotContain("83.3万", answer);
        Assert.DoesNotContain("%", answer);
    }

    [Fact]
    public async Task In_a_group_a_booking_is_confirmed_without_progress()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("李雷", "群里记", group: true);

        var answer = await person.SayAsync("<at>Dengta</at> 签了宁德时代58万");

        Assert.Contains("已记 签单 宁德时代 58万", answer);
        Assert.DoesNotContain("%", answer);
        Assert.DoesNotContain("%", await person.SayAsync("是57万不是58万"));
        Assert.DoesNotContain("%", await person.SayAsync("撤销"));
        Assert.Contains("一对一", await person.PressAsync("进度"));
    }

    [Fact]
    public async Task Rankings_are_shown_to_managers_and_to_reps_only_where_switched_on()
    {
        var bot = await shared.GetAsync();

        Assert.Contains("没有开放排名", await bot.Is("李雷", "排名").SayAsync("本月排名"));
        Assert.Contains("韩梅梅", await bot.Is("王芳", "排名二").SayAsync("本月排名"));
    }

    [Fact]
    public async Task In_demo_mode_a_stranger_joins_a_team_and_is_greeted_by_name()
    {
        var bot = await shared.GetAsync();

        var answer = await bot.Is("小新").SayAsync("签了宁德时代58万");

        Assert.Contains("已记 签单 宁德时代 58万", answer);
        Assert.Contains("欢迎,小新!已加入华东一组", answer);
        Assert.Contains("58万 / 80万", answer);
        Assert.DoesNotContain("欢迎", await bot.Is("小新").Until(1).SayAsync("拜访了中兴李工"));
    }

    [Fact]
    public async Task A_strangers_first_message_in_a_known_group_is_theirs()
    {
        var bot = await shared.GetAsync();
        await bot.Is("老人", "熟群", group: true).SayAsync("你好");

        await bot.Is("新人", "熟群", group: true).Until(1).SayAsync("签了宁德时代58万");

        Assert.Equal("新人", await bot.AskAsync<string>("select m.name from inbox i join member m on m.id = i.member_id order by i.id desc limit 1"));
    }

    [Theory]
    [InlineData("李雷", "拜访了中兴李工")]
    [InlineData("Li Lei", "visited Acme")]
    [InlineData("li lei", "visited Acme")]
    public async Task In_demo_mode_somebody_named_like_a_person_of_the_story_is_that_person(string name, string text)
    {
        var bot = await shared.GetAsync();

        await bot.Is(name, "同名" + name).SayAsync(text);

        Assert.Equal("李雷", await bot.AskAsync<string>("select m.name from entry e join member m on m.id = e.member_id order by e.id desc limit 1"));
    }

    [Fact]
    public async Task Without_demo_mode_a_stranger_gets_one_sentence_and_nothing_is_booked()
    {
        await using var bot = await TestBot.StartAsync(demo: false);
        var stranger = bot.Is("李雷");

        Assert.Contains("我还不认识您", await stranger.SayAsync("签了宁德时代58万"));
        Assert.Contains("I do not know you yet", await stranger.SayAsync("signed Acme 120k"));
        Assert.Contains("我还不认识您", await stranger.PressAsync(stranger.Invoke("progress", new JsonObject { ["lang"] = "zh-CN" })));
        Assert.Equal(0, await bot.EntriesAsync("李雷"));
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from account where channel = 'teams'"));
    }

    [Fact]
    public async Task Somebody_who_left_is_not_let_in()
    {
        await using var bot = await TestBot.StartAsync(demo: false);
        await bot.DoAsync("insert into account values (1, 'teams', '29:李雷', 1)");
        Assert.Contains("已记", await bot.Is("李雷").SayAsync("签了宁德时代58万"));
        await bot.DoAsync("update member set left_on = '2026-11-22' where id = 1");

        Assert.Contains("您在灯塔里的账号已经停用", await bot.Is("李雷").Until(1).SayAsync("签了宁德时代57万"));
        Assert.Equal(1, await bot.EntriesAsync("李雷"));
    }

    [Fact]
    public async Task Both_announcements_of_an_installation_give_one_greeting()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("装机");
        await PostAsync(bot, person.Activity("installationUpdate", null, ("action", "add")));
        await PostAsync(bot, person.Activity("conversationUpdate", null, ("membersAdded", Members("28:bot"))));

        Assert.Contains("装机", await person.ReadAsync());
        Assert.Equal("sent", await bot.StatesAsync(person.Chat));
    }

    [Fact]
    public async Task After_a_removal_the_chat_is_closed_and_a_new_installation_is_greeted_again()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("重装");
        await PostAsync(bot, person.Activity("installationUpdate", null, ("action", "add")));
        await person.ReadAsync();

        await PostAsync(bot, person.Activity("installationUpdate", null, ("action", "remove")));
        await PostAsync(bot, person.Activity("conversationUpdate", null, ("membersRemoved", Members("28:bot"))));
        Assert.True(await IsClosedAsync(bot, person));
        Assert.Equal("sent", await bot.StatesAsync(person.Chat));

        await PostAsync(bot, person.Activity("installationUpdate", null, ("action", "add")));
        await person.ReadAsync();
        Assert.False(await IsClosedAsync(bot, person));
    }

    [Fact]
    public async Task Others_who_come_and_go_are_not_greeted()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("旁人");

        await PostAsync(bot, person.Activity("conversationUpdate", null, ("membersAdded", Members("29:else"))));
        await PostAsync(bot, person.Activity("conversationUpdate", null, ("membersRemoved", Members("29:else"))));

        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from chat where external_id = 'chat-旁人'"));
    }

    static JsonArray Members(string id) => [new JsonObject { ["id"] = id }];

    static Task<long> RefusalsAsync(TestBot bot) => bot.AskAsync<long>("select count(*) from audit where action = 'refused' and member_id = 1");

    static Task<bool> IsClosedAsync(TestBot bot, Person person) =>
        bot.AskAsync<bool>($"select dead_since is not null from chat where external_id = '{person.Chat}'");

    static async Task PostAsync(TestBot bot, JsonObject activity)
    {
        using var answered = await bot.PostAsync(activity);
        Assert.Equal(System.Net.HttpStatusCode.OK, answered.StatusCode);
    }
}
