using System.Reflection;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;
using Dengta.Tests.Demo;
using Dengta.Tests.Storage;

namespace Dengta.Tests.Conversation;

/// <summary>What every turn asks costs the same with ten customers and with a hundred thousand, with a day of history and with years.</summary>
public sealed class TurnPlanTests(DemoDatabase demo)
{
    [Theory]
    [InlineData(typeof(CustomerStore), "Exact")]
    [InlineData(typeof(SituationStore), "InsertInbox")]
    [InlineData(typeof(SituationStore), "Read")]
    [InlineData(typeof(ProgressStore), "OfTheAccount")]
    [InlineData(typeof(LedgerStore), "Insert")]
    [InlineData(typeof(OutboxStore), "Insert")]
    public async Task A_statement_of_every_turn_reads_no_table_as_a_whole(Type store, string name)
    {
        var plan = await PlanAsync(store, name);

        Assert.DoesNotContain("Hash", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(CustomerFormStore), "Search")]
    [InlineData(typeof(CustomerFormStore), "NicknameOf")]
    public Task A_search_for_an_uncertain_name_reads_no_table_as_a_whole(Type store, string name) => PlanAsync(store, name);

    async Task<string> PlanAsync(Type store, string name)
    {
        var sql = (Sql)store.GetField(name, BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        var db = await demo.GetAsync();
        await using var connection = await db.OpenAsync(TestContext.Current.CancellationToken);

        var plan = await Plans.OfAsync(connection, sql);

        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.False(Plans.HasTenantAlone(plan), plan);
        return plan;
    }
}
