namespace Dengta.Domain.Messages;

/// <summary>Texts that people typed, made fit to be shown: nothing in them may hide, reorder or imitate what stands around them.</summary>
public static class ShownText
{
    const char Joiner = '\u200D';

    /// <summary>
    /// Control characters and the bidirectional embeddings, overrides and isolates (U+202A–202E, U+2066–2069). A line break
    /// and a tab are not among them.
    /// </summary>
    public static bool IsHidden(char c) => c switch
    {
        '\n' or '\t' => false,
        < ' ' or '\u007F' or (>= '\u0080' and <= '\u009F') => true,
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' => true,
        _ => false,
    };

    /// <summary>How many characters to keep so that at most <paramref name="max"/> remain and no emoji is torn.</summary>
    public static int CutAt(ReadOnlySpan<char> text, int max)
    {
        if (text.Length <= max)
            return text.Length;
        var end = Math.Max(max, 0);
        while (end > 0 && (char.IsLowSurrogate(text[end]) || BindsBack(text[end]) || text[end - 1] == Joiner))
            end--;
        return end;
    }

    /// <summary>Width in half-width columns: a Chinese character or an emoji takes two, a Latin letter one.</summary>
    public static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var c in text)
            width += c < '\u2E80' ? 1 : char.IsSurrogate(c) ? 1 : 2;
        return width;
    }

    /// <summary>A joiner or a variation selector belongs to the emoji before it.</summary>
    static bool BindsBack(char c) => c is Joiner or (>= '\uFE00' and <= '\uFE0F');
}
