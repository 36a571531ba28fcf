using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.People;

/// <summary>Who may look at the jobs. They are those of all companies of a deployment, so only admins of its first, whose it is, may.</summary>
public static class DashboardPassStore
{
    const string IsAdmin = "m.role = 'admin' and m.left_on is null";

    static readonly Sql Insert = new($"""
        insert into dashboard_pass (tenant_id, member_id, made_at, expires_at)
        select m.tenant_id, m.id, $3, $4 from member m
        where m.tenant_id = $1 and m.id = $2 and {IsAdmin} and m.tenant_id = (select min(id) from tenant)
        returning id
        """);

    // Of two who open it at once the second waits for the row, and finds it used.
    static readonly Sql Spend = new($"""
        update dashboard_pass p set used_at = $3 from member m
        where p.tenant_id = $1 and p.id = $2 and p.used_at is null and p.expires_at > $3 and m.tenant_id = p.tenant_id and m.id = p.member_id
        returning m.id, {IsAdmin}
        """);

    static readonly Sql Spent = new($"""
        select m.id, {IsAdmin} from dashboard_pass p join member m on m.tenant_id = p.tenant_id and m.id = p.member_id
        where p.tenant_id = $1 and p.id = $2 and p.used_at is not null
        """);

    /// <summary>Null for whoever may not look at the jobs.</summary>
    public static Row<PassId?> Add(Tx tx, TenantId tenant, MemberId admin, DateTimeOffset now, DateTimeOffset expires) => tx.Row(
        Insert, r => (PassId?)new PassId(r.GetInt64(0)), Arg.Of(tenant.Value), Arg.Of(admin.Value), Arg.Of(now), Arg.Of(expires));

    /// <summary>Uses a link up; null where it has expired or was used before.</summary>
    public static Row<DashboardPass> Use(Tx tx, TenantId tenant, PassId pass, DateTimeOffset now) =>
        tx.Row(Spend, Read, Arg.Of(tenant.Value), Arg.Of(pass.Value), Arg.Of(now));

    /// <summary>Whoever was let in by a link.</summary>
    public static Row<DashboardPass> Find(Tx tx, TenantId tenant, PassId pass) => tx.Row(Spent, Read, Arg.Of(tenant.Value), Arg.Of(pass.Value));

    static DashboardPass Read(NpgsqlDataReader r) => new(new MemberId(r.GetInt32(0)), r.GetBoolean(1));
}
