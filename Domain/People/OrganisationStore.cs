using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using NpgsqlTypes;

namespace Dengta.Domain.People;

/// <param name="Path">From the company down to the unit itself.</param>
public sealed record UnitRow(UnitId Id, string Name, string NameEn, MemberId? Manager, IReadOnlyList<int> Path);

/// <summary>Somebody of the company, also one who left.</summary>
public sealed record MemberRow(MemberId Id, UnitId Unit, string Name, string NameEn, Role Role, DateOnly Joined, DateOnly? Left);

/// <summary>Reads and makes units and people, many at once.</summary>
public static class OrganisationStore
{
    static readonly Sql AllUnits = new("select id, name, name_en, manager_id, path from unit where tenant_id = $1 order by cardinality(path), id");

    static readonly Sql AllMembers = new("""
        select id, unit_id, name, name_en, role, joined_on, left_on from member where tenant_id = $1 order by id
        """);

    static readonly Sql InsertUnits = new("""
        insert into unit (tenant_id, id, parent_id, name, name_en, path)
        select $1, w.id, w.parent_id, w.name, w.name_en, w.path::int[]
        from unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[]) w (id, parent_id, name, name_en, path)
        """);

    static readonly Sql TakeIds = new("select nextval(pg_get_serial_sequence('member', 'id'))::int from generate_series(1, $1)");

    static readonly Sql InsertMembers = new("""
        insert into member (tenant_id, id, unit_id, name, name_en, role, joined_on, left_on) overriding system value
        select $1, w.id, w.unit_id, w.name, w.name_en, w.role, w.joined_on, w.left_on
        from unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[])
            w (id, unit_id, name, name_en, role, joined_on, left_on)
        """);

    static readonly Sql SetManagers = new("""
        update unit u set manager_id = w.manager_id from unnest($2::int[], $3::int[]) w (id, manager_id)
        where u.tenant_id = $1 and u.id = w.id and u.manager_id is null
        """);

    public static Rows<UnitRow> Units(Tx tx, TenantId tenant) => tx.Rows(
        AllUnits,
        r => new UnitRow(
            new UnitId(r.GetInt32(0)), r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : new MemberId(r.GetInt32(3)), r.GetFieldValue<int[]>(4)),
        Arg.Of(tenant.Value));

    public static Rows<MemberRow> Members(Tx tx, TenantId tenant) => tx.Rows(
        AllMembers,
        r => new MemberRow(
            new MemberId(r.GetInt32(0)), new UnitId(r.GetInt32(1)), r.GetString(2), r.GetString(3), MemberStore.ParseRole(r.GetString(4)),
            r.GetFieldValue<DateOnly>(5), r.IsDBNull(6) ? null : r.GetFieldValue<DateOnly>(6)),
        Arg.Of(tenant.Value));

    /// <summary>Makes units without managers; a parent stands before its children.</summary>
    public static void AddUnits(Tx tx, TenantId tenant, IReadOnlyCollection<UnitRow> units) => tx.Do(
        InsertUnits, Arg.Of(tenant.Value),
        Arg.Array(units.Select(u => u.Id.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(units.Select(u => u.Path[^2]).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(units.Select(u => u.Name).ToArray(), NpgsqlDbType.Text),
        Arg.Array(units.Select(u => u.NameEn).ToArray(), NpgsqlDbType.Text),
        Arg.Array(units.Select(u => $"{{{string.Join(',', u.Path)}}}").ToArray(), NpgsqlDbType.Text));

    /// <summary>Ids that nobody else will get.</summary>
    public static Rows<MemberId> NewMemberIds(Tx tx, int count) => tx.Rows(TakeIds, r => new MemberId(r.GetInt32(0)), Arg.Of(count));

    public static void AddMembers(Tx tx, TenantId tenant, IReadOnlyCollection<MemberRow> members) => tx.Do(
        InsertMembers, Arg.Of(tenant.Value),
        Arg.Array(members.Select(m => m.Id.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(members.Select(m => m.Unit.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(members.Select(m => m.Name).ToArray(), NpgsqlDbType.Text),
        Arg.Array(members.Select(m => m.NameEn).ToArray(), NpgsqlDbType.Text),
        Arg.Array(members.Select(m => MemberStore.Name(m.Role)).ToArray(), NpgsqlDbType.Text),
        Arg.Array(members.Select(m => m.Joined).ToArray(), NpgsqlDbType.Date),
        Arg.Array(members.Select(m => m.Left).ToArray(), NpgsqlDbType.Date));

    /// <summary>Gives managers to units that have none; another one's place is not taken.</summary>
    public static void SetManagersOf(Tx tx, TenantId tenant, IReadOnlyCollection<(UnitId Unit, MemberId Manager)> managers) => tx.Do(
        SetManagers, Arg.Of(tenant.Value),
        Arg.Array(managers.Select(m => m.Unit.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(managers.Select(m => m.Manager.Value).ToArray(), NpgsqlDbType.Integer));
}
