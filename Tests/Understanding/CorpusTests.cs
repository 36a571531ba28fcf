using System.Globalization;
using System.Text.Json;
using Dengta.BotApp.Understanding;

namespace Dengta.Tests.Understanding;

/// <summary>The shared corpus of messages with their answers, where it is at hand.</summary>
public sealed class CorpusTests
{
    const double WholeMessages = 0.95;

    [Fact]
    public void The_corpus_is_understood_and_nothing_is_logged_falsely()
    {
        var lines = Corpus();
        var (right, falseLogs) = (0, new List<string>());
        foreach (var line in lines)
        {
            using var gold = JsonDocument.Parse(line);
            var expected = gold.RootElement.GetProperty("expect");
            var day = DateOnly.ParseExact(gold.RootElement.GetProperty("ref").GetString()!.AsSpan(0, 10), "yyyy-MM-dd",
                CultureInfo.InvariantCulture);
            var reading = Reader.Read(gold.RootElement.GetProperty("text").GetString()!, day);
            if (expected.GetProperty("intent").GetString() != "log"
                && reading.Events.Count > 0) falseLogs.Add(gold.RootElement.GetProperty("id").GetString()!);
            if (GoldAnswer.Matches(expected, reading)) right++;
        }
        Assert.Empty(falseLogs);
        Assert.True(right >= WholeMessages * lines.Length, $"{right} of {lines.Length} messages are understood.");
    }

    static string[] Corpus() => File.ReadAllLines(SharedMaterial.File("messages", "dev.jsonl"));
}
