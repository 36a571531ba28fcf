using System.Collections.Frozen;

namespace Dengta.BotApp.Understanding.Languages;

/// <summary>All spellings of all languages.</summary>
sealed class Lexicon
{
    readonly PhraseTable<Word> _words;
    readonly FrozenDictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> _misspelt;

    Lexicon(IEnumerable<Spelling> spellings)
    {
        var words = new Dictionary<string, Word>();
        foreach (var (text, word) in spellings)
            words[text] = words.TryGetValue(text, out var known) ? known.With(word) : word;
        _words = new(words);
        _misspelt = Misspellings.Of(words).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static Lexicon Shared { get; } = new([.. Chinese.Spellings, .. English.Spellings]);

    /// <summary>The longest word or phrase that starts at the place in folded text; its length, or 0.</summary>
    public int Find(ReadOnlySpan<char> folded, int at, out Word word)
    {
        var length = _words.Find(folded, at, out word);
        if (length == 0) word = Word.Unknown;
        return length;
    }

    public bool TryGet(ReadOnlySpan<char> folded, out Word word) => _words.TryGet(folded, out word);

    /// <summary>The word that this was probably meant to be: one letter dropped, doubled or swapped.</summary>
    public bool FindMisspelt(ReadOnlySpan<char> folded, out Word word) => _misspelt.TryGetValue(folded, out word!);
}
