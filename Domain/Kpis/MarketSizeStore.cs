using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Kpis;

/// <summary>Sizes of the market; the last word on a period holds.</summary>
public static class MarketSizeStore
{
    const int MostShown = 8;

    static readonly Sql Insert = new("""
        insert into market_size (tenant_id, starts, ends, amount, source, set_by, set_at, inbox_id) values ($1, $2, $3, $4, $5, $6, $7, $8)
        """);

    // Whoever sets the figure of a period waits for whoever is setting it, so that "before" is what it was.
    static readonly Sql Lock = new("select pg_advisory_xact_lock(hashtextextended('dengta.market', $1))");

    static readonly Sql OfPeriod = new("""
        select starts, ends, amount, source from market_size where tenant_id = $1 and starts = $2 and ends = $3 order by id desc limit 1
        """);

    static readonly Sql Newest = new("""
        select f.starts, f.ends, f.amount, f.source from (
            select distinct on (x.starts, x.ends) x.starts, x.ends, x.amount, x.source from market_size x
            where x.tenant_id = $1 and x.starts >= $2 order by x.starts, x.ends, x.id desc) f
        where f.amount is not null order by f.starts desc, f.ends limit $3
        """);

    public static void Set(Tx tx, TenantId tenant, MarketSize size, MemberId by, DateTimeOffset at, InboxId inbox) => tx.Do(
        Insert, Arg.Of(tenant.Value), Arg.Of(size.Period.Start), Arg.Of(size.Period.End), Arg.Of(size.Amount), Arg.Of(size.Source), Arg.Of(by.Value),
        Arg.Of(at), Arg.Of(inbox.Value));

    /// <summary>The figure of exactly that period, locked to the end of the transaction; null where none was ever told.</summary>
    public static Row<MarketSize> Find(Tx tx, TenantId tenant, Period period)
    {
        tx.Row(Lock, _ => 0, Arg.Of((long)tenant.Value));
        return tx.Row(OfPeriod, Read, Arg.Of(tenant.Value), Arg.Of(period.Start), Arg.Of(period.End));
    }

    /// <summary>The newest eight periods since a day that have a figure.</summary>
    public static Rows<MarketSize> Since(Tx tx, TenantId tenant, DateOnly day) =>
        tx.Rows(Newest, Read, Arg.Of(tenant.Value), Arg.Of(day), Arg.Of(MostShown));

    static MarketSize Read(NpgsqlDataReader r) => new(
        Period.Between(r.GetFieldValue<DateOnly>(0), r.GetFieldValue<DateOnly>(1).AddDays(-1)), r.IsDBNull(2) ? null : r.GetDecimal(2), r.GetString(3));
}
