using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Reviews;

/// <summary>Reads what a forecast is made of.</summary>
public static class ForecastStore
{
    /// <summary>A year of months before the one under way, in days.</summary>
    public const int History = 400;

    static readonly Sql DaysOfUnit = new($"""
        select p.day, sum(p.amount)
        from unit u
        join member m on m.tenant_id = $1 and m.unit_id = u.id
        join progress_day p on p.tenant_id = $1 and p.member_id = m.id and p.day >= $3::date - {History} and p.day < $3
        where u.tenant_id = $1 and u.path @> array[$2::int] and p.kind = 2 and p.currency = $4
        group by p.day
        """);

    static readonly Sql DaysOfMember = new($"""
        select p.day, sum(p.amount) from progress_day p
        where p.tenant_id = $1 and p.member_id = $2 and p.day >= $3::date - {History} and p.day < $3 and p.kind = 2 and p.currency = $4
        group by p.day
        """);

    /// <summary>Signed by everybody in the unit and below, by day, before <paramref name="day"/>; days without anything are left out.</summary>
    public static Rows<(DateOnly Day, decimal Amount)> Of(Tx tx, Tenant tenant, UnitId unit, DateOnly day) => tx.Rows(DaysOfUnit, Read, Args(tenant, unit.Value, day));

    /// <summary>The same of one person.</summary>
    public static Rows<(DateOnly Day, decimal Amount)> Of(Tx tx, Tenant tenant, MemberId member, DateOnly day) => tx.Rows(DaysOfMember, Read, Args(tenant, member.Value, day));

    static (DateOnly Day, decimal Amount) Read(NpgsqlDataReader r) => (r.GetFieldValue<DateOnly>(0), r.GetDecimal(1));

    static NpgsqlParameter[] Args(Tenant tenant, int owner, DateOnly day) => [Arg.Of(tenant.Id.Value), Arg.Of(owner), Arg.Of(day), Arg.Of(tenant.Currency)];
}
