using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dengta.Domain.Messages;
using Dengta.Tests.Conversation;
using MiniExcelLibs;

namespace Dengta.Tests.Kpis;

/// <summary>Indicators of one's own from a file, many at once: tried, confirmed together, and told to whom a change concerns.</summary>
public sealed class IndicatorFileTests
{
    const int Rep = 1;
    const int Manager = 3;
    const int Director = 4;
    const int Ops = 5;
    const int Admin = 6;

    const string Two = """
        名称,英文名,来源,筛选条件,算法,目标值,上限,周期,服务于,备注
        大单数,Large deals,签单,金额 >= 10万,条数,5,1.5,月,签单额,x
        成立投诉,Upheld complaints,投诉,认定 = 成立,条数,,,,,
        """;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_makes_many_with_one_confirmation_and_the_same_file_changes_nothing()
    {
        await using var bot = await TestBot.StartAsync();

        var draft = await SendAsync(bot, Ops, Two);

        Assert.Contains("指标表:新建 2 个,修改 0 个", draft, StringComparison.Ordinal);
        Assert.Contains("大单数(新建,从 11月1日 周日 起)", draft, StringComparison.Ordinal);
        Assert.Contains("10月试算:合计", draft, StringComparison.Ordinal);
        Assert.Contains("没有用到的列:备注", draft, StringComparison.Ordinal);
        Assert.Equal(0L, await bot.AskAsync<long>("select count(*) from own_indicator"));
        var ops = bot.Is("陈静");
        Assert.Contains("2 个指标已发布", await PublishAsync(ops), StringComparison.Ordinal);
        Assert.Contains("自定义指标 2 个", await PublishAsync(ops), StringComparison.Ordinal);
        Assert.Contains("没有变化", await SendAsync(bot, Ops, Two), StringComparison.Ordinal);
        Assert.Equal("own-1 大单数 1.5, own-2 成立投诉 1.2", await bot.AskAsync<string>("select string_agg(key || ' ' || name || ' ' || cap, ', ' order by key) from own_indicator"));
        Assert.Equal(2L, await bot.AskAsync<long>("select count(*) from audit where action = 'indicator.published'"));
    }

    [Fact]
    public async Task An_Excel_file_in_English_with_percentages_as_Excel_keeps_them()
    {
        await using var bot = await TestBot.StartAsync();
        using var file = new MemoryStream();
        MiniExcel.SaveAs(file, new[]
        {
            new Dictionary<string, object>
            {
                ["Name"] = "新客占比", ["English name"] = "New customer share", ["Source"] = "Deal", ["Filter"] = "customer type = new", ["What is worked out"] = "share",
                ["Goal"] = 0.3, ["Cap"] = 1.5, ["Floor"] = 0.5, ["Direction"] = "higher is better", ["Cycle"] = "quarter", ["Leads to"] = "Signed",
            },
        });

        await SendAsync(bot, Ops, file.ToArray(), "indicators.xlsx");
        await PublishAsync(bot.Is("陈静"));

        Assert.Equal("0.3 1.5 0.5 quarter 5", await bot.AskAsync<string>("select goal::float8 || ' ' || cap || ' ' || floor || ' ' || cycle || ' ' || aggregate from own_indicator"));
    }

    [Fact]
    public async Task Every_wrong_row_is_named_by_its_line_and_nothing_is_kept()
    {
        await using var bot = await TestBot.StartAsync();

        var answer = await SendAsync(bot, Ops, """
            新的指标
            名称,英文名,来源,筛选条件,算法
            大单数,Large deals,签单,金额 >= 10万,条数
            拜访次数,Visit count,拜访,,条数
            高分数,High marks,评价单,评分 = 5,条数
            大单数,Big deals,签单,,条数
            坏条件,Bad filter,签单,金额 大于 5,条数
            没金额,No amounts,拜访,,金额合计
            """);

        Assert.Contains("5 行有问题,什么也没有发布", answer, StringComparison.Ordinal);
        Assert.Contains("第 4 行:已经有叫「拜访次数」的指标", answer, StringComparison.Ordinal);
        Assert.Contains("第 5 行:请选来源", answer, StringComparison.Ordinal);
        Assert.Contains("第 6 行:这个名字出现了两次", answer, StringComparison.Ordinal);
        Assert.Contains("第 7 行:筛选条件第 4 个字", answer, StringComparison.Ordinal);
        Assert.Contains("第 8 行:「拜访」没有金额", answer, StringComparison.Ordinal);
        Assert.Equal(0L, await bot.AskAsync<long>("select count(*) from indicator_draft"));
        Assert.Contains("没有这张指标表", await PublishAsync(bot.Is("陈静")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_became_impossible_after_the_look_publishes_none_of_them()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        await SendAsync(bot, Ops, Two);
        await ops.PressAsync(ops.Invoke("own-indicator", new JsonObject { ["do"] = "publish", ["name"] = "成立投诉", ["name_en"] = "Upheld", ["source"] = "complaints", ["aggregate"] = "count" }));

        Assert.Contains("1 行有问题", await PublishAsync(ops), StringComparison.Ordinal);
        bot.Time.Advance(TimeSpan.FromDays(1));
        Assert.Contains("不是今天试算的", await PublishAsync(ops), StringComparison.Ordinal);

        Assert.Equal(1L, await bot.AskAsync<long>("select count(*) from own_indicator"));
    }

    [Fact]
    public async Task Only_operations_send_one_and_only_who_sent_it_confirms()
    {
        await using var bot = await TestBot.StartAsync();
        Assert.Contains("目标由主管、总监或运营来定", await SendAsync(bot, Rep, Two), StringComparison.Ordinal);
        foreach (var person in (int[])[Manager, Director]) Assert.Contains("指标由运营来定", await SendAsync(bot, person, Two), StringComparison.Ordinal);
        Assert.DoesNotContain("指标表", await SendAsync(bot, Admin, Two), StringComparison.Ordinal);
        Assert.Equal(0L, await bot.AskAsync<long>("select count(*) from indicator_draft"));

        await SendAsync(bot, Ops, Two);
        foreach (var name in (string[])["李雷", "王芳", "张伟", "赵强"]) Assert.Contains("您的角色不能做这个操作", await PublishAsync(bot.Is(name)), StringComparison.Ordinal);
        await bot.DoAsync("update indicator_draft set made_by = 4");
        Assert.Contains("没有这张指标表", await PublishAsync(bot.Is("陈静")), StringComparison.Ordinal);
        Assert.Equal(0L, await bot.AskAsync<long>("select count(*) from own_indicator"));
    }

    [Fact]
    public async Task Whoever_is_appraised_by_it_is_told_of_a_new_version_and_nobody_else()
    {
        await using var bot = await TestBot.StartAsync();
        var (ops, rep) = (bot.Is("陈静"), bot.Is("李雷"));
        await rep.SayAsync("帮助");
        await bot.Is("Sarah", "chat-other").SayAsync("help");
        await SendAsync(bot, Ops, Two);
        await PublishAsync(ops);
        await bot.DoAsync("""
            with made as (insert into scheme (tenant_id, name, name_en, created_at) values (1, '李雷方案', 'His', '2026-11-20Z') returning id),
                 version as (insert into scheme_version (tenant_id, scheme_id, version, valid_from, cycle, reason, created_at) select 1, id, 1, '2026-11-01', 'month', '', '2026-11-20Z' from made),
                 whose as (insert into scheme_use (tenant_id, scheme_id, member_id, valid_from, reason, created_at) select 1, id, 1, '2026-11-01', '', '2026-11-20Z' from made)
            insert into scheme_line (tenant_id, scheme_id, version, position, part, key, weight, goal)
            select 1, id, 1, l.position, l.part, l.key, l.weight, l.goal
            from made, (values (1, 'target', 'revenue', 80, null), (2, 'kpi', 'own-1', 20, 5)) l (position, part, key, weight, goal)
            """);
        var before = await bot.AskAsync<long>("select count(*) from outbox where key like 'indicator:%'");

        var changed = Two.Replace("金额 >= 10万,条数,5,1.5,月,签单额,x", "金额 >= 20万,条数,5,1.5,月,签单额,x", StringComparison.Ordinal);
        Assert.Contains("第 2 行:请写上「大单数」为什么改", await SendAsync(bot, Ops, changed), StringComparison.Ordinal);
        var draft = await SendAsync(bot, Ops, changed.Replace("备注", "原因", StringComparison.Ordinal));
        Assert.Contains("签单,金额 >= 10万,条数 → 签单,金额 >= 20万,条数", draft, StringComparison.Ordinal);
        await PublishAsync(ops, draft: 2);

        Assert.Equal(0L, before);
        var card = PlainText.Of(CardJson.Read(await bot.AskAsync<string>("select string_agg(card, '|') from outbox where key like 'indicator:%'")));
        Assert.Contains("您考核里的「大单数」从 12月1日 周二 起换口径", card, StringComparison.Ordinal);
        Assert.Contains("口径 签单,金额 >= 10万,条数 → 签单,金额 >= 20万,条数", card, StringComparison.Ordinal);
        Assert.Contains("原因:x", card, StringComparison.Ordinal);
        Assert.Equal(1L, await bot.AskAsync<long>("select count(*) from outbox o join chat c on c.id = o.chat_id where o.key like 'indicator:%' and c.member_id = 1"));
    }

    static Task<string> PublishAsync(Person person, int draft = 1) => person.PressAsync(person.Invoke("file-indicators", new JsonObject { ["draft"] = $"{draft}" }));

    static Task<string> SendAsync(TestBot bot, int person, string csv) => SendAsync(bot, person, Encoding.UTF8.GetBytes(csv), "指标.csv");

    static async Task<string> SendAsync(TestBot bot, int person, byte[] content, string name)
    {
        using var body = new ByteArrayContent(content);
        using var answer = await bot.Http.PostAsync(new Uri($"/local/files?as={person}&key={Guid.NewGuid():N}&name={name}", UriKind.Relative), body, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var card = await bot.AskAsync<string>($"select o.card from outbox o join chat c on c.id = o.chat_id where c.channel = 'local' and c.member_id = {person} order by o.id desc limit 1");
        return PlainText.Of(CardJson.Read(card));
    }
}
