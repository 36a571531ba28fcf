using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.People;

/// <summary>Makes invitations, and finds them by what was typed. Codes pass through here, and are kept nowhere.</summary>
public static class InvitationStore
{
    static readonly Sql Salt = new("select code_salt from tenant where id = $1");

    static readonly Sql Insert = new("""
        insert into invitation (tenant_id, member_id, hash, made_at, made_by, expires_at) values ($1, $2, $3, $4, $5, $6)
        """);

    static readonly Sql WithdrawOpen = new("""
        update invitation set withdrawn_at = $3 where tenant_id = $1 and member_id = $2 and used_at is null and withdrawn_at is null
        """);

    static readonly Sql ByHash = new("""
        select id, member_id, expires_at, used_at is not null, withdrawn_at is not null from invitation where tenant_id = $1 and hash = $2
        """);

    static readonly Sql Spend = new("update invitation set used_at = $3 where tenant_id = $1 and id = $2");

    static readonly Sql Forget = new("delete from failed_code where tenant_id = $1 and at <= $2");

    static readonly Sql Count = new("""
        select count(*) filter (where channel = $2 and external_id = $3)::int, count(*)::int from failed_code where tenant_id = $1 and at > $4
        """);

    static readonly Sql Fail = new("insert into failed_code (tenant_id, channel, external_id, at) values ($1, $2, $3, $4)");

    /// <summary>Under what the company's codes are hashed.</summary>
    public static Row<Guid> SaltOf(Tx tx, TenantId tenant) => tx.Row(Salt, r => r.GetGuid(0), Arg.Of(tenant.Value));

    /// <summary>Keeps an invitation in place of any that is still open for the person.</summary>
    /// <param name="hash">Of a new code.</param>
    /// <param name="by">Null at the console.</param>
    public static void Add(Tx tx, TenantId tenant, MemberId member, byte[] hash, DateTimeOffset now, MemberId? by)
    {
        Withdraw(tx, tenant, member, now);
        tx.Do(
            Insert, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(hash), Arg.Of(now), Arg.Of(by?.Value), Arg.Of(now + Invitation.Life));
    }

    /// <summary>Ends what is still open for a person.</summary>
    public static void Withdraw(Tx tx, TenantId tenant, MemberId member, DateTimeOffset now) =>
        tx.Do(WithdrawOpen, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(now));

    public static Row<Invitation> Find(Tx tx, TenantId tenant, byte[] hash) => tx.Row(
        ByHash,
        r => new Invitation(r.GetInt64(0), new MemberId(r.GetInt32(1)), r.GetFieldValue<DateTimeOffset>(2), r.GetBoolean(3), r.GetBoolean(4)),
        Arg.Of(tenant.Value), Arg.Of(hash));

    public static void Use(Tx tx, TenantId tenant, Invitation invitation, DateTimeOffset now) =>
        tx.Do(Spend, Arg.Of(tenant.Value), Arg.Of(invitation.Id), Arg.Of(now));

    /// <summary>What was tried in vain lately; older tries are forgotten.</summary>
    public static Row<FailedCodes> Failed(Tx tx, TenantId tenant, string channel, string externalId, DateTimeOffset now)
    {
        var since = now - FailedCodes.Memory;
        tx.Do(Forget, Arg.Of(tenant.Value), Arg.Of(since));
        return tx.Row(
            Count, r => new FailedCodes(r.GetInt32(0), r.GetInt32(1)), Arg.Of(tenant.Value), Arg.Of(channel), Arg.Of(externalId), Arg.Of(since));
    }

    public static void AddFailed(Tx tx, TenantId tenant, string channel, string externalId, DateTimeOffset now) =>
        tx.Do(Fail, Arg.Of(tenant.Value), Arg.Of(channel), Arg.Of(externalId), Arg.Of(now));
}
