using System.Collections.Frozen;

namespace Dengta.Domain.Kpis;

/// <summary>The catalogue of built-in indicators. A new one is a file in <c>Catalogue/</c> and a line here.</summary>
public static class Indicators
{
    static readonly string[] Keys =
    [
        // results
        "revenue",
        "collections",
        "profit",
        "repeat-sales",
        "market-share",
        // quantity
        "new-customers",
        "deals",
        "visits",
        "customers-visited",
        "new-customer-visits",
        "quotes",
        "customer-records",
        "feedback",
        // quality
        "satisfaction",
        "response-time",
        "complaint-rate",
        // behaviour
        "timeliness",
        "follow-up-on-time",
        "return-contact",
        "retention-care",
        "collaboration",
        "assists",
    ];

    static readonly FrozenDictionary<string, Indicator> ByKey = Keys.Select(Load).ToFrozenDictionary(i => i.Key, StringComparer.Ordinal);

    /// <summary>In the order of the catalogue.</summary>
    public static IReadOnlyList<Indicator> All { get; } = [.. Keys.Select(k => ByKey[k])];

    /// <summary>Null for a key that is in no catalogue (any more).</summary>
    public static Indicator? Find(string key) => ByKey.GetValueOrDefault(key);

    static Indicator Load(string key)
    {
        using var stream = typeof(Indicators).Assembly.GetManifestResourceStream($"indicator.{key}")
            ?? throw new InvalidOperationException($"There is no file for the indicator {key}.");
        using var reader = new StreamReader(stream);
        return IndicatorFile.Read(key, reader.ReadToEnd());
    }
}
