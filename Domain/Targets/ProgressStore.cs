using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Targets;

/// <summary>Reads sums and targets: of one person, or of the people in a subtree of units.</summary>
public static class ProgressStore
{
    const string Subtree = """
        (select m.id from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
         where m.tenant_id = $1 and u.path @> array[$2::int])
        """;

    // Every turn asks for a month, whose few rows are added up here for less than PostgreSQL sets up a sum for.
    static readonly Sql OfTheAccount = new("""
        select s.kinds, s.currencies, s.counts, s.raw_counts, s.amounts, t.metrics, t.months, t.bases, t.stretches
        from (select member_id from account where tenant_id = $1 and channel = $2 and external_id = $3) a,
             lateral (
                select array_agg(kind) kinds, array_agg(currency::text) currencies, array_agg(count) counts, array_agg(raw_count) raw_counts,
                       array_agg(amount) amounts
                from progress_day where tenant_id = $1 and member_id = a.member_id and day >= $4 and day < $5) s,
             lateral (
                select array_agg(metric) metrics, array_agg(month) months, array_agg(base) bases, array_agg(stretch) stretches
                from target where tenant_id = $1 and member_id = a.member_id and month >= $6 and month < $5) t
        """);

    static readonly Sql OfTheMember = Of("= $2", "$3", "$4", "$5");

    static readonly Sql OfTheUnit = Of($"in {Subtree}", "$3", "$4", "$5");

    static readonly Sql Weeks = new("""
        select date_trunc('week', day)::date, sum(count), sum(case when currency = $6 then amount else 0 end)
        from progress_day
        where tenant_id = $1 and member_id = $2 and kind = $3 and day >= $4 and day < $5
        group by 1
        """);

    static readonly Sql People = new($"""
        select m.id, m.name, m.name_en,
               coalesce((select sum(p.amount) from progress_day p
                         where p.tenant_id = $1 and p.member_id = m.id and p.day >= $3 and p.day < $4 and p.kind = 2 and p.currency = $5), 0),
               coalesce((select sum(p.count) from progress_day p
                         where p.tenant_id = $1 and p.member_id = m.id and p.day >= $3 and p.day < $4 and p.kind = 1), 0),
               (select sum(t.base) from target t
                where t.tenant_id = $1 and t.member_id = m.id and t.month >= date_trunc('month', $3::date) and t.month < $4 and t.metric = 'revenue')
        from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        where m.tenant_id = $1 and u.path @> array[$2::int] and m.left_on is null and m.role in ('rep', 'manager')
        order by 4 desc, m.id
        limit 200
        """);

    static readonly Sql InsertTarget = new("""
        with added as (
            insert into target (tenant_id, member_id, metric, month, base, stretch, currency) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing
            returning *)
        insert into target_version (tenant_id, owner_kind, owner_id, metric, period_kind, starts, ends, base, stretch, currency, effective_from, recorded_at)
        select tenant_id, 'member', member_id, metric, 'month', month, (month + interval '1 month')::date, base, stretch, currency, month, now() from added
        """);

    /// <summary>The progress of whoever an account belongs to, before it is known who that is; nothing where it belongs to nobody.</summary>
    public static Row<Progress> OfAccount(Tx tx, TenantId tenant, string channel, string account, Period period) => tx.Row(
        OfTheAccount, r => Read(r, period),
        Arg.Of(tenant.Value), Arg.Of(channel), Arg.Of(account), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(FirstMonth(period)));

    public static Row<Progress> OfMember(Tx tx, TenantId tenant, MemberId member, Period period) => tx.Row(
        OfTheMember, r => Read(r, period),
        Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(FirstMonth(period)));

    /// <summary>The sum of everybody in the unit and below; people without a stretch count with their base.</summary>
    public static Row<Progress> OfUnit(Tx tx, TenantId tenant, UnitId unit, Period period) => tx.Row(
        OfTheUnit, r => Read(r, period),
        Arg.Of(tenant.Value), Arg.Of(unit.Value), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(FirstMonth(period)));

    /// <summary>What a person did of one kind in each week, by its Monday; weeks with nothing are absent.</summary>
    public static Rows<(DateOnly Monday, decimal Count, decimal Amount)> OfWeeks(
        Tx tx, TenantId tenant, MemberId member, EntryKind kind, Period period, string currency) => tx.Rows(
        Weeks, r => (r.GetFieldValue<DateOnly>(0), r.GetDecimal(1), r.GetDecimal(2)),
        Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of((short)kind), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(currency));

    /// <summary>Everybody in the unit and below, the highest revenue first, at most two hundred.</summary>
    public static Rows<PersonLine> OfPeople(Tx tx, TenantId tenant, UnitId unit, Period period, string currency) => tx.Rows(
        People,
        r => new PersonLine(
            new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2), r.GetDecimal(3), r.GetDecimal(4), r.IsDBNull(5) ? null : r.GetDecimal(5)),
        Arg.Of(tenant.Value), Arg.Of(unit.Value), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(currency));

    /// <summary>Adds a person's month with its first version, unless there is one already.</summary>
    public static void AddTarget(Tx tx, TenantId tenant, MemberId member, MonthTarget target, string currency) => tx.Do(
        InsertTarget, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(target.Metric.Stored()), Arg.Of(target.Month),
        Arg.Of(target.Base), Arg.Of(target.Stretch), Arg.Of(target.Metric.IsMoney() ? currency : null));

    static DateOnly FirstMonth(Period period) => new(period.Start.Year, period.Start.Month, 1);

    // Sums and targets come as columns of arrays in one row: every turn reads them, and a statement costs more than its rows.
    static Sql Of(string members, string from, string until, string firstMonth) => new($"""
        select s.kinds, s.currencies, s.counts, s.raw_counts, s.amounts, t.metrics, t.months, t.bases, t.stretches
        from (select array_agg(kind) kinds, array_agg(currency::text) currencies, array_agg(count) counts, array_agg(raw_count) raw_counts,
                     array_agg(amount) amounts
              from (select kind, currency, sum(count) count, sum(raw_count) raw_count, sum(amount) amount from progress_day
                    where tenant_id = $1 and member_id {members} and day >= {from} and day < {until} group by kind, currency) k) s,
             (select array_agg(metric) metrics, array_agg(month) months, array_agg(base) bases, array_agg(stretch) stretches
              from (select metric, month, sum(base) base, case when count(stretch) > 0 then sum(coalesce(stretch, base)) end stretch from target
                    where tenant_id = $1 and member_id {members} and month >= {firstMonth} and month < {until} group by metric, month) m) t
        """);

    static Progress Read(NpgsqlDataReader r, Period period)
    {
        var kinds = Column<short>(r, 0);
        var (currencies, counts, raw, amounts) = (Column<string>(r, 1), Column<decimal>(r, 2), Column<decimal>(r, 3), Column<decimal>(r, 4));
        var metrics = Column<string>(r, 5);
        var (months, bases, stretches) = (Column<DateOnly>(r, 6), Column<decimal>(r, 7), Column<decimal?>(r, 8));
        return new(
            period,
            [.. AddUp(kinds.Select((k, i) => new KindSum((EntryKind)k, currencies[i], counts[i], raw[i], amounts[i])))],
            [.. metrics.Select((m, i) => new MonthTarget(TargetMetrics.Parse(m), months[i], bases[i], stretches[i]))]);
    }

    static IEnumerable<KindSum> AddUp(IEnumerable<KindSum> days) => days
        .GroupBy(d => (d.Kind, d.Currency))
        .Select(g => new KindSum(g.Key.Kind, g.Key.Currency, g.Sum(d => d.Count), g.Sum(d => d.RawCount), g.Sum(d => d.Amount)));

    static T[] Column<T>(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? [] : r.GetFieldValue<T[]>(at);
}

/// <summary>One person in a manager's view.</summary>
/// <param name="Base">The revenue target of the months touched; null where there is none.</param>
public sealed record PersonLine(
    MemberId Id, string Name, string NameEn, decimal Revenue, decimal Visits, decimal? Base)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);
}
