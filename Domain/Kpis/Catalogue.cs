using System.Collections.Immutable;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Kpis;

/// <summary>The indicators that a company can be appraised by: the built-in ones, and after them its own.</summary>
/// <param name="versions">All versions of its own, those of one indicator from the first to the last.</param>
public sealed class Catalogue(IEnumerable<OwnIndicator> versions)
{
    readonly ImmutableArray<Indicator> _own = [.. versions.Select(v => v.AsIndicator())];

    public static Catalogue BuiltIn { get; } = new([]);

    /// <summary>All of them as they were published last, the built-in ones first.</summary>
    public IEnumerable<Indicator> All => [.. Indicators.All, .. Own];

    /// <summary>Those of the company, as they were published last.</summary>
    public IEnumerable<Indicator> Own => _own.GroupBy(i => i.Key).Select(g => g.Last());

    /// <summary>As it was published last; null for a key that is in no catalogue (any more).</summary>
    public Indicator? Find(string key) => Indicators.Find(key) ?? _own.LastOrDefault(i => i.Key == key);

    /// <summary>As it holds for a period that begins on a day; before the first version's day the first holds as well.</summary>
    public Indicator? Find(string key, DateOnly start) => Indicators.Find(key)
        ?? _own.LastOrDefault(i => i.Key == key && i.Own!.From <= start) ?? _own.FirstOrDefault(i => i.Key == key);

    /// <summary>The one of a name, in either language and in any case.</summary>
    public Indicator? Named(string name) => All.FirstOrDefault(
        i => Enum.GetValues<Language>().Any(l => string.Equals(i.NameIn(l), name, StringComparison.OrdinalIgnoreCase)));
}
