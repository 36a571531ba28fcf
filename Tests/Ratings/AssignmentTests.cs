using Dengta.Domain.Basics;
using Dengta.Domain.Ratings;

namespace Dengta.Tests.Ratings;

public sealed class AssignmentTests
{
    static readonly HashSet<(MemberId, MemberId)> Never = [];

    [Theory]
    [InlineData(5, 5)]
    [InlineData(40, 8)]
    [InlineData(400, 10)]
    [InlineData(5000, 25)]
    [InlineData(5000, 5000)]
    public void Everybody_has_three_to_five_raters_and_nobody_more_than_five_to_rate(int people, int team)
    {
        var peers = Company(people, team);
        var assigned = Assignment.Of(peers, Ties(peers, 7), Never, 7);
        Assert.Empty(assigned.Short);
        Assert.All(assigned.Pairs.GroupBy(p => p.Rated), g => Assert.InRange(g.Count(), Assignment.Fewest, Assignment.Most));
        Assert.Equal(people, assigned.Pairs.Select(p => p.Rated).Distinct().Count());
        Assert.All(assigned.Pairs.GroupBy(p => p.Rater), g => Assert.InRange(g.Count(), 1, Assignment.Most));
        Assert.Equal(assigned.Pairs.Count, assigned.Pairs.Select(p => (p.Rater, p.Rated)).Distinct().Count());
        Assert.DoesNotContain(assigned.Pairs, p => p.Rater == p.Rated);
    }

    [Fact]
    public void The_same_seed_draws_the_same_pairs_and_another_seed_others()
    {
        var peers = Company(200, 10);
        var ties = Ties(peers, 3);
        Assert.Equal(Assignment.Of(peers, ties, Never, 1).Pairs, Assignment.Of(peers, ties, Never, 1).Pairs);
        Assert.NotEqual(Assignment.Of(peers, ties, Never, 1).Pairs, Assignment.Of(peers, ties, Never, 2).Pairs);
    }

    [Fact]
    public void No_pair_comes_twice_running()
    {
        var peers = Company(396, 12);
        var ties = Ties(peers, 5);
        var before = Never;
        for (var round = 0; round < 5; round++)
        {
            var assigned = Assignment.Of(peers, ties, before, round);
            Assert.DoesNotContain(assigned.Pairs, p => before.Contains((p.Rater, p.Rated)));
            Assert.Empty(assigned.Short);
            before = [.. assigned.Pairs.Select(p => (p.Rater, p.Rated))];
        }
    }

    [Fact]
    public void A_team_too_small_is_said_and_not_crashed()
    {
        var assigned = Assignment.Of(Company(3, 3), [], Never, 1);
        Assert.Equal(3, assigned.Short.Count);
        Assert.Equal(6, assigned.Pairs.Count);
        Assert.Empty(Assignment.Of([], [], Never, 1).Pairs);
        Assert.Single(Assignment.Of(Company(1, 1), [], Never, 1).Short);
    }

    [Fact]
    public void Shared_work_comes_before_the_team_and_is_the_reason_given()
    {
        var peers = Company(20, 5);
        var (one, other) = (peers[0].Id, peers[19].Id);
        var pair = Assert.Single(Assignment.Of(peers, [new(one, other, TieKind.Deal, 2)], Never, 1).Pairs, p => p.Rater == one && p.Rated == other);
        Assert.Equal("你们一起签了 2 单", pair.Reason);
        Assert.Equal("you share 2 deals", pair.ReasonEn);
    }

    [Fact]
    public void Somebody_who_takes_no_part_is_never_drawn()
    {
        var peers = Company(10, 5);
        var manager = new MemberId(999);
        Assert.DoesNotContain(Assignment.Of(peers, [new(peers[0].Id, manager, TieKind.Deal, 9)], Never, 1).Pairs, p => p.Rater == manager || p.Rated == manager);
    }

    static Peer[] Company(int people, int team) => [.. Enumerable.Range(0, people).Select(i => new Peer(new MemberId(i + 1), new UnitId(i / team + 1)))];

    static Tie[] Ties(Peer[] peers, int seed)
    {
        var dice = new Random(seed);
        return [.. Enumerable.Range(0, peers.Length).Select(_ => new Tie(
            peers[dice.Next(peers.Length)].Id, peers[dice.Next(peers.Length)].Id, (TieKind)dice.Next(3), dice.Next(1, 5)))];
    }
}
