using System.Collections.Immutable;
using Dengta.Domain.Ledger;

namespace Dengta.Domain.Kpis;

/// <summary>
/// Reads an indicator from its file: a head of facts, one a line behind <c>--</c>, and the statement below it. The first line holds the
/// two names, the others <c>fact: value</c>.
/// </summary>
static class IndicatorFile
{
    /// <exception cref="InvalidOperationException">A fact is missing or not one of those allowed.</exception>
    public static Indicator Read(string key, string text)
    {
        var lines = text.Split('\n').Select(l => l.Trim('\r')).ToArray();
        var head = lines.TakeWhile(l => l.StartsWith("--", StringComparison.Ordinal)).Select(l => l[2..].Trim()).ToArray();
        var query = string.Join('\n', lines.Skip(head.Length)).Trim();
        var names = head[0].Split(" / ");
        var facts = head.Skip(1).ToDictionary(l => l[..l.IndexOf(':', StringComparison.Ordinal)], l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        return new(
            key, names[0], names[1], Kind(Fact("kind")), Unit(Fact("unit")), Fact("better") == "lower", Roll(Fact("roll-up")), Fact("source"),
            Fact("serves"), [.. Fact("records").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Entries)],
            Fact("formula"), Fact("in English"), query.Length == 0 ? null : query);

        string Fact(string name) => facts.TryGetValue(name, out var value) ? value : throw Wrong(key, $"no {name}");
    }

    static IndicatorKind Kind(string name) => name switch
    {
        "result" => IndicatorKind.Result,
        "quantity" => IndicatorKind.Quantity,
        "quality" => IndicatorKind.Quality,
        "behaviour" => IndicatorKind.Behaviour,
        _ => throw Wrong("kind", name),
    };

    static IndicatorUnit Unit(string name) => name switch
    {
        "money" => IndicatorUnit.Money,
        "times" => IndicatorUnit.Times,
        "customers" => IndicatorUnit.Customers,
        "deals" => IndicatorUnit.Deals,
        "percent" => IndicatorUnit.Percent,
        "points" => IndicatorUnit.Points,
        "minutes" => IndicatorUnit.Minutes,
        _ => throw Wrong("unit", name),
    };

    static RollUp Roll(string name) => name switch
    {
        "sum" => RollUp.Sum,
        "ratio" => RollUp.Ratio,
        _ => throw Wrong("roll-up", name),
    };

    static EntryKind Entries(string name) => name switch
    {
        "visit" => EntryKind.Visit,
        "deal" => EntryKind.Deal,
        "collection" => EntryKind.Collection,
        "quote" => EntryKind.Quote,
        "customer" => EntryKind.Customer,
        "follow-up" => EntryKind.Followup,
        "complaint" => EntryKind.Complaint,
        "assist" => EntryKind.Assist,
        "reversal" => EntryKind.Reversal,
        "service" => EntryKind.Service,
        _ => throw Wrong("records", name),
    };

    static InvalidOperationException Wrong(string what, string value) => new($"Indicator file, {what}: {value}");
}
