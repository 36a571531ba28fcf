using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Messages;

/// <summary>Where people are reached with what they did not ask for.</summary>
public static class ChatStore
{
    static readonly Sql OneToOne = new("""
        select id from chat
        where tenant_id = $1 and member_id = $2 and dead_since is null
        order by id desc limit 1
        """);

    static readonly Sql OfMany = new("""
        select distinct on (c.member_id) c.member_id, c.id
        from unnest($2::int[]) w (id) join chat c on c.tenant_id = $1 and c.member_id = w.id and c.dead_since is null
        order by c.member_id, c.id desc
        """);

    /// <summary>The same for many people at once; who cannot be reached is left out.</summary>
    public static Rows<(MemberId Member, ChatId Chat)> OfMembers(Tx tx, TenantId tenant, IReadOnlyCollection<MemberId> members) => tx.Rows(
        OfMany, r => (new MemberId(r.GetInt32(0)), new ChatId(r.GetInt64(1))),
        Arg.Of(tenant.Value), Arg.Array(members.Select(m => m.Value).ToArray(), NpgsqlTypes.NpgsqlDbType.Integer));

    /// <summary>The newest one-to-one chat of a person in which something still arrives; null for somebody who has never written.</summary>
    public static Row<ChatId?> OfMember(Tx tx, TenantId tenant, MemberId member) =>
        tx.Row(OneToOne, r => (ChatId?)new ChatId(r.GetInt64(0)), Arg.Of(tenant.Value), Arg.Of(member.Value));
}
