using Dengta.Domain.Storage;

namespace Dengta.Domain.Messages;

/// <summary>The processes that run against this database at the same time.</summary>
public static class ReplicaStore
{
    /// <summary>A process that was not seen for this long is gone.</summary>
    static readonly TimeSpan Gone = TimeSpan.FromSeconds(30);

    static readonly Sql Beat = new("""
        insert into replica (id, seen_at) values ($1, $2) on conflict (id) do update set seen_at = excluded.seen_at
        """);

    static readonly Sql Drop = new("delete from replica where seen_at < $1");

    static readonly Sql Number = new("select count(*)::int from replica");

    static readonly Sql Forget = new("delete from replica where id = $1");

    /// <summary>Says that a process runs, and how many do.</summary>
    public static Row<int> Seen(Tx tx, Guid replica, DateTimeOffset now)
    {
        tx.Do(Beat, Arg.Of(replica), Arg.Of(now));
        tx.Do(Drop, Arg.Of(now - Gone));
        return tx.Row(Number, r => r.GetInt32(0));
    }

    public static void Leave(Tx tx, Guid replica) => tx.Do(Forget, Arg.Of(replica));
}
