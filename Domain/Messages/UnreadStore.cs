using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Messages;

/// <param name="Count">How often it was written, within thirty days.</param>
/// <param name="Last">When it was written last.</param>
public sealed record UnreadText(string Text, int Count, DateTimeOffset Last);

/// <summary>Messages that were not understood. Their text is for the operator role only, and gone after thirty days.</summary>
public static class UnreadStore
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    const int LongestText = 500;

    static readonly Sql Insert = new("insert into unread (tenant_id, inbox_id, at, text) values ($1, $2, $3, $4) on conflict do nothing");

    static readonly Sql Newest = new("""
        select text, count(*)::int, max(at) from unread where tenant_id = $1 and at > $2 group by text order by max(at) desc, text limit $3
        """);

    static readonly Sql Number = new("select count(*)::int from unread where tenant_id = $1 and at > $2");

    // The inbox keeps its row, which stops copies and is what bookings name; only the words go.
    static readonly Sql Delete = new("""
        with old as (delete from unread where at <= $1 returning tenant_id, inbox_id)
        update inbox i set said = '…' from old where i.tenant_id = old.tenant_id and i.id = old.inbox_id
        """);

    public static void Add(Tx tx, TenantId tenant, InboxId message, DateTimeOffset at, string text)
    {
        if (CleanText.Of(text.Trim(), LongestText) is { Length: > 0 } kept)
            tx.Do(Insert, Arg.Of(tenant.Value), Arg.Of(message.Value), Arg.Of(at), Arg.Of(kept));
    }

    /// <summary>The different texts, the latest first.</summary>
    public static Rows<UnreadText> Latest(Tx tx, TenantId tenant, DateTimeOffset now, int limit) => tx.Rows(
        Newest, r => new UnreadText(r.GetString(0), r.GetInt32(1), r.GetFieldValue<DateTimeOffset>(2)),
        Arg.Of(tenant.Value), Arg.Of(now - Kept), Arg.Of(limit));

    /// <summary>How many messages were not understood since a moment.</summary>
    public static Row<int> Count(Tx tx, TenantId tenant, DateTimeOffset since) =>
        tx.Row(Number, r => r.GetInt32(0), Arg.Of(tenant.Value), Arg.Of(since));

    /// <summary>Forgets what is older than thirty days, of all tenants.</summary>
    public static void Forget(Tx tx, DateTimeOffset now) => tx.Do(Delete, Arg.Of(now - Kept));
}
