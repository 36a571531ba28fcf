namespace Dengta.BotApp.Tools.Demo;

/// <summary>
/// Chance that falls the same way every time: SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators",
/// OOPSLA 2014), which needs one word of state and takes any seed. In whole numbers and decimals only, so that every machine agrees.
/// </summary>
sealed class Dice(ulong seed)
{
    const ulong Golden = 0x9E3779B97F4A7C15;

    ulong _state = seed;

    /// <summary>A stream of its own for whatever the numbers name, so that one person's history never shifts another's.</summary>
    public static Dice For(params ReadOnlySpan<int> subject)
    {
        var dice = new Dice(Golden);
        foreach (var part in subject) dice._state = dice.Next() ^ (uint)part;
        return dice;
    }

    /// <summary>0 inclusive to <paramref name="limit"/> exclusive.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>Both ends inclusive, in a thousand steps.</summary>
    public decimal Between(decimal low, decimal high) => low + (high - low) * Below(1001) / 1000;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    ulong Next()
    {
        var z = _state += Golden;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
