using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>A number with the currency said beside it, if any.</summary>
/// <param name="Currency">ISO 4217; null when no currency was said.</param>
/// <param name="Length">Characters taken, signs and words of currency included.</param>
readonly record struct Amount(decimal Value, string? Currency, int Length, bool HasUnit, bool IsWords);

static class MoneyAmounts
{
    public static bool TryRead(ReadOnlySpan<char> text, int at, out Amount amount)
    {
        amount = default;
        var place = at;
        var sign = Currencies.Before.Find(text, at, out var currency);
        if (sign == 0) sign = Currencies.Lettered(text, at, out currency);
        if (sign > 0)
        {
            place += sign;
            while (place < text.Length && text[place] == ' ') place++;
        }
        if (place >= text.Length || !Numbers.TryRead(text, place, out var number)) return false;
        place += number.Length;
        if (place < text.Length && text[place] is '多' or '来' or '余' or '+' && (number.HasUnit || IsRound(number, text, place))) place++;
        var value = number.Value;
        var word = place < text.Length && text[place] == ' ' ? place + 1 : place;
        if (Currencies.After.Find(text, word, out var after) is > 0 and var length && !IsName(text, word, length, number)
            && !IsNextSign(text, word, length))
        {
            (currency, place) = (sign > 0 ? currency : after, word + length);
            if (!number.HasUnit) value += Change(text, ref place, after);
        }
        else if (sign == 0 && SmallCoin(text, word, out var share, out after) is > 0 and var coin)
        {
            (currency, value, place) = (after, value * share, word + coin);
        }
        amount = new(value, currency, place - at, number.HasUnit, number.IsWords);
        return true;
    }

    // 300来块: a rough number before its currency.
    static bool IsRound(Numeral number, ReadOnlySpan<char> text, int place) =>
        number.Value % 10 == 0 && place + 1 < text.Length && text[place + 1] is '元' or '块' or '美' or '欧' or '镑';

    // 3块5, 三块八毛, 3元5角, "2 dollars and 50 cents": what is left below one.
    static decimal Change(ReadOnlySpan<char> text, ref int place, string currency)
    {
        if (currency != "CNY") return Cents(text, ref place);
        if (place >= text.Length || text[place - 1] is not ('块' or '元' or '圆')) return 0;
        var digit = char.IsAsciiDigit(text[place]) ? text[place] - '0' : HanNumbers.Digit(text[place]);
        if (digit <= 0) return 0;
        var next = place + 1 < text.Length ? text[place + 1] : ' ';
        if (next is '毛' or '角')
        {
            place += 2;
            return digit / 10m;
        }
        if (text[place - 1] != '块' || HanNumbers.IsNumeral(next) || Letters.IsWordPart(next) || "万亿单家笔个位份次号月日点年台套件%.,".Contains(next)) return 0;
        place++;
        return digit / 10m;
    }

    static decimal Cents(ReadOnlySpan<char> text, ref int place)
    {
        if (place >= text.Length || !text[place..].StartsWith(" and ")) return 0;
        var at = place + " and ".Length;
        if (at >= text.Length || !Numbers.TryRead(text, at, out var cents) || cents.Value >= 100) return 0;
        var word = at + cents.Length + 1;
        if (word >= text.Length || Currencies.OfHundredths(text[word..Letters.WordEnd(text, word)]) is null) return 0;
        place = Letters.WordEnd(text, word);
        return cents.Value / 100;
    }

    // 5毛, 八角, 5分钱, "fifty cents"
    static int SmallCoin(ReadOnlySpan<char> text, int at, out decimal share, out string currency)
    {
        (share, currency) = (0.1m, "CNY");
        if (at >= text.Length) return 0;
        foreach (var coin in (ReadOnlySpan<string>)["毛钱", "角钱", "毛", "角"])
            if (text[at..].StartsWith(coin) && (at + coin.Length >= text.Length || !Letters.IsHan(text[at + coin.Length])))
                return coin.Length;
        share = 0.01m;
        if (text[at..].StartsWith("分钱")) return 2;
        var end = Letters.WordEnd(text, at);
        if (end == at || Currencies.OfHundredths(text[at..end]) is not { } whole) return 0;
        currency = whole;
        return end - at;
    }

    // "€5 £20": the sign belongs to the number behind it.
    static bool IsNextSign(ReadOnlySpan<char> text, int word, int length) =>
        !Letters.IsHan(text[word]) && !Letters.IsLatin(text[word]) && word + length < text.Length
            && char.IsAsciiDigit(text[word + length]);

    public static bool IsCurrencyWord(ReadOnlySpan<char> word) => Currencies.After.TryGet(word, out _);

    // 三元食品, 一欧集团: a small number word whose "currency" runs on into unknown characters.
    static bool IsName(ReadOnlySpan<char> text, int at, int length, Numeral number) =>
        number.IsWords && !number.HasUnit && at + length < text.Length && Letters.IsHan(text[at + length])
            && !HanNumbers.IsNumeral(text[at + length]) && Lexicon.Shared.Find(text, at + length, out _) == 0;
}
