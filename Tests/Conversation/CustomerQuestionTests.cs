using System.Reflection;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Tests.Conversation;

/// <summary>Names that are only like a customer's are asked, and an answer is learned by those it holds for.</summary>
public sealed class CustomerQuestionTests(SharedBot shared) : IClassFixture<SharedBot>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_customer_of_two_reps_at_once_is_one_customer()
    {
        var bot = await shared.GetAsync();
        var people = Enumerable.Range(0, 6).Select(i => bot.Is($"同时{i}")).ToArray();
        foreach (var person in people) Assert.Contains("是哪一家", await person.SayAsync("拜访了万科物管"));

        await Task.WhenAll(people.Select(p => bot.PostAsync(p.Invoke("新客户「万科物管」"))));

        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from customer where name = '万科物管'"));
        Assert.Equal(6, await bot.AskAsync<long>("select count(*) from entry e join customer c on c.id = e.customer_id where c.name = '万科物管'"));
    }

    [Fact]
    public async Task A_new_customer_told_of_by_many_at_once_counts_once()
    {
        var bot = await shared.GetAsync();
        var people = Enumerable.Range(0, 6).Select(i => bot.Is($"抢新{i}")).ToArray();
        foreach (var person in people) await person.SayAsync("你好");

        await Task.WhenAll(people.Select(p => bot.PostAsync(p.Message("新增客户九寨云海"))));

        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from customer where name = '九寨云海'"));
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from entry e join customer c on c.id = e.customer_id where c.name = '九寨云海' and e.kind = 5"));
    }

    [Fact]
    public async Task A_slip_is_never_learned_for_everybody()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("手滑");
        await person.SayAsync("拜访了顺峰速运");
        Assert.Contains("已记", await person.PressAsync("顺丰控股股份有限公司"));

        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from customer_name where key = '顺峰速运'"));
        Assert.Contains("是哪一家", await bot.Is("旁人").SayAsync("拜访了顺峰速运"));
    }

    [Fact]
    public async Task A_customer_of_exactly_that_name_comes_before_what_a_person_called_so()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("先入");
        await person.SayAsync("拜访了格力电气");
        Assert.Contains("已记", await person.PressAsync("珠海格力电器股份有限公司"));
        var other = bot.Is("后来");
        await other.SayAsync("拜访了格力电气");
        await other.SayAsync("新客户");

        Assert.Contains("已记 跟进 格力电气", await person.SayAsync("跟进了格力电气"));
        Assert.Equal("格力电气", await bot.AskAsync<string>("select c.name from entry e join customer c on c.id = e.customer_id order by e.id desc limit 1"));
    }

    [Fact]
    public async Task A_short_name_of_one_customer_alone_is_learned_for_all()
    {
        var bot = await shared.GetAsync();
        await bot.Is("建").SayAsync("拜访了翡翠湖畔酒店管理");
        var person = bot.Is("简称");
        await person.SayAsync("拜访了翡翠湖畔");
        Assert.Contains("已记", await person.PressAsync("翡翠湖畔酒店管理"));

        Assert.Contains("已记 拜访 翡翠湖畔", await bot.Is("别人").SayAsync("拜访了翡翠湖畔"));
    }

    [Fact]
    public async Task Names_put_in_behind_the_programs_back_are_found_too()
    {
        var bot = await shared.GetAsync();
        await bot.DoAsync("""
            with made as (
                insert into customer (tenant_id, name, created_at, created_by) values (1, '深圳市琥珀光学股份有限公司', '2026-11-01', 1) returning id)
            insert into customer_name select 1, '深圳市琥珀光学', id from made
            """);

        Assert.Contains("深圳市琥珀光学股份有限公司", await bot.Is("找").SayAsync("拜访了琥珀光学"));
    }

    [Theory]
    [InlineData("' or 1=1 --")]
    [InlineData("%vvx_%")]
    [InlineData("\U0010ffff\U0010ffff")]
    [InlineData("zxtx\u0000")]
    [InlineData("中")]
    public async Task Whatever_is_sought_finds_customers_or_nothing(string name)
    {
        var bot = await shared.GetAsync();
        await using var tx = bot.Db.Begin();
        var alike = CustomerFormStore.FindAlike(tx, new TenantId(1), CleanText.Of(name));
        await tx.SendAsync(Cancel);

        Assert.All(alike.Values.OfType<Alike>(), a => Assert.Contains("中", a.Customer.Name, StringComparison.Ordinal));
    }

    /// <summary>On tables that were never analysed too: a filter on all forms of a kind would cost more with every customer.</summary>
    [Fact]
    public async Task Every_part_of_the_search_goes_by_the_index_down_to_the_form()
    {
        var bot = await shared.GetAsync();
        var search = (Sql)typeof(CustomerFormStore).GetField("Search", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        await using var connection = await bot.Db.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(
            $"prepare search as {search.Text}; explain execute search (1, 'zx', 'zy', '{{a,b}}', 'zx', '{{zx}}', 30, 'z')", connection);
        var plan = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync(Cancel))
            while (await reader.ReadAsync(Cancel))
                plan.Add(reader.GetString(0));

        Assert.Equal(4, plan.Count(l => l.Contains("Index Cond", StringComparison.Ordinal) && l.Contains("kind =", StringComparison.Ordinal)));
        Assert.All(
            plan.Where(l => l.Contains("kind =", StringComparison.Ordinal)), l => Assert.Contains("(form", l, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, l => l.Contains("Seq Scan", StringComparison.Ordinal));
    }
}
