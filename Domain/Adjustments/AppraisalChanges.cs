using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.Domain.Adjustments;

/// <summary>What a change set does to what people are appraised by: whole schemes, and single lines of single people.</summary>
public sealed record AppraisalChanges(ImmutableArray<SchemeChange> Schemes, ImmutableArray<LineChange> Lines)
{
    public static AppraisalChanges None { get; } = new([], []);

    public int Count => Schemes.Length + Lines.Length;

    /// <summary>What a person is told of it.</summary>
    /// <param name="appraised">Whether the person is appraised otherwise from then on.</param>
    public AppraisalChanges For(MemberId person, bool appraised) => appraised ? new(Schemes, [.. Lines.Where(l => l.Member == person)]) : None;

    /// <summary>Who is appraised otherwise once it holds.</summary>
    public IEnumerable<MemberId> Moved(SchemeChoice now, IReadOnlyCollection<Appraised> people) =>
        Each.SelectMany(c => ScoreEffects.Of(now, c.From(now, c.Day), people, c.Day).People).Select(p => p.Id).Distinct();

    /// <summary>As it would be in a period; what begins after the period is taken to hold from its first day.</summary>
    public SchemeChoice Then(SchemeChoice now, Period period) =>
        Each.Aggregate(now, (choice, change) => change.From(choice, change.Day < period.End ? change.Day : period.Start));

    IEnumerable<(DateOnly Day, Func<SchemeChoice, DateOnly, SchemeChoice> From)> Each =>
    [
        .. Schemes.Select(s => (s.To.From, (Func<SchemeChoice, DateOnly, SchemeChoice>)((now, from) => now.With(
            [s.To with { Version = s.To.Version + 1, From = from }],
            s.Owner.Each.Select(role => new SchemeUse(s.To.Id, s.Owner.Member, s.Owner.Unit, role, from, long.MaxValue)))))),
        .. Lines.Select(l => (l.From, (Func<SchemeChoice, DateOnly, SchemeChoice>)((now, from) => now.With([], [], [l.Since(from)])))),
    ];
}
