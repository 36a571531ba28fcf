using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Surveys;

/// <summary>Reads what customers said of the sellers of a subtree of units.</summary>
public static class SatisfactionStore
{
    /// <summary>So many customers of one seller on one device are flagged.</summary>
    public const int ManyCustomers = 3;

    static readonly Sql Figures = new("""
        select m.id, m.name, m.name_en, m.unit_id, a.answers, a.total, a.happy, d.deals, d.asked, d.answered, d.refused
        from unit u
        join member m on m.tenant_id = $1 and m.unit_id = u.id
        cross join lateral (
            select count(*)::int as answers, coalesce(sum(s.rating), 0)::int as total, count(*) filter (where s.rating >= 4)::int as happy
            from survey s where s.tenant_id = $1 and s.seller_id = m.id and s.answered_on >= $3 and s.answered_on < $4) a
        cross join lateral (
            select count(*)::int as deals, count(s.id)::int as asked, count(s.rating)::int as answered, count(s.refused_at)::int as refused
            from entry e
            left join lateral (select x.id, x.rating, x.refused_at from survey x where x.tenant_id = $1 and x.entry_id = e.id limit 1) s on true
            where e.tenant_id = $1 and e.member_id = m.id and e.kind = 2 and e.business_date >= $3 and e.business_date < $4
              and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = e.id) is null) d
        where u.tenant_id = $1 and u.path @> array[$2::int] and (a.answers > 0 or d.deals > 0)
        order by m.unit_id, m.id
        """);

    static readonly Sql Devices = new("""
        select w.seller_id, x.customers
        from unnest($2::int[]) w (seller_id)
        cross join lateral (
            select count(distinct s.customer_id)::int as customers from survey s
            where s.tenant_id = $1 and s.seller_id = w.seller_id and s.answered_on >= $3 and s.answered_on < $4
            group by s.device
            order by 1 desc limit 1) x
        where x.customers >= $5
        """);

    static readonly Sql Count = new("""
        select count(*)::int from survey s where s.tenant_id = $1 and s.seller_id = $2 and s.answered_on >= $3 and s.answered_on < $4
        """);

    static readonly Sql Newest = new("""
        select s.answered_on, s.rating, s.remark, (select c.name from customer c where c.tenant_id = $1 and c.id = s.customer_id), e.amount, e.currency, e.business_date
        from survey s
        cross join lateral (select d.amount, d.currency, d.business_date from entry d where d.tenant_id = $1 and d.id = s.entry_id limit 1) e
        where s.tenant_id = $1 and s.seller_id = $2 and s.answered_on >= $3 and s.answered_on < $4
        order by s.answered_on desc, s.id desc limit $5 offset $6
        """);

    /// <summary>How many answers were given about a seller's deals in a period.</summary>
    public static Row<int> CountOf(Tx tx, TenantId tenant, MemberId seller, Period period) => tx.Row(
        Count, r => r.GetInt32(0), Arg.Of(tenant.Value), Arg.Of(seller.Value), Arg.Of(period.Start), Arg.Of(period.End));

    /// <summary>A page of them, the newest first, with one more where there is a further page.</summary>
    /// <param name="page">From 0.</param>
    public static Rows<GivenAnswer> Of(Tx tx, TenantId tenant, MemberId seller, Period period, int page, int size) => tx.Rows(
        Newest,
        r => new GivenAnswer(
            r.GetFieldValue<DateOnly>(0), r.GetInt16(1), r.GetString(2), r.GetString(3), new Money(r.GetDecimal(4), r.GetString(5)), r.GetFieldValue<DateOnly>(6)),
        Arg.Of(tenant.Value), Arg.Of(seller.Value), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(size + 1), Arg.Of(page * size));

    /// <summary>Sellers with an answer or a deal in the period, team by team.</summary>
    public static Rows<SellerAnswers> Below(Tx tx, TenantId tenant, UnitId root, Period period) => tx.Rows(
        Figures,
        r => new SellerAnswers(
            new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2), new UnitId(r.GetInt32(3)), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6),
            r.GetInt32(7), r.GetInt32(8), r.GetInt32(9), r.GetInt32(10)),
        Arg.Of(tenant.Value), Arg.Of(root.Value), Arg.Of(period.Start), Arg.Of(period.End));

    /// <summary>Of which sellers at least <see cref="ManyCustomers"/> customers answered from what looks like one device, and how many.</summary>
    public static Rows<(MemberId Seller, int Customers)> OneDevice(Tx tx, TenantId tenant, int[] sellers, Period period) => tx.Rows(
        Devices, r => (new MemberId(r.GetInt32(0)), r.GetInt32(1)),
        Arg.Of(tenant.Value), Arg.Array(sellers, NpgsqlTypes.NpgsqlDbType.Integer), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(ManyCustomers));
}
