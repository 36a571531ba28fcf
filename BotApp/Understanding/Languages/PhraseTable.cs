using System.Collections.Frozen;

namespace Dengta.BotApp.Understanding.Languages;

/// <summary>Makes tables of phrases out of one line for each value; the phrases of a line are separated by commas.</summary>
static class PhraseTable
{
    public static PhraseTable<T> Of<T>(params ReadOnlySpan<(T Value, string Phrases)> lines) => new(Read(lines));

    /// <summary>The same, where a longer word is also known with a slip of the thumb.</summary>
    public static PhraseTable<T> OfSloppy<T>(params ReadOnlySpan<(T Value, string Phrases)> lines)
    {
        var phrases = Read(lines);
        foreach (var (phrase, value) in phrases.ToArray())
            if (phrase.Length > 5 && phrase.All(char.IsAsciiLetterLower))
                foreach (var typo in Misspellings.Typos(phrase))
                    phrases.TryAdd(typo, value);
        return new(phrases);
    }

    static Dictionary<string, T> Read<T>(ReadOnlySpan<(T Value, string Phrases)> lines)
    {
        var phrases = new Dictionary<string, T>();
        foreach (var (value, line) in lines)
            foreach (var phrase in line.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                phrases[phrase] = value;
        return phrases;
    }
}

/// <summary>Phrases with a value each, found by the longest match at a place. Reads folded text: lower case, simplified characters.</summary>
sealed class PhraseTable<T>
{
    const int MostWordsInAPhrase = 6;

    const int PossessiveLength = 2;

    readonly FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _values;
    readonly FrozenDictionary<char, int> _longest;

    public PhraseTable(IReadOnlyDictionary<string, T> phrases)
    {
        _values = phrases.ToFrozenDictionary().GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = phrases.Keys.GroupBy(k => k[0]).ToFrozenDictionary(g => g.Key, g => g.Max(k => k.Length));
    }

    public bool TryGet(ReadOnlySpan<char> phrase, out T value) => _values.TryGetValue(phrase, out value!);

    /// <summary>The length of the longest phrase that starts at the place, 0 when there is none. Words of letters are never cut.</summary>
    public int Find(ReadOnlySpan<char> folded, int at, out T value)
    {
        value = default!;
        if (at >= folded.Length || !_longest.TryGetValue(folded[at], out var longest)) return 0;
        longest = Math.Min(longest, folded.Length - at);
        return Letters.IsLatin(folded[at]) ? FindWords(folded, at, longest, out value)
            : FindCharacters(folded.Slice(at, longest), out value);
    }

    int FindCharacters(ReadOnlySpan<char> window, out T value)
    {
        for (var length = window.Length; length > 0; length--)
            if (_values.TryGetValue(window[..length], out value!))
                return length;
        value = default!;
        return 0;
    }

    int FindWords(ReadOnlySpan<char> folded, int at, int longest, out T value)
    {
        value = default!;
        var best = 0;
        for (int end = Letters.WordEnd(folded, at), n = 0; n < MostWordsInAPhrase && end - at <= longest + PossessiveLength; n++)
        {
            if (_values.TryGetValue(folded[at..end], out var found)) (best, value) = (end - at, found);
            else if (end - at > 2 && folded[end - 1] == 's' && folded[end - 2] is '\'' or '’'
                && _values.TryGetValue(folded[at..(end - 2)], out found)) (best, value) = (end - 2 - at, found);
            if (end >= folded.Length || folded[end] != ' ') break;
            var next = Letters.WordEnd(folded, end + 1);
            if (next == end + 1) break;
            end = next;
        }
        return best;
    }
}
