using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Ratings;

/// <summary>
/// The ratings themselves. This is the only store that reads a ballot's rater, and it does so to save, to change and to close; nothing it
/// returns to a screen tells who gave what.
/// </summary>
public static class BallotStore
{
    // The round is held against the close until the answer is in.
    static readonly Sql Admit = new("""
        select p.state from rating_round r
        join rating_pair p on p.tenant_id = r.tenant_id and p.round_id = r.id and p.rater_id = $3 and p.rated_id = $4
        where r.tenant_id = $1 and r.id = $2 and r.state = 'open' and r.opens <= $5 and r.closes >= $5
        for share of r
        """);

    static readonly Sql Draw = new("""
        insert into rating_ballot (tenant_id, round_id, rater_id, rated_id, ballot) values ($1, $2, $3, $4, gen_random_uuid()) on conflict do nothing
        """);

    // A comment that is not given again stays.
    static readonly Sql Cast = new("""
        insert into rating (tenant_id, ballot, project, sharing, helping, comment)
        select b.tenant_id, b.ballot, $5, $6, $7, $8 from rating_ballot b
        where b.tenant_id = $1 and b.round_id = $2 and b.rater_id = $3 and b.rated_id = $4
        on conflict (tenant_id, ballot) do update set project = excluded.project, sharing = excluded.sharing, helping = excluded.helping,
            comment = case when excluded.comment = '' then rating.comment else excluded.comment end
        """);

    static readonly Sql Withdraw = new("""
        with gone as (delete from rating_ballot where tenant_id = $1 and round_id = $2 and rater_id = $3 and rated_id = $4 returning ballot)
        delete from rating r using gone g where r.tenant_id = $1 and r.ballot = g.ballot
        """);

    static readonly Sql Mark = new("""
        update rating_pair set state = $5, declined = $6 where tenant_id = $1 and round_id = $2 and rater_id = $3 and rated_id = $4
        """);

    static readonly Sql Given = new("""
        select b.rater_id, b.rated_id, r.project, r.sharing, r.helping, r.comment
        from rating_ballot b join rating r on r.tenant_id = b.tenant_id and r.ballot = b.ballot
        where b.tenant_id = $1 and b.round_id = $2
        """);

    static readonly Sql Finish = new("""
        update rating_round set state = 'closed', closed_at = $3, straight = $4, mutual = $5, rings = $6 where tenant_id = $1 and id = $2 and state = 'open'
        """);

    static readonly Sql KeepResults = new("""
        insert into rating_result (tenant_id, round_id, rated_id, raters, raw, corrected, closes)
        select $1, $2, x.rated, x.raters, x.raw, x.corrected, $7
        from unnest($3::int[], $4::int[], $5::numeric[], $6::numeric[]) x (rated, raters, raw, corrected)
        """);

    static readonly Sql KeepComments = new("""
        insert into rating_comment (tenant_id, round_id, rated_id, id, comment)
        select $1, $2, x.rated, gen_random_uuid(), x.comment from unnest($3::int[], $4::text[]) x (rated, comment) order by random()
        """);

    static readonly Sql Burn = new("""
        with gone as (delete from rating_ballot where tenant_id = $1 and round_id = $2 returning ballot)
        delete from rating r using gone g where r.tenant_id = $1 and r.ballot = g.ballot
        """);

    static readonly Sql Newest = new("""
        select r.round_id, r.closes, r.raters, r.raw, r.corrected from rating_result r
        where r.tenant_id = $1 and r.rated_id = $2 order by r.closes desc, r.round_id desc limit 1
        """);

    static readonly Sql CommentsOf = new("select comment from rating_comment where tenant_id = $1 and round_id = $2 and rated_id = $3 order by id limit 20");

    // What a person typed to rate holds the answer: only that something was rated is kept of it.
    static readonly Sql Forget = new("update inbox set said = '#rate' where tenant_id = $1 and id = $2");

    /// <summary>How the pair stands, if the rater is asked about that colleague and the round takes answers today; null otherwise.</summary>
    public static Row<string> Admitted(Tx tx, TenantId tenant, int round, MemberId rater, MemberId rated, DateOnly today) => tx.Row(
        Admit, r => r.GetString(0), Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(rater.Value), Arg.Of(rated.Value), Arg.Of(today));

    /// <summary>Saves or changes an answer. Only after <see cref="Admitted"/>.</summary>
    public static void Save(Tx tx, TenantId tenant, int round, MemberId rater, MemberId rated, Scores scores, string comment)
    {
        tx.Do(Draw, Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(rater.Value), Arg.Of(rated.Value));
        tx.Do(Cast, Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(rater.Value), Arg.Of(rated.Value),
            Arg.Of((short)scores.First), Arg.Of((short?)scores.Second), Arg.Of((short?)scores.Third), Arg.Of(comment));
        SetPair(tx, tenant, round, rater, rated, "rated");
    }

    /// <summary>They did not work together: what was given before is gone.</summary>
    public static void SaveNone(Tx tx, TenantId tenant, int round, MemberId rater, MemberId rated)
    {
        tx.Do(Withdraw, Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(rater.Value), Arg.Of(rated.Value));
        SetPair(tx, tenant, round, rater, rated, "none");
    }

    /// <summary>The rater does not want to rate this colleague; what was given before is gone.</summary>
    /// <param name="because">In the rater's words, at most 200 characters; operations read it.</param>
    public static void Decline(Tx tx, TenantId tenant, int round, MemberId rater, MemberId rated, string because)
    {
        tx.Do(Withdraw, Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(rater.Value), Arg.Of(rated.Value));
        SetPair(tx, tenant, round, rater, rated, "declined", because);
    }

    /// <summary>
    /// Works out the results, keeps those of whoever has enough raters, seals who gave them where the round has keepers, and burns every ballot
    /// and rating of the round.
    /// </summary>
    public static async Task<RatingFlags> CloseAsync(Tx tx, TenantId tenant, Round round, DateTimeOffset now, CancellationToken cancel)
    {
        var read = tx.Rows(
            Given,
            r => new Ballot(new MemberId(r.GetInt32(0)), new MemberId(r.GetInt32(1)), new Scores(r.GetInt16(2), ScoreAt(r, 3), ScoreAt(r, 4)), r.GetString(5)),
            Arg.Of(tenant.Value), Arg.Of(round.Id));
        var keepers = SealStore.KeepersOf(tx, tenant, round.Id);
        await tx.SendAsync(cancel);
        GivenRating[] ratings = [.. read.Values.Select(r => new GivenRating(r.Rater, r.Rated, r.Scores.Points))];
        var results = BiasCorrection.Of(ratings);
        var flags = RatingFlags.Of(ratings);
        Keep(tx, tenant, round, results);
        var rated = results.Select(r => r.Rated).ToHashSet();
        Ballot[] counted = [.. read.Values.Where(b => rated.Contains(b.Rated))];
        KeepShown(tx, tenant, round, [.. counted.Where(b => b.Comment.Length > 0).Select(b => (b.Rated, b.Comment))]);
        if (keepers.Value is var (first, second)) KeepSealed(tx, tenant, round, counted, first, second);
        tx.Do(Burn, Arg.Of(tenant.Value), Arg.Of(round.Id));
        tx.Do(Finish, Arg.Of(tenant.Value), Arg.Of(round.Id), Arg.Of(now), Arg.Of(flags.Straight), Arg.Of(flags.Mutual),
            Arg.Of(flags.Rings));
        return flags;
    }

    /// <summary>The last score that somebody has; null as long as no round had enough raters for one.</summary>
    public static async Task<OwnResult?> OwnAsync(Tx tx, TenantId tenant, MemberId rated, CancellationToken cancel)
    {
        var row = tx.Row(
            Newest, r => ((int Round, OwnResult Result)?)(r.GetInt32(0), new OwnResult(r.GetFieldValue<DateOnly>(1), r.GetInt32(2), r.GetDecimal(3), r.GetDecimal(4), [])),
            Arg.Of(tenant.Value), Arg.Of(rated.Value));
        await tx.SendAsync(cancel);
        if (row.Value is not var (round, result)) return null;
        var comments = tx.Rows(CommentsOf, r => r.GetString(0), Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(rated.Value));
        await tx.SendAsync(cancel);
        return result with { Comments = comments.Values };
    }

    /// <summary>Takes the words of a message out of the inbox that say how somebody was rated.</summary>
    public static void ForgetWords(Tx tx, TenantId tenant, InboxId inbox) => tx.Do(Forget, Arg.Of(tenant.Value), Arg.Of(inbox.Value));

    static void SetPair(Tx tx, TenantId tenant, int round, MemberId rater, MemberId rated, string state, string? declined = null) =>
        tx.Do(Mark, Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(rater.Value), Arg.Of(rated.Value), Arg.Of(state), Arg.Of(declined));

    static void Keep(Tx tx, TenantId tenant, Round round, IReadOnlyCollection<RatingResult> results) => tx.Do(
        KeepResults, Arg.Of(tenant.Value), Arg.Of(round.Id),
        Arg.Array(results.Select(r => r.Rated.Value).ToArray(), NpgsqlDbType.Integer), Arg.Array(results.Select(r => r.Raters).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(results.Select(r => r.Raw).ToArray(), NpgsqlDbType.Numeric), Arg.Array(results.Select(r => r.Corrected).ToArray(), NpgsqlDbType.Numeric),
        Arg.Of(round.Closes));

    static void KeepSealed(Tx tx, TenantId tenant, Round round, IEnumerable<Ballot> counted, Keeper first, Keeper second)
    {
        using var one = first.Key();
        using var two = second.Key();
        SealStore.Keep(tx, tenant, round,
        [
            .. counted.GroupBy(b => b.Rated).Select(b => (
                b.Key, Seal.Of(SealedRating.Write([.. b.Select(Sealed)]), SealedRating.Label(tenant, round.Id, b.Key), one, two))),
        ]);
    }

    static SealedRating Sealed(Ballot b) => new(b.Rater.Value, [.. b.Scores.Given], b.Comment);

    static void KeepShown(Tx tx, TenantId tenant, Round round, IReadOnlyCollection<(MemberId Rated, string Comment)> comments) => tx.Do(
        KeepComments, Arg.Of(tenant.Value), Arg.Of(round.Id),
        Arg.Array(comments.Select(c => c.Rated.Value).ToArray(), NpgsqlDbType.Integer), Arg.Array(comments.Select(c => c.Comment).ToArray(), NpgsqlDbType.Text));
    static int? ScoreAt(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : r.GetInt16(at);

    readonly record struct Ballot(MemberId Rater, MemberId Rated, Scores Scores, string Comment);
}
