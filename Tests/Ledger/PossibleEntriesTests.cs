using Dengta.Domain.Storage;
using Dengta.Tests.Storage;
using Npgsql;

namespace Dengta.Tests.Ledger;

/// <summary>The database itself keeps entries out that cannot be, whoever writes them.</summary>
public sealed class PossibleEntriesTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("kind = 11")]
    [InlineData("kind = 9, counted = 0")]
    [InlineData("kind = 9, counted = 0, amount = 5, currency = 'CNY'")]
    [InlineData("kind = 9, counted = 1, amount = -5, currency = 'CNY'")]
    [InlineData("kind = 9, counted = 0, amount = -5, currency = 'CNY', business_date = date '2028-01-01'")]
    [InlineData("count = 0, counted = 0")]
    [InlineData("counted = 2")]
    [InlineData("contact = repeat('x', 101)")]
    [InlineData("business_date = date '1999-12-31'")]
    [InlineData("business_date = (logged_at at time zone 'UTC')::date + 2")]
    [InlineData("amount = 5")]
    [InlineData("amount = 5, currency = 'CNY'")]
    [InlineData("kind = 2")]
    [InlineData("kind = 2, amount = -1, currency = 'CNY'")]
    [InlineData("kind = 3, amount = 1e14, currency = 'CNY'")]
    [InlineData("cost = 1")]
    [InlineData("kind = 2, amount = 5, currency = 'CNY', cost = 1e14")]
    public async Task An_entry_that_cannot_be_is_refused(string change)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => EnterAsync(db, change));

        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    [Theory]
    [InlineData("contact = repeat('x', 100)")]
    [InlineData("kind = 2, amount = 5, currency = 'CNY', cost = -1")]
    [InlineData("kind = 3, amount = -1, currency = 'CNY'")]
    [InlineData("kind = 4")]
    [InlineData("kind = 9, counted = -1, amount = -5, currency = 'CNY'")]
    [InlineData("kind = 9, counted = 0, amount = -5, currency = 'CNY', business_date = date '2027-11-01'")]
    [InlineData("business_date = (logged_at at time zone 'UTC')::date + 1")]
    public async Task An_unusual_entry_is_kept(string change)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);

        Assert.Equal(1, await EnterAsync(db, change));
    }

    // A visit that may be, then changed: the database checks both alike.
    static async Task<int> EnterAsync(Db db, string change)
    {
        await using var tx = db.Begin();
        tx.Do(new Sql("""
            insert into entry (tenant_id, member_id, kind, count, counted, business_date, logged_at, inbox_id)
            values (1, 1, 1, 1, 1, date '2026-11-24', timestamptz '2026-11-24 12:00Z', 1)
            """));
        var changed = tx.Row(new Sql($"update entry set {change} returning 1"), r => r.GetInt32(0));
        await tx.CommitAsync(Cancel);
        return changed.Value;
    }
}
