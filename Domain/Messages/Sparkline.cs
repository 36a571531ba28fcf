namespace Dengta.Domain.Messages;

/// <summary>A row of numbers as one word of eighths of a block: <c>▁▂▃▅▇</c>.</summary>
public static class Sparkline
{
    // Without ▄ and █: Western fonts have these two alone, and a line of two fonts dances.
    const string Levels = "▁▂▃▅▆▇";

    /// <summary>The largest value reaches the top, zero and less lie at the bottom.</summary>
    public static string Of(ReadOnlySpan<decimal> values)
    {
        var top = 0m;
        foreach (var value in values)
            top = Math.Max(top, value);
        Span<char> line = values.Length <= 64 ? stackalloc char[values.Length] : new char[values.Length];
        for (var i = 0; i < values.Length; i++)
            line[i] = Levels[Level(values[i], top)];
        return new string(line);
    }

    static int Level(decimal value, decimal top) => value <= 0 ? 0 : (int)Math.Round(value / top * (Levels.Length - 1));
}
