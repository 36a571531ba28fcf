using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Messages;

/// <summary>A card to be sent.</summary>
/// <param name="Replaces">The channel's id of the message that it takes the place of.</param>
/// <param name="IsShown">Whoever is answered sees it already: where it can replace nothing it is not sent at all.</param>
public sealed record OutboxCard(string Json, string? ReplyTo, string? Replaces, bool IsShown = false);

/// <summary>A card on its way, as the outbox holds it.</summary>
public sealed record OutboxRow(
    TenantId Tenant, OutboxId Id, ChatId Chat, string Channel, ChatAddress Address, OutboxCard Card, int Attempts);

/// <summary>How a send ended.</summary>
public sealed record Settlement(TenantId Tenant, ChatId Chat, OutboxId Id, string State, string? MessageId, string? Reason);

/// <summary>The outbox: cards are put in within the transaction that makes them, and sent after its commit.</summary>
public static class OutboxStore
{
    const int LongestAnswer = 400;

    const string Columns = """
        o.tenant_id, o.id, o.chat_id, c.channel, c.external_id, c.is_group, c.service_url, c.bot_id, o.card, o.reply_to, o.replaces, o.is_shown, o.attempts
        """;

    // A card with a reason was tried and put off: what comes after it in the chat waits for the sweep, which takes the oldest first.
    static readonly Sql Insert = new("""
        insert into outbox (tenant_id, chat_id, inbox_id, card, reply_to, replaces, is_shown, due_at, created_at)
        select $1, $2, $3, $4, $5, $6, $9, case when b.behind then $8::timestamptz else $7::timestamptz end, $8
        from (select exists (select from outbox p where p.chat_id = $2 and p.state = 'due' and p.reason is not null) as behind) b
        returning id, due_at = created_at
        """);

    static readonly Sql InsertKeyed = new("""
        insert into outbox (tenant_id, key, chat_id, card, due_at, created_at, waits) values ($1, $2, $3, $4, $6, $5, $6::timestamptz > $5) on conflict do nothing
        """);

    static readonly Sql InsertMany = new("""
        insert into outbox (tenant_id, key, chat_id, card, due_at, created_at, waits)
        select $1, x.key, x.chat_id, x.card, x.due_at, $5, x.due_at > $5
        from unnest($2::text[], $3::bigint[], $4::text[], $6::timestamptz[]) x (key, chat_id, card, due_at)
        on conflict do nothing
        """);

    // The due time doubles as the lease. Only a chat's oldest waiting card is taken, so that none overtakes another; what waits for the morning
    // holds up nothing.
    static readonly Sql Claim = new($"""
        with taken as (
            select o.tenant_id, o.chat_id, o.id from outbox o
            where o.state = 'due' and o.due_at <= $1
              and not exists (select from outbox p where p.state = 'due' and p.chat_id = o.chat_id and p.id < o.id and not (p.waits and p.due_at > $1))
            order by o.due_at
            limit $3
            for update skip locked),
        leased as (
            update outbox o set due_at = $2, waits = false from taken t
            where o.tenant_id = t.tenant_id and o.chat_id = t.chat_id and o.id = t.id
            returning o.*)
        select {Columns} from leased o join chat c on c.tenant_id = o.tenant_id and c.id = o.chat_id
        order by o.chat_id, o.id
        """);

    static readonly Sql Settle = new("""
        update outbox o set state = s.state, settled_at = $7, message_id = s.message_id, reason = s.reason
        from unnest($1::int[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[]) s (tenant_id, chat_id, id, state, message_id, reason)
        where o.tenant_id = s.tenant_id and o.chat_id = s.chat_id and o.id = s.id and o.state = 'due'
        """);

    static readonly Sql Postpone = new("""
        update outbox set due_at = $4, attempts = attempts + $5, reason = $6
        where tenant_id = $1 and chat_id = $2 and id = $3 and state = 'due'
        """);

    static readonly Sql MarkDead = new("update chat set dead_since = $3 where tenant_id = $1 and id = $2 and dead_since is null");

    static readonly Sql CountDue = new("select count(*) from outbox where state = 'due' and due_at <= $1");

    static readonly Sql LastCard = new("""
        select card from outbox where tenant_id = $1 and chat_id = $2 order by id desc limit 1
        """);

    // Whoever replies to a card scrolls back a little; further back nothing is looked for, so that an old chat costs no more than a young one.
    static readonly Sql CauseOfCard = new("""
        select o.inbox_id from (
            select inbox_id, message_id from outbox where tenant_id = $1 and chat_id = $2 order by id desc limit 200) o
        where o.message_id = $3 and o.inbox_id is not null limit 1
        """);

    // The newest first: a message is replaced under its own id.
    static readonly Sql CardOfMessage = new("""
        select o.card from (
            select card, message_id from outbox where tenant_id = $1 and chat_id = $2 order by id desc limit 200) o
        where o.message_id = $3 limit 1
        """);

    static readonly Sql CardOfCause = new("""
        select o.message_id from (
            select inbox_id, message_id from outbox where tenant_id = $1 and chat_id = $2 order by id desc limit 200) o
        where o.inbox_id = $3 and o.message_id is not null limit 1
        """);

    static readonly Sql AnsweredMember = new("""
        select exists (
            select from (select inbox_id, message_id from outbox where tenant_id = $1 and chat_id = $2 order by id desc limit 200) o
            join inbox i on i.tenant_id = $1 and i.id = o.inbox_id
            where o.message_id = $3 and i.member_id = $4)
        """);

    /// <summary>Whether one of a chat's last two hundred cards answered something that a person said or pressed.</summary>
    /// <param name="messageId">The channel's id of the card.</param>
    public static Row<bool> Answered(Tx tx, TenantId tenant, ChatId chat, string messageId, MemberId person) =>
        tx.Row(AnsweredMember, r => r.GetBoolean(0), Arg.Of(tenant.Value), Arg.Of(chat.Value), Arg.Of(messageId), Arg.Of(person.Value));

    /// <summary>One of a chat's last two hundred cards as everybody there sees it.</summary>
    /// <param name="messageId">The channel's id of the card.</param>
    public static Row<string> CardOf(Tx tx, TenantId tenant, ChatId chat, string messageId) =>
        tx.Row(CardOfMessage, r => r.GetString(0), Arg.Of(tenant.Value), Arg.Of(chat.Value), Arg.Of(messageId));

    /// <summary>The message that one of a chat's last two hundred cards answered.</summary>
    /// <param name="messageId">The channel's id of the card.</param>
    public static Row<InboxId?> CauseOf(Tx tx, TenantId tenant, ChatId chat, string messageId) =>
        tx.Row(CauseOfCard, r => (InboxId?)new InboxId(r.GetInt64(0)), Arg.Of(tenant.Value), Arg.Of(chat.Value), Arg.Of(messageId));

    /// <summary>The channel's id of the card that answered a message, where it is one of the chat's last two hundred and has arrived.</summary>
    public static Row<string> AnswerTo(Tx tx, TenantId tenant, ChatId chat, InboxId message) =>
        tx.Row(CardOfCause, r => r.GetString(0), Arg.Of(tenant.Value), Arg.Of(chat.Value), Arg.Of(message.Value));

    /// <summary>
    /// Puts an answer in, leased until <paramref name="lease"/> to whoever commits it; unless it must wait behind another card of the chat.
    /// </summary>
    public static Row<(OutboxId Id, bool Waits)> Add(
        Tx tx, TenantId tenant, ChatId chat, InboxId inbox, OutboxCard card, DateTimeOffset lease, DateTimeOffset now) => tx.Row(
        Insert, r => (new OutboxId(r.GetInt64(0)), r.GetBoolean(1)),
        Arg.Of(tenant.Value), Arg.Of(chat.Value), Arg.Of(inbox.Value), Arg.Of(card.Json), Arg.Of(card.ReplyTo), Arg.Of(card.Replaces),
        Arg.Of(lease), Arg.Of(now), Arg.Of(card.IsShown));

    /// <summary>Puts a push in, unless one of that key was put in before.</summary>
    /// <param name="comes">When it is sent, where that is not at once.</param>
    public static void AddOnce(Tx tx, TenantId tenant, string key, ChatId chat, string card, DateTimeOffset now, DateTimeOffset? comes = null) =>
        tx.Do(InsertKeyed, Arg.Of(tenant.Value), Arg.Of(key), Arg.Of(chat.Value), Arg.Of(card), Arg.Of(now), Arg.Of(comes ?? now));

    /// <summary>The same for many people at once.</summary>
    public static void AddManyOnce(Tx tx, TenantId tenant, IReadOnlyList<(string Key, ChatId Chat, string Card)> pushes, DateTimeOffset now) =>
        AddManyOnce(tx, tenant, [.. pushes.Select(p => (p.Key, p.Chat, p.Card, now))], now);

    /// <summary>The same, each to be sent at its time.</summary>
    public static void AddManyOnce(
        Tx tx, TenantId tenant, IReadOnlyList<(string Key, ChatId Chat, string Card, DateTimeOffset Comes)> pushes, DateTimeOffset now) => tx.Do(
        InsertMany, Arg.Of(tenant.Value),
        Arg.Array(pushes.Select(p => p.Key).ToArray(), NpgsqlDbType.Text), Arg.Array(pushes.Select(p => p.Chat.Value).ToArray(), NpgsqlDbType.Bigint),
        Arg.Array(pushes.Select(p => p.Card).ToArray(), NpgsqlDbType.Text), Arg.Of(now),
        Arg.Array(pushes.Select(p => p.Comes.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz));

    /// <summary>Takes due cards for sending until <paramref name="lease"/>; no other replica gets them meanwhile.</summary>
    public static Rows<OutboxRow> Take(Tx tx, DateTimeOffset now, DateTimeOffset lease, int limit) =>
        tx.Rows(Claim, Read, Arg.Of(now), Arg.Of(lease), Arg.Of(limit));

    public static void Finish(Tx tx, IReadOnlyList<Settlement> ended, DateTimeOffset now) => tx.Do(
        Settle,
        Arg.Array(ended.Select(e => e.Tenant.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(ended.Select(e => e.Chat.Value).ToArray(), NpgsqlDbType.Bigint),
        Arg.Array(ended.Select(e => e.Id.Value).ToArray(), NpgsqlDbType.Bigint),
        Arg.Array(ended.Select(e => e.State).ToArray(), NpgsqlDbType.Text),
        Arg.Array(ended.Select(e => Kept(e.MessageId)).ToArray(), NpgsqlDbType.Text),
        Arg.Array(ended.Select(e => Kept(e.Reason)).ToArray(), NpgsqlDbType.Text),
        Arg.Of(now));

    /// <summary>Sends it again later. Only what may have arrived counts as an attempt.</summary>
    public static void Defer(Tx tx, TenantId tenant, ChatId chat, OutboxId id, DateTimeOffset due, bool counts, string reason) =>
        tx.Do(Postpone, Arg.Of(tenant.Value), Arg.Of(chat.Value), Arg.Of(id.Value), Arg.Of(due), Arg.Of(counts ? 1 : 0), Arg.Of(Kept(reason)));

    public static void Bury(Tx tx, TenantId tenant, ChatId chat, DateTimeOffset now) =>
        tx.Do(MarkDead, Arg.Of(tenant.Value), Arg.Of(chat.Value), Arg.Of(now));

    /// <summary>How many cards wait past their time.</summary>
    public static Row<long> Waiting(Tx tx, DateTimeOffset now) => tx.Row(CountDue, r => r.GetInt64(0), Arg.Of(now));

    /// <summary>The card last put in for a chat: the one whose buttons a bare number means.</summary>
    public static Row<string> Last(Tx tx, TenantId tenant, ChatId chat) =>
        tx.Row(LastCard, r => r.GetString(0), Arg.Of(tenant.Value), Arg.Of(chat.Value));

    // What the other side answered must never keep its own settlement from being written.
    static string? Kept(string? answered) => answered is null ? null : CleanText.Of(answered, LongestAnswer);

    static OutboxRow Read(NpgsqlDataReader r) => new(
        new TenantId(r.GetInt32(0)), new OutboxId(r.GetInt64(1)), new ChatId(r.GetInt64(2)), r.GetString(3),
        new ChatAddress(r.GetString(4), r.GetBoolean(5), r.GetString(6), r.GetString(7)),
        new OutboxCard(r.GetString(8), r.IsDBNull(9) ? null : r.GetString(9), r.IsDBNull(10) ? null : r.GetString(10), r.GetBoolean(11)),
        r.GetInt16(12));
}
