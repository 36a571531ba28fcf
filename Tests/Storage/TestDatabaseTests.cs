using Npgsql;

namespace Dengta.Tests.Storage;

public sealed class TestDatabaseTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_databases_do_not_see_each_other()
    {
        await using var one = await TestDatabase.CreateAsync();
        await using var other = await TestDatabase.CreateAsync();
        await using (var source = NpgsqlDataSource.Create(one.ConnectionString))
        await using (var create = source.CreateCommand("create table mine (id int)")) await create.ExecuteNonQueryAsync(Cancellation);

        await using var elsewhere = NpgsqlDataSource.Create(other.ConnectionString);
        await using var look = elsewhere.CreateCommand("select to_regclass('mine') is null");

        Assert.Equal(true, await look.ExecuteScalarAsync(Cancellation));
    }
}
