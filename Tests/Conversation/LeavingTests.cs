using System.Text.Json.Nodes;

namespace Dengta.Tests.Conversation;

/// <summary>Somebody leaves: what is open is passed on once, what was recorded stays, and only operators decide it.</summary>
public sealed class LeavingTests : IAsyncLifetime
{
    TestBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await TestBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task What_is_open_becomes_the_managers_and_the_manager_hears_of_it()
    {
        await OpenTasksAsync();
        var manager = _bot.Is("王芳");
        await manager.SayAsync("你好");
        var entries = await _bot.AskAsync<long>("select count(*) from entry where member_id = 1");

        await LeaveAsync("李雷");

        Assert.Equal("李雷:回访李总 李雷:和客户对账", await _bot.AskAsync<string>("select string_agg(what, ' ' order by what desc) from duty where owner_id = 3 and state = 'open' and kind = 'handover'"));
        Assert.Equal("2026-11-24 01:30 2026-11-26 16:00", await _bot.AskAsync<string>("select string_agg(to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), ' ' order by due_at) from duty where owner_id = 3 and kind = 'handover'"));
        Assert.Equal("→ 王芳", await _bot.AskAsync<string>("select outcome from duty where owner_id = 1 and state = 'dropped'"));
        Assert.Equal(0, await _bot.AskAsync<long>("select count(*) from followup where owner_id = 1 and state = 'open'"));
        Assert.Equal(entries, await _bot.AskAsync<long>("select count(*) from entry where member_id = 1"));
        await _bot.StatesAsync(manager.Chat);
        await _bot.SweepAsync();
        Assert.Contains("李雷离职,2件事交给您", await manager.ReadAsync());
    }

    [Fact]
    public async Task Whoever_stands_at_the_top_hands_over_to_the_operator()
    {
        await _bot.DoAsync("insert into duty (tenant_id, key, kind, owner_id, what, what_en, due_at, opened_at) values (1, 'x', 'talk', 4, '谈', 'talk', '2026-12-01', '2026-11-20')");

        await LeaveAsync("张伟");

        Assert.Equal(6, await _bot.AskAsync<int>("select owner_id from duty where kind = 'handover'"));
    }

    [Fact]
    public async Task A_manager_leaves_a_team_without_one()
    {
        Assert.Contains("华东一组从此没有主管,由上一级代管", await _bot.Is("赵强").SayAsync("王芳离职了"));
    }

    [Fact]
    public async Task Two_who_confirm_at_once_pass_it_on_once()
    {
        await OpenTasksAsync();
        Person[] operators = [_bot.Is("赵强"), _bot.Is("陈静")];
        foreach (var one in operators) await one.SayAsync("李雷离职了");

        var answers = await Task.WhenAll(operators.Select(o => o.PressAsync("确认离职")));

        Assert.Single(answers, a => a.Contains("账号停用了", StringComparison.Ordinal));
        Assert.Equal(2, await _bot.AskAsync<long>("select count(*) from duty where kind = 'handover'"));
        Assert.Equal(1, await _bot.AskAsync<long>("select count(*) from audit where action = 'member.left'"));
    }

    [Theory]
    [InlineData("leaver", "1")]
    [InlineData("rejoin", "1")]
    [InlineData("invite", "3")]
    public async Task A_forged_button_does_nothing_and_is_audited(string verb, string member)
    {
        var rep = _bot.Is("韩梅梅");

        Assert.Contains("您的角色不能做这个操作", await rep.PressAsync(rep.Invoke(verb, new JsonObject { ["do"] = "yes", ["member"] = member })));

        Assert.Equal(verb, await _bot.AskAsync<string>("select detail from audit where action = 'refused' and member_id = 2"));
        Assert.Equal(0, await _bot.AskAsync<long>("select count(*) from member where left_on is not null"));
        Assert.Equal(0, await _bot.AskAsync<long>("select count(*) from invitation"));
    }

    [Theory]
    [InlineData("leaver")]
    [InlineData("rejoin")]
    [InlineData("invite")]
    [InlineData("colleague")]
    public async Task Nonsense_in_a_button_changes_nobody(string verb)
    {
        var admin = _bot.Is("赵强");
        string[] nonsense = ["0", "-1", "99999999999999999999", "3000000000", "25", "x", "1; drop table member", ""];
        foreach (var member in nonsense)
            await admin.PressAsync(admin.Invoke(verb, new JsonObject { ["do"] = "yes", ["member"] = member, ["name"] = "'--", ["team"] = "%" }));

        Assert.Equal("24 0 0", await _bot.AskAsync<string>("select count(*) || ' ' || count(left_on) || ' ' || (select count(*) from invitation) from member"));
    }

    [Theory]
    [InlineData("拜访了华为张总离职了")]
    [InlineData("张总离职了")]
    [InlineData("Mr Jones left the company")]
    public async Task News_of_a_customer_is_no_request(string text)
    {
        await _bot.Is("李雷").SayAsync(text);

        Assert.Equal(0, await _bot.AskAsync<long>("select count(*) from audit where action = 'refused'"));
    }

    async Task OpenTasksAsync()
    {
        var rep = _bot.Is("李雷");
        await rep.SayAsync("周四提醒我回访李总");
        await rep.PressAsync("11月26日 周四 提醒我");
        await _bot.DoAsync("insert into duty (tenant_id, key, kind, owner_id, what, what_en, due_at, opened_at) values (1, 'x', 'talk', 1, '和客户对账', 'talk', '2026-11-20', '2026-11-19')");
    }

    async Task LeaveAsync(string name)
    {
        var admin = _bot.Is("赵强");
        await admin.SayAsync(name + "离职了");
        Assert.Contains("账号停用了", await admin.PressAsync("确认离职"));
    }
}
