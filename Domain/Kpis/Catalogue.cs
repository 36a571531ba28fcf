using System.Collections.Immutable;

namespace Dengta.Domain.Kpis;

/// <summary>The indicators that a company can be appraised by: the built-in ones, and after them its own.</summary>
public sealed class Catalogue(ImmutableArray<Indicator> own)
{
    public static Catalogue BuiltIn { get; } = new([]);

    /// <summary>All of them, the built-in ones first.</summary>
    public IReadOnlyList<Indicator> All { get; } = [.. Indicators.All, .. own];

    /// <summary>Null for a key that is in no catalogue (any more).</summary>
    public Indicator? Find(string key) => Indicators.Find(key) ?? own.FirstOrDefault(i => i.Key == key);
}
