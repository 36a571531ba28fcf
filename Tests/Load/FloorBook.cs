using Npgsql;
using NpgsqlTypes;

namespace Dengta.Load;

/// <summary>What one sender has booked today.</summary>
readonly record struct Sum(long Entries, decimal Amount);

/// <summary>The ledger of <c>floor-log</c>: one statement, one commit with fsync, one row and one sum a message.</summary>
sealed class FloorBook(NpgsqlDataSource database) : IAsyncDisposable
{
    const string Schema = """
        CREATE TABLE IF NOT EXISTS entry (
            channel text NOT NULL, chat text NOT NULL, activity text NOT NULL, sender text NOT NULL, said text NOT NULL,
            amount numeric(19,4) NOT NULL, day date NOT NULL, logged_at timestamptz NOT NULL DEFAULT now(),
            PRIMARY KEY (channel, chat, activity));
        CREATE TABLE IF NOT EXISTS daily (
            sender text NOT NULL, day date NOT NULL, entries bigint NOT NULL, amount numeric(19,4) NOT NULL,
            PRIMARY KEY (sender, day));
        """;

    // The sum moves only when the entry is new: a copy inserts nothing, so it returns no row and gets no reply.
    const string Statement = """
        WITH fresh AS (
            INSERT INTO entry (channel, chat, activity, sender, said, amount, day)
            VALUES ($1, $2, $3, $4, $5, $6, current_date)
            ON CONFLICT DO NOTHING
            RETURNING sender, day, amount)
        INSERT INTO daily AS d (sender, day, entries, amount)
        SELECT sender, day, 1, amount FROM fresh
        ON CONFLICT (sender, day) DO UPDATE SET entries = d.entries + 1, amount = d.amount + excluded.amount
        RETURNING d.entries, d.amount
        """;

    public static async Task<FloorBook> Open(string? connection, CancellationToken cancelled)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection)
        {
            NoResetOnClose = true,
            Multiplexing = false,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,
            // Two cores gain nothing from more backends, and a server of default size must have some left for others.
            MaxPoolSize = 30,
        };
        var book = new FloorBook(new NpgsqlSlimDataSourceBuilder(settings.ConnectionString).Build());
        await using var create = book.Database.CreateCommand(Schema);
        await create.ExecuteNonQueryAsync(cancelled);
        return book;
    }

    /// <returns>The day's sum with this entry; null for a copy of a message that is booked already.</returns>
    public async Task<Sum?> Enter(Activity activity, CancellationToken cancelled)
    {
        await using var connection = await database.OpenConnectionAsync(cancelled);
        await using var command = new NpgsqlCommand(Statement, connection)
        {
            Parameters =
            {
                Text(activity.ChannelId),
                Text(activity.Conversation.Id),
                Text(activity.Id),
                Text(activity.From.Id),
                Text(activity.Text),
                new NpgsqlParameter<decimal> { TypedValue = activity.Text.Length * 100, NpgsqlDbType = NpgsqlDbType.Numeric },
            },
        };
        await using var rows = await command.ExecuteReaderAsync(cancelled);
        return await rows.ReadAsync(cancelled) ? new(rows.GetInt64(0), rows.GetDecimal(1)) : null;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    NpgsqlDataSource Database => database;

    static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };
}
