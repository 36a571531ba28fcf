using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Names in letters: Stark Industries, John Smith, Ms. Lee.</summary>
static class LatinNames
{
    const int MostWords = 4;

    public static bool TryRead(Message message, int at, int to, bool isContact, out Party name)
    {
        var end = End(message, at, to);
        var text = message.Between(at, end);
        var isPerson = isContact || IsPerson(message, at, end);
        name = isPerson ? new(null, [text], at, end) : new(text, [], at, end);
        return true;
    }

    public static bool TryTitled(Message message, int at, int to, out Party name)
    {
        var end = End(message, at + 1, to);
        name = new(null, [message.Between(at, end)], at, end) { HasTitle = true };
        return true;
    }

    /// <summary>A run of words of the same look: all with a capital, or all without.</summary>
    static int End(Message message, int at, int to)
    {
        var capital = !char.IsLower(message.Text[message.Tokens[at].Start]);
        var end = at + 1;
        while (end < to && end - at < MostWords && message.Tokens[end] is { Kind: TokenKind.Latin, Space: true } next
               && !char.IsLower(message.Text[next.Start]) == capital
               && message.Text[message.Tokens[end - 1].End] == ' ')
            end++;
        return IsFirmOfFamily(message, end, to) || IsHouseOf(message, end, to) ? end + 2 : end;
    }

    // "Bank of America", "University of Leeds": a house that is called by its place.
    static bool IsHouseOf(Message message, int end, int to) => end + 1 < to && message.Fold(message.Tokens[end]) is "of"
        && message.Fold(message.Tokens[end - 1]) is "bank" or "university" or "college" or "city" or "town" or "port" or "ministry" or "department"
            or "church" or "museum" or "institute" or "board" or "house" or "school"
        && char.IsUpper(message.Text[message.Tokens[end - 1].Start]) && char.IsUpper(message.Text[message.Tokens[end + 1].Start]);

    // "Ferris & Co", "Ashford & Sons", "Johnson & Johnson"
    static bool IsFirmOfFamily(Message message, int end, int to) =>
        end + 1 < to && message.Text[message.Tokens[end].Start] == '&'
        && (message.Fold(message.Tokens[end + 1]).SequenceEqual(message.Fold(message.Tokens[end - 1])) || message.Fold(message.Tokens[end + 1]) is "co" or "co." or "sons" or "bros" or "bros." or "partners" or "daughters"
            or "associates" or "company");

    static bool IsPerson(Message message, int at, int end)
    {
        if (end - at > 3 || !GivenNames.IsGivenName(message.Fold(message.Tokens[at]))) return false;
        return end - at == 1 || !IsFirm(message.Fold(message.Tokens[end - 1]));
    }

    public static bool IsFirm(ReadOnlySpan<char> word) =>
        word is "inc" or "inc." or "ltd" or "ltd." or "corp" or "corp." or "co" or "co." or "llc" or "gmbh" or "group" or "industries"
        or "systems" or "labs" or "tech" or "technologies" or "solutions" or "foods" or "motors" or "bank" or "enterprises" or "partners"
            or "holdings" or "logistics"
        or "hotel" or "hotels" or "pharma" or "energy" or "electric" or "media" or "software" or "steel" or "medical" or "health"
            or "airlines" or "hospital" or "university" or "dental" or "clinic" or "bakery" or "freight" or "stores" or "farm" or "farms" or "cafe"
            or "homes" or "sports" or "books" or "studio" or "studios" or "gym" or "gyms" or "school" or "college" or "construction" or "transport"
            or "packaging" or "plastics" or "textiles" or "furniture" or "insurance" or "consulting" or "pharmacy" or "brewery" or "supplies" or "trading";
}
