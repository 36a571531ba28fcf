using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.People;

/// <summary>Somebody of the company, whether still there or not.</summary>
/// <param name="Left">Since when no longer.</param>
/// <param name="HasAccount">Known in some channel.</param>
public sealed record Membership(Member Member, DateOnly? Left, bool HasAccount);

/// <summary>Who is of the company: joins, leaves, comes back. Nothing of what somebody did goes with them.</summary>
public static class MembershipStore
{
    /// <summary>More people of one name are not told apart by buttons.</summary>
    public const int MostNamesakes = 5;

    const string Columns = $"{MemberStore.Columns}, m.left_on, exists (select from account a where a.tenant_id = m.tenant_id and a.member_id = m.id)";

    static readonly Sql Named = new($"""
        select {Columns}
        from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        where m.tenant_id = $1 and (lower(m.name) = lower($2) or lower(m.name_en) = lower($2))
        order by m.left_on is not null, m.id limit $3
        """);

    static readonly Sql Locked = new($"""
        select {Columns}
        from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        where m.tenant_id = $1 and m.id = $2 for update of m
        """);

    static readonly Sql CountAdmins = new("""
        select count(*) filter (where role = 'admin')::int, count(*)::int from member where tenant_id = $1 and left_on is null
        """);

    static readonly Sql Leave = new("update member set left_on = greatest($3, joined_on) where tenant_id = $1 and id = $2 and left_on is null");

    static readonly Sql Return = new("update member set left_on = null where tenant_id = $1 and id = $2");

    // The manager of the nearest unit, from the person's own upwards, that somebody else who is there manages.
    static readonly Sql Above = new($"""
        select {MemberStore.Columns}
        from member l
        join unit w on w.tenant_id = l.tenant_id and w.id = l.unit_id
        join unit v on v.tenant_id = l.tenant_id and v.id = any(w.path) and v.manager_id <> l.id
        join member m on m.tenant_id = v.tenant_id and m.id = v.manager_id and m.left_on is null
        join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        where l.tenant_id = $1 and l.id = $2
        order by cardinality(v.path) desc limit 1
        """);

    /// <summary>Everybody of exactly that name, in either language; those who left come last.</summary>
    public static Rows<Membership> Find(Tx tx, TenantId tenant, string name) =>
        tx.Rows(Named, Read, Arg.Of(tenant.Value), Arg.Of(name), Arg.Of(MostNamesakes));

    /// <summary>One person, locked to the end of the transaction.</summary>
    public static Row<Membership> Find(Tx tx, TenantId tenant, MemberId id) => tx.Row(Locked, Read, Arg.Of(tenant.Value), Arg.Of(id.Value));

    /// <summary>Who answers for a person and is still there; null for who stands at the top.</summary>
    public static Row<Member> ManagerOf(Tx tx, TenantId tenant, MemberId id) =>
        tx.Row(Above, r => MemberStore.Read(r, 0)!, Arg.Of(tenant.Value), Arg.Of(id.Value));

    /// <summary>How many are there, and how many of them are admins.</summary>
    public static Row<(int Admins, int All)> Count(Tx tx, TenantId tenant) =>
        tx.Row(CountAdmins, r => (r.GetInt32(0), r.GetInt32(1)), Arg.Of(tenant.Value));

    /// <summary>From now on the person is not let in, and no invitation lets them in.</summary>
    public static void End(Tx tx, TenantId tenant, MemberId id, DateOnly day, DateTimeOffset now)
    {
        tx.Do(Leave, Arg.Of(tenant.Value), Arg.Of(id.Value), Arg.Of(day));
        InvitationStore.Withdraw(tx, tenant, id, now);
    }

    /// <summary>Whoever left is there again, with the accounts they had.</summary>
    public static void Resume(Tx tx, TenantId tenant, MemberId id) => tx.Do(Return, Arg.Of(tenant.Value), Arg.Of(id.Value));

    static Membership Read(NpgsqlDataReader r) =>
        new(MemberStore.Read(r, 0)!, r.IsDBNull(9) ? null : r.GetFieldValue<DateOnly>(9), r.GetBoolean(10));
}
