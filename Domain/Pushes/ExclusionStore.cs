using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Pushes;

/// <summary>Reads and keeps whom operators keep from which pushes.</summary>
public static class ExclusionStore
{
    const string All = "all";

    static readonly Sql Insert = new("""
        insert into exclusion (tenant_id, member_id, unit_id, kind, made_at, made_by) values ($1, $2, $3, $4, $5, $6) on conflict do nothing
        """);

    static readonly Sql Delete = new("delete from exclusion where tenant_id = $1 and id = $2 returning coalesce(member_id, 0), coalesce(unit_id, 0), kind");

    static readonly Sql DeleteOf = new("""
        delete from exclusion where tenant_id = $1 and (member_id = $2 or unit_id = $3) and ($4::text is null or kind = $4) returning 1
        """);

    static readonly Sql Listed = new("""
        select x.id, x.member_id, x.unit_id, coalesce(m.name, u.name), coalesce(m.name_en, u.name_en), x.kind, b.name, b.name_en
        from exclusion x
        left join member m on m.tenant_id = x.tenant_id and m.id = x.member_id
        left join unit u on u.tenant_id = x.tenant_id and u.id = x.unit_id
        join member b on b.tenant_id = x.tenant_id and b.id = x.made_by
        where x.tenant_id = $1 order by x.id desc limit $2
        """);

    /// <summary>A condition: whether <c>member m</c> of <c>unit u</c> is kept from a kind.</summary>
    /// <param name="kind">An expression of SQL: a parameter, or a literal.</param>
    public static string Holds(string kind) => $"""
        (exists (select from exclusion x where x.tenant_id = m.tenant_id and x.member_id = m.id and x.kind in ({kind}, '{All}'))
         or exists (select from exclusion x where x.tenant_id = m.tenant_id and x.unit_id = any(u.path) and x.kind in ({kind}, '{All}')))
        """;

    /// <summary>Twice is once.</summary>
    /// <param name="kind">Null for every kind.</param>
    public static void Add(Tx tx, TenantId tenant, MemberId? member, UnitId? unit, PushKind? kind, DateTimeOffset now, MemberId by) => tx.Do(
        Insert, Arg.Of(tenant.Value), Arg.Of(member?.Value), Arg.Of(unit?.Value), Arg.Of(Stored(kind)), Arg.Of(now), Arg.Of(by.Value));

    /// <summary>Takes one off the list; what it said, or null where it is not on it.</summary>
    public static Row<string> End(Tx tx, TenantId tenant, ExclusionId id) => tx.Row(
        Delete, r => FormattableString.Invariant($"{(r.GetInt32(0) > 0 ? $"member {r.GetInt32(0)}" : $"unit {r.GetInt32(1)}")}: {r.GetString(2)}"),
        Arg.Of(tenant.Value), Arg.Of(id.Value));

    /// <summary>Takes somebody off the list.</summary>
    /// <param name="kind">Null: whatever they are kept from.</param>
    /// <returns>A row for each that was on it.</returns>
    public static Rows<int> End(Tx tx, TenantId tenant, MemberId? member, UnitId? unit, PushKind? kind) => tx.Rows(
        DeleteOf, r => r.GetInt32(0), Arg.Of(tenant.Value), Arg.Of(member?.Value), Arg.Of(unit?.Value), Arg.Of(kind?.Stored()));

    /// <summary>The newest first.</summary>
    public static Rows<Exclusion> List(Tx tx, TenantId tenant, int limit) => tx.Rows(
        Listed,
        r => new Exclusion(
            new ExclusionId(r.GetInt64(0)), r.IsDBNull(1) ? null : new MemberId(r.GetInt32(1)), r.IsDBNull(2) ? null : new UnitId(r.GetInt32(2)),
            r.GetString(3), r.GetString(4), PushKinds.Find(r.GetString(5)), r.GetString(6), r.GetString(7)),
        Arg.Of(tenant.Value), Arg.Of(limit));

    static string Stored(PushKind? kind) => kind?.Stored() ?? All;
}
