using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Ratings;

/// <summary>Takes pairs out of a draft and puts others in. Only while the round is locked as a draft.</summary>
public static class MendStore
{
    // The draft's own unit is looked up: what is mended is what was drawn.
    const string Unit = "(select d.unit_id from rating_round d where d.tenant_id = $1 and d.id = $2)";

    static readonly Sql FactsOf = new($"""
        select (select count(*)::int from rating_pair p where p.tenant_id = $1 and p.round_id = $2 and p.rater_id = $3),
               (select count(*)::int from rating_pair p where p.tenant_id = $1 and p.round_id = $2 and p.rated_id = $4),
               exists (select from rating_pair p where p.tenant_id = $1 and p.round_id = $2 and p.rater_id = $3 and p.rated_id = $4),
               exists (select from rating_round r join rating_pair p on p.tenant_id = r.tenant_id and p.round_id = r.id and p.rater_id = $3 and p.rated_id = $4
                       where r.tenant_id = $1 and {RoundStore.SinceLast(Unit)}),
               $3 <> $4 and (select count(*) from unnest(array[$3, $4]) w (id) join member m on m.tenant_id = $1 and m.id = w.id where m.role = 'rep' and m.left_on is null and {TieStore.Within(Unit)}) = 2
        """);

    static readonly Sql Delete = new("delete from rating_pair where tenant_id = $1 and round_id = $2 and rater_id = $3 and rated_id = $4");

    static readonly Sql Insert = new("""
        insert into rating_pair (tenant_id, round_id, rater_id, rated_id, reason, reason_en) values ($1, $2, $3, $4, $5, $6)
        """);

    public static Row<PairFacts> Facts(Tx tx, TenantId tenant, int round, MemberId rater, MemberId rated) => tx.Row(
        FactsOf, r => new PairFacts(r.GetInt32(0), r.GetInt32(1), r.GetBoolean(2), r.GetBoolean(3), r.GetBoolean(4)),
        Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(rater.Value), Arg.Of(rated.Value));

    public static void TakeOut(Tx tx, TenantId tenant, int round, MemberId rater, MemberId rated) =>
        tx.Do(Delete, Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(rater.Value), Arg.Of(rated.Value));

    /// <param name="reason">What the rater is told; not empty.</param>
    public static void Add(Tx tx, TenantId tenant, int round, MemberId rater, MemberId rated, string reason, string reasonEn) => tx.Do(
        Insert, Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(rater.Value), Arg.Of(rated.Value), Arg.Of(reason), Arg.Of(reasonEn));
}
