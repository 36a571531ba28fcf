using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Ratings;

/// <summary>Makes drafts of rounds, and reads them page by page.</summary>
public static class DraftStore
{
    const int WorkDays = 90;
    const int MostShort = 10;

    static readonly Sql Page = new("""
        select a.name, a.name_en, b.name, b.name_en, p.reason, p.reason_en
        from rating_pair p
        join member a on a.tenant_id = p.tenant_id and a.id = p.rater_id
        join member b on b.tenant_id = p.tenant_id and b.id = p.rated_id
        where p.tenant_id = $1 and p.round_id = $2
        order by p.rater_id, p.rated_id limit $3 offset $4
        """);

    static readonly Sql Whole = new("""
        select coalesce(sum(r.pairs), 0)::int, count(*)::int, coalesce(max(r.pairs), 0)::int
        from (select count(*) as pairs from rating_pair where tenant_id = $1 and round_id = $2 group by rater_id) r
        """);

    // Whom too few are asked about, or were left with too few because somebody declined.
    static readonly Sql Short = new($"""
        select m.name, m.name_en, count(*) over ()
        from member m
        where m.tenant_id = $1 and m.role = 'rep' and m.left_on is null
          and {TieStore.Within("(select r.unit_id from rating_round r where r.tenant_id = $1 and r.id = $2)")}
          and (select count(*) from rating_pair p where p.tenant_id = $1 and p.round_id = $2 and p.rated_id = m.id and p.state <> 'declined') < $3
        order by m.id limit $4
        """);

    /// <summary>Draws the pairs from the work of the last months, and keeps them as a draft.</summary>
    /// <returns>Null where a round is running or waiting already, or the clock has made this one before.</returns>
    public static async Task<Round?> MakeAsync(Tx tx, Tenant tenant, NewRound asked, DateOnly today, CancellationToken cancel)
    {
        var made = RoundStore.Add(tx, tenant.Id, asked);
        await tx.SendAsync(cancel);
        if (made.Value is not { } round) return null;
        var peers = TieStore.Peers(tx, tenant.Id, asked.Unit);
        await tx.SendAsync(cancel);
        var ties = TieStore.Of(tx, tenant.Id, peers.Values, Period.Between(today.AddDays(1 - WorkDays), today));
        var before = RoundStore.PairsOfLast(tx, tenant.Id, asked.Unit);
        await tx.SendAsync(cancel);
        RoundStore.AddPairs(tx, tenant.Id, round.Id, Assignment.Of(peers.Values, ties.Values, before.Values.ToHashSet(), asked.Seed).Pairs);
        return round;
    }

    /// <param name="page">From 0; one beyond the last is empty.</param>
    public static async Task<DraftPage> ReadAsync(Tx tx, TenantId tenant, int round, int page, int size, CancellationToken cancel)
    {
        var pairs = tx.Rows(
            Page, r => new DraftPair(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5)),
            Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(size), Arg.Of(page * size));
        var whole = tx.Row(Whole, r => (Pairs: r.GetInt32(0), Raters: r.GetInt32(1), Most: r.GetInt32(2)), Arg.Of(tenant.Value), Arg.Of(round));
        var few = FewRaters(tx, tenant, round);
        await tx.SendAsync(cancel);
        return new(pairs.Values, page, whole.Value.Pairs, whole.Value.Raters, whole.Value.Most, Few.Of(few.Values));
    }

    /// <summary>Some of those who will have no score, each with how many there are in all.</summary>
    public static Rows<(string Name, string NameEn, int All)> FewRaters(Tx tx, TenantId tenant, int round) => tx.Rows(
        Short, r => (r.GetString(0), r.GetString(1), (int)r.GetInt64(2)),
        Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(Assignment.Fewest), Arg.Of(MostShort));
}
