using System.Runtime.CompilerServices;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using NpgsqlTypes;

namespace Dengta.Domain.Reports;

/// <summary>Reads the scores of many people a few hundred at a time, so that a report of thousands takes no more memory than one of some.</summary>
public static class AppraisalStore
{
    const int PeopleAtOnce = 500;

    // What was sealed: the person's role and units of then, which decide the scheme.
    static readonly Sql Sealed = new("""
        select s.member_id, s.role, s.path, s.total, s.bonus, c.sealed_at
        from closing c
        cross join unnest($4::int[]) p (member_id)
        join sealed_score s on s.tenant_id = c.tenant_id and s.closing_id = c.id and s.member_id = p.member_id
        where c.tenant_id = $1 and c.period_start = $2 and c.period_end = $3 and c.sealed_at is not null
        """);

    /// <summary>
    /// The scorecards of those who have a scheme, each of the period that holds the day: sealed ones as they were sealed, others as the
    /// ledger stands now.
    /// </summary>
    /// <param name="tx">Read everything from one snapshot: the sheets of a file are to agree with each other.</param>
    public static async IAsyncEnumerable<NamedScorecard> ScoresAsync(
        Tx tx, Tenant tenant, IReadOnlyList<Appraised> people, DateOnly day, DateOnly today, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var some in people.Chunk(PeopleAtOnce))
        {
            var choice = await SchemeStore.LoadAsync(tx, tenant.Id, Ids(some), cancel);
            var scores = new Dictionary<MemberId, NamedScorecard>();
            foreach (var group in some.Select(p => (Person: p, Period: choice.On(p, day)?.PeriodOf(day))).Where(p => p.Period is not null).GroupBy(p => p.Period!.Value, p => p.Person))
                foreach (var score in await OfPeriodAsync(tx, tenant, [.. group], choice, group.Key, today, cancel)) scores[score.Person.Id] = score;
            foreach (var person in some)
                if (scores.TryGetValue(person.Id, out var score))
                    yield return score;
        }
    }

    static async Task<IReadOnlyList<NamedScorecard>> OfPeriodAsync(
        Tx tx, Tenant tenant, Appraised[] people, SchemeChoice choice, Period period, DateOnly today, CancellationToken cancel)
    {
        var rows = tx.Rows(
            Sealed,
            r => (Member: new MemberId(r.GetInt32(0)), Role: MemberStore.ParseRole(r.GetString(1)), Path: r.GetFieldValue<int[]>(2),
                Score: new SealedScore(r.IsDBNull(3) ? null : r.GetDecimal(3), r.IsDBNull(4) ? null : r.GetDecimal(4), r.GetFieldValue<DateTimeOffset>(5))),
            Arg.Of(tenant.Id.Value), Arg.Of(period.Start), Arg.Of(period.End), Arg.Array(Ids(people), NpgsqlDbType.Integer));
        await tx.SendAsync(cancel);
        var was = rows.Values.ToDictionary(r => r.Member);
        Appraised[] open = [.. people.Where(p => !was.ContainsKey(p.Id))];
        Appraised[] closed = [.. people.Where(p => was.ContainsKey(p.Id)).Select(p => p with { Role = was[p.Id].Role, Path = [.. was[p.Id].Path] })];

        var cards = await ScorecardStore.OfAsync(tx, tenant, open, choice, period, today, cancel);
        List<NamedScorecard> scores = [.. open.Where(p => cards.ContainsKey(p.Id)).Select(p => new NamedScorecard(p, cards[p.Id]))];
        if (closed.Length == 0) return scores;
        // By the rules that had been decided by then, as `verify` works them out again.
        var decided = await SchemeStore.LoadAsync(tx, tenant.Id, Ids(closed), cancel, was[closed[0].Id].Score.At);
        var sealedCards = await ScorecardStore.OfAsync(tx, tenant, closed, decided, period, period.End, cancel);
        scores.AddRange(closed.Where(p => sealedCards.ContainsKey(p.Id)).Select(p => new NamedScorecard(p, sealedCards[p.Id].AsSealed(was[p.Id].Score))));
        return scores;
    }

    static int[] Ids(IEnumerable<Appraised> people) => [.. people.Select(p => p.Id.Value)];
}
