using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dengta.BotApp.Understanding;

namespace Dengta.Tests.Understanding;

/// <summary>
/// What a message costs: <c>DENGTA_READER_CORPUS=messages.jsonl dotnet Dengta.Tests.dll -explicit only -class "*ReaderCostTests"</c>
/// prints the median microseconds and the bytes of a message on standard error. Measures; decides nothing.
/// </summary>
public sealed class ReaderCostTests
{
    const int Rounds = 200;

    [Fact(Explicit = true)]
    public void A_message_costs_microseconds()
    {
        var file = Environment.GetEnvironmentVariable("DENGTA_READER_CORPUS");
        Assert.SkipWhen(file is null, "DENGTA_READER_CORPUS names no file.");
        var texts = File.ReadLines(file!).Select(Message).ToArray();
        for (var i = 0; i < Rounds; i++) Read(texts);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(texts);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / texts.Length;
        var times = texts.Select(Microseconds).Order().ToArray();
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{texts.Length} messages: median {times[times.Length / 2]:0.0} µs, 99% {times[times.Length * 99 / 100]:0.0} µs, slowest {times[^1]:0.0} µs, {bytes} bytes a message"));
    }

    // The best of several rounds: what the message costs, not what else the machine did.
    static double Microseconds((string Text, DateOnly Day) message)
    {
        var best = double.MaxValue;
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Reader.Read(message.Text, message.Day);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        return best;
    }

    static void Read((string Text, DateOnly Day)[] texts)
    {
        foreach (var (text, day) in texts) Reader.Read(text, day);
    }

    static (string Text, DateOnly Day) Message(string line)
    {
        using var json = JsonDocument.Parse(line);
        return (json.RootElement.GetProperty("text").GetString()!,
            DateOnly.ParseExact(json.RootElement.GetProperty("ref").GetString()!.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
