using System.Text;

namespace Dengta.Domain.Ledger;

/// <summary>How customers' names are compared: as people write them, not as the register does.</summary>
public static class CustomerName
{
    /// <summary>The longest name that is kept, in UTF-16 units.</summary>
    public const int Longest = 100;

    // Longest first, so that 股份有限公司 goes as a whole.
    static readonly string[] Suffixes =
    [
        "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "股份公司", "集团公司", "公司", "集团", "股份",
        "incorporated", "corporation", "limited", "gmbh", "corp", "inc", "ltd", "llc", "plc", "co", "ag", "sa",
    ];

    /// <summary>
    /// The form a name is found by: half-width, lower case, without spaces and punctuation, and without a trailing legal form
    /// (公司, 集团, Ltd …) unless nothing would be left.
    /// </summary>
    public static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            var half = c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;
            if (char.IsLetterOrDigit(half) || char.IsSurrogate(half)) key.Append(char.ToLowerInvariant(half));
        }
        var full = key.ToString();
        var words = name.AsSpan().TrimEnd(" .,，。");
        var cut = WithoutSuffix(full, LastWordLength(words));
        return cut.Length == 0 ? full : cut;
    }

    static string WithoutSuffix(string key, int lastWord)
    {
        foreach (var suffix in Suffixes)
        {
            if (key.Length <= suffix.Length || !key.EndsWith(suffix, StringComparison.Ordinal)) continue;
            // An English legal form must be a word of its own: Tesco is not "Tes Co".
            if (char.IsAscii(suffix[0]) && lastWord != suffix.Length) continue;
            return key[..^suffix.Length];
        }
        return key;
    }

    static int LastWordLength(ReadOnlySpan<char> name)
    {
        var start = name.LastIndexOfAny(' ', ',', '.');
        return name.Length - start - 1;
    }
}
