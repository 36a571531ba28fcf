namespace Dengta.Tests.Conversation;

/// <summary>One person's own weight is an item of a change set: what was decided first holds, what is taken back leaves what there was before.</summary>
public sealed class LineChangeTests
{
    const string Kept = "select count(*) from scheme_override";

    [Fact]
    public async Task Of_two_who_change_the_same_line_one_wins_and_the_other_is_told()
    {
        await using var bot = await OpenAsync();
        Person[] both = [bot.Is("陈静", "chat-1"), bot.Is("陈静", "chat-2")];
        foreach (var (person, weight) in both.Zip([10, 12])) await person.SayAsync($"李雷的拜访次数权重改成{weight}%,原因:新人");

        var answers = await Task.WhenAll(both.Select(p => p.PressAsync("确认", ("reason", "market"))));

        Assert.Single(answers, a => a.Contains("考核方案已改", StringComparison.Ordinal));
        Assert.Single(answers, a => a.Contains("有人先改了其中的目标或方案", StringComparison.Ordinal));
        Assert.Equal(1, await bot.AskAsync<long>(Kept));
    }

    [Fact]
    public async Task A_line_taken_back_is_as_the_decision_before_left_it()
    {
        await using var bot = await OpenAsync();
        var operations = bot.Is("陈静");
        await ChangeAsync(operations, "李雷的拜访次数权重改成10%,原因:新人");
        await ChangeAsync(operations, "李雷的拜访次数权重改成12%,原因:新人");

        Assert.Contains("已撤销", await operations.PressAsync("撤销"), StringComparison.Ordinal);

        Assert.Contains("权重 10% → 14%", await operations.SayAsync("李雷的拜访次数权重改成14%,原因:新人"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_with_a_line_that_was_changed_again_later_cannot_be_taken_back()
    {
        await using var bot = await OpenAsync();
        var (first, second) = (bot.Is("陈静", "chat-1"), bot.Is("陈静", "chat-2"));
        await ChangeAsync(first, "李雷的拜访次数权重改成10%,原因:新人");
        await ChangeAsync(second, "李雷的拜访次数权重改成12%,原因:新人");

        Assert.Contains("后来又有人改过", await first.PressAsync("撤销"), StringComparison.Ordinal);
        Assert.Equal(2, await bot.AskAsync<long>(Kept));
    }

    [Fact]
    public async Task A_line_counts_from_its_day_on_and_a_draft_past_it_is_void()
    {
        await using var bot = await OpenAsync();
        var operations = bot.Is("陈静");
        await ChangeAsync(operations, "李雷的拜访次数权重改成10%,从本月起,原因:新人");
        Assert.DoesNotContain("含个人调整", await bot.Is("李雷").SayAsync("我的考核方案"), StringComparison.Ordinal);
        await operations.SayAsync("李雷的签约单数权重改成8%,从本月起,原因:新人");

        bot.Time.Advance(TimeSpan.FromDays(1));

        Assert.Contains("过了生效日", await operations.PressAsync("确认", ("reason", "market")), StringComparison.Ordinal);
        Assert.Contains("含个人调整", await bot.Is("李雷", "chat-later").SayAsync("我的考核方案"), StringComparison.Ordinal);
        Assert.Equal(1, await bot.AskAsync<long>(Kept));
    }

    static async Task ChangeAsync(Person operations, string text)
    {
        Assert.Contains("考核方案草案", await operations.SayAsync(text), StringComparison.Ordinal);
        Assert.Contains("考核方案已改", await operations.PressAsync("确认", ("reason", "market")), StringComparison.Ordinal);
    }

    static async Task<TestBot> OpenAsync()
    {
        var bot = await TestBot.StartAsync();
        await bot.DoAsync("insert into adjust_window (tenant_id, opens, closes, made_by, made_at, inbox_id) values (1, '2026-11-20', '2026-12-10', 5, now(), 1)");
        return bot;
    }
}
