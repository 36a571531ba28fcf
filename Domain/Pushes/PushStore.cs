using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using NpgsqlTypes;

namespace Dengta.Domain.Pushes;

/// <summary>One push as it was made.</summary>
/// <param name="Card">Null where there is none, for a reason.</param>
/// <param name="Reason">Why nothing is sent: <c>nothing to say</c>, <c>too late</c>, <c>failed</c>, <c>quiet hours</c>; null for a card to be sent.</param>
public sealed record MadePush(string Key, MemberId Member, DateTimeOffset DueAt, string? Card, string? Reason);

/// <summary>Why somebody got nothing, as an operator reads it.</summary>
public sealed record Undelivered(MemberId Member, string Name, string NameEn, string Kind, DateTimeOffset DueAt, string Reason);

/// <summary>The record of every push, and its way into the outbox.</summary>
public static class PushStore
{
    // What is in the outbox already under the same key is neither recorded nor sent a second time.
    static readonly Sql Insert = new("""
        with made as (
            insert into push (tenant_id, key, kind, member_id, due_at, made_at, reason)
            select $1, w.key, $2, w.member_id, w.due_at, $3, case when w.reason is null and c.id is null then 'no chat' else w.reason end
            from unnest($4::text[], $5::int[], $6::timestamptz[], $7::text[]) w (key, member_id, due_at, reason)
            left join lateral (
                select id from chat where tenant_id = $1 and member_id = w.member_id and dead_since is null order by id desc limit 1) c on true
            on conflict (tenant_id, key) do nothing
            returning key, member_id, reason)
        insert into outbox (tenant_id, key, chat_id, card, due_at, created_at)
        select $1, w.key, c.id, w.card, $3, $3
        from unnest($4::text[], $8::text[]) w (key, card)
        join made on made.key = w.key and made.reason is null
        cross join lateral (
            select id from chat where tenant_id = $1 and member_id = made.member_id and dead_since is null order by id desc limit 1) c
        on conflict do nothing
        """);

    // Both what never went out and what the channel did not take.
    static readonly Sql Missed = new("""
        select p.member_id, m.name, m.name_en, p.kind, p.due_at, coalesce(p.reason, o.reason)
        from push p
        join member m on m.tenant_id = p.tenant_id and m.id = p.member_id
        left join outbox o on o.tenant_id = p.tenant_id and o.key = p.key
        where p.tenant_id = $1 and p.made_at >= $2 and p.made_at < $3
          and (p.reason in ('no chat', 'failed', 'too late') or o.state in ('rejected', 'unknown'))
        order by p.made_at, p.member_id limit $4
        """);

    public static void Add(Tx tx, TenantId tenant, PushKind kind, IReadOnlyCollection<MadePush> made, DateTimeOffset now) => tx.Do(
        Insert, Arg.Of(tenant.Value), Arg.Of(kind.Stored()), Arg.Of(now),
        Arg.Array(made.Select(m => m.Key).ToArray(), NpgsqlDbType.Text),
        Arg.Array(made.Select(m => m.Member.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(made.Select(m => m.DueAt.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz),
        Arg.Array(made.Select(m => m.Reason).ToArray(), NpgsqlDbType.Text),
        Arg.Array(made.Select(m => m.Card).ToArray(), NpgsqlDbType.Text));

    /// <summary>What did not arrive of the pushes made from <paramref name="from"/>, inclusive, until <paramref name="until"/>, exclusive.</summary>
    public static Rows<Undelivered> Unsent(Tx tx, TenantId tenant, DateTimeOffset from, DateTimeOffset until, int limit) => tx.Rows(
        Missed, r => new Undelivered(
            new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2), r.GetString(3), r.GetFieldValue<DateTimeOffset>(4), r.GetString(5)),
        Arg.Of(tenant.Value), Arg.Of(from), Arg.Of(until), Arg.Of(limit));
}
