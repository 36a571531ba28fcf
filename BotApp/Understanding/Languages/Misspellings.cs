using System.Collections.Frozen;

namespace Dengta.BotApp.Understanding.Languages;

/// <summary>What thumbs make of the words that matter: a letter dropped, doubled, or swapped with its neighbour.</summary>
static class Misspellings
{
    const int ShortestWord = 5;

    public static FrozenDictionary<string, Word> Of(IReadOnlyDictionary<string, Word> words)
    {
        var found = new Dictionary<string, Word>();
        foreach (var (text, word) in words)
            if (text.Length >= ShortestWord && text.All(char.IsAsciiLetterLower) && !word.Is(Mark.Name | Mark.Filler))
                foreach (var typo in Typos(text))
                    if (!words.ContainsKey(typo))
                        found.TryAdd(typo, word);
        return found.ToFrozenDictionary();
    }

    /// <summary>All misspellings of a word; also used for the names of days.</summary>
    public static IEnumerable<string> Typos(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (word.Length > ShortestWord) yield return word.Remove(i, 1);
            yield return word.Insert(i, word[i].ToString());
            if (word[i - 1] != word[i]) yield return $"{word[..(i - 1)]}{word[i]}{word[i - 1]}{word[(i + 1)..]}";
        }
    }
}
