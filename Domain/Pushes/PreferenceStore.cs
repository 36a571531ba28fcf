using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Pushes;

/// <summary>What a person wants to be sent, and when.</summary>
/// <param name="Weekly">The own time of the weekly push; null for the usual.</param>
/// <param name="PausedUntil">Nothing is sent before this day; null: not paused.</param>
/// <param name="Quiet">Null: the company's.</param>
public sealed record Preference(string? TimeZone, LocalSlot? Weekly, DateOnly? PausedUntil, IReadOnlySet<PushKind> Muted, QuietHours? Quiet)
{
    public static Preference Usual { get; } = new(null, null, null, new HashSet<PushKind>(), null);
}

/// <summary>Reads and keeps preferences and days away. Every change lets the person's moments be planned anew.</summary>
public static class PreferenceStore
{
    static readonly Sql Of = new("""
        select time_zone, weekly_day, weekly_at, paused_until, muted, quiet_from, quiet_until from preference where tenant_id = $1 and member_id = $2
        """);

    static readonly Sql Upsert = new("""
        insert into preference (tenant_id, member_id, time_zone, weekly_day, weekly_at, paused_until, muted, quiet_from, quiet_until)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (tenant_id, member_id) do update
        set time_zone = excluded.time_zone, weekly_day = excluded.weekly_day, weekly_at = excluded.weekly_at,
            paused_until = excluded.paused_until, muted = excluded.muted, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until
        """);

    static readonly Sql Leave = new("""
        insert into absence (tenant_id, member_id, first_day, last_day) values ($1, $2, $3, $4)
        on conflict (tenant_id, member_id, first_day) do update set last_day = excluded.last_day
        """);

    // What was to begin today has not; what began before is over since yesterday.
    static readonly Sql Back = new("""
        with begun as (delete from absence where tenant_id = $1 and member_id = $2 and first_day = $3 and last_day >= $3)
        update absence set last_day = $3::date - 1 where tenant_id = $1 and member_id = $2 and first_day < $3 and last_day >= $3
        """);

    /// <summary>No row: nothing was chosen.</summary>
    public static Row<Preference> Find(Tx tx, TenantId tenant, MemberId member) => tx.Row(Of, Read, Arg.Of(tenant.Value), Arg.Of(member.Value));

    public static void Keep(Tx tx, TenantId tenant, MemberId member, Preference chosen)
    {
        tx.Do(Upsert, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(chosen.TimeZone), Arg.Of(DayNumber(chosen.Weekly)), QuietStore.Time(chosen.Weekly?.At),
            Day(chosen.PausedUntil), Arg.Array(chosen.Muted.Select(k => k.Stored()).ToArray(), NpgsqlDbType.Text),
            QuietStore.Time(chosen.Quiet?.From), QuietStore.Time(chosen.Quiet?.Until));
        DueStore.Replan(tx, tenant, member);
    }

    /// <param name="last">Inclusive.</param>
    public static void AddAbsence(Tx tx, TenantId tenant, MemberId member, DateOnly first, DateOnly last) =>
        tx.Do(Leave, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(first), Arg.Of(last));

    /// <summary>Ends the days away that a person is in, before <paramref name="today"/>; those planned for later stay.</summary>
    public static void EndAbsence(Tx tx, TenantId tenant, MemberId member, DateOnly today) =>
        tx.Do(Back, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(today));

    static Preference Read(NpgsqlDataReader r) => new(
        r.IsDBNull(0) ? null : r.GetString(0),
        r.IsDBNull(1) ? null : new LocalSlot((DayOfWeek)(r.GetInt16(1) % 7), r.GetFieldValue<TimeOnly>(2)),
        r.IsDBNull(3) ? null : r.GetFieldValue<DateOnly>(3),
        r.GetFieldValue<string[]>(4).Select(PushKinds.Find).OfType<PushKind>().ToHashSet(),
        r.IsDBNull(5) ? null : QuietStore.Read(r, 5));

    // ISO 8601: Monday is 1, Sunday 7.
    static short? DayNumber(LocalSlot? slot) => slot?.Day is { } day ? (short)(day == DayOfWeek.Sunday ? 7 : (int)day) : null;

    static NpgsqlParameter Day(DateOnly? day) => day is { } d
        ? new NpgsqlParameter<DateOnly> { TypedValue = d }
        : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date };
}
