using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using NpgsqlTypes;

namespace Dengta.Domain.Ledger;

/// <summary>What a customer asked for and nobody has answered yet.</summary>
/// <param name="Said">The words it was told in.</param>
public sealed record OpenRequest(EntryId Id, CustomerId Customer, string CustomerText, DateTimeOffset Asked, string? Said);

/// <summary>Reads service requests. They are booked like any entry, and answered by the first visit or follow-up logged after them.</summary>
public static class ServiceStore
{
    /// <summary>How many a card shows.</summary>
    public const int Most = 10;

    // Older ones are nobody's response time any more.
    const int Days = 92;

    static readonly Sql Open = new("""
        select n.id, n.customer_id, c.name, n.logged_at, (select i.said from inbox i where i.tenant_id = n.tenant_id and i.id = n.inbox_id)
        from entry n join customer c on c.tenant_id = n.tenant_id and c.id = n.customer_id
        where n.tenant_id = $1 and n.member_id = $2 and n.kind = 10 and n.business_date >= $3
          and (select v.entry_id from entry_void v where v.tenant_id = n.tenant_id and v.entry_id = n.id) is null
          and ($5::bigint[] is null or coalesce(c.merged_into, c.id) = any($5))
          and (
              select a.id from entry a
              where a.tenant_id = n.tenant_id and a.member_id = n.member_id and a.business_date >= n.business_date
                and (select coalesce(x.merged_into, x.id) from customer x where x.tenant_id = a.tenant_id and x.id = a.customer_id) = coalesce(c.merged_into, c.id)
                and a.kind in (1, 6) and a.logged_at > n.logged_at and ($4::timestamptz is null or a.logged_at < $4)
                and (select v.entry_id from entry_void v where v.tenant_id = a.tenant_id and v.entry_id = a.id) is null
              limit 1) is null
        order by n.logged_at limit $6
        """);

    /// <summary>A person's requests without an answer, the oldest first, at most <see cref="Most"/>.</summary>
    /// <param name="customers">Only theirs; null for everybody's.</param>
    /// <param name="before">What was logged then or later is no answer yet; null where everything counts.</param>
    public static Rows<OpenRequest> FindOpen(
        Tx tx, TenantId tenant, MemberId member, IReadOnlyCollection<CustomerId>? customers, DateOnly today, DateTimeOffset? before) => tx.Rows(
        Open, r => new OpenRequest(new EntryId(r.GetInt64(0)), new CustomerId(r.GetInt64(1)), r.GetString(2), r.GetFieldValue<DateTimeOffset>(3), r.IsDBNull(4) ? null : r.GetString(4)),
        Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(today.AddDays(-Days)), Arg.Of(before),
        Arg.Array(customers?.Select(c => c.Value).ToArray(), NpgsqlDbType.Bigint), Arg.Of(Most));
}
