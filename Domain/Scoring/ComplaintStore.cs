using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Scoring;

/// <summary>Reads complaints and keeps the rulings on them.</summary>
public static class ComplaintStore
{
    const string Columns = """
        select e.id, e.member_id, (select c.name from customer c where c.tenant_id = e.tenant_id and c.id = e.customer_id), e.business_date,
               (select i.said from inbox i where i.tenant_id = e.tenant_id and i.id = e.inbox_id),
               (select r.upheld from complaint_ruling r where r.tenant_id = e.tenant_id and r.entry_id = e.id order by r.inbox_id desc limit 1),
               exists (select from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id),
               e.inbox_id < 0
        from entry e
        """;

    // Locked, so that of two who rule at once one comes second.
    static readonly Sql ById = new($"{Columns} where e.tenant_id = $1 and e.id = $2 and e.kind = 7 for update of e");

    static readonly Sql OfMessage = new($"{Columns} where e.tenant_id = $1 and e.member_id = $2 and e.inbox_id = $3 and e.kind = 7 order by e.id");

    static readonly Sql Insert = new("""
        insert into complaint_ruling (tenant_id, entry_id, inbox_id, upheld, reason, ruled_by, ruled_at) values ($1, $2, $3, $4, $5, $6, $7)
        """);

    public static Row<Complaint> Find(Tx tx, TenantId tenant, EntryId id) => tx.Row(ById, Read, Arg.Of(tenant.Value), Arg.Of(id.Value));

    /// <summary>Those that one message booked.</summary>
    public static Rows<Complaint> Of(Tx tx, TenantId tenant, MemberId member, InboxId message) =>
        tx.Rows(OfMessage, Read, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(message.Value));

    /// <param name="reason">At most <see cref="ComplaintCard.LongestReason"/> characters; may be empty.</param>
    public static void Rule(Tx tx, TenantId tenant, EntryId id, bool upheld, string reason, MemberId by, DateTimeOffset now, InboxId inbox) => tx.Do(
        Insert, Arg.Of(tenant.Value), Arg.Of(id.Value), Arg.Of(inbox.Value), Arg.Of(upheld), Arg.Of(reason), Arg.Of(by.Value), Arg.Of(now));

    static Complaint Read(NpgsqlDataReader r) => new(
        new EntryId(r.GetInt64(0)), new MemberId(r.GetInt32(1)), r.IsDBNull(2) ? null : r.GetString(2), r.GetFieldValue<DateOnly>(3),
        r.IsDBNull(4) ? null : r.GetString(4), r.IsDBNull(5) ? null : r.GetBoolean(5), r.GetBoolean(6), r.GetBoolean(7));
}
