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

    /// <summary>The newest one-to-one chat of a person in which something still arrives; null for somebody who has never written.</summary>
    public static Row<ChatId?> OfMember(Tx tx, TenantId tenant, MemberId member) =>
        tx.Row(OneToOne, r => (ChatId?)new ChatId(r.GetInt64(0)), Arg.Of(tenant.Value), Arg.Of(member.Value));
}
