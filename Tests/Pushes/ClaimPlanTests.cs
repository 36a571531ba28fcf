using System.Reflection;
using Dengta.Domain.Messages;
using Dengta.Domain.Storage;
using Dengta.Tests.Storage;

namespace Dengta.Tests.Pushes;

public sealed class ClaimPlanTests
{
    [Fact]
    public async Task A_sweep_takes_the_longest_due_without_sorting_what_waits()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);
        await using var connection = await db.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            insert into outbox (tenant_id, key, chat_id, card, due_at, created_at) select 1, 'k' || i, i, '{}', now(), now() from generate_series(1, 20000) i;
            analyze outbox
            """;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var plan = await Plans.OfAsync(connection, (Sql)typeof(OutboxStore).GetField("Claim", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!);

        Assert.Contains("outbox_next", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort Key: o_1.due_at", plan, StringComparison.Ordinal);
    }
}
