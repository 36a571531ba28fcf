using System.Text.Json.Nodes;

namespace Dengta.Tests.Conversation;

/// <summary>Nobody outside the subtree reads or writes a target, by whatever message, button or replayed card.</summary>
public sealed class TargetVisibilityTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Theory]
    [InlineData("李雷", "给韩梅梅定2027年6月目标90万", "目标由主管、总监或运营来定")]
    [InlineData("赵强", "给韩梅梅定2027年6月目标90万", "目标由主管、总监或运营来定")]
    [InlineData("王芳", "给吴倩定2027年6月目标90万", "您只能给自己所管的团队和成员定目标")]
    [InlineData("王芳", "给华东二组定2027年6月目标900万", "您只能给自己所管的团队和成员定目标")]
    [InlineData("王芳", "给王芳定2027年6月目标90万", "自己的目标由上一级来定")]
    [InlineData("黄敏", "给华南销售部定2027年6月目标900万", "自己的目标由上一级来定")]
    [InlineData("黄敏", "给公司定2027年6月目标9000万", "您只能给自己所管的团队和成员定目标")]
    public async Task A_target_that_is_not_ones_own_to_set_is_refused_and_audited(string who, string text, string refusal)
    {
        var bot = await shared.GetAsync();
        var before = await RefusalsAsync(bot);

        Assert.Contains(refusal, await bot.Is(who, $"定{who}{text}").SayAsync(text));

        Assert.Equal(before + 1, await RefusalsAsync(bot));
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from target_version where starts = '2027-06-01'"));
    }

    [Theory]
    [InlineData("黄敏", "给华南一组定2027年7月目标900万")]
    [InlineData("黄敏", "给杨帆定2027年7月目标90万")]
    [InlineData("张伟", "给华东团队定2027年Q3目标3000万")]
    [InlineData("张伟", "给公司定2027年目标3亿")]
    [InlineData("陈静", "给李雷定2027年7月目标90万")]
    public async Task Whoever_answers_for_an_owner_may_set_its_target(string who, string text)
    {
        var bot = await shared.GetAsync();

        Assert.Contains("目标草案", await bot.Is(who, $"可{who}{text}").SayAsync(text));
    }

    [Theory]
    [InlineData("confirm")]
    [InlineData("approve")]
    [InlineData("decline")]
    [InlineData("cancel")]
    [InlineData("undo")]
    [InlineData("page")]
    [InlineData("who")]
    [InlineData("ack")]
    [InlineData("review")]
    public async Task A_card_of_another_manager_replayed_shows_and_does_nothing(string what)
    {
        var bot = await shared.GetAsync();
        await bot.Is("王芳", $"真{what}").SayAsync("给李雷定2027年8月目标90.5万");
        var set = await bot.AskAsync<long>("select max(id) from change_set");
        var before = await RefusalsAsync(bot);

        foreach (var stranger in new[] { "林峰", "李雷", "孙磊", "赵强" })
        {
            var person = bot.Is(stranger, $"重放{stranger}{what}");
            var answer = await person.PressAsync(person.Invoke("change", new JsonObject { ["do"] = what, ["set"] = $"{set}" }));
            Assert.DoesNotContain("90.5", answer);
            Assert.DoesNotContain("李雷", answer);
        }

        Assert.Equal(before + 4, await RefusalsAsync(bot));
        Assert.Equal("draft", await bot.AskAsync<string>($"select state from change_set where id = {set}"));
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from target_version where starts = '2027-08-01'"));
    }

    [Theory]
    [InlineData("给李雷定2027年9月目标90.5万")]
    [InlineData("3月3日我的目标是多少,谁改的")]
    public async Task In_a_group_no_target_appears(string text)
    {
        var bot = await shared.GetAsync();

        Assert.Contains("一对一", await bot.Is("王芳", $"群{text}", group: true).SayAsync(text));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("999999999999")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("")]
    public async Task A_made_up_number_finds_nothing(string set)
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("陈静", $"编{set}");

        Assert.Contains("没有找到这次改动", await person.PressAsync(person.Invoke("change", new JsonObject { ["do"] = "confirm", ["set"] = set })));
    }

    static Task<long> RefusalsAsync(TestBot bot) => bot.AskAsync<long>("select count(*) from audit where action = 'refused'");
}
