using System.Text.Json.Nodes;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Scoring;

/// <summary>Who sees whose score: by message, by button, and by a card that somebody else was shown.</summary>
public sealed class ScoreRightsTests(SharedBot shared) : IClassFixture<SharedBot>
{
    const string Refused = "您只能看自己和所管团队的";

    static readonly string[] Verbs = ["score", "kpi", "explain", "bonus", "scheme"];

    [Theory]
    [InlineData("李雷", "李雷", true)]
    [InlineData("李雷", "韩梅梅", false)] // a peer
    [InlineData("李雷", "王芳", false)] // one's own manager
    [InlineData("王芳", "李雷", true)]
    [InlineData("王芳", "吴倩", false)] // another team
    [InlineData("黄敏", "杨帆", true)] // two levels below
    [InlineData("黄敏", "李雷", false)]
    [InlineData("张伟", "宋佳", true)]
    [InlineData("陈静", "宋佳", true)]
    [InlineData("赵强", "宋佳", false)] // the admin configures and sees no numbers
    public async Task Asked_for_by_message(string asker, string whose, bool allowed)
    {
        var bot = await shared.GetAsync();
        var person = bot.Is(asker, $"{asker}问{whose}");
        foreach (var question in (string[])[$"{whose}的绩效", $"{whose}的奖金多少"])
            Assert.Equal(!allowed, (await person.SayAsync(question)).Contains(Refused, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("李雷", "韩梅梅", false)]
    [InlineData("王芳", "李雷", true)]
    [InlineData("王芳", "吴倩", false)]
    [InlineData("陈静", "宋佳", true)]
    [InlineData("赵强", "宋佳", false)]
    public async Task Asked_for_by_a_button_whose_values_were_changed(string asker, string whose, bool allowed)
    {
        var bot = await shared.GetAsync();
        var id = await bot.AskAsync<int>($"select id from member where name = '{whose}'");
        foreach (var verb in Verbs)
        {
            var before = await RefusalsAsync(bot);
            var person = bot.Is(asker, $"{asker}按{whose}{verb}");
            var answer = await person.PressAsync(person.Invoke(verb, new JsonObject { ["who"] = $"{id}", ["part"] = "kpi", ["key"] = "visits", ["records"] = "0", ["row"] = "0" }));

            Assert.Equal(!allowed, answer.Contains(Refused, StringComparison.Ordinal));
            Assert.Equal(before + (allowed ? 0 : 1), await RefusalsAsync(bot));
            if (!allowed) Assert.Equal($"{verb}: member {id}", await bot.AskAsync<string>("select detail from audit where action = 'refused' order by id desc limit 1"));
        }
    }

    [Fact]
    public async Task A_card_that_a_manager_was_shown_tells_a_rep_nothing()
    {
        var bot = await shared.GetAsync();
        var manager = bot.Is("王芳", "原卡");
        await manager.SayAsync("韩梅梅的绩效");
        var press = manager.Invoke("为什么是这个分");
        var value = press["value"]!.DeepClone();

        var rep = bot.Is("李雷", "转发");
        var replayed = rep.Invoke(null, null);
        replayed["value"] = value;

        Assert.Contains(Refused, await rep.PressAsync(replayed));
    }

    [Theory]
    [InlineData("999999999999999999999")]
    [InlineData("99999999")]
    [InlineData("-1")]
    [InlineData("1; drop table member")]
    public async Task A_button_for_nobody_shows_at_most_ones_own_score(string who)
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("李雷", "没人" + who);

        var answer = await person.PressAsync(person.Invoke("score", new JsonObject { ["who"] = who, ["day"] = "9999-99-99" }));

        Assert.Matches("李雷 · 11月绩效|您只能看自己", answer);
    }

    [Theory]
    [InlineData("row", "99")]
    [InlineData("page", "999999999")]
    [InlineData("key", "no-such-indicator")]
    [InlineData("records", "100000")]
    [InlineData("day", "2035-01-01")]
    [InlineData("day", "1999-01-01")]
    public async Task Values_that_cannot_be_do_no_harm(string name, string value)
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("李雷", name + value);
        var values = new JsonObject { ["part"] = "kpi", ["key"] = "visits", ["row"] = "0" };
        values[name] = value;

        Assert.DoesNotContain("处理出错", await person.PressAsync(person.Invoke("explain", values)));
    }

    [Fact]
    public async Task A_rep_sees_the_teams_score_and_nobodys_name_in_it()
    {
        var bot = await shared.GetAsync();

        var answer = await bot.Is("李雷", "团队分").SayAsync("团队得分");

        Assert.Contains("华东一组 · 11月绩效", answer);
        Assert.DoesNotContain("韩梅梅", answer);
    }

    [Theory]
    [InlineData("我的绩效")]
    [InlineData("为什么是这个分")]
    [InlineData("哪些指标落后")]
    [InlineData("我的奖金")]
    [InlineData("再签20万奖金多少")]
    [InlineData("我的考核方案")]
    [InlineData("团队得分")]
    public async Task A_group_gets_only_a_pointer(string text)
    {
        var bot = await shared.GetAsync();

        Assert.Contains("个人数据只在一对一聊天里显示", await bot.Is("李雷", "群" + text, group: true).SayAsync(text));
    }

    [Theory]
    [InlineData("李雷")]
    [InlineData("王芳")]
    [InlineData("赵强")]
    public async Task Only_operations_choose_a_scheme(string name)
    {
        var bot = await shared.GetAsync();
        var person = bot.Is(name, "方案" + name);
        var before = await bot.AskAsync<long>("select count(*) from scheme_use");

        Assert.Contains("您的角色不能做这个操作", await person.PressAsync(person.Invoke("choose-scheme", new JsonObject { ["scheme"] = "pharma", ["from"] = "2026-11-01" })));

        Assert.Equal(before, await bot.AskAsync<long>("select count(*) from scheme_use"));
    }

    static Task<long> RefusalsAsync(TestBot bot) => bot.AskAsync<long>("select count(*) from audit where action = 'refused'");
}
