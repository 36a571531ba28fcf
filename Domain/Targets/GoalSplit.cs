using System.Collections.Immutable;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

/// <summary>A target with its stretch in parts: what the stretch adds is divided like the base, so that both add up exactly.</summary>
/// <param name="More">Of what the stretch adds; null for a target without one.</param>
public sealed record GoalSplit<T>(Split<T> Base, Split<T>? More)
{
    /// <summary>A goal for each part, in order; null where a part is nothing.</summary>
    public ImmutableArray<(T To, Goal? Goal)> Parts => [.. Base.Parts.Select((p, i) => (p.To, p.Amount > 0 ? GoalOf(p.Amount, i) : (Goal?)null))];

    Goal GoalOf(decimal amount, int i) => new(amount, More?.Parts[i].Amount is > 0 and var more ? amount + more : null);
}

/// <summary>Divides goals.</summary>
public static class GoalSplit
{
    /// <param name="split">Divides an amount; called for the base and for what the stretch adds.</param>
    public static Checked<GoalSplit<T>> Of<T>(Goal whole, Func<decimal, Checked<Split<T>>> split)
    {
        var parts = split(whole.Base);
        if (!parts.Ok) return parts.Refusal;
        if (whole.Stretch is not { } stretch) return new GoalSplit<T>(parts.Value, null);
        var more = split(stretch - whole.Base);
        return more.Ok ? new GoalSplit<T>(parts.Value, more.Value) : more.Refusal;
    }
}
