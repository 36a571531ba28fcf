using System.Globalization;
using Dengta.BotApp.Understanding.Entities;
using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Tokens;

/// <summary>Cuts a clean text into tokens: at each place the longest of date, amount and known word; what is left are names.</summary>
static class Tokenizer
{
    static readonly Word TimeOfDay = new(Mark.Filler);

    static readonly Word Ordinal = new(Mark.Filler);

    static readonly Word Id = new(Mark.IdLabel);

    static readonly Word Possessive = new(Mark.Particle | Mark.Possessive);

    public static Message Cut(string text, DateOnly today)
    {
        var folded = Cleaning.Fold(text);
        var tokens = new List<Token>(text.Length / 3 + 4);
        var space = false;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is ' ')
            {
                (space, at) = (true, at + 1);
                continue;
            }
            // 70%,21万: the sign belongs to its number and divides nothing.
            if (text[at] == '%' && tokens.Count > 0 && tokens[^1] is { Kind: TokenKind.Number } part && part.End == at)
            {
                at++;
                continue;
            }
            var bullet = BulletLength(text, at, space);
            var token = bullet > 0 ? new Token(TokenKind.Stop, at, bullet, space) : Next(text, folded, at, today) with { Space = space };
            at = token.End;
            space = false;
            if (!TryJoin(tokens, token, text)) tokens.Add(token);
        }
        return new(text, folded, today, Roles.Assign(tokens, text, folded));
    }

    static Token Next(string text, string folded, int at, DateOnly today)
    {
        if (text[at] == '#' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) return new(TokenKind.Word, at, 1, false) { Word = Id };
        if (TimesOfDay.Length(folded, at) is > 0 and var time) return new(TokenKind.Word, at, time, false) { Word = TimeOfDay };
        if (IsCodeName(text, folded, at, out var code) && !(Dates.TryRead(folded, at, today, out var dated) && dated.Length >= code)) return new(TokenKind.Latin, at, code, false);
        var word = Lexicon.Shared.Find(folded, at, out var known);
        if (word > 0 && EndsInDate(folded, at, word, today) is > 0 and var shorter
            && Lexicon.Shared.TryGet(folded.AsSpan(at, shorter), out var verb))
            (word, known) = (shorter, verb);
        if (word > 2 && IsGoingOnInName(folded, at + word) && Lexicon.Shared.TryGet(folded.AsSpan(at, word - 1), out var done))
            (word, known) = (word - 1, done);
        if (word > 0 && (IsCutByLater(folded, at, word, known) || word == 1 && IsEnergy(folded, at))) word = 0;
        var date = Dates.TryRead(folded, at, today, out var when) ? when.Length : 0;
        if (date > 0 && date >= word) return new(TokenKind.When, at, date, false) { When = when };
        if (OrdinalLength(folded, at) is > 0 and var ordinal) return new(TokenKind.Word, at, ordinal, false) { Word = Ordinal };
        if (TimesLength(text, at) is > 0 and var times)
            return new(TokenKind.Number, at, times, false) { Value = int.Parse(text.AsSpan(at + 1, times - 1), CultureInfo.InvariantCulture), Role = NumberRole.Count };
        var amount = MoneyAmounts.TryRead(folded, at, out var money) ? money.Length : 0;
        if (amount > word && amount > 0) return Number(at, money);
        if (word > 0) return new(TokenKind.Word, at, word + Dot(known.Is(Mark.Honorific), text, at + word), false) { Word = known };
        return Rest(text, folded, at);
    }

    // "1st deal of the month"
    static int OrdinalLength(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 4 && char.IsAsciiDigit(text[end])) end++;
        return end > at && text[end..] is (['s', 't', ..] or ['n', 'd', ..] or ['r', 'd', ..] or ['t', 'h', ..])
            && (end + 2 >= text.Length || !Letters.IsWordPart(text[end + 2])) ? end + 2 - at : 0;
    }

    // 拜访 x2, 拜访×3: a count. A capital names a model.
    static int TimesLength(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is not ('x' or '×') || at > 0 && text[at - 1] != ' ' && !Letters.IsHan(text[at - 1])) return 0;
        var end = at + 1;
        while (end < text.Length && end - at < 3 && char.IsAsciiDigit(text[end])) end++;
        return end > at + 1 && (end == text.Length || !Letters.IsWordPart(text[end])) ? end - at : 0;
    }

    /// <summary>"log this week": the last word of a phrase may begin a date; the length without it, or 0.</summary>
    static int EndsInDate(string folded, int at, int length, DateOnly today) =>
        folded.AsSpan(at, length).EndsWith(" this") && Dates.TryRead(folded, at + length - 4, today, out _) ? length - 5 : 0;

    // 跟进中兴: the 中 of 跟进中 begins a name where unknown characters follow.
    static bool IsGoingOnInName(string folded, int end) => folded[end - 1] == '中' && end < folded.Length && Letters.IsHan(folded[end])
        && Lexicon.Shared.Find(folded, end, out _) == 0;

    // 双汇报价, 奥马上次…: a word of two characters whose second begins a verb or a "when" that reaches further gives way to it.
    static bool IsCutByLater(string folded, int at, int word, Word known) => word == 2 && known.Is(Mark.Note | Mark.Planned) && at > 0 && Letters.IsHan(folded[at - 1])
        && Lexicon.Shared.Find(folded, at + 1, out var later) > 1 && (later.Is(Mark.When) || later.Is(Mark.Event) && !later.Is(Mark.Bare));

    // 光能, 储能, 绿能: here 能 is a noun.
    static bool IsEnergy(string folded, int at) => folded[at] == '能' && at > 0 && "光电热风储氢绿动核智节阳潜锂创赋源".Contains(folded[at - 1]);

    // "1. ", "2、", "3)": the number of an item in a list.
    static int BulletLength(string text, int at, bool space)
    {
        if (text[at] is >= '①' and <= '⑳') return 1;
        if (!char.IsAsciiDigit(text[at]) || !(at == 0 || space || text[at - 1] is '\n' or ':' or '：' or ';' or '；' or '。' or ','
            or '，')) return 0;
        var end = at + 1;
        if (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end + 1 < text.Length && text[end] is '.' or '、' or ')' or '）' && !char.IsAsciiDigit(text[end + 1]) ? end + 1 - at : 0;
    }

    static Token Number(int at, Amount money) => new(TokenKind.Number, at, money.Length, false)
    {
        Value = money.Value,
        Currency = money.Currency,
        Role = money.Currency is not null || money.HasUnit ? NumberRole.Amount : NumberRole.Plain,
    };

    static Token Rest(string text, string folded, int at)
    {
        var c = text[at];
        if (at > 0 && Letters.IsLatin(text[at - 1]) && PossessiveLength(folded.AsSpan(at - 1, Math.Min(3, text.Length - at + 1))) > 0)
            return new(TokenKind.Word, at, 2, false) { Word = Possessive };
        if (Letters.IsHan(c)) return new(TokenKind.Han, at, 1, false);
        if (Letters.IsWordPart(c))
        {
            var end = BeforeAmount(folded, at, Letters.WordEnd(folded, at));
            var possessive = PossessiveLength(folded.AsSpan(at, end - at));
            // The whole word with its 's cut off may be known.
            var length = end - at - possessive;
            if (Lexicon.Shared.FindMisspelt(folded.AsSpan(at, length), out var meant)) return new(TokenKind.Word, at, length, false)
            {
                Word = meant,
            };
            return new(TokenKind.Latin, at, length + Dot(IsShortened(folded.AsSpan(at, length)), text, at + length), false);
        }
        return new(Punctuation(text, at), at, 1, false);
    }

    // TCL30万: digits before a Chinese unit are an amount and no part of the name.
    static int BeforeAmount(string folded, int at, int end)
    {
        var digits = end;
        while (digits > at && char.IsAsciiDigit(folded[digits - 1])) digits--;
        var unit = end;
        if (unit < folded.Length && folded[unit] == '.') unit++;
        while (unit > end && unit < folded.Length && char.IsAsciiDigit(folded[unit])) unit++;
        return digits > at && digits < end && unit < folded.Length && folded[unit] is '万' or '亿' or '千' or '元' or '块' ? digits : end;
    }

    // "Ms. Lee", "Acme Inc.": the dot belongs to the word.
    static int Dot(bool isShortened, string text, int at) => isShortened && at < text.Length && text[at] == '.' && text[at - 1] != '.' ? 1
        : 0;

    static bool IsShortened(ReadOnlySpan<char> word) =>
        word is "inc" or "ltd" or "corp" or "co" or "st" or "jr" or "sr" or "bros" or "intl";

    static int PossessiveLength(ReadOnlySpan<char> word) => word.Length > 2 && word[^1] == 's' && word[^2] is '\'' or '’' ? 2 : 0;

    static TokenKind Punctuation(string text, int at) => text[at] switch
    {
        '。' or '!' or '?' or '！' or '？' or '\n' or '…' => TokenKind.Stop,
        '.' when at + 1 >= text.Length || text[at + 1] is ' ' or '\n' or '.' || Letters.IsWordPart(text[at + 1]) => TokenKind.Stop,
        '、' or '/' or '&' or '+' => TokenKind.ListComma,
        _ => TokenKind.Comma,
    };

    // 7-Eleven, 8x8, 3D, G7: digits and letters in one word that is neither an amount nor a date.
    static bool IsCodeName(string text, string folded, int at, out int length)
    {
        length = 0;
        if (!char.IsAsciiDigit(text[at]) || (at > 0 && Letters.IsWordPart(text[at - 1]))) return false;
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        if (end + 1 >= text.Length) return false;
        var wordEnd = Letters.WordEnd(folded, at);
        var isHyphened = text[end] == '-' && end + 1 < text.Length && char.IsAsciiLetter(text[end + 1]) && !IsUnitAt(folded, end + 1);
        var isGlued = char.IsAsciiLetter(text[end]) && wordEnd > end && (!IsUnitAt(folded, end) || IsCapitalCode(text, end, wordEnd));
        if (!isHyphened && !isGlued) return false;
        length = wordEnd - at;
        return true;
    }

    // 3D, 4A: a capital that is no unit of money.
    static bool IsCapitalCode(string text, int letter, int end) => end == letter + 1 && char.IsAsciiLetterUpper(text[letter])
        && text[letter] is not ('K' or 'M' or 'B' or 'W');

    static bool IsUnitAt(string folded, int at)
    {
        var end = at;
        while (end < folded.Length && char.IsAsciiLetter(folded[end])) end++;
        if (end < folded.Length && char.IsAsciiDigit(folded[end])) return false;
        var word = folded.AsSpan(at, end - at);
        if (word is "st" or "nd" or "rd" or "th" or "am" or "pm" or "h" or "min" or "x" or "s" or "d" or "pt" or "pts" or "pct" or "jan"
            or "feb" or "nov" or "dec") return true;
        var place = at;
        return EnglishNumbers.Suffix(folded, ref place) > 0 || MoneyAmounts.IsCurrencyWord(word) || Lexicon.Shared.TryGet(word, out _);
    }

    /// <summary>Unknown Chinese characters beside each other are one token; so are letters and characters without a space between.</summary>
    static bool TryJoin(List<Token> tokens, Token token, string text)
    {
        if (tokens.Count == 0 || token.Space) return false;
        var last = tokens[^1];
        // "closed!!! 130k" ends one sentence and not three.
        if (token.Kind == TokenKind.Stop && last.Kind == TokenKind.Stop && last.End == token.Start && text[last.Start] == text[token.Start])
        {
            tokens[^1] = last with { Length = last.Length + token.Length };
            return true;
        }
        if (token.Kind is not (TokenKind.Han or TokenKind.Latin)) return false;
        if (last.Kind is not (TokenKind.Han or TokenKind.Latin) || last.End != token.Start) return false;
        tokens[^1] = last with { Length = last.Length + token.Length, Kind = last.Kind == TokenKind.Latin ? TokenKind.Latin : last.Kind };
        return true;
    }
}
