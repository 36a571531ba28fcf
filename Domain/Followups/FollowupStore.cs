using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Followups;

/// <summary>Plans, finds and settles follow-ups. Whoever does not own one finds none.</summary>
public static class FollowupStore
{
    const string Columns = """
        f.id, f.owner_id, (select coalesce(c.merged_into, c.id) from customer c where c.tenant_id = f.tenant_id and c.id = f.customer_id), f.customer_text, f.contact, f.what, f.due_on, f.due_time, f.state, f.moved_at is not null
        """;

    static readonly Sql Insert = new("""
        insert into followup (tenant_id, owner_id, customer_id, customer_text, contact, what, due_on, due_time, first_due_on, created_at, inbox_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $7, $9, $10)
        on conflict (tenant_id, owner_id, inbox_id) do nothing
        """);

    static readonly Sql ByMessage = new($"select {Columns} from followup f where f.tenant_id = $1 and f.owner_id = $2 and f.inbox_id = $3");

    static readonly Sql ById = new($"select {Columns} from followup f where f.tenant_id = $1 and f.id = $3 and f.owner_id = $2 for update");

    static readonly Sql OpenOf = new($"""
        select {Columns} from followup f where f.tenant_id = $1 and f.owner_id = $2 and f.state = 'open' order by f.due_on, f.id limit $3
        """);

    static readonly Sql OpenWithCustomers = new($"""
        select {Columns} from followup f
        where f.tenant_id = $1 and f.owner_id = $2 and f.state = 'open'
          and (select coalesce(c.merged_into, c.id) from customer c where c.tenant_id = f.tenant_id and c.id = f.customer_id) = any($3)
        order by f.due_on, f.id limit 1
        """);

    static readonly Sql Due = new($"""
        select {Columns} from unnest($3::int[]) w (owner_id)
        join followup f on f.tenant_id = $1 and f.owner_id = w.owner_id and f.due_on <= $2 and f.state = 'open'
        order by f.owner_id, f.due_on, f.id
        """);

    static readonly Sql Settle = new("""
        update followup set state = $4, settled_at = $5, done_by = $6 where tenant_id = $1 and owner_id = $2 and id = $3 and state = 'open'
        """);

    static readonly Sql PutOff = new("""
        update followup set due_on = $4, moved_at = $5 where tenant_id = $1 and owner_id = $2 and id = $3 and state = 'open' and moved_at is null
        """);

    static readonly Sql OpenAgain = new("""
        update followup f set state = 'open', settled_at = null, done_by = null
        from unnest($3::bigint[]) b (id) where f.tenant_id = $1 and f.owner_id = $2 and f.done_by = b.id
        """);

    /// <summary>Plans a follow-up, unless the message has made one before.</summary>
    /// <param name="planned">The message that told of the plan.</param>
    /// <returns>What the message has made, now or before.</returns>
    public static Row<Followup> Add(Tx tx, TenantId tenant, MemberId owner, NewFollowup f, DateTimeOffset now, InboxId planned)
    {
        tx.Do(
            Insert, Arg.Of(tenant.Value), Arg.Of(owner.Value), Arg.Of(f.Customer?.Value), Arg.Of(f.CustomerText), Arg.Of(f.Contact), Arg.Of(f.What),
            Arg.Of(f.Due), f.Time is { } time ? Arg.Of(time) : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Time },
            Arg.Of(now), Arg.Of(planned.Value));
        return OfMessage(tx, tenant, owner, planned);
    }

    public static Row<Followup> OfMessage(Tx tx, TenantId tenant, MemberId owner, InboxId planned) =>
        tx.Row(ByMessage, Read, Arg.Of(tenant.Value), Arg.Of(owner.Value), Arg.Of(planned.Value));

    /// <summary>One follow-up of the owner, locked to the end of the transaction: of two who settle it one comes second.</summary>
    public static Row<Followup> Find(Tx tx, TenantId tenant, MemberId owner, FollowupId id) =>
        tx.Row(ById, Read, Arg.Of(tenant.Value), Arg.Of(owner.Value), Arg.Of(id.Value));

    /// <summary>What is open, the most urgent first.</summary>
    public static Rows<Followup> OpenFor(Tx tx, TenantId tenant, MemberId owner, int limit) =>
        tx.Rows(OpenOf, Read, Arg.Of(tenant.Value), Arg.Of(owner.Value), Arg.Of(limit));

    /// <summary>The most urgent open one with any of the customers.</summary>
    public static Row<Followup> OpenWith(Tx tx, TenantId tenant, MemberId owner, IEnumerable<CustomerId> customers) => tx.Row(
        OpenWithCustomers, Read, Arg.Of(tenant.Value), Arg.Of(owner.Value), Arg.Array(customers.Select(c => c.Value).ToArray(), NpgsqlDbType.Bigint));

    /// <summary>The open ones of these people that are due on the day or have been before, by owner and day: what the morning reminds of.</summary>
    public static Rows<Followup> DueOn(Tx tx, TenantId tenant, DateOnly day, IEnumerable<MemberId> owners) => tx.Rows(
        Due, Read, Arg.Of(tenant.Value), Arg.Of(day), Arg.Array(owners.Select(o => o.Value).ToArray(), NpgsqlDbType.Integer));

    /// <summary>Ticks an open one off.</summary>
    /// <param name="by">The message that booked it in the ledger; null where nothing was booked.</param>
    public static void Finish(Tx tx, TenantId tenant, MemberId owner, FollowupId id, DateTimeOffset now, InboxId? by) =>
        End(tx, tenant, owner, id, "done", now, by);

    public static void Drop(Tx tx, TenantId tenant, MemberId owner, FollowupId id, DateTimeOffset now) => End(tx, tenant, owner, id, "dropped", now, null);

    /// <summary>Puts an open one off, once.</summary>
    public static void Move(Tx tx, TenantId tenant, MemberId owner, FollowupId id, DateOnly due, DateTimeOffset now) =>
        tx.Do(PutOff, Arg.Of(tenant.Value), Arg.Of(owner.Value), Arg.Of(id.Value), Arg.Of(due), Arg.Of(now));

    /// <summary>Opens those again that were done by entries which are taken back.</summary>
    public static void Reopen(Tx tx, TenantId tenant, MemberId owner, IEnumerable<InboxId> by) => tx.Do(
        OpenAgain, Arg.Of(tenant.Value), Arg.Of(owner.Value), Arg.Array(by.Select(i => i.Value).Distinct().ToArray(), NpgsqlDbType.Bigint));

    static void End(Tx tx, TenantId tenant, MemberId owner, FollowupId id, string state, DateTimeOffset now, InboxId? by) => tx.Do(
        Settle, Arg.Of(tenant.Value), Arg.Of(owner.Value), Arg.Of(id.Value), Arg.Of(state), Arg.Of(now), Arg.Of(by?.Value));

    static Followup Read(NpgsqlDataReader r) => new(
        new FollowupId(r.GetInt64(0)), new MemberId(r.GetInt32(1)), r.IsDBNull(2) ? null : new CustomerId(r.GetInt64(2)),
        r.IsDBNull(3) ? null : r.GetString(3), r.IsDBNull(4) ? null : r.GetString(4), r.GetString(5), r.GetFieldValue<DateOnly>(6),
        r.IsDBNull(7) ? null : r.GetFieldValue<TimeOnly>(7), Parse(r.GetString(8)), r.GetBoolean(9));

    static FollowupState Parse(string state) => state switch
    {
        "open" => FollowupState.Open,
        "done" => FollowupState.Done,
        "dropped" => FollowupState.Dropped,
        _ => throw new InvalidOperationException($"Unknown state {state}."),
    };
}
