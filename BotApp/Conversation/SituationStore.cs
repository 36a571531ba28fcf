using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.BotApp.Conversation;

/// <summary>The turn's own rows: chats, the inbox and waiting questions.</summary>
static class SituationStore
{
    // A channel that got no answer in time asks again under a new id, some 30 s later; whoever presses again after this means it.
    static readonly TimeSpan SamePress = TimeSpan.FromMinutes(1);

    // From here to the end of the transaction no other turn of this chat runs, on any replica. What the statements after this one
    // read is what the turn before has committed.
    static readonly Sql InsertInbox = new("""
        with locked as materialized (select pg_advisory_xact_lock(hashtextextended($3 || ':' || $4, $1)))
        insert into inbox (tenant_id, key, chat_id, member_id, received_at, said)
        select $1, $2, (select c.id from chat c where c.tenant_id = $1 and c.channel = $3 and c.external_id = $4),
               (select a.member_id from account a where a.tenant_id = $1 and a.channel = $3 and a.external_id = $5), $6, $7
        from locked
        on conflict (tenant_id, key) do nothing
        returning id
        """);

    static readonly Sql LockChat = new("select pg_advisory_xact_lock(hashtextextended($2 || ':' || $3, $1))");

    // A statement of its own after the lock: it sees what the turn before has committed. A button pressed again later is another press.
    static readonly Sql InsertPress = new("""
        insert into inbox (tenant_id, key, chat_id, member_id, received_at, said, press)
        select $1, $2, (select c.id from chat c where c.tenant_id = $1 and c.channel = $3 and c.external_id = $4),
               (select a.member_id from account a where a.tenant_id = $1 and a.channel = $3 and a.external_id = $5), $6, $7, $8
        where not exists (select from inbox p where p.tenant_id = $1 and p.press = $8 and p.received_at > $9)
        on conflict (tenant_id, key) do nothing
        returning id
        """);

    static readonly Sql AnswerOfPress = new("""
        select id, answer from inbox where tenant_id = $1 and press = $2 order by received_at desc limit 1
        """);

    static readonly Sql ByKey = new("""
        select id, said, received_at from inbox where tenant_id = $1 and key = $2 and member_id = $3 and said not like '#%'
        """);

    static readonly Sql Placed = new("update inbox set chat_id = $3, member_id = $4 where tenant_id = $1 and id = $2");

    static readonly Sql Masked = new("update inbox set said = '#code' where tenant_id = $1 and id = $2");

    static readonly Sql Answered = new("update inbox set answer = $3 where tenant_id = $1 and id = $2");

    static readonly Sql AnswerOf = new("select id, answer from inbox where tenant_id = $1 and key = $2");

    static readonly Sql Read = new($"""
        select c.id, c.is_group, c.service_url, c.bot_id, c.dead_since is not null, p.inbox_id, p.member_id, p.question, p.expires_at, c.member_id, c.team_id,
               {MemberStore.Columns},
               exists (select from followup f where f.tenant_id = $1 and f.owner_id = m.id and f.state = 'open'),
               a.member_id, a.shown_as
        from (values (1)) one
        left join chat c on c.tenant_id = $1 and c.channel = $2 and c.external_id = $3
        left join account a on a.tenant_id = $1 and a.channel = $2 and a.external_id = $4
        left join pending p on p.tenant_id = $1 and p.chat_id = c.id and p.member_id = a.member_id
        left join member m on m.tenant_id = $1 and m.id = a.member_id and m.left_on is null
        left join unit u on u.tenant_id = $1 and u.id = m.unit_id
        """);

    static readonly Sql SaidBy = new("""
        select said, received_at from inbox where tenant_id = $1 and id = $2 and member_id = $3 and said not like '#%'
        """);

    static readonly Sql InsertChat = new("""
        insert into chat (tenant_id, channel, external_id, is_group, service_url, bot_id, member_id, team_id, channel_data, organisation)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (tenant_id, channel, external_id) do update
        set service_url = excluded.service_url, bot_id = excluded.bot_id, member_id = excluded.member_id, team_id = excluded.team_id,
            channel_data = coalesce(excluded.channel_data, chat.channel_data), organisation = excluded.organisation, dead_since = null
        returning id
        """);

    static readonly Sql UpdateChat = new("""
        update chat set service_url = $3, bot_id = $4, member_id = $5, team_id = $6, channel_data = coalesce($7, channel_data),
            organisation = $8, dead_since = null
        where tenant_id = $1 and id = $2
        """);

    static readonly Sql CloseChat = new("""
        update chat set dead_since = $4 where tenant_id = $1 and channel = $2 and external_id = $3
        """);

    static readonly Sql CloseTeam = new("""
        update chat set dead_since = $4 where tenant_id = $1 and channel = $2 and team_id = $3 and team_id <> ''
        """);

    static readonly Sql RenameTeam = new("""
        update chat set channel_data = $4 where tenant_id = $1 and channel = $2 and team_id = $3 and team_id <> ''
        """);

    static readonly Sql Ask = new("""
        insert into pending (tenant_id, chat_id, member_id, inbox_id, question, expires_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant_id, chat_id, member_id) do update
        set inbox_id = excluded.inbox_id, question = excluded.question, expires_at = excluded.expires_at
        """);

    static readonly Sql Forget = new("delete from pending where tenant_id = $1 and chat_id = $2 and member_id = $3");

    /// <summary>Locks the chat and keeps the message; no value when one of that key was kept before.</summary>
    public static Row<InboxId?> Keep(Tx tx, TenantId tenant, Incoming incoming, string said, DateTimeOffset now) =>
        incoming.Said is Said.Press { Once: { } once }
            ? KeepPress(tx, tenant, incoming, said, once, now)
            : tx.Row(
                InsertInbox, r => (InboxId?)new InboxId(r.GetInt64(0)),
                Arg.Of(tenant.Value), Arg.Of(KeyOf(incoming)), Arg.Of(incoming.Channel), Arg.Of(incoming.Chat.Id), Arg.Of(incoming.Sender.Id), Arg.Of(now),
                Arg.Of(said));

    static Row<InboxId?> KeepPress(Tx tx, TenantId tenant, Incoming incoming, string said, string once, DateTimeOffset now)
    {
        tx.Rows(LockChat, _ => 0, Arg.Of(tenant.Value), Arg.Of(incoming.Channel), Arg.Of(incoming.Chat.Id));
        return tx.Row(
            InsertPress, r => (InboxId?)new InboxId(r.GetInt64(0)),
            Arg.Of(tenant.Value), Arg.Of(KeyOf(incoming)), Arg.Of(incoming.Channel), Arg.Of(incoming.Chat.Id), Arg.Of(incoming.Sender.Id), Arg.Of(now),
            Arg.Of(said), Arg.Of(once), Arg.Of(now - SamePress));
    }

    /// <summary>What a person typed in the message of a key; nothing for a button or somebody else's message.</summary>
    public static Row<TypedMessage> Typed(Tx tx, TenantId tenant, MemberId person, string channel, string key) => tx.Row(
        ByKey, r => new TypedMessage(new InboxId(r.GetInt64(0)), r.GetString(1), r.GetFieldValue<DateTimeOffset>(2)),
        Arg.Of(tenant.Value), Arg.Of(KeyOf(channel, key)), Arg.Of(person.Value));

    /// <summary>Names the chat and person of a message that came before they were known.</summary>
    public static void Place(Tx tx, TenantId tenant, InboxId inbox, ChatId chat, MemberId? person) =>
        tx.Do(Placed, Arg.Of(tenant.Value), Arg.Of(inbox.Value), Arg.Of(chat.Value), Arg.Of(person?.Value));

    /// <summary>Forgets what was typed: it was a code, and those are kept nowhere.</summary>
    public static void Mask(Tx tx, TenantId tenant, InboxId inbox) => tx.Do(Masked, Arg.Of(tenant.Value), Arg.Of(inbox.Value));

    /// <summary>Keeps the card that is returned in place, for a copy of the same request.</summary>
    public static void KeepAnswer(Tx tx, TenantId tenant, InboxId inbox, string card) =>
        tx.Do(Answered, Arg.Of(tenant.Value), Arg.Of(inbox.Value), Arg.Of(card));

    /// <summary>The card returned to the first of several copies, and the message that it answered.</summary>
    public static Row<(InboxId First, string? Card)> FindAnswer(Tx tx, TenantId tenant, Incoming incoming) => incoming.Said is Said.Press { Once: { } once }
        ? tx.Row(AnswerOfPress, ReadAnswer, Arg.Of(tenant.Value), Arg.Of(once))
        : tx.Row(AnswerOf, ReadAnswer, Arg.Of(tenant.Value), Arg.Of(KeyOf(incoming)));

    /// <summary>What a person typed, and when; nothing for a button or somebody else's message.</summary>
    public static Row<(string Text, DateTimeOffset At)?> Said(Tx tx, TenantId tenant, MemberId person, InboxId message) => tx.Row(
        SaidBy, r => ((string, DateTimeOffset)?)(r.GetString(0), r.GetFieldValue<DateTimeOffset>(1)),
        Arg.Of(tenant.Value), Arg.Of(message.Value), Arg.Of(person.Value));

    public static Row<Situation> Find(Tx tx, TenantId tenant, Incoming incoming) => tx.Row(
        Read, r => ReadSituation(r, incoming.Chat.Id),
        Arg.Of(tenant.Value), Arg.Of(incoming.Channel), Arg.Of(incoming.Chat.Id), Arg.Of(incoming.Sender.Id));

    public static Row<ChatId> AddChat(Tx tx, TenantId tenant, Incoming incoming, MemberId? owner)
    {
        var chat = incoming.Chat;
        return tx.Row(
            InsertChat, r => new ChatId(r.GetInt64(0)),
            Arg.Of(tenant.Value), Arg.Of(incoming.Channel), Arg.Of(chat.Id), Arg.Of(chat.IsGroup), Arg.Of(chat.ServiceUrl), Arg.Of(chat.BotId),
            Arg.Of(owner?.Value), Arg.Of(chat.Team), Arg.Of(incoming.ChannelData), Arg.Of(incoming.Organisation));
    }

    /// <summary>Renews the address of a chat and marks it as reachable.</summary>
    public static void Renew(Tx tx, TenantId tenant, ChatId id, Incoming incoming, MemberId? owner) => tx.Do(
        UpdateChat, Arg.Of(tenant.Value), Arg.Of(id.Value), Arg.Of(incoming.Chat.ServiceUrl), Arg.Of(incoming.Chat.BotId), Arg.Of(owner?.Value),
        Arg.Of(incoming.Chat.Team), Arg.Of(incoming.ChannelData), Arg.Of(incoming.Organisation));

    /// <summary>Nothing is sent any more to this chat, nor to any other of its team.</summary>
    public static void Close(Tx tx, TenantId tenant, Incoming incoming, DateTimeOffset now)
    {
        tx.Do(CloseChat, Arg.Of(tenant.Value), Arg.Of(incoming.Channel), Arg.Of(incoming.Chat.Id), Arg.Of(now));
        if (incoming.Chat.Team.Length > 0)
            tx.Do(CloseTeam, Arg.Of(tenant.Value), Arg.Of(incoming.Channel), Arg.Of(incoming.Chat.Team), Arg.Of(now));
    }

    /// <summary>Keeps what the channel tells of a team with every chat of it.</summary>
    public static void Rename(Tx tx, TenantId tenant, Incoming incoming) => tx.Do(
        RenameTeam, Arg.Of(tenant.Value), Arg.Of(incoming.Channel), Arg.Of(incoming.Chat.Team), Arg.Of(incoming.ChannelData));

    /// <summary>Waits for an answer of this person in this chat, in place of any earlier question.</summary>
    public static void Wait(Tx tx, TenantId tenant, ChatId chat, WaitingQuestion question) => tx.Do(
        Ask, Arg.Of(tenant.Value), Arg.Of(chat.Value), Arg.Of(question.Person.Value), Arg.Of(question.Asked.Value), Arg.Of(question.Json),
        Arg.Of(question.ExpiresAt));

    public static void StopWaiting(Tx tx, TenantId tenant, ChatId chat, MemberId person) =>
        tx.Do(Forget, Arg.Of(tenant.Value), Arg.Of(chat.Value), Arg.Of(person.Value));

    static string KeyOf(Incoming incoming) => KeyOf(incoming.Channel, incoming.Key);

    static string KeyOf(string channel, string key) => $"{channel}:{key}";

    static (InboxId, string?) ReadAnswer(NpgsqlDataReader r) => (new InboxId(r.GetInt64(0)), r.IsDBNull(1) ? null : r.GetString(1));

    static Situation ReadSituation(NpgsqlDataReader r, string chat) => new(
        r.IsDBNull(0) ? null : new ChatId(r.GetInt64(0)),
        r.IsDBNull(9) ? null : new MemberId(r.GetInt32(9)),
        r.IsDBNull(0) ? new ChatAddress(chat, false) : new ChatAddress(chat, r.GetBoolean(1), r.GetString(2), r.GetString(3)) { Team = r.GetString(10) },
        !r.IsDBNull(0) && r.GetBoolean(4),
        MemberStore.Read(r, 11),
        r.IsDBNull(5) ? null : new WaitingQuestion(new InboxId(r.GetInt64(5)), new MemberId(r.GetInt32(6)), r.GetString(7), r.GetFieldValue<DateTimeOffset>(8)),
        r.GetBoolean(20),
        r.IsDBNull(11) && !r.IsDBNull(21) ? new MemberId(r.GetInt32(21)) : null,
        r.IsDBNull(22) ? null : r.GetString(22));
}
