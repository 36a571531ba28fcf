using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Pushes;

/// <summary>What a person wants to be sent, and when.</summary>
/// <param name="Weekly">The own time of the weekly push; null for the usual.</param>
/// <param name="PausedUntil">Nothing is sent before this day; null: not paused.</param>
public sealed record Preference(string? TimeZone, LocalSlot? Weekly, DateOnly? PausedUntil, IReadOnlySet<PushKind> Muted)
{
    public static Preference Usual { get; } = new(null, null, null, new HashSet<PushKind>());
}

/// <summary>Reads and keeps preferences and days away. Every change lets the person's moments be planned anew.</summary>
public static class PreferenceStore
{
    static readonly Sql Of = new("""
        select time_zone, weekly_day, weekly_at, paused_until, muted from preference where tenant_id = $1 and member_id = $2
        """);

    static readonly Sql Upsert = new("""
        insert into preference (tenant_id, member_id, time_zone, weekly_day, weekly_at, paused_until, muted) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (tenant_id, member_id) do update
        set time_zone = excluded.time_zone, weekly_day = excluded.weekly_day, weekly_at = excluded.weekly_at,
            paused_until = excluded.paused_until, muted = excluded.muted
        """);

    static readonly Sql Exclude = new("""
        insert into preference (tenant_id, member_id, excluded) values ($1, $2, $3)
        on conflict (tenant_id, member_id) do update set excluded = excluded.excluded
        """);

    static readonly Sql Leave = new("""
        insert into absence (tenant_id, member_id, first_day, last_day) values ($1, $2, $3, $4)
        on conflict (tenant_id, member_id, first_day) do update set last_day = excluded.last_day
        """);

    /// <summary>No row: nothing was chosen.</summary>
    public static Row<Preference> Find(Tx tx, TenantId tenant, MemberId member) => tx.Row(Of, Read, Arg.Of(tenant.Value), Arg.Of(member.Value));

    public static void Keep(Tx tx, TenantId tenant, MemberId member, Preference chosen)
    {
        tx.Do(Upsert, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(chosen.TimeZone), Arg.Of(DayNumber(chosen.Weekly)), Time(chosen.Weekly),
            Day(chosen.PausedUntil), Arg.Array(chosen.Muted.Select(k => k.Stored()).ToArray(), NpgsqlDbType.Text));
        DueStore.Replan(tx, tenant, member);
    }

    /// <summary>Puts a person on the company's exclusion list, or takes them off.</summary>
    public static void SetExcluded(Tx tx, TenantId tenant, MemberId member, bool excluded) =>
        tx.Do(Exclude, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(excluded));

    /// <param name="last">Inclusive.</param>
    public static void AddAbsence(Tx tx, TenantId tenant, MemberId member, DateOnly first, DateOnly last) =>
        tx.Do(Leave, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(first), Arg.Of(last));

    static Preference Read(NpgsqlDataReader r) => new(
        r.IsDBNull(0) ? null : r.GetString(0),
        r.IsDBNull(1) ? null : new LocalSlot((DayOfWeek)(r.GetInt16(1) % 7), r.GetFieldValue<TimeOnly>(2)),
        r.IsDBNull(3) ? null : r.GetFieldValue<DateOnly>(3),
        r.GetFieldValue<string[]>(4).Select(PushKinds.Find).OfType<PushKind>().ToHashSet());

    // ISO 8601: Monday is 1, Sunday 7.
    static short? DayNumber(LocalSlot? slot) => slot?.Day is { } day ? (short)(day == DayOfWeek.Sunday ? 7 : (int)day) : null;

    static NpgsqlParameter Time(LocalSlot? slot) => slot is { } s
        ? new NpgsqlParameter<TimeOnly> { TypedValue = s.At }
        : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Time };

    static NpgsqlParameter Day(DateOnly? day) => day is { } d
        ? new NpgsqlParameter<DateOnly> { TypedValue = d }
        : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date };
}
