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
        if (sign == 0) sign = Currencies.Glued(text, at, out currency);
        if (sign > 0)
        {
            place += sign;
            while (place < text.Length && text[place] == ' ') place++;
        }
        if (place >= text.Length || !Numbers.TryRead(text, place, out var number)) return sign == 0 && IsOne(text, at, out amount);
        place += number.Length;
        if (place < text.Length && text[place] is '多' or '来' or '余' or '+' && (number.HasUnit || IsRound(number, text, place))) place++;
        var value = number.Value;
        var word = place < text.Length && text[place] == ' ' ? place + 1 : place;
        if (text[word..].StartsWith("u.s. dollar")) word += "u.s. ".Length;
        if (Currencies.After.Find(text, word, out var after) is > 0 and var length && !IsName(text, word, length, number)
            && !IsNextSign(text, word, length) && Currencies.Hundredths.Find(text, word, out _) <= length)
        {
            (currency, place) = (sign > 0 ? currency! : after, word + length);
            // 3万元美金
            if (after == "CNY" && sign == 0 && Currencies.After.Find(text, place, out var other) is > 1 and var more && Letters.IsHan(text[place]))
                (currency, place) = (other, place + more);
            value += SmallMoney.Change(text, ref place, currency, number.HasUnit);
        }
        else if (sign > 0)
        {
            value += SmallMoney.Change(text, ref place, currency!, number.HasUnit);
        }
        else if (SmallMoney.TryCoin(text, word, number.Value, out var coins, out after) is > 0 and var coin)
        {
            (currency, value, place) = (after, coins, word + coin);
        }
        amount = new(value, currency, place - at, number.HasUnit, number.IsWords);
        return true;
    }

    // 300来块: a rough number before its currency.
    static bool IsRound(Numeral number, ReadOnlySpan<char> text, int place) =>
        number.Value % 10 == 0 && place + 1 < text.Length && text[place + 1] is '元' or '块' or '美' or '欧' or '镑';

    // "a dollar" with nothing behind it; "a dollar store" is none.
    static bool IsOne(ReadOnlySpan<char> text, int at, out Amount amount)
    {
        amount = default;
        if (at > 0 && Letters.IsWordPart(text[at - 1]) || !text[at..].StartsWith("a ")) return false;
        var length = Currencies.After.Find(text, at + 2, out var currency);
        var end = at + 2 + length;
        if (length == 0 || end < text.Length && text[end] is not (',' or '.' or '!' or '?' or ';')) return false;
        amount = new(1, currency, end - at, false, true);
        return true;
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
