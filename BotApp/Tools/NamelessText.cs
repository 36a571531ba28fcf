using System.Text;
using Dengta.BotApp.Understanding;
using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Tools;

/// <summary>
/// Takes the names of people out of a text: colleagues by their names, others by their titles, and what else leads to somebody: long numbers
/// and addresses. What stands in their place keeps the sentence readable for whoever teaches the reader.
/// </summary>
sealed class NamelessText(IEnumerable<string> people)
{
    const int LongestNumber = 6;

    // Names do not depend on it.
    static readonly DateOnly AnyDay = new(2026, 1, 1);

    // The longest first, so that Li Lei goes before Li.
    readonly string[] _names = [.. people.Where(n => n.Length > 1).OrderByDescending(n => n.Length)];

    public string Of(string text)
    {
        var plain = Visible(text);
        foreach (var name in _names) plain = plain.Replace(name, char.IsAscii(name[0]) ? "Someone" : "某某", StringComparison.OrdinalIgnoreCase);
        var (readable, contacts) = Contacts(plain);
        plain = readable;
        foreach (var contact in contacts) plain = plain.Replace(contact, char.IsAscii(contact[0]) ? "Someone" : "某人", StringComparison.Ordinal);
        return WithoutTraces(plain);
    }

    /// <summary>The people that the reader finds, and the text that has them as they were found: where that is only the cleaned one, that one.</summary>
    static (string Text, IReadOnlyList<string> People) Contacts(string text)
    {
        var clean = Cleaning.Clean(text);
        if (clean.Length == 0) return (text, []);
        var message = Tokenizer.Cut(clean, AnyDay);
        var people = Names.Read(message, 0, message.Tokens.Length).SelectMany(p => p.People).ToArray();
        return (people.All(p => text.Contains(p, StringComparison.Ordinal)) ? text : clean, people);
    }

    // Invisible characters could hide a name from us, or turn a line round for whoever reads it.
    static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value == '\n' || Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator))
                visible.Append(rune);
        return visible.ToString();
    }

    /// <summary>Phone and card numbers become zeros, addresses and links a word.</summary>
    static string WithoutTraces(string text)
    {
        var words = text.Split(' ').Select(w => w.Contains('@', StringComparison.Ordinal) && w.IndexOf('.', StringComparison.Ordinal) > 0 ? "mail@example.com" : w);
        var kept = new StringBuilder(string.Join(' ', words));
        for (var i = 0; i < kept.Length; i++)
        {
            var start = i;
            while (i < kept.Length && char.IsDigit(kept[i])) i++;
            for (var digit = start; i - start > LongestNumber && digit < i; digit++) kept[digit] = '0';
        }
        return kept.ToString();
    }
}
