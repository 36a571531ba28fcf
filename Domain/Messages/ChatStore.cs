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
        select distinct on (c.member_id) c.member_id, c.id, m.language
        from unnest($2::int[]) w (id)
        join chat c on c.tenant_id = $1 and c.member_id = w.id and c.dead_since is null
        join member m on m.tenant_id = $1 and m.id = w.id
        order by c.member_id, c.id desc
        """);

    // Whoever has a chat already, even one that is dead, has been reached or has turned the bot away. The address is that of the
    // newest chat of the channel: a region has one for all.
    static readonly Sql InsertUnopened = new("""
        insert into chat (tenant_id, channel, external_id, is_group, service_url, bot_id, member_id, organisation)
        select a.tenant_id, a.channel, $2 || near.organisation || '/' || a.external_id, false, near.service_url, near.bot_id, a.member_id, near.organisation
        from tenant t
        cross join lateral (
            select c.service_url, c.bot_id, c.organisation from chat c
            where c.tenant_id = t.id and c.channel = $1 and c.dead_since is null and c.service_url <> '' order by c.id desc limit 1) near
        join account a on a.tenant_id = t.id and a.channel = $1 and a.external_id like $3
        join member m on m.tenant_id = a.tenant_id and m.id = a.member_id and m.left_on is null
        where not exists (select from chat c where c.tenant_id = a.tenant_id and c.member_id = a.member_id)
        on conflict do nothing
        """);

    static readonly Sql NameOpened = new("""
        update chat c set external_id = $3
        where c.tenant_id = $1 and c.id = $2
          and not exists (select from chat o where o.tenant_id = $1 and o.channel = c.channel and o.external_id = $3)
        """);

    /// <summary>The same for many people at once; who cannot be reached is left out.</summary>
    /// <returns>With the language that each has chosen; null where none was.</returns>
    public static Rows<(MemberId Member, ChatId Chat, Language? Language)> OfMembers(Tx tx, TenantId tenant, IEnumerable<MemberId> members) => tx.Rows(
        OfMany, r => (new MemberId(r.GetInt32(0)), new ChatId(r.GetInt64(1)), r.IsDBNull(2) ? (Language?)null : Wording.FromTag(r.GetString(2))),
        Arg.Of(tenant.Value), Arg.Array(members.Select(m => m.Value).ToArray(), NpgsqlTypes.NpgsqlDbType.Integer));

    /// <summary>The newest one-to-one chat of a person in which something still arrives; null for somebody who has never written.</summary>
    public static Row<ChatId?> OfMember(Tx tx, TenantId tenant, MemberId member) =>
        tx.Row(OneToOne, r => (ChatId?)new ChatId(r.GetInt64(0)), Arg.Of(tenant.Value), Arg.Of(member.Value));

    /// <summary>
    /// Makes a one-to-one chat for everybody who is known in a channel but was never talked to alone. Its id says that it has yet to be
    /// opened: <see cref="ChatAddress.Unopened"/>, the organisation, a slash, the account.
    /// </summary>
    /// <param name="accounts">A pattern of LIKE: whose accounts the channel can open a chat with.</param>
    public static void AddUnopened(Tx tx, string channel, string accounts) =>
        tx.Do(InsertUnopened, Arg.Of(channel), Arg.Of(ChatAddress.Unopened), Arg.Of(accounts));

    /// <summary>Gives a chat that was opened the id that the channel knows it by.</summary>
    public static void Opened(Tx tx, TenantId tenant, ChatId chat, string id) =>
        tx.Do(NameOpened, Arg.Of(tenant.Value), Arg.Of(chat.Value), Arg.Of(id));
}
