using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.People;

/// <summary>The record of what was refused and of every change of rights and rules. Append-only.</summary>
public static class AuditStore
{
    static readonly Sql Insert = new("""
        insert into audit (tenant_id, at, member_id, inbox_id, action, detail) values ($1, $2, $3, $4, $5, $6)
        """);

    public static void Add(Tx tx, TenantId tenant, DateTimeOffset at, MemberId? member, InboxId? inbox, string action, string detail) =>
        tx.Do(Insert, Arg.Of(tenant.Value), Arg.Of(at), Arg.Of(member?.Value), Arg.Of(inbox?.Value), Arg.Of(action), Arg.Of(detail));
}
