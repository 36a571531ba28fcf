using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using NpgsqlTypes;

namespace Dengta.Domain.Pushes;

/// <summary>One push as it was made.</summary>
/// <param name="Card">Null where there is none, for a reason.</param>
/// <param name="Reason">Why nothing is sent: <c>nothing to say</c>, <c>too late</c>, <c>failed</c>, <c>quiet hours</c>; null for a card to be sent.</param>
public sealed record MadePush(string Key, MemberId Member, DateTimeOffset DueAt, string? Card, string? Reason);

/// <summary>Why somebody got nothing, as an operator reads it.</summary>
/// <param name="Reason">As <see cref="MadePush.Reason"/>, <c>no chat</c>, <c>closed chat</c>, or what the channel answered.</param>
/// <param name="MayHaveArrived">The channel left it open.</param>
/// <param name="IsReachedAgain">Has a chat by now in which something arrives.</param>
public sealed record Undelivered(MemberId Member, string Name, string NameEn, string Reason, bool MayHaveArrived, bool IsReachedAgain);

/// <summary>The record of every push, and its way into the outbox.</summary>
public static class PushStore
{
    // What is in the outbox already under the same key is neither recorded nor sent a second time.
    static readonly Sql Insert = new("""
        with made as (
            insert into push (tenant_id, key, kind, member_id, due_at, made_at, reason)
            select $1, w.key, $2, w.member_id, w.due_at, $3, case
                when w.reason is not null or c.id is not null then w.reason
                when exists (select from chat d where d.tenant_id = $1 and d.member_id = w.member_id) then 'closed chat'
                else 'no chat'
            end
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

    // Both what never went out and what the channel did not take, whatever sent it.
    static readonly Sql Missed = new("""
        select x.member_id, m.name, m.name_en, x.reason, x.open,
               exists (select from chat c where c.tenant_id = $1 and c.member_id = x.member_id and c.dead_since is null)
        from (
            select p.member_id, p.made_at as at, p.reason, false as open from push p
            where p.tenant_id = $1 and p.made_at >= $2 and p.made_at < $3 and p.reason in ('no chat', 'closed chat', 'failed', 'too late')
            union all
            select c.member_id, o.settled_at, o.reason, o.state = 'unknown' from outbox o
            join chat c on c.tenant_id = o.tenant_id and c.id = o.chat_id
            where o.tenant_id = $1 and o.settled_at >= $2 and o.settled_at < $3 and o.key is not null and o.state in ('rejected', 'unknown')) x
        join member m on m.tenant_id = $1 and m.id = x.member_id
        order by x.at, x.member_id limit $4
        """);

    // By their keys, so that an old deployment costs no more than a young one.
    static readonly Sql Before = new("""
        select w.member_id, max(p.made_at)
        from unnest($3::int[], $4::date[]) w (member_id, monday)
        cross join generate_series(1, 4) g (weeks)
        join push p on p.tenant_id = $1 and p.key = $2 || ':' || to_char(w.monday - 7 * g.weeks, 'YYYY-MM-DD') || ':' || w.member_id
        group by w.member_id
        """);

    public static void Add(Tx tx, TenantId tenant, PushKind kind, IReadOnlyCollection<MadePush> made, DateTimeOffset now) => tx.Do(
        Insert, Arg.Of(tenant.Value), Arg.Of(kind.Stored()), Arg.Of(now),
        Arg.Array(made.Select(m => m.Key).ToArray(), NpgsqlDbType.Text),
        Arg.Array(made.Select(m => m.Member.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(made.Select(m => m.DueAt.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz),
        Arg.Array(made.Select(m => m.Reason).ToArray(), NpgsqlDbType.Text),
        Arg.Array(made.Select(m => m.Card).ToArray(), NpgsqlDbType.Text));

    /// <summary>What did not arrive and was known not to from <paramref name="from"/>, inclusive, until <paramref name="until"/>, exclusive.</summary>
    public static Rows<Undelivered> Unsent(Tx tx, TenantId tenant, DateTimeOffset from, DateTimeOffset until, int limit) => tx.Rows(
        Missed, r => new Undelivered(
            new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2), r.GetString(3), MayHaveArrived: r.GetBoolean(4), IsReachedAgain: r.GetBoolean(5)),
        Arg.Of(tenant.Value), Arg.Of(from), Arg.Of(until), Arg.Of(limit));

    /// <summary>When people were last made a weekly push, in the four weeks before the one that they are due for now; who was not is left out.</summary>
    public static Rows<(MemberId Member, DateTimeOffset At)> LastMade(Tx tx, TenantId tenant, PushKind kind, IReadOnlyCollection<Recipient> due) => tx.Rows(
        Before, r => (new MemberId(r.GetInt32(0)), r.GetFieldValue<DateTimeOffset>(1)),
        Arg.Of(tenant.Value), Arg.Of(kind.Stored()),
        Arg.Array(due.Select(d => d.Member.Id.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(due.Select(d => Period.Week(d.Day).Start).ToArray(), NpgsqlDbType.Date));
}
