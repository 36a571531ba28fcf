using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Targets;

/// <summary>Finds whom a target is for, seen from a root of rights.</summary>
public static class OwnerStore
{
    const string UnitColumns = "'unit', u.id, u.name, u.name_en, u.path @> array[$2::int], u.id = $2, u.manager_id";

    const string MemberColumns = "'member', m.id, m.name, m.name_en, u.path @> array[$2::int], false, m.id";

    // A unit's whole name in the text means it; otherwise the beginning of a name, the topmost unit first.
    static readonly Sql Units = new($"""
        select {UnitColumns} from unit u
        where u.tenant_id = $1
          and (position(lower(u.name) in $3) > 0 or position(lower(u.name_en) in $3) > 0
               or $4 <> '' and (starts_with(lower(u.name), $4) or starts_with(lower(u.name_en), $4)))
        order by case when position(lower(u.name) in $3) > 0 then length(u.name)
                      when position(lower(u.name_en) in $3) > 0 then length(u.name_en) else 0 end desc, cardinality(u.path), u.id
        limit 1
        """);

    static readonly Sql Members = new($"""
        select {MemberColumns} from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        where m.tenant_id = $1 and m.left_on is null
          and (lower(m.name) = $3 or lower(m.name_en) = $3 or lower(split_part(m.name_en, ' ', 1)) = $3)
        order by u.path @> array[$2::int] desc, m.id
        limit 1
        """);

    static readonly Sql One = new($"""
        select {UnitColumns} from unit u where u.tenant_id = $1 and $3 = 'unit' and u.id = $4
        union all
        select {MemberColumns} from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        where m.tenant_id = $1 and $3 = 'member' and m.id = $4 and m.left_on is null
        """);

    static readonly Sql Named = new($"""
        select lower(u.name), lower(u.name_en), {UnitColumns} from unit u where u.tenant_id = $1 and (lower(u.name) = any ($3) or lower(u.name_en) = any ($3))
        union all
        select lower(m.name), lower(m.name_en), {MemberColumns} from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        where m.tenant_id = $1 and m.left_on is null and (lower(m.name) = any ($3) or lower(m.name_en) = any ($3))
        """);

    /// <summary>Everybody and every unit of these whole names, in lower case; each with both its names as they were compared.</summary>
    public static Rows<(string Name, string NameEn, OwnerInView Owner)> OfNames(Tx tx, TenantId tenant, UnitId? root, string[] names) => tx.Rows(
        Named, r => (r.GetString(0), r.GetString(1), Read(r, 2)), Arg.Of(tenant.Value), Arg.Of(root?.Value ?? 0), Arg.Array(names, NpgsqlTypes.NpgsqlDbType.Text));

    /// <param name="text">Where a unit's whole name is looked for; in lower case.</param>
    /// <param name="stem">How a unit's name begins; in lower case, empty for none.</param>
    public static Row<OwnerInView> Unit(Tx tx, TenantId tenant, UnitId? root, string text, string stem) =>
        tx.Row(Units, r => Read(r, 0), Arg.Of(tenant.Value), Arg.Of(root?.Value ?? 0), Arg.Of(text), Arg.Of(stem));

    /// <param name="name">In lower case; of an English name the first part is enough.</param>
    public static Row<OwnerInView> Member(Tx tx, TenantId tenant, UnitId? root, string name) =>
        tx.Row(Members, r => Read(r, 0), Arg.Of(tenant.Value), Arg.Of(root?.Value ?? 0), Arg.Of(name));

    public static Row<OwnerInView> Find(Tx tx, TenantId tenant, UnitId? root, TargetOwner owner) =>
        tx.Row(One, r => Read(r, 0), Arg.Of(tenant.Value), Arg.Of(root?.Value ?? 0), Arg.Of(owner.Stored), Arg.Of(owner.Id));

    static OwnerInView Read(NpgsqlDataReader r, int at) => new(
        TargetOwner.Parse(r.GetString(at), r.GetInt32(at + 1)), r.GetString(at + 2), r.GetString(at + 3), r.GetBoolean(at + 4), r.GetBoolean(at + 5),
        r.IsDBNull(at + 6) ? null : new MemberId(r.GetInt32(at + 6)));
}
