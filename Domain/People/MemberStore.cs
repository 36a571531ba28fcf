using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.People;

/// <summary>Reads and makes people.</summary>
public static class MemberStore
{
    /// <summary>The columns that <see cref="Read"/> expects, from <c>member m</c> joined with <c>unit u</c>.</summary>
    public const string Columns = """
        m.id, m.name, m.name_en, m.unit_id, u.name, u.name_en, m.role, m.language,
        (select v.id from unit v where v.tenant_id = m.tenant_id and v.manager_id = m.id order by cardinality(v.path) limit 1)
        """;

    static readonly Sql ByName = new($"""
        select {Columns},
               exists (select from unit x where x.tenant_id = $1 and x.id = u.id and x.path @> array[$4::int]) as within
        from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        where m.tenant_id = $1 and m.left_on is null and (m.name = $2 or lower(m.name_en) = lower($2) or lower(split_part(m.name_en, ' ', 1)) = lower($2))
        order by (m.id = $3) desc, within desc, m.id
        limit 3
        """);

    static readonly Sql ById = new($"""
        select {Columns}, u.path @> array[$3::int]
        from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        where m.tenant_id = $1 and m.id = $2 and m.left_on is null
        """);

    static readonly Sql Below = new("""
        select m.id, m.name, m.name_en
        from unit u join member m on m.tenant_id = u.tenant_id and m.unit_id = u.id
        where u.tenant_id = $1 and u.path @> array[$2::int] and m.left_on is null and m.id <> $3
        order by m.unit_id, m.id limit $4
        """);

    static readonly Sql ByExactName = new($"""
        select {Columns}
        from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        where m.tenant_id = $1 and m.left_on is null and (m.name = $2 or lower(m.name_en) = lower($2))
        order by m.id
        limit 1
        """);

    static readonly Sql Insert = new("""
        insert into member (tenant_id, unit_id, name, name_en, role, language, joined_on) values ($1, $2, $3, $4, $5, $6, $7) returning id
        """);

    static readonly Sql Link = new("""
        insert into account (tenant_id, channel, external_id, member_id) values ($1, $2, $3, $4) on conflict do nothing
        """);

    static readonly Sql SetLanguage = new("update member set language = $3 where tenant_id = $1 and id = $2");

    static readonly Sql Teammates = new("""
        select id, name, name_en from member
        where tenant_id = $1 and unit_id = $2 and id <> $3 and left_on is null
        order by id limit 20
        """);

    static readonly Sql UnitsBelow = new("""
        select id, name, name_en from unit where tenant_id = $1 and parent_id = $2 order by id
        """);

    static readonly Sql AllNames = new("select name from member where tenant_id = $1 union select name_en from member where tenant_id = $1");

    static readonly Sql UnitByName = new("select id from unit where tenant_id = $1 and name = $2");

    static readonly Sql NameOfUnit = new("select name, name_en from unit where tenant_id = $1 and id = $2");

    // A company has as many units as it has: their number does not grow with time.
    static readonly Sql UnitInText = new("""
        select id, name, name_en, path @> array[$3::int] from unit
        where tenant_id = $1 and (position(name in $2) > 0 or name_en <> '' and position(lower(name_en) in lower($2)) > 0)
        order by length(name) desc, id limit 1
        """);

    /// <summary>The unit that a text names, and whether it lies within the subtree of <paramref name="within"/>.</summary>
    public static Row<NamedUnit> FindUnitIn(Tx tx, TenantId tenant, string text, UnitId? within) => tx.Row(
        UnitInText, r => new NamedUnit(new UnitId(r.GetInt32(0)), r.GetString(1), r.GetString(2), r.GetBoolean(3)),
        Arg.Of(tenant.Value), Arg.Of(text), Arg.Of(within?.Value ?? 0));

    public static Row<(string Name, string NameEn)> UnitName(Tx tx, TenantId tenant, UnitId unit) =>
        tx.Row(NameOfUnit, r => (r.GetString(0), r.GetString(1)), Arg.Of(tenant.Value), Arg.Of(unit.Value));

    /// <summary>The units directly below one.</summary>
    public static Rows<(UnitId Id, string Name, string NameEn)> Children(Tx tx, TenantId tenant, UnitId unit) =>
        tx.Rows(UnitsBelow, r => (new UnitId(r.GetInt32(0)), r.GetString(1), r.GetString(2)), Arg.Of(tenant.Value), Arg.Of(unit.Value));

    public static Row<Member> Find(Tx tx, TenantId tenant, string name) =>
        tx.Row(ByExactName, r => Read(r, 0)!, Arg.Of(tenant.Value), Arg.Of(name));

    /// <summary>People of that name, at most three; with each whether they belong to the subtree of <paramref name="within"/>.</summary>
    public static Rows<(Member Member, bool Within)> FindAll(Tx tx, TenantId tenant, string name, MemberId asker, UnitId? within) =>
        tx.Rows(ByName, r => (Read(r, 0)!, r.GetBoolean(9)),
            Arg.Of(tenant.Value), Arg.Of(name), Arg.Of(asker.Value), Arg.Of(within?.Value ?? 0));

    /// <summary>A person who has not left, and whether they belong to the subtree of <paramref name="within"/>.</summary>
    public static Row<(Member Member, bool Within)?> Find(Tx tx, TenantId tenant, MemberId id, UnitId? within) =>
        tx.Row(ById, r => ((Member, bool)?)(Read(r, 0)!, r.GetBoolean(9)), Arg.Of(tenant.Value), Arg.Of(id.Value), Arg.Of(within?.Value ?? 0));

    /// <summary>The people of a subtree of units, team by team.</summary>
    public static Rows<(MemberId Id, string Name, string NameEn)> InSubtree(Tx tx, TenantId tenant, UnitId root, MemberId except, int limit) =>
        tx.Rows(Below, r => (new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2)),
            Arg.Of(tenant.Value), Arg.Of(root.Value), Arg.Of(except.Value), Arg.Of(limit));

    public static Row<MemberId> Add(Tx tx, TenantId tenant, UnitId unit, string name, Role role, Language? language, DateOnly joined) =>
        tx.Row(Insert, r => new MemberId(r.GetInt32(0)), Arg.Of(tenant.Value), Arg.Of(unit.Value), Arg.Of(name), Arg.Of(name),
            Arg.Of(Name(role)), Arg.Of(language?.Tag()), Arg.Of(joined));

    public static void AddAccount(Tx tx, TenantId tenant, string channel, string externalId, MemberId member) =>
        tx.Do(Link, Arg.Of(tenant.Value), Arg.Of(channel), Arg.Of(externalId), Arg.Of(member.Value));

    public static void ChooseLanguage(Tx tx, TenantId tenant, MemberId member, Language language) =>
        tx.Do(SetLanguage, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(language.Tag()));

    /// <summary>The colleagues of a unit, at most twenty.</summary>
    public static Rows<(MemberId Id, string Name, string NameEn)> InUnit(Tx tx, TenantId tenant, UnitId unit, MemberId except) =>
        tx.Rows(Teammates, r => (new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2)),
            Arg.Of(tenant.Value), Arg.Of(unit.Value), Arg.Of(except.Value));

    /// <summary>Every name of everybody, also of those who left: what no export of texts may hold.</summary>
    public static Rows<string> NamesOfAll(Tx tx, TenantId tenant) => tx.Rows(AllNames, r => r.GetString(0), Arg.Of(tenant.Value));

    public static Row<UnitId?> FindUnit(Tx tx, TenantId tenant, string name) =>
        tx.Row(UnitByName, r => (UnitId?)new UnitId(r.GetInt32(0)), Arg.Of(tenant.Value), Arg.Of(name));

    /// <summary>Reads <see cref="Columns"/> from an offset; null where the join found nobody.</summary>
    public static Member? Read(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : new Member(
        new MemberId(r.GetInt32(at)), r.GetString(at + 1), r.GetString(at + 2),
        new UnitId(r.GetInt32(at + 3)), r.GetString(at + 4), r.GetString(at + 5),
        ParseRole(r.GetString(at + 6)),
        r.IsDBNull(at + 7) ? null : Wording.FromTag(r.GetString(at + 7)),
        r.IsDBNull(at + 8) ? null : new UnitId(r.GetInt32(at + 8)));

    public static string Name(Role role) => role switch
    {
        Role.Rep => "rep",
        Role.Manager => "manager",
        Role.Director => "director",
        Role.Ops => "ops",
        Role.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static Role ParseRole(string name) => name switch
    {
        "rep" => Role.Rep,
        "manager" => Role.Manager,
        "director" => Role.Director,
        "ops" => Role.Ops,
        "admin" => Role.Admin,
        _ => throw new InvalidOperationException($"Unknown role {name}."),
    };
}

/// <param name="Within">It belongs to the subtree that was asked about.</param>
public sealed record NamedUnit(UnitId Id, string Name, string NameEn, bool Within);
