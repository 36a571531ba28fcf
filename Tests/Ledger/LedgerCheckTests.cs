using Dengta.Domain.Ledger;
using Dengta.Domain.Storage;
using Dengta.Tests.Storage;

namespace Dengta.Tests.Ledger;

public sealed class LedgerCheckTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_companys_sums_equal_its_ledger()
    {
        await using var database = await TestDatabase.WithDemoAsync();
        await using var db = new Db(database.ConnectionString);

        Assert.Empty(await LedgerCheckStore.RunAsync(db, Cancel));
    }

    [Fact]
    public async Task A_sum_that_was_tampered_with_is_named()
    {
        await using var database = await TestDatabase.WithDemoAsync();
        await using var db = new Db(database.ConnectionString);
        await db.RowAsync(
            new Sql("update progress_day set amount = amount + 1 where member_id = 1 and kind = 2 and day = (select min(day) from progress_day where member_id = 1 and kind = 2) returning 1"),
            r => r.GetInt32(0), Cancel);

        var difference = Assert.Single(await LedgerCheckStore.RunAsync(db, Cancel));
        Assert.Equal((1, EntryKind.Deal), (difference.Member.Value, difference.Kind));
        Assert.Equal(difference.Ledger + 1, difference.Kept);
    }
}
