using Dengta.Domain.Storage;
using Dengta.Tests.Demo;

namespace Dengta.Tests.Storage;

public sealed class MigratorTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replicas_that_start_together_run_each_script_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);
        var scripts = await db.AskAsync<long>("select count(*) from migration");
        await DoAsync(db, "drop schema public cascade; create schema public");

        var ran = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync(db)));

        Assert.Equal(scripts, ran.Sum());
        Assert.Equal(1, ran.Count(r => r > 0));
        Assert.Equal(scripts, await db.AskAsync<long>("select count(*) from migration"));
    }

    [Fact]
    public async Task What_has_run_is_not_run_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);

        Assert.Equal(0, await RunAsync(db));
    }

    [Fact]
    public async Task A_script_that_was_edited_after_it_ran_stops_the_start()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);
        await DoAsync(db, "update migration set hash = 'other' where number = 2");

        var stopped = await Assert.ThrowsAsync<MigrationException>(() => RunAsync(db));

        Assert.Equal("Script 0002_messages.sql was edited after it ran on this database. Restore it and add a new one instead.", stopped.Message);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_stops_the_start()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);
        await DoAsync(db, "insert into migration values (9999, '9999_future.sql', 'x', now())");

        var stopped = await Assert.ThrowsAsync<MigrationException>(() => RunAsync(db));

        Assert.Contains("script 9999", stopped.Message);
        Assert.Contains("newer", stopped.Message);
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);
        var last = await db.AskAsync<int>("select max(number) from migration");
        // The scripts have to meet a table that they want to make themselves.
        await DoAsync(db, "drop schema public cascade; create schema public; create table target (id int)");

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => RunAsync(db));

        Assert.InRange(await db.AskAsync<int>("select max(number) from migration"), 1, last - 1);
        await DoAsync(db, "drop table target");
        Assert.InRange(await RunAsync(db), 1, last);
        Assert.Equal(last, await db.AskAsync<int>("select max(number) from migration"));
    }

    static Task<int> RunAsync(Db db) => Migrator.RunAsync(db, TimeProvider.System, Cancellation);

    static async Task DoAsync(Db db, string sql)
    {
        await using var connection = await db.OpenAsync(Cancellation);
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
