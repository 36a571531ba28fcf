using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Kpis;

/// <summary>Measures people by what operations made: one statement for every indicator there may be, whose rule arrives as values only.</summary>
public static class OwnMeasureStore
{
    /// <summary>
    /// Whether the record <c>r</c> of <c>own_record</c> passes the filter in $6 to $10. A new customer is one without a deal before that day, as
    /// with visits to new customers.
    /// </summary>
    public const string Passes = """
        (cardinality($6::int[]) = 0 or coalesce((
            select true from unnest($6::int[], $7::smallint[], $8::smallint[], $9::numeric[], $10::text[]) c (grp, field, op, number, words)
            group by c.grp
            having bool_and(coalesce(case c.field
                when 1 then compares(c.op, r.amount, c.number)
                when 2 then compares(c.op, r.kind::numeric, c.number)
                when 3 then r.customer_id is not null and compares(c.op, case when (
                    select b.id from same_customers($1, r.customer_id, $4) s
                    cross join lateral (
                        select d.id from entry d
                        where d.tenant_id = $1 and d.customer_id = s.id and d.kind = 2 and d.business_date < r.day
                          and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = d.id) is null
                        limit 1) b
                    limit 1) is null then 1 else 0 end, c.number)
                when 4 then names(c.op, (select n.name from customer n where n.tenant_id = $1 and n.id = customer_as($1, r.customer_id, $4)), c.words)
                when 5 then compares(c.op, r.rating::numeric, c.number)
                when 6 then r.kind = 7 and compares(c.op, ruling($1, r.entry_id), c.number) end, false))
            limit 1), false))
        """;

    static readonly Sql People = new($"""
        select p.member_id,
               (case $11::smallint
                    when 2 then count(distinct r.customer) filter (where r.passes)
                    when 3 then coalesce(sum(r.share * r.amount) filter (where r.passes), 0)
                    when 4 then sum(r.share * r.worth) filter (where r.passes)
                    else coalesce(sum(r.share * r.counted) filter (where r.passes), 0) end)::numeric,
               (case $11::smallint
                    when 4 then sum(r.share) filter (where r.passes and r.worth is not null)
                    when 5 then sum(r.share * r.counted) end)::numeric
        from unnest($2::int[]) p (member_id)
        left join lateral (
            select r.share, r.counted, r.amount, coalesce(r.rating, r.amount) as worth,
                   case when $11::smallint = 2 then customer_as($1, r.customer_id, $4) end as customer, {Passes} as passes
            from own_record($1, p.member_id, $3::date, $4::date, $5::smallint[]) r) r on true
        group by p.member_id
        having case $11::smallint
            when 4 then sum(r.share) filter (where r.passes and r.worth is not null) > 0
            when 5 then sum(r.share * r.counted) > 0
            else count(r.share) > 0 or (
                select true from progress_day w
                where w.tenant_id = $1 and w.member_id = p.member_id and w.day >= $3::date and w.day < $4::date and w.raw_count > 0 limit 1) end
        """);

    /// <summary>Who has data, with it. Sums count for whoever logged anything, averages and shares where there is something to divide by.</summary>
    public static Rows<(MemberId Member, Measure Measure)> Of(Tx tx, TenantId tenant, OwnIndicator own, int[] people, Period period) => tx.Rows(
        People, MeasureStore.Read,
        [
            Arg.Of(tenant.Value), Arg.Array(people, NpgsqlDbType.Integer), Arg.Of(period.Start), Arg.Of(period.End), .. Rule(own), Arg.Of((short)own.Aggregate),
        ]);

    /// <summary>Source and filter: $5 to $10.</summary>
    public static NpgsqlParameter[] Rule(OwnIndicator own) =>
        [Arg.Array(SourceOf(own), NpgsqlDbType.Smallint), .. FilterArgs(own.Filter)];

    /// <summary>The filter as arrays, a condition an element: group, field, operator, number, words.</summary>
    public static NpgsqlParameter[] FilterArgs(Filter filter)
    {
        var all = filter.Any.SelectMany((conditions, i) => conditions.Select(c => (Group: i, Condition: c))).ToArray();
        return
        [
            Arg.Array(all.Select(c => c.Group).ToArray(), NpgsqlDbType.Integer),
            Arg.Array(all.Select(c => (short)c.Condition.Field).ToArray(), NpgsqlDbType.Smallint),
            Arg.Array(all.Select(c => (short)c.Condition.Operator).ToArray(), NpgsqlDbType.Smallint),
            Arg.Array(all.Select(c => c.Condition.Number).ToArray(), NpgsqlDbType.Numeric),
            Arg.Array(all.Select(c => c.Condition.Words).ToArray(), NpgsqlDbType.Text),
        ];
    }

    static short[] SourceOf(OwnIndicator own) =>
        own.Source == RecordSource.Answers ? [(short)RecordSource.Answers] : [.. own.Source.Kinds().Select(k => (short)k)];
}
