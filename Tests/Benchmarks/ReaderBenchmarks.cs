using System.Globalization;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Dengta.BotApp.Understanding;

namespace Dengta.Benchmarks;

/// <summary>
/// What understanding a message costs, averaged over many: those of the file that <c>DENGTA_READER_CORPUS</c> names
/// (a JSON object with <c>text</c> and <c>ref</c> a line), otherwise whatever is said in the dialogs of the tests.
/// </summary>
public class ReaderBenchmarks
{
    static readonly DateOnly Day = new(2026, 11, 23);

    (string Text, DateOnly Day)[] _messages = [];
    int _next;

    [GlobalSetup]
    public void Collect()
    {
        _messages = Environment.GetEnvironmentVariable("DENGTA_READER_CORPUS") is { } file
            ? [.. File.ReadLines(file).Select(Message)]
            : [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Dialogs"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Said)];
        Console.WriteLine($"// {_messages.Length} messages");
    }

    /// <summary>One message after the other, so that no branch is learned by heart.</summary>
    [Benchmark]
    public object Read()
    {
        _next = _next + 1 < _messages.Length ? _next + 1 : 0;
        var (text, day) = _messages[_next];
        return Reader.Read(text, day);
    }

    static (string Text, DateOnly Day) Message(string line)
    {
        using var json = JsonDocument.Parse(line);
        return (json.RootElement.GetProperty("text").GetString()!,
            DateOnly.ParseExact(json.RootElement.GetProperty("ref").GetString()!.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    static IEnumerable<(string Text, DateOnly Day)> Said(string dialog) =>
        from line in File.ReadLines(dialog)
        where line.StartsWith("say ", StringComparison.Ordinal)
        select (line["say ".Length..], Day);
}
