using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using NpgsqlTypes;

namespace Dengta.Domain.Ratings;

/// <summary>Who takes part in a round, and who worked with whom.</summary>
public static class TieStore
{
    // A customer whom many know ties nobody: the shop around the corner is not shared work.
    static readonly Sql Worked = new("""
        with touched as materialized (
            select distinct e.customer_id, p.member_id
            from unnest($2::int[]) p (member_id)
            join entry e on e.tenant_id = $1 and e.member_id = p.member_id and e.business_date >= $3 and e.business_date < $4
            where e.customer_id is not null and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = e.id) is null),
        few as materialized (select customer_id from touched group by customer_id having count(*) between 2 and 8)
        select 0, least(p.member_id, s.member_id), greatest(p.member_id, s.member_id), count(distinct e.id)
        from unnest($2::int[]) p (member_id)
        join entry e on e.tenant_id = $1 and e.member_id = p.member_id and e.kind = 2 and e.business_date >= $3 and e.business_date < $4
        join entry_share s on s.tenant_id = $1 and s.entry_id = e.id and s.member_id <> p.member_id
        where (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = e.id) is null
        group by 2, 3
        union all
        select 1, least(h.helper_id, h.helped_id), greatest(h.helper_id, h.helped_id), count(*)
        from unnest($2::int[]) p (member_id)
        join help_event h on h.tenant_id = $1 and h.helper_id = p.member_id and h.day >= $3 and h.day < $4
        group by 2, 3
        union all
        select 2, a.member_id, b.member_id, count(*)
        from few f
        join touched a on a.customer_id = f.customer_id
        join touched b on b.customer_id = f.customer_id and b.member_id > a.member_id
        group by 2, 3
        """);

    static readonly Sql Reps = new($"""
        select m.id, m.unit_id from member m where m.tenant_id = $1 and m.role = 'rep' and m.left_on is null and {Within("$2::int")} order by m.id
        """);

    /// <summary>Of <c>member m</c> those of the subtree of a unit; of the company where that is null.</summary>
    public static string Within(string unit) => $"""
        ({unit} is null or exists (select from unit u where u.tenant_id = m.tenant_id and u.id = m.unit_id and u.path @> array[{unit}]))
        """;

    /// <param name="unit">Null: the company.</param>
    public static Rows<Peer> Peers(Tx tx, TenantId tenant, UnitId? unit) =>
        tx.Rows(Reps, r => new Peer(new MemberId(r.GetInt32(0)), new UnitId(r.GetInt32(1))), Arg.Of(tenant.Value), Arg.Of(unit?.Value));

    /// <summary>What these people did together in a period: deals, help and customers. Teams are not in it.</summary>
    public static Rows<Tie> Of(Tx tx, TenantId tenant, IReadOnlyList<Peer> people, Period period) => tx.Rows(
        Worked, r => new Tie(new MemberId(r.GetInt32(1)), new MemberId(r.GetInt32(2)), (TieKind)r.GetInt32(0), (int)r.GetInt64(3)),
        Arg.Of(tenant.Value), Arg.Array(people.Select(p => p.Id.Value).ToArray(), NpgsqlDbType.Integer), Arg.Of(period.Start), Arg.Of(period.End));
}
