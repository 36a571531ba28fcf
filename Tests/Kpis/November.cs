using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Storage;
using Dengta.Tests.Storage;
using Npgsql;

namespace Dengta.Tests.Kpis;

/// <summary>The facts of <c>Fixture.sql</c> in a database of their own.</summary>
public sealed class November : IAsyncDisposable
{
    public static readonly Period Month = Period.Month(new DateOnly(2026, 11, 1));
    public static readonly TenantId Tenant = new(1);

    readonly SemaphoreSlim _one = new(1);
    TestDatabase? _database;
    Db? _db;

    internal async Task<Db> GetAsync()
    {
        await _one.WaitAsync();
        try
        {
            return _db ??= await MakeAsync();
        }
        finally
        {
            _one.Release();
        }
    }

    internal Task<IReadOnlyDictionary<int, Measure>> MeasureAsync(string key, params int[] people) => MeasureAsync(key, Month, people);

    internal async Task<IReadOnlyDictionary<int, Measure>> MeasureAsync(string key, Period period, params int[] people)
    {
        var db = await GetAsync();
        await using var tx = db.Begin();
        var rows = MeasureStore.Of(tx, Tenant, Indicators.Find(key)!, people, period);
        await tx.CommitAsync(TestContext.Current.CancellationToken);
        return rows?.Values.ToDictionary(r => r.Member.Value, r => r.Measure) ?? [];
    }

    async Task<Db> MakeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        var db = new Db(_database.ConnectionString);
        await using var connection = await db.OpenAsync(CancellationToken.None);
        var sql = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Kpis", "Fixture.sql"));
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
        return db;
    }

    public async ValueTask DisposeAsync()
    {
        if (_db is not null) await _db.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        _one.Dispose();
    }
}
