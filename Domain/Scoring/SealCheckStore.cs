using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Scoring;

/// <summary>A sealed score that the ledger and the rules of its time no longer give.</summary>
public sealed record SealDifference(TenantId Tenant, MemberId Member, Period Period, string Sealed, string Now);

/// <summary>Works every sealed score out again, from the ledger and what was decided before the seal. Reads everything: not for a turn.</summary>
public static class SealCheckStore
{
    static readonly Sql Closings = new("""
        select id, period_start, period_end, sealed_at from closing where tenant_id = $1 and sealed_at is not null order by period_start, id
        """);

    static readonly Sql Scores = new("""
        select member_id, role, path, total, bonus, facts from sealed_score where tenant_id = $1 and closing_id = $2 order by member_id
        """);

    public static async Task<IReadOnlyList<SealDifference>> RunAsync(Db db, CancellationToken cancel)
    {
        var different = new List<SealDifference>();
        foreach (var tenant in (await TenantStore.LoadAsync(db, cancel)).All)
        {
            var closings = await db.RowsAsync(
                Closings, r => (Id: r.GetInt32(0), Period: Period.Between(r.GetFieldValue<DateOnly>(1), r.GetFieldValue<DateOnly>(2).AddDays(-1)), At: r.GetFieldValue<DateTimeOffset>(3)),
                cancel, Arg.Of(tenant.Id.Value));
            foreach (var (id, period, at) in closings) different.AddRange(await OfClosingAsync(db, tenant, id, period, at, cancel));
        }
        return different;
    }

    static async Task<IReadOnlyList<SealDifference>> OfClosingAsync(Db db, Tenant tenant, int closing, Period period, DateTimeOffset at, CancellationToken cancel)
    {
        await using var tx = db.Begin();
        var rows = tx.Rows(Scores, Read, Arg.Of(tenant.Id.Value), Arg.Of(closing));
        await tx.SendAsync(cancel);
        var people = rows.Values.Select(r => r.Person).ToArray();
        var choice = await SchemeStore.LoadAsync(tx, tenant.Id, [.. people.Select(p => p.Id.Value)], cancel, decided: at);
        var cards = await ScorecardStore.OfAsync(tx, tenant, people, choice, period, cancel);
        await tx.CommitAsync(cancel);
        return [.. rows.Values.Select(r => (Row: r, Difference: Compare(r, cards.GetValueOrDefault(r.Person.Id))))
            .Where(r => r.Difference is not null)
            .Select(r => new SealDifference(tenant.Id, r.Row.Person.Id, period, r.Difference!.Value.Sealed, r.Difference.Value.Now))];
    }

    static (string Sealed, string Now)? Compare(SealedRow row, Scorecard? now) =>
        SealedFacts.FirstDifference(row.Facts, now is null ? "no scheme" : SealedFacts.Of(now))
        ?? (row.Total != now!.Total || row.Bonus != now.Bonus ? (FormattableString.Invariant($"total {row.Total} bonus {row.Bonus}"), FormattableString.Invariant($"total {now.Total} bonus {now.Bonus}")) : null);

    static SealedRow Read(NpgsqlDataReader r) => new(
        new Appraised(new MemberId(r.GetInt32(0)), "", "", MemberStore.ParseRole(r.GetString(1)), [.. r.GetFieldValue<int[]>(2)]),
        r.IsDBNull(3) ? null : r.GetDecimal(3), r.IsDBNull(4) ? null : r.GetDecimal(4), r.GetString(5));

    sealed record SealedRow(Appraised Person, decimal? Total, decimal? Bonus, string Facts);
}
