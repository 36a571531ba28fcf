using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.People;

/// <summary>Reads and makes tenants.</summary>
public static class TenantStore
{
    static readonly Sql Tenants = new("""
        select id, name, time_zone, currency, language, deal_limit, shows_ranking, fiscal_year_start from tenant order by id
        """);

    static readonly Sql Calendar = new("select tenant_id, day, works from calendar_day");

    static readonly Sql Channels = new("select channel, organisation, tenant_id from tenant_channel");

    static readonly Sql Insert = new("""
        insert into tenant (id, name, time_zone, currency, language) values ($1, $2, $3, $4, $5) on conflict do nothing
        """);

    static readonly Sql InsertRoot = new("""
        insert into unit (tenant_id, id, parent_id, name, name_en, path) values ($1, 1, null, $2, $2, array[1]) on conflict do nothing
        """);

    static readonly Sql InsertNext = new("""
        with made as (
            insert into tenant (id, name, time_zone, currency, language)
            select coalesce(max(t.id), 0) + 1, $1, $2, $3, $4 from tenant t
            returning id, name),
        root as (
            insert into unit (tenant_id, id, parent_id, name, name_en, path) select id, 1, null, name, name, array[1] from made)
        select id from made
        """);

    static readonly Sql BeginYears = new("update tenant set fiscal_year_start = $2 where id = $1");

    static readonly Sql ConnectTo = new("""
        insert into tenant_channel (channel, organisation, tenant_id)
        select $1, $2, t.id from tenant t where t.id = $3
        on conflict (channel, organisation) do nothing
        """);

    static readonly Sql ConnectToOnly = new("""
        insert into tenant_channel (channel, organisation, tenant_id)
        select $1, $2, t.id from tenant t where (select count(*) from tenant) = 1
        on conflict (channel, organisation) do nothing
        """);

    public static async Task<TenantDirectory> LoadAsync(Db db, CancellationToken cancel)
    {
        await using var tx = db.Begin();
        var tenants = tx.Rows(Tenants, ReadTenant);
        var days = tx.Rows(Calendar, r => (Tenant: r.GetInt32(0), Day: r.GetFieldValue<DateOnly>(1), Works: r.GetBoolean(2)));
        var channels = tx.Rows(Channels, r => (Channel: r.GetString(0), Organisation: r.GetString(1), Tenant: r.GetInt32(2)));
        await tx.CommitAsync(cancel);
        var calendars = days.Values.ToLookup(d => d.Tenant, d => (d.Day, d.Works));
        return new TenantDirectory(
            tenants.Values.Select(t => t with { Calendar = new WorkCalendar(calendars[t.Id.Value]) }),
            channels.Values.ToDictionary(c => (c.Channel, c.Organisation), c => new TenantId(c.Tenant)));
    }

    /// <summary>Makes an empty company with one unit; does nothing where the id is taken.</summary>
    public static void Add(Tx tx, TenantId id, string name, string zone, string currency, Language language)
    {
        tx.Do(Insert, Arg.Of(id.Value), Arg.Of(name), Arg.Of(zone), Arg.Of(currency), Arg.Of(language.Tag()));
        tx.Do(InsertRoot, Arg.Of(id.Value), Arg.Of(name));
    }

    /// <summary>Makes an empty company with one unit beside those there are.</summary>
    public static Row<TenantId> AddNext(Tx tx, string name, string zone, string currency, Language language) =>
        tx.Row(InsertNext, r => new TenantId(r.GetInt32(0)), Arg.Of(name), Arg.Of(zone), Arg.Of(currency), Arg.Of(language.Tag()));

    /// <summary>Lets the company's years begin in another month from now on; targets that are set keep their days.</summary>
    /// <param name="month">1 to 12.</param>
    public static void BeginYearsIn(Tx tx, TenantId tenant, int month) => tx.Do(BeginYears, Arg.Of(tenant.Value), Arg.Of((short)month));

    /// <summary>Makes an organisation of a channel a company's; nothing is done where it is another one's already.</summary>
    public static void Connect(Tx tx, string channel, string organisation, TenantId tenant) =>
        tx.Do(ConnectTo, Arg.Of(channel), Arg.Of(organisation), Arg.Of(tenant.Value));

    /// <summary>Makes an organisation of a channel the one company's; where there are several companies, who is whose has to be said otherwise.</summary>
    public static void ConnectOnly(Tx tx, string channel, string organisation) => tx.Do(ConnectToOnly, Arg.Of(channel), Arg.Of(organisation));

    static Tenant ReadTenant(NpgsqlDataReader r) => new(
        new TenantId(r.GetInt32(0)), r.GetString(1), TimeZoneInfo.FindSystemTimeZoneById(r.GetString(2)), r.GetString(3),
        Wording.FromTag(r.GetString(4)), r.GetDecimal(5), r.GetBoolean(6), WorkCalendar.Plain)
    {
        Fiscal = new FiscalCalendar(r.GetInt16(7)),
    };
}
