using System.Collections.Concurrent;
using Dengta.BotApp.Channels.Local;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Tests.Web;

/// <summary>Answers as a test tells it to, and keeps what a turn would keep, so that the page's history is true.</summary>
sealed class ScriptedTurns(Db db, LocalHub hub) : ITurns
{
    static readonly Sql Chat = new("""
        insert into chat (tenant_id, channel, external_id, is_group, service_url, bot_id) values (1, 'local', $1, false, '', '')
        on conflict (tenant_id, channel, external_id) do update set bot_id = '' returning id
        """);

    static readonly Sql Inbox = new("insert into inbox (tenant_id, key, chat_id, received_at, said, answer) values (1, 'local:' || $1, $2, clock_timestamp(), $3, $4) returning id");

    static readonly Sql Outbox = new("""
        insert into outbox (tenant_id, chat_id, card, state, due_at, created_at, settled_at, message_id)
        values (1, $1, $2, 'sent', clock_timestamp(), clock_timestamp(), clock_timestamp(), $3) returning id
        """);

    readonly ConcurrentDictionary<string, Card> _answered = new();
    readonly LocalChannel _channel = new(hub);

    public Func<Incoming, Card> Answer { get; set; } = incoming => new Card(Language.Chinese, incoming.Said is Said.Text t ? $"已记 {t.Value}" : "好的");

    /// <summary>What came in, copies too.</summary>
    public ConcurrentQueue<Incoming> Received { get; } = [];

    /// <summary>What was worked on: each message once.</summary>
    public int Booked => _answered.Count;

    /// <summary>So many turns book and answer, and then the connection breaks.</summary>
    public int LostAnswers { get; set; }

    public Task Gate { get; set; } = Task.CompletedTask;

    public async Task<TurnResult> HandleAsync(Incoming incoming)
    {
        Received.Enqueue(incoming);
        await Gate;
        var card = Answer(incoming);
        var repeated = !_answered.TryAdd(incoming.Key, card);
        var inPlace = incoming.Said is Said.Press { InPlace: true };
        if (!repeated) await KeepAsync(incoming, card, inPlace);
        if (LostAnswers > 0)
        {
            LostAnswers--;
            throw new NpgsqlException("The answer got lost.");
        }

        return new(repeated, inPlace ? _answered[incoming.Key] : null);
    }

    /// <summary>Sends a card that nobody asked for.</summary>
    public async Task PushAsync(int person, Card card, string? replaces = null)
    {
        var address = new ChatAddress($"local-{person}", false);
        await SendAsync(await db.RowAsync(Chat, r => r.GetInt64(0), default, Arg.Of(address.Id)), new($"push-{Guid.NewGuid()}", address, card, null, replaces));
    }

    async Task KeepAsync(Incoming incoming, Card card, bool inPlace)
    {
        var said = incoming.Said is Said.Text text ? text.Value : ((Said.Press)incoming.Said).Verb;
        var chat = await db.RowAsync(Chat, r => r.GetInt64(0), default, Arg.Of(incoming.Chat.Id));
        await db.RowAsync(Inbox, r => r.GetInt64(0), default, Arg.Of(incoming.Key), Arg.Of(chat), Arg.Of(said), Arg.Of(inPlace ? CardJson.Write(card) : null));
        if (!inPlace) await SendAsync(chat, new($"answer-{incoming.Key}", incoming.Chat, card));
    }

    async Task SendAsync(long chat, Outgoing message)
    {
        var sent = (Delivery.Sent)await _channel.SendAsync(message, default);
        await db.RowAsync(Outbox, r => r.GetInt64(0), default, Arg.Of(chat), Arg.Of(CardJson.Write(message.Card)), Arg.Of(sent.MessageId));
    }
}
