namespace Dengta.Domain.Ledger;

/// <summary>
/// Names that differ by one letter: another one, one more, one less, or two that changed places. Two such names have a form in common
/// once a letter is left out of each, so that an index finds them.
/// </summary>
static class OneSlip
{
    /// <summary>Longer names are rarely typed, and every letter is a row.</summary>
    const int Longest = 24;

    const int ShortestHan = 3;
    const int ShortestLatin = 4;

    /// <summary>The name with one letter left out, each in turn; none for a name so short that a slip would make it any other.</summary>
    public static IReadOnlyList<string> Shortened(string name) => MayHave(name)
        ? [.. Enumerable.Range(0, name.Length).Select(i => name.Remove(i, 1)).Distinct()]
        : [];

    /// <summary>Whether one is the other with a slip. A slip in a digit is none: 3号店 and 4号店 are two shops.</summary>
    public static bool Divides(string a, string b)
    {
        if (!MayHave(a) || !MayHave(b) || Math.Abs(a.Length - b.Length) > 1 || a == b) return false;
        var start = a.AsSpan().CommonPrefixLength(b);
        var end = CommonEnd(a.AsSpan(start), b.AsSpan(start));
        return IsSlip(a.AsSpan(start..^end), b.AsSpan(start..^end));
    }

    // A rare character that takes two UTF-16 units must not be cut in two.
    static bool MayHave(string name) =>
        name.Length <= Longest && name.Length >= (name.All(char.IsAscii) ? ShortestLatin : ShortestHan) && !name.Any(char.IsSurrogate);

    static bool IsSlip(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.ContainsAnyInRange('0', '9') || b.ContainsAnyInRange('0', '9')) return false;
        return a.Length <= 1 && b.Length <= 1 || a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0];
    }

    static int CommonEnd(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var length = 0;
        while (length < Math.Min(a.Length, b.Length) && a[^(length + 1)] == b[^(length + 1)]) length++;
        return length;
    }
}
