using Npgsql;

namespace Dengta.Domain.Storage;

/// <summary>The one PostgreSQL database.</summary>
public sealed class Db : IAsyncDisposable
{
    // A few more than the processors of a small machine; a turn that waits for a connection costs less than a server that thrashes.
    const int UsualPool = 10;

    // Every statement is prepared and finds its rows by an index. Its plan is made once, for all values, and must be the same on a
    // fresh database that has not been analysed yet as on one with years in it: joins are done in the order they are written.
    const string Planner = "-c plan_cache_mode=force_generic_plan -c join_collapse_limit=1 -c enable_seqscan=off -c jit=off";

    readonly NpgsqlDataSource _source;

    public Db(string connectionString, Action<NpgsqlDataSourceBuilder>? configure = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // Nothing we do outlives a transaction, so a pooled connection needs no reset between two users.
            NoResetOnClose = true,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            CommandTimeout = 10,
        };
        if (!settings.ShouldSerialize("Maximum Pool Size")) settings.MaxPoolSize = UsualPool;
        settings.ApplicationName ??= "dengta";
        settings.Options = $"{settings.Options} {Planner}".Trim();
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        configure?.Invoke(builder);
        _source = builder.Build();
        ConnectionString = settings.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <summary>Begins a transaction. Nothing reaches the server before it first sends.</summary>
    /// <param name="snapshot">For reading a lot that has to agree with itself.</param>
    public Tx Begin(bool snapshot = false) => new(_source, snapshot);

    /// <summary>One statement outside a transaction of several.</summary>
    public async Task<T?> RowAsync<T>(Sql sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params NpgsqlParameter[] args)
    {
        await using var tx = Begin();
        var row = tx.Row(sql, read, args);
        await tx.CommitAsync(cancel);
        return row.Value;
    }

    public async Task<IReadOnlyList<T>> RowsAsync<T>(
        Sql sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params NpgsqlParameter[] args)
    {
        await using var tx = Begin();
        var rows = tx.Rows(sql, read, args);
        await tx.CommitAsync(cancel);
        return rows.Values;
    }

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancel) => _source.OpenConnectionAsync(cancel);

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
