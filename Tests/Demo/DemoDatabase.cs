using Dengta.BotApp.Tools.Demo;
using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Dengta.Tests.Demo;
using Dengta.Tests.Storage;
using Npgsql;

[assembly: AssemblyFixture(typeof(DemoDatabase))]

namespace Dengta.Tests.Demo;

/// <summary>One database with the demo company as of 2026-11-24, for the tests that only read it; made when the first one asks.</summary>
public sealed class DemoDatabase : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 24);
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 30, 0, TimeSpan.Zero);
    public static readonly TenantId Tenant = new(1);

    readonly SemaphoreSlim _one = new(1);
    TestDatabase? _database;
    Db? _db;

    public async Task<Db> GetAsync()
    {
        await _one.WaitAsync();
        try
        {
            if (_db is not null) return _db;
            _database = await TestDatabase.CreateAsync();
            var db = await EmptyAsync(_database);
            await DemoCompany.CreateAsync(db, Today, Now, CancellationToken.None);
            return _db = db;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The newest schema without any tenant.</summary>
    internal static async Task<Db> EmptyAsync(TestDatabase database)
    {
        var db = new Db(database.ConnectionString);
        await Migrator.RunAsync(db, TimeProvider.System, CancellationToken.None);
        return db;
    }

    public async ValueTask DisposeAsync()
    {
        if (_db is not null) await _db.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        _one.Dispose();
    }
}

static class Asking
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<T?> AskAsync<T>(this Db db, string sql, params NpgsqlParameter[] args) =>
        await db.RowAsync(new Sql(sql), r => r.GetFieldValue<T>(0), Cancellation, args);

    public static Task<IReadOnlyList<T>> AskAllAsync<T>(this Db db, string sql, Func<NpgsqlDataReader, T> read, params NpgsqlParameter[] args) =>
        db.RowsAsync(new Sql(sql), read, Cancellation, args);
}
