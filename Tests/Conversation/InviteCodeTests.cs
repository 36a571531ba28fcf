using Dengta.BotApp.Tools;
using Dengta.Tests.Demo;
using Dengta.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Dengta.Tests.Conversation;

/// <summary>A code lets one account in, once; guessing ends soon, and the code is kept nowhere.</summary>
public sealed class InviteCodeTests : IAsyncLifetime
{
    TestBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await TestBot.StartAsync(demo: false);

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("{0}")]
    [InlineData(" {0} 。")]
    [InlineData("邀请码:{0}")]
    [InlineData("我的邀请码是 {0}")]
    [InlineData("my invite code is {0}")]
    [InlineData("lower {0}")]
    [InlineData("wide {0}")]
    [InlineData("bare {0}")]
    public async Task It_is_taken_however_it_is_typed(string form)
    {
        var code = await _bot.CodeAsync("李雷");
        var typed = form.Split(' ')[0] switch
        {
            "lower" => code.ToLowerInvariant(),
            "wide" => string.Concat(code.Select(c => c == '-' ? '-' : (char)(c + 0xFEE0))),
            "bare" => code.Replace("-", "", StringComparison.Ordinal),
            _ => string.Format(null, form, code),
        };

        Assert.Matches("李雷|Li Lei", await _bot.Is("某人").SayAsync(typed));
        Assert.Equal(1, await _bot.AskAsync<int>("select member_id from account where channel = 'teams'"));
        Assert.Equal($"teams by code 1", await AuditAsync("account.joined"));
    }

    [Fact]
    public async Task Each_failure_has_its_sentence_in_both_languages()
    {
        var old = await _bot.CodeAsync("李雷");
        var used = await _bot.CodeAsync("李雷");
        Assert.Contains("已经作废", await _bot.Is("甲").SayAsync(old));
        Assert.Contains("no longer valid", await _bot.Is("a").SayAsync("my code is " + old));
        Assert.Contains("欢迎,李雷", await _bot.Is("乙").SayAsync(used));
        Assert.Contains("已经用过了", await _bot.Is("丙").SayAsync(used));
        Assert.Contains("has been used already", await _bot.Is("c").SayAsync("my code is " + used));
        Assert.Contains("还可以试4次", await _bot.Is("丁").SayAsync("ABCD-2345"));
        Assert.Contains("(4 more tries)", await _bot.Is("d").SayAsync("my code is ABCD-2345"));
        var late = await _bot.CodeAsync("韩梅梅");
        _bot.Time.Advance(TimeSpan.FromHours(72));
        Assert.Contains("已经过期", await _bot.Is("戊").SayAsync(late));
        Assert.Contains("has expired", await _bot.Is("e").SayAsync("my code is " + late));
        Assert.Equal("join by teams: code 3 is used, withdrawn or expired", await AuditAsync("refused"));
    }

    [Fact]
    public async Task It_lasts_for_three_days()
    {
        var code = await _bot.CodeAsync("李雷");
        _bot.Time.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));

        Assert.Contains("欢迎,李雷", await _bot.Is("某人").SayAsync(code));
    }

    [Fact]
    public async Task Of_two_accounts_that_use_it_at_the_same_moment_one_wins()
    {
        var code = await _bot.CodeAsync("李雷");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _bot.Is($"人{i}").SayAsync(code)));

        Assert.Equal(1, answers.Count(a => a.Contains("欢迎,李雷", StringComparison.Ordinal)));
        Assert.Equal(7, answers.Count(a => a.Contains("已经用过了", StringComparison.Ordinal)));
        Assert.Equal(1, await _bot.AskAsync<long>("select count(*) from account where channel = 'teams'"));
    }

    [Fact]
    public async Task One_account_that_uses_two_at_the_same_moment_is_one_person_and_spends_one()
    {
        string[] codes = [await _bot.CodeAsync("李雷"), await _bot.CodeAsync("韩梅梅")];

        await Task.WhenAll(codes.Select((code, i) => new Person(_bot, "某人", $"chat-{i}", false).SayAsync(code)));

        Assert.Equal(1, await _bot.AskAsync<long>("select count(*) from account where channel = 'teams'"));
        Assert.Equal(1, await _bot.AskAsync<long>("select count(*) from invitation where used_at is not null"));
    }

    [Fact]
    public async Task After_five_wrong_ones_an_account_waits_for_an_hour()
    {
        var right = await _bot.CodeAsync("李雷");
        var guesser = _bot.Is("某人");
        for (var i = 2; i <= 5; i++) Assert.Contains($"还可以试{6 - i}次", await guesser.SayAsync($"ABCD-234{i}"));
        Assert.Contains("错的次数太多", await guesser.SayAsync("ABCD-2346"));
        Assert.Contains("错的次数太多", await guesser.SayAsync(right));
        Assert.Contains("Too many wrong invite codes", await guesser.SayAsync("my code is " + right));
        Assert.Equal("join by teams: too many wrong codes", await AuditAsync("refused"));
        Assert.Contains("欢迎,韩梅梅", await _bot.Is("另一个人").SayAsync(await _bot.CodeAsync("韩梅梅")));

        _bot.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Contains("欢迎,李雷", await guesser.SayAsync(right));
    }

    [Fact]
    public async Task After_fifty_wrong_ones_the_whole_company_waits()
    {
        await _bot.DoAsync("insert into failed_code (tenant_id, channel, external_id, at) select 1, 'teams', 'x' || n, '2026-11-23 01:29+00' from generate_series(1, 49) n");
        Assert.Contains("还可以试4次", await _bot.Is("甲").SayAsync("ABCD-2345"));

        Assert.Contains("错的次数太多", await _bot.Is("乙").SayAsync(await _bot.CodeAsync("李雷")));
    }

    [Fact]
    public async Task The_code_is_kept_nowhere()
    {
        await _bot.DoAsync("insert into account values (1, 'teams', '29:赵强', 6)");
        var admin = _bot.Is("赵强");
        await admin.SayAsync("给李雷生成邀请码");
        var first = CodeIn(admin.Last.Text);
        var second = CodeIn(await admin.PressAsync("换一个"));
        await _bot.Is("路人").SayAsync("邀请码:" + first);
        await _bot.Is("某人").SayAsync(second);
        await admin.Until(admin.Answers).SayAsync("邀请码 " + second);
        await _bot.StatesAsync(admin.Chat);

        Assert.NotEqual(first, second);
        Assert.DoesNotContain("-", admin.Last.Activity.TryGetProperty("summary", out var summary) ? summary.GetString() : "");
        await using var dump = await _bot.Db.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var table in await Tables.OfTenantsAsync(_bot.Db))
            foreach (var code in new[] { first, second })
                Assert.Equal(0, await _bot.AskAsync<long>($"select count(*) from {table} t where t::text like '%{code}%' or t::text like '%{code.Replace("-", "", StringComparison.Ordinal)}%'"));
    }

    [Fact]
    public async Task Where_the_card_could_not_be_sent_at_once_the_code_is_not_sent_later()
    {
        await _bot.DoAsync("insert into account values (1, 'teams', '29:赵强', 6)");
        var down = true;
        _bot.Connector.Fault = _ => down ? Microsoft.AspNetCore.Http.Results.StatusCode(429) : null;
        using var answered = await _bot.PostAsync(_bot.Is("赵强").Message("给李雷生成邀请码"));
        await _bot.DueAsync("chat-赵强");
        down = false;
        _bot.Time.Advance(TimeSpan.FromMinutes(1));
        await _bot.SweepAsync();

        Assert.Contains("邀请码只显示一次", await _bot.Is("赵强").ReadAsync());
    }

    [Fact]
    public async Task Whoever_was_here_already_hears_of_a_further_account()
    {
        await _bot.DoAsync("insert into account values (1, 'teams', '29:李雷', 1)");
        await _bot.Is("李雷").SayAsync("你好");

        await _bot.Is("某人").SayAsync(await _bot.CodeAsync("李雷"));
        await _bot.StatesAsync("chat-李雷");
        await _bot.SweepAsync();

        var told = await _bot.Is("李雷").Until(1).ReadAsync();
        Assert.Contains("您的灯塔刚刚在另一个账号上启用", told);
        Assert.Contains("某人", told);
    }

    [Fact]
    public async Task A_leavers_code_is_worthless_and_their_account_may_become_another_persons()
    {
        await _bot.DoAsync("insert into account values (1, 'teams', '29:赵强', 6), (1, 'teams', '29:李雷', 1)");
        var code = await _bot.CodeAsync("李雷");
        var admin = _bot.Is("赵强");
        await admin.SayAsync("李雷离职了");
        await admin.PressAsync("确认离职");

        Assert.Contains("已经作废", await _bot.Is("李雷").SayAsync(code));
        Assert.Contains("欢迎,韩梅梅", await _bot.Is("李雷").Until(1).SayAsync(await _bot.CodeAsync("韩梅梅")));
    }

    [Theory]
    [InlineData("25888RMB")]
    [InlineData("ABCDEFGH")]
    [InlineData("20261124")]
    [InlineData("签了小米12万")]
    [InlineData("ABCD-234")]
    [InlineData("ABCD-2345-6789")]
    public async Task What_is_no_code_is_no_try(string text)
    {
        await _bot.DoAsync("insert into account values (1, 'teams', '29:李雷', 1)");

        Assert.DoesNotContain("邀请码", await _bot.Is("李雷").SayAsync(text));
    }

    [Fact]
    public async Task The_first_admin_of_an_empty_company_comes_in_by_the_console()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = await DemoDatabase.EmptyAsync(database);
        var time = new FakeTimeProvider(TestBot.Morning);
        await using (var tx = db.Begin())
        {
            Domain.People.TenantStore.Add(tx, new(1), "恒星科技", "Asia/Shanghai", "CNY", Domain.Basics.Language.Chinese);
            await tx.CommitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains("赵强 was made as an admin of 恒星科技", await RunAsync(0, "--name", "赵强"));
        Assert.DoesNotContain("was made", await RunAsync(0, "--name", "赵强"));
        Assert.Contains("Nobody of the company is called 钱进", await RunAsync(1, "--name", "钱进"));
        Assert.Contains("钱进 was made as an admin", await RunAsync(0, "--name", "钱进", "--admin"));
        Assert.Contains("no such company", await RunAsync(1, "--name", "钱进", "--tenant", "7"));
        Assert.Equal(2, await db.AskAsync<long>("select count(*) from member where role = 'admin'"));

        async Task<string> RunAsync(int exit, params string[] args)
        {
            var output = new StringWriter();
            Assert.Equal(exit, await InviteTool.Parse(args)!.Value.Tool.RunAsync(db, time, output));
            return output.ToString();
        }
    }

    [Theory]
    [InlineData]
    [InlineData("--name")]
    [InlineData("--name", " ")]
    [InlineData("--name", "a", "--name", "b")]
    [InlineData("--name", "a", "--tenant", "x")]
    [InlineData("--admin")]
    public void Arguments_that_make_no_sense_are_refused(params string[] args) => Assert.Null(InviteTool.Parse(args));

    static string CodeIn(string text) => System.Text.RegularExpressions.Regex.Match(text, "[A-Z0-9]{4}-[A-Z0-9]{4}").Value;

    Task<string> AuditAsync(string action) => _bot.AskAsync<string>($"select detail from audit where action = '{action}' order by id desc limit 1");
}
