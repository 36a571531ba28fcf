using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Targets;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Adjustments;

/// <summary>
/// A company of 10,000 people and twelve months in one change set, from the split to the cards of all; run by name, since it takes a while. Beside
/// the clock it says the processor time, which does not depend on what else the machine does.
/// </summary>
public sealed class LargeChangeSetTests(ITestOutputHelper output)
{
    const int People = 10_000;

    const int First = 1001;

    static readonly TenantId Tenant = new(1);

    [Fact(Explicit = true)]
    public async Task A_year_of_ten_thousand_people_is_one_change_set_whose_diff_has_pages()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var bot = await TestBot.StartAsync();
        await FillAsync(bot);
        var operations = bot.Is("陈静");
        await operations.SayAsync("你好");
        var cost = await Cost.StartAsync(bot);

        var items = Split();
        await using var tx = bot.Db.Begin();
        var set = ChangeSetStore.Draft(tx, Tenant, new MemberId(5), TestBot.Morning, new InboxId(1), new DateOnly(2026, 11, 24), null, null, items);
        await tx.CommitAsync(cancel);
        output.WriteLine(await cost.SayAsync("split and drafted"));
        var answer = await operations.PressAsync(operations.Invoke("change", new JsonObject { ["do"] = "confirm", ["set"] = $"{set.Value}" }));
        output.WriteLine(await cost.SayAsync("confirmed"));

        Assert.Contains($"目标已定:{12 * People} 项", answer, StringComparison.Ordinal);
        Assert.Equal(100_000_000_000, await bot.AskAsync<decimal>($"select sum(base) from target where member_id >= {First}"));
        Assert.Equal(People, await bot.AskAsync<long>("select count(*) from outbox where key like 'target-change:%'"));
        Assert.True(await cost.ProcessorSecondsAsync() < 10);
        var watch = Stopwatch.StartNew();
        Assert.Contains("共 120000 项", await operations.PressAsync(operations.Invoke("change", new JsonObject { ["do"] = "page", ["set"] = $"{set.Value}", ["after"] = "60000" })));
        output.WriteLine($"a page: {watch.Elapsed.TotalMilliseconds:0} ms");
        Assert.Empty(await TargetCheckStore.RunAsync(bot.Db, cancel));
    }

    static TargetChangeItem[] Split()
    {
        var people = Splitting.ByWeight(100_000_000_000, [.. Enumerable.Range(First, People).Select(p => (TargetOwner.Of(new MemberId(p)), (decimal)(p % 97 + 1)))], 1);
        var year = Enumerable.Range(1, 12).Select(m => (Period.Month(new DateOnly(2027, m, 1)), 1m)).ToArray();
        return [.. PeopleByMonths.Of([.. people.Parts.Select(p => (p.To, new Goal(p.Amount, null)))], year).Select(p => Item(p.Owner, p.Month, p.Goal))];
    }

    static TargetChangeItem Item(TargetOwner owner, Period period, Goal goal) =>
        new(new(owner, TargetMetric.Revenue, period), null, goal, "CNY", period.Start, null, goal);

    static Task FillAsync(TestBot bot) => bot.DoAsync($"""
        insert into member (tenant_id, id, unit_id, name, name_en, role, joined_on) overriding system value
            select 1, i, 2, '人' || i, 'Person ' || i, 'rep', '2020-01-01' from generate_series({First}, {First + People - 1}) i;
        insert into chat (tenant_id, channel, external_id, is_group, service_url, bot_id, member_id)
            select 1, 'local', 'local-' || i, false, '', '', i from generate_series({First}, {First + People - 1}) i;
        analyze
        """);

    /// <summary>The time since the start: on the clock, of this process, and of the database's for this database.</summary>
    sealed class Cost(TestBot bot, double database)
    {
        const double TicksPerSecond = 100;

        readonly Stopwatch _watch = Stopwatch.StartNew();
        readonly TimeSpan _own = Environment.CpuUsage.TotalTime;

        public static async Task<Cost> StartAsync(TestBot bot) => new(bot, await DatabaseAsync(bot));

        public async Task<double> ProcessorSecondsAsync() => (Environment.CpuUsage.TotalTime - _own).TotalSeconds + await DatabaseAsync(bot) - database;

        public async Task<string> SayAsync(string what)
        {
            var used = await DatabaseAsync(bot) - database;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {_watch.Elapsed.TotalSeconds:0.00} s; processor {(Environment.CpuUsage.TotalTime - _own).TotalSeconds:0.00} s here, {used:0.00} s in the database");
        }

        static async Task<double> DatabaseAsync(TestBot bot)
        {
            var pids = await bot.AskAsync<string>("select string_agg(pid::text, ',') from pg_stat_activity where datname = current_database()");
            return pids.Split(',').Sum(Used);
        }

        // Ticks in user and kernel mode, after the name of the process, which may hold spaces.
        static double Used(string pid)
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }
}
