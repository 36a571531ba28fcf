using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

/// <summary>People's targets over the months of a longer period: a row adds up to the person's, a column to its share of the whole, both exactly.</summary>
public static class PeopleByMonths
{
    /// <param name="months">Each with its weight, 0 or more and not all 0.</param>
    /// <returns>Without the months in which somebody's share is nothing.</returns>
    public static IEnumerable<(TargetOwner Owner, Period Month, Goal Goal)> Of(
        IReadOnlyList<(TargetOwner Owner, Goal Goal)> people, IReadOnlyList<(Period Month, decimal Weight)> months)
    {
        var bases = Matrix([.. people.Select(p => p.Goal.Base)], months);
        var more = Matrix([.. people.Select(p => (p.Goal.Stretch ?? p.Goal.Base) - p.Goal.Base)], months);
        for (var p = 0; p < people.Count; p++)
            for (var m = 0; m < months.Count; m++)
                if (bases[p][m] is > 0 and var share)
                    yield return (people[p].Owner, months[m].Month, new Goal(share, more[p][m] > 0 ? share + more[p][m] : null));
    }

    static decimal[][] Matrix(decimal[] rows, IReadOnlyList<(Period Month, decimal Weight)> months)
    {
        var grain = rows.All(decimal.IsInteger) ? 1 : 0.0001m;
        return Splitting.Matrix(rows, [.. Splitting.ByWeight(rows.Sum(), months, grain).Parts.Select(p => p.Amount)], grain);
    }
}
