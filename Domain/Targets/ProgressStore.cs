using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Targets;

/// <summary>Reads sums and targets: of one person, or of the people in a subtree of units.</summary>
public static class ProgressStore
{
    const string Account = "(select a.member_id from account a where a.tenant_id = $1 and a.channel = $2 and a.external_id = $3)";

    const string Subtree = """
        (select m.id from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
         where m.tenant_id = $1 and u.path @> array[$2::int])
        """;

    const string Sum = "select kind, currency, sum(count), sum(raw_count), sum(amount) from progress_day where tenant_id = $1";

    static readonly Sql SumsOfAccount = new($"{Sum} and member_id = {Account} and day >= $4 and day < $5 group by kind, currency");

    static readonly Sql SumsOfMember = new($"{Sum} and member_id = $2 and day >= $3 and day < $4 group by kind, currency");

    static readonly Sql SumsOfUnit = new($"{Sum} and member_id in {Subtree} and day >= $3 and day < $4 group by kind, currency");

    static readonly Sql TargetsOfAccount = new($"""
        select metric, month, base, stretch from target where tenant_id = $1 and member_id = {Account} and month >= $4 and month < $5
        """);

    static readonly Sql TargetsOfMember = new("""
        select metric, month, base, stretch from target where tenant_id = $1 and member_id = $2 and month >= $3 and month < $4
        """);

    static readonly Sql TargetsOfUnit = new($"""
        select metric, month, sum(base), case when count(stretch) > 0 then sum(coalesce(stretch, base)) end
        from target where tenant_id = $1 and member_id in {Subtree} and month >= $3 and month < $4 group by metric, month
        """);

    static readonly Sql Weeks = new("""
        select date_trunc('week', day)::date, sum(count), sum(case when currency = $6 then amount else 0 end)
        from progress_day
        where tenant_id = $1 and member_id = $2 and kind = $3 and day >= $4 and day < $5
        group by 1
        """);

    static readonly Sql People = new($"""
        select m.id, m.name, m.name_en, u.name, u.name_en,
               coalesce((select sum(p.amount) from progress_day p
                         where p.tenant_id = $1 and p.member_id = m.id and p.day >= $3 and p.day < $4 and p.kind = 2 and p.currency = $5), 0),
               coalesce((select sum(p.count) from progress_day p
                         where p.tenant_id = $1 and p.member_id = m.id and p.day >= $3 and p.day < $4 and p.kind = 1), 0),
               (select sum(t.base) from target t
                where t.tenant_id = $1 and t.member_id = m.id and t.month >= date_trunc('month', $3::date) and t.month < $4 and t.metric = 'revenue')
        from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        where m.tenant_id = $1 and u.path @> array[$2::int] and m.left_on is null and m.role in ('rep', 'manager')
        order by 6 desc, m.id
        limit 200
        """);

    static readonly Sql InsertTarget = new("""
        insert into target (tenant_id, member_id, metric, month, base, stretch, currency) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict do nothing
        """);

    /// <summary>The progress of whoever an account belongs to, before it is known who that is; nothing where it belongs to nobody.</summary>
    public static PendingProgress OfAccount(Tx tx, TenantId tenant, string channel, string account, Period period) => new(
        period,
        tx.Rows(SumsOfAccount, ReadSum, Arg.Of(tenant.Value), Arg.Of(channel), Arg.Of(account), Arg.Of(period.Start), Arg.Of(period.End)),
        tx.Rows(TargetsOfAccount, ReadTarget, Arg.Of(tenant.Value), Arg.Of(channel), Arg.Of(account), Arg.Of(FirstMonth(period)), Arg.Of(period.End)));

    public static PendingProgress OfMember(Tx tx, TenantId tenant, MemberId member, Period period) => new(
        period,
        tx.Rows(SumsOfMember, ReadSum, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(period.Start), Arg.Of(period.End)),
        tx.Rows(TargetsOfMember, ReadTarget, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(FirstMonth(period)), Arg.Of(period.End)));

    /// <summary>The sum of everybody in the unit and below.</summary>
    public static PendingProgress OfUnit(Tx tx, TenantId tenant, UnitId unit, Period period) => new(
        period,
        tx.Rows(SumsOfUnit, ReadSum, Arg.Of(tenant.Value), Arg.Of(unit.Value), Arg.Of(period.Start), Arg.Of(period.End)),
        tx.Rows(TargetsOfUnit, ReadTarget, Arg.Of(tenant.Value), Arg.Of(unit.Value), Arg.Of(FirstMonth(period)), Arg.Of(period.End)));

    /// <summary>What a person did of one kind in each week, by its Monday; weeks with nothing are absent.</summary>
    public static Rows<(DateOnly Monday, decimal Count, decimal Amount)> OfWeeks(
        Tx tx, TenantId tenant, MemberId member, EntryKind kind, Period period, string currency) => tx.Rows(
        Weeks, r => (r.GetFieldValue<DateOnly>(0), r.GetDecimal(1), r.GetDecimal(2)),
        Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of((short)kind), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(currency));

    /// <summary>Everybody in the unit and below, the highest revenue first, at most two hundred.</summary>
    public static Rows<PersonLine> OfPeople(Tx tx, TenantId tenant, UnitId unit, Period period, string currency) => tx.Rows(
        People,
        r => new PersonLine(
            new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetDecimal(5), r.GetDecimal(6),
            r.IsDBNull(7) ? null : r.GetDecimal(7)),
        Arg.Of(tenant.Value), Arg.Of(unit.Value), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(currency));

    public static void AddTarget(Tx tx, TenantId tenant, MemberId member, MonthTarget target, string currency) => tx.Do(
        InsertTarget, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(target.Metric.Stored()), Arg.Of(target.Month),
        Arg.Of(target.Base), Arg.Of(target.Stretch), Arg.Of(target.Metric.IsMoney() ? currency : null));

    static DateOnly FirstMonth(Period period) => new(period.Start.Year, period.Start.Month, 1);

    static KindSum ReadSum(NpgsqlDataReader r) =>
        new((EntryKind)r.GetInt16(0), r.GetString(1), r.GetDecimal(2), r.GetDecimal(3), r.GetDecimal(4));

    static MonthTarget ReadTarget(NpgsqlDataReader r) => new(
        TargetMetrics.Parse(r.GetString(0)), r.GetFieldValue<DateOnly>(1), r.GetDecimal(2), r.IsDBNull(3) ? null : r.GetDecimal(3));
}

/// <summary>A progress that is there once its transaction has sent.</summary>
public sealed record PendingProgress(Period Period, Rows<KindSum> Sums, Rows<MonthTarget> Targets)
{
    public Progress Value => new(Period, [.. Sums.Values], [.. Targets.Values]);
}

/// <summary>One person in a manager's view.</summary>
/// <param name="Base">The revenue target of the months touched; null where there is none.</param>
public sealed record PersonLine(
    MemberId Id, string Name, string NameEn, string UnitName, string UnitNameEn, decimal Revenue, decimal Visits, decimal? Base)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);

    public string UnitIn(Language language) => language.Pick(UnitName, UnitNameEn);
}
