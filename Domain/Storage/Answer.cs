using Npgsql;

namespace Dengta.Domain.Storage;

/// <summary>The result of a statement that was queued on a <see cref="Tx"/>; there once the transaction has sent it.</summary>
public abstract class Answer
{
    internal abstract Task ReadAsync(NpgsqlDataReader reader, CancellationToken cancel);
}

/// <summary>The first row, or the default of <typeparamref name="T"/> when there is none.</summary>
public sealed class Row<T>(Func<NpgsqlDataReader, T> read) : Answer
{
    bool _sent;
    T? _value;

    /// <exception cref="InvalidOperationException">The statement has not been sent yet.</exception>
    public T? Value => _sent ? _value : throw new InvalidOperationException("The statement has not been sent yet.");

    internal override async Task ReadAsync(NpgsqlDataReader reader, CancellationToken cancel)
    {
        if (await reader.ReadAsync(cancel)) _value = read(reader);
        _sent = true;
    }
}

/// <summary>All rows, in the order of the statement.</summary>
public sealed class Rows<T>(Func<NpgsqlDataReader, T> read) : Answer
{
    readonly List<T> _values = [];
    bool _sent;

    /// <exception cref="InvalidOperationException">The statement has not been sent yet.</exception>
    public IReadOnlyList<T> Values => _sent ? _values : throw new InvalidOperationException("The statement has not been sent yet.");

    internal override async Task ReadAsync(NpgsqlDataReader reader, CancellationToken cancel)
    {
        while (await reader.ReadAsync(cancel)) _values.Add(read(reader));
        _sent = true;
    }
}
