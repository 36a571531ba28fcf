using System.Data;
using Npgsql;

namespace Dengta.Domain.Storage;

/// <summary>
/// A transaction whose statements are queued and sent together: each <see cref="SendAsync"/> and the
/// <see cref="CommitAsync"/> is one round trip, however many statements it carries. Disposing without a commit rolls back.
/// </summary>
/// <remarks>Isolation is read committed unless a snapshot was asked for: a statement sees what was committed before that statement began.</remarks>
/// <param name="snapshot">Reads only, and everything as it was when its first statement began.</param>
public sealed class Tx(NpgsqlDataSource source, bool snapshot = false) : IAsyncDisposable
{
    static readonly Sql Begin = new("BEGIN");
    static readonly Sql BeginSnapshot = new("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    static readonly Sql Commit = new("COMMIT");
    static readonly Sql Rollback = new("ROLLBACK");

    readonly List<Answer> _answers = [];
    NpgsqlBatch _batch = new();
    NpgsqlConnection? _connection;
    bool _open;

    public Row<T> Row<T>(Sql sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<NpgsqlParameter> args) =>
        Queue(new Row<T>(read), sql, args);

    public Rows<T> Rows<T>(Sql sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<NpgsqlParameter> args) =>
        Queue(new Rows<T>(read), sql, args);

    /// <summary>A statement that returns no rows.</summary>
    public void Do(Sql sql, params ReadOnlySpan<NpgsqlParameter> args) => Add(sql, args);

    /// <summary>Sends what is queued and reads its answers.</summary>
    public async Task SendAsync(CancellationToken cancel)
    {
        if (_batch.BatchCommands.Count == 0) return;
        _connection ??= await source.OpenConnectionAsync(cancel);
        if (!_open) _batch.BatchCommands.Insert(0, new NpgsqlBatchCommand((snapshot ? BeginSnapshot : Begin).Text));
        _open = true;
        await RunAsync(cancel);
    }

    /// <summary>Sends what is queued together with the commit.</summary>
    public async Task CommitAsync(CancellationToken cancel)
    {
        Add(Commit, []);
        await SendAsync(cancel);
        _open = false;
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is null) return;
        // A broken connection has nothing to roll back: the server has done it by itself.
        if (_open && _connection.State == ConnectionState.Open) await RollbackAsync();
        await _connection.DisposeAsync();
    }

    T Queue<T>(T answer, Sql sql, ReadOnlySpan<NpgsqlParameter> args) where T : Answer
    {
        Add(sql, args);
        _answers.Add(answer);
        return answer;
    }

    void Add(Sql sql, ReadOnlySpan<NpgsqlParameter> args)
    {
        var command = new NpgsqlBatchCommand(sql.Text);
        foreach (var arg in args) command.Parameters.Add(arg);
        _batch.BatchCommands.Add(command);
    }

    async Task RunAsync(CancellationToken cancel)
    {
        var batch = _batch;
        _batch = new NpgsqlBatch();
        batch.Connection = _connection;
        await using (batch)
        await using (var reader = await batch.ExecuteReaderAsync(cancel))
        {
            // Statements without a result are passed over by the reader, so answers and results stay in step.
            for (var i = 0; i < _answers.Count; i++)
            {
                if (i > 0) await reader.NextResultAsync(cancel);
                await _answers[i].ReadAsync(reader, cancel);
            }
            while (await reader.NextResultAsync(cancel))
            {
            }
        }
        _answers.Clear();
    }

    async Task RollbackAsync()
    {
        try
        {
            await using var rollback = new NpgsqlCommand(Rollback.Text, _connection);
            await rollback.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // It broke only now.
        }
    }
}
