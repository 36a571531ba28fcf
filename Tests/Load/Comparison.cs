using System.Globalization;
using System.Runtime.InteropServices;

namespace Dengta.Load;

/// <summary>All systems in turn, round after round, so that a machine that gets slower or faster does so for each of them.</summary>
static class Comparison
{
    public static async Task Run(Options options, CancellationToken cancelled)
    {
#if DEBUG
        await Console.Error.WriteLineAsync("A Debug build measures nothing but itself: build with -c Release.");
#endif
        var started = TimeProvider.System.GetUtcNow();
        using var scratch = new Scratch();
        await using var postgres = await Postgres.Start(options, scratch);
        await using var connector = await MockConnector.Start(cancelled);
        var systems = new Systems(options, postgres, scratch);
        if (options.Prepare is { } script)
            await systems.Prepare(script, cancelled);
        var rounds = await Rounds(options, systems, postgres, connector, started, cancelled);

        var version = await postgres.Version(cancelled);
        var machine = new Machine(Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, version);
        var result = Result.Of(started, machine, options, rounds, connector.Samples);
        await Console.Error.WriteLineAsync(Table.Of(result));
        await (options.Out is { } file ? File.WriteAllTextAsync(file, result.Json(), cancelled) : Console.Out.WriteLineAsync(result.Json()));
    }

    static async Task<List<Figures>> Rounds(
        Options options, Systems systems, Postgres postgres, MockConnector connector, DateTimeOffset started, CancellationToken cancelled)
    {
        var people = options.Systems.ToDictionary(system => system, _ => People(options, connector.Address, started));
        var rounds = new List<Figures>();
        for (var round = 0; round < options.Rounds; round++)
        {
            for (var place = 0; place < options.Systems.Count; place++)
            {
                var system = options.Systems[(place + round) % options.Systems.Count];
                await using var bot = await systems.Start(system, cancelled);
                connector.Open(people[system].Select(sender => sender.Chat));
                connector.Sample(people[system][0].Chat, system == "bot" && round == 0 ? options.Samples : 0);
                rounds.Add(await new Round(system, round + 1, bot, postgres.Pid, connector, people[system], options, cancelled).Measure());
                await Console.Error.WriteLineAsync(Progress(rounds[^1], options.Rounds));
            }
        }

        return rounds;
    }

    // A bot that runs on may have seen an earlier run today: neither its ids nor its amounts should come again.
    static Sender[] People(Options options, Uri connector, DateTimeOffset started)
    {
        var run = started.ToString("MMddHHmmss", CultureInfo.InvariantCulture);
        var start = (int)(started.ToUnixTimeSeconds() % 100_000);
        return [.. Enumerable.Range(1, options.Conversations).Select(number => new Sender(number, options.Scenario, connector, run, start))];
    }

    static string Progress(Figures figures, int rounds)
    {
        var closed = figures.Closed;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"round {figures.Round}/{rounds} {figures.System,-9} {closed.PerSecond,7:0}/s, "
            + $"CPU {closed.Cost.Bot:0.000} + {closed.Cost.Postgres:0.000} ms, p50 {figures.Open.Latency.P50:0.00} ms, elsewhere {closed.Elsewhere * 100:0} %");
    }
}
