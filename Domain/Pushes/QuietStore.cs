using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Pushes;

/// <summary>Somebody's quiet hours and where they live.</summary>
public sealed record LocalQuiet(QuietHours Hours, TimeZoneInfo Zone)
{
    /// <summary>When a card that is made now may come.</summary>
    public DateTimeOffset After(DateTimeOffset now) => Hours.EndOf(now, Zone);
}

/// <summary>Reads and keeps when nobody is disturbed.</summary>
public static class QuietStore
{
    /// <summary>The columns that <see cref="Read"/> expects, from <c>preference p</c> and <c>quiet_rule q</c>.</summary>
    public const string Columns = "coalesce(p.quiet_from, q.quiet_from), coalesce(p.quiet_until, q.quiet_until)";

    static readonly Sql OfMany = new($"""
        select w.id, p.time_zone, {Columns}
        from unnest($2::int[]) w (id)
        left join preference p on p.tenant_id = $1 and p.member_id = w.id
        left join quiet_rule q on q.tenant_id = $1
        """);

    static readonly Sql OfCompany = new("select q.quiet_from, q.quiet_until from quiet_rule q where q.tenant_id = $1");

    static readonly Sql Upsert = new("""
        insert into quiet_rule (tenant_id, quiet_from, quiet_until) values ($1, $2, $3)
        on conflict (tenant_id) do update set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until
        """);

    /// <summary>Where and when each is not to be disturbed.</summary>
    public static Rows<(MemberId Member, LocalQuiet Quiet)> Of(Tx tx, Tenant tenant, IEnumerable<MemberId> members) => tx.Rows(
        OfMany, r => (new MemberId(r.GetInt32(0)), new LocalQuiet(Read(r, 2), ZoneOf(r, 1, tenant))),
        Arg.Of(tenant.Id.Value), Arg.Array(members.Select(m => m.Value).ToArray(), NpgsqlDbType.Integer));

    /// <summary>The same of one.</summary>
    public static Row<LocalQuiet> Of(Tx tx, Tenant tenant, MemberId member) => tx.Row(
        OfMany, r => new LocalQuiet(Read(r, 2), ZoneOf(r, 1, tenant)), Arg.Of(tenant.Id.Value), Arg.Array([member.Value], NpgsqlDbType.Integer));

    /// <summary>The company's; no row: the usual.</summary>
    public static Row<QuietHours?> Find(Tx tx, TenantId tenant) => tx.Row(OfCompany, r => (QuietHours?)Read(r, 0), Arg.Of(tenant.Value));

    public static void Keep(Tx tx, TenantId tenant, QuietHours hours) => tx.Do(Upsert, Arg.Of(tenant.Value), Time(hours.From), Time(hours.Until));

    /// <summary>Reads <see cref="Columns"/> from an offset.</summary>
    public static QuietHours Read(NpgsqlDataReader r, int at) =>
        r.IsDBNull(at) ? QuietHours.Usual : new(r.GetFieldValue<TimeOnly>(at), r.GetFieldValue<TimeOnly>(at + 1));

    // A zone that the machine does not know must not stop everybody else's push.
    public static TimeZoneInfo ZoneOf(NpgsqlDataReader r, int at, Tenant tenant) =>
        !r.IsDBNull(at) && TimeZoneInfo.TryFindSystemTimeZoneById(r.GetString(at), out var own) ? own : tenant.Zone;

    public static NpgsqlParameter Time(TimeOnly? time) => time is { } t
        ? new NpgsqlParameter<TimeOnly> { TypedValue = t }
        : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Time };
}
