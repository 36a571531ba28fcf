using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Storage;

/// <summary>Typed statement parameters, without boxing.</summary>
public static class Arg
{
    public static NpgsqlParameter Of<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    /// <summary>A point in time; PostgreSQL keeps it as UTC.</summary>
    public static NpgsqlParameter Of(DateTimeOffset value) => new NpgsqlParameter<DateTime> { TypedValue = value.UtcDateTime };

    public static NpgsqlParameter Of(string? value) => value is null
        ? Null(NpgsqlDbType.Text)
        : new NpgsqlParameter<string> { TypedValue = value };

    public static NpgsqlParameter Of(long? value) => Nullable(value, NpgsqlDbType.Bigint);

    public static NpgsqlParameter Of(int? value) => Nullable(value, NpgsqlDbType.Integer);

    public static NpgsqlParameter Of(short? value) => Nullable(value, NpgsqlDbType.Smallint);

    public static NpgsqlParameter Of(decimal? value) => Nullable(value, NpgsqlDbType.Numeric);

    public static NpgsqlParameter Of(DateTimeOffset? value) => Nullable(value?.UtcDateTime, NpgsqlDbType.TimestampTz);

    /// <summary>An array, also one with nulls in it; null for none at all.</summary>
    public static NpgsqlParameter Array<T>(T[]? values, NpgsqlDbType element) => values is null
        ? Null(NpgsqlDbType.Array | element)
        : new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element };

    static NpgsqlParameter Nullable<T>(T? value, NpgsqlDbType type) where T : struct => value is { } given
        ? new NpgsqlParameter<T> { TypedValue = given, NpgsqlDbType = type }
        : Null(type);

    static NpgsqlParameter Null(NpgsqlDbType type) => new() { Value = DBNull.Value, NpgsqlDbType = type };
}
