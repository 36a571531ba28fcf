using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dengta.Load;

/// <summary>Everything that one comparison gave, as it is written to JSON.</summary>
/// <param name="Summary">System → figure → median over the rounds.</param>
/// <param name="Ratios">Bot divided by floor-log within each round: figure → median over the rounds.</param>
sealed record Result(
    DateTimeOffset Started, Machine Machine, Options Options, Dictionary<string, Dictionary<string, Spread>> Summary,
    Dictionary<string, Spread> Ratios, IReadOnlyList<Figures> Rounds, IReadOnlyCollection<Sample> Samples)
{
    public static Result Of(
        DateTimeOffset started, Machine machine, Options options, IReadOnlyList<Figures> rounds, IReadOnlyCollection<Sample> samples) =>
        new(started, machine, options, Summarize(rounds), Compare(rounds), rounds, samples);

    // Chinese stays Chinese in the file.
    public string Json() => JsonSerializer.Serialize(
        this, new ResultJson(new(ResultJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Result);

    static Dictionary<string, Dictionary<string, Spread>> Summarize(IReadOnlyList<Figures> rounds) =>
        rounds.GroupBy(round => round.System).ToDictionary(
            system => system.Key,
            system => Measure.All.ToDictionary(measure => measure.Name, measure => Spread.Of(system.Select(measure.Read))));

    static Dictionary<string, Spread> Compare(IReadOnlyList<Figures> rounds)
    {
        var pairs = rounds.Where(round => round.System == "bot")
            .Join(rounds.Where(round => round.System == "floor-log"), bot => bot.Round, floor => floor.Round, (bot, floor) => (bot, floor))
            .ToList();
        return pairs.Count == 0
            ? []
            : Measure.Compared.ToDictionary(
                measure => measure.Name, measure => Spread.Of(pairs.Select(pair => measure.Read(pair.bot) / measure.Read(pair.floor))));
    }
}

sealed record Machine(int Processors, string System, string Runtime, string Postgres);

/// <summary>A figure over the rounds.</summary>
readonly record struct Spread(double Median, double Least, double Most)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return new(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, WriteIndented = true, UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(Result))]
[JsonSerializable(typeof(Options), TypeInfoPropertyName = "Asked")]
sealed partial class ResultJson : JsonSerializerContext;
