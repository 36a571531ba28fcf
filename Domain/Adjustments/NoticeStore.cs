using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Adjustments;

/// <summary>Somebody who is to get a card.</summary>
/// <param name="Language">Null where none was chosen.</param>
/// <param name="Chat">Null for somebody who has never written.</param>
public readonly record struct Reached(MemberId Member, Language? Language, ChatId? Chat);

/// <summary>Who is told of a change set, who may approve it, and who has said that they have seen it.</summary>
public static class NoticeStore
{
    const string Chat = """
        (select c.id from chat c where c.tenant_id = $1 and c.member_id = m.id and c.dead_since is null order by c.id desc limit 1)
        """;

    static readonly Sql Insert = new($"""
        with n as (
            insert into change_notice (tenant_id, set_id, member_id)
            select distinct $1::int, $2::bigint, coalesce(m.id, u.manager_id)
            from change_item i
            left join member m on i.owner_kind = 'member' and m.tenant_id = $1 and m.id = i.owner_id
            left join unit u on i.owner_kind = 'unit' and u.tenant_id = $1 and u.id = i.owner_id
            where i.tenant_id = $1 and i.set_id = $2 and coalesce(m.id, u.manager_id) is not null and coalesce(m.id, u.manager_id) <> $3
            union
            select $1::int, $2::bigint, a.id from unnest($4::int[]) a (id) where a.id <> $3
            on conflict do nothing
            returning member_id)
        select m.id, m.language, {Chat} from n join member m on m.tenant_id = $1 and m.id = n.member_id where m.left_on is null
        """);

    static readonly Sql Told = new($"""
        select m.id, m.language, {Chat} from change_notice n join member m on m.tenant_id = $1 and m.id = n.member_id
        where n.tenant_id = $1 and n.set_id = $2 and m.left_on is null
        """);

    // Those who answer for a unit above the maker's own, and sales operations; where schemes change, only who answers for the company.
    static readonly Sql Approvers = new($"""
        select m.id, m.language, {Chat} from member m
        where m.tenant_id = $1 and m.left_on is null and m.id <> $2
          and (m.role = 'ops'
               or m.role in ('manager', 'director') and exists (
                   select from member k join unit o on o.tenant_id = $1 and o.id = k.unit_id
                   join unit u on u.tenant_id = $1 and u.id = any (o.path)
                   where k.tenant_id = $1 and k.id = $2 and u.manager_id = m.id and (not $3 or u.parent_id is null)))
        order by m.id limit 20
        """);

    static readonly Sql AllSetters = new($"""
        select m.id, m.language, {Chat} from member m
        where m.tenant_id = $1 and m.left_on is null and m.id <> $2 and m.role in ('manager', 'director', 'ops')
        order by m.id limit 2000
        """);

    static readonly Sql One = new($"select m.id, m.language, {Chat} from member m where m.tenant_id = $1 and m.id = $2 and m.left_on is null");

    static readonly Sql Seen = new("""
        update change_notice set acknowledged_at = coalesce(acknowledged_at, $4) where tenant_id = $1 and set_id = $2 and member_id = $3
        returning acknowledged_at
        """);

    static readonly Sql Unseen = new("""
        select m.name, m.name_en, (select count(*) from change_notice a where a.tenant_id = $1 and a.set_id = $2)
        from change_notice n join member m on m.tenant_id = $1 and m.id = n.member_id
        where n.tenant_id = $1 and n.set_id = $2 and n.acknowledged_at is null
        order by m.id limit 200
        """);

    /// <summary>Writes down whom the set affects, except the maker.</summary>
    /// <param name="appraised">Whose scheme it changes.</param>
    public static Rows<Reached> Notify(Tx tx, TenantId tenant, long set, MemberId maker, IEnumerable<MemberId> appraised) => tx.Rows(
        Insert, Read, Arg.Of(tenant.Value), Arg.Of(set), Arg.Of(maker.Value), Arg.Array(appraised.Select(m => m.Value).ToArray(), NpgsqlTypes.NpgsqlDbType.Integer));

    public static Rows<Reached> Notified(Tx tx, TenantId tenant, long set) => tx.Rows(Told, Read, Arg.Of(tenant.Value), Arg.Of(set));

    /// <param name="schemes">Whether schemes change.</param>
    public static Rows<Reached> MayApprove(Tx tx, TenantId tenant, MemberId maker, bool schemes) =>
        tx.Rows(Approvers, Read, Arg.Of(tenant.Value), Arg.Of(maker.Value), Arg.Of(schemes));

    /// <summary>Everybody who sets targets, at most two thousand.</summary>
    public static Rows<Reached> Setters(Tx tx, TenantId tenant, MemberId except) => tx.Rows(AllSetters, Read, Arg.Of(tenant.Value), Arg.Of(except.Value));

    public static Row<Reached> Find(Tx tx, TenantId tenant, MemberId member) => tx.Row(One, Read, Arg.Of(tenant.Value), Arg.Of(member.Value));

    /// <summary>Marks it as seen, once; no value for somebody whom it does not affect.</summary>
    public static Row<DateTimeOffset?> Acknowledge(Tx tx, TenantId tenant, long set, MemberId member, DateTimeOffset now) => tx.Row(
        Seen, r => (DateTimeOffset?)r.GetFieldValue<DateTimeOffset>(0), Arg.Of(tenant.Value), Arg.Of(set), Arg.Of(member.Value), Arg.Of(now));

    /// <summary>Who has not said so yet, at most two hundred, each with how many were told.</summary>
    public static Rows<(string Name, string NameEn, long Told)> Silent(Tx tx, TenantId tenant, long set) =>
        tx.Rows(Unseen, r => (r.GetString(0), r.GetString(1), r.GetInt64(2)), Arg.Of(tenant.Value), Arg.Of(set));

    static Reached Read(NpgsqlDataReader r) => new(
        new MemberId(r.GetInt32(0)), r.IsDBNull(1) ? null : Wording.FromTag(r.GetString(1)), r.IsDBNull(2) ? null : new ChatId(r.GetInt64(2)));
}
