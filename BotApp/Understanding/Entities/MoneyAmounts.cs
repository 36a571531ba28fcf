using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>A number with the currency said beside it, if any.</summary>
/// <param name="Currency">ISO 4217; null when no currency was said.</param>
/// <param name="Length">Characters taken, signs and words of currency included.</param>
readonly record struct Amount(decimal Value, string? Currency, int Length, bool HasUnit, bool IsWords);

static class MoneyAmounts
{
    static readonly PhraseTable<string> Before = PhraseTable.Of<string>(
        ("CNY", "¥, rmb, cny, 人民币"),
        ("USD", "$, usd, us$, 美金, 美元"),
        ("EUR", "€, eur, 欧元"),
        ("GBP", "£, gbp, 英镑"),
        ("HKD", "hk$, hkd, 港币, 港元"),
        ("JPY", "jpy"),
        ("SGD", "sgd, s$"),
        ("AUD", "aud, a$"));

    static readonly PhraseTable<string> After = PhraseTable.Of<string>(
        ("CNY", "元, 元整, 块, 块钱, 圆, 圆整, 元人民币, rmb, cny, 人民币, yuan, kuai, ¥, 元钱"),
        ("USD", "$, usd, us$, 美金, 美元, 刀, dollars, dollar, bucks, us dollars"),
        ("EUR", "€, eur, 欧元, 欧, euros, euro"),
        ("GBP", "£, gbp, 英镑, 镑, pounds, pound, quid"),
        ("HKD", "hkd, 港币, 港元, 港纸, hk dollars, hong kong dollars"),
        ("JPY", "jpy, 日元, yen"),
        ("SGD", "sgd"),
        ("AUD", "aud"));

    public static bool TryRead(ReadOnlySpan<char> text, int at, out Amount amount)
    {
        amount = default;
        var place = at;
        var sign = Before.Find(text, at, out var currency);
        if (sign == 0) sign = Lettered(text, at, out currency);
        if (sign > 0)
        {
            place += sign;
            while (place < text.Length && text[place] == ' ') place++;
        }
        if (place >= text.Length || !Numbers.TryRead(text, place, out var number)) return false;
        place += number.Length;
        if (place < text.Length && text[place] is '多' or '来' or '余' or '+' && number.HasUnit) place++;
        var word = place;
        if (word < text.Length && text[word] == ' ') word++;
        if (After.Find(text, word, out var after) is > 0 and var length && !IsName(text, word, length, number)
            && !IsNextSign(text, word, length))
            (currency, place) = (sign > 0 ? currency : after, word + length);
        amount = new(number.Value, currency, place - at, number.HasUnit, number.IsWords);
        return true;
    }

    // HK$, US$: letters and a sign are no word.
    static int Lettered(ReadOnlySpan<char> text, int at, out string? currency)
    {
        currency = null;
        var dollar = text[at..].IndexOf('$');
        if (dollar is < 1 or > 2) return 0;
        currency = text.Slice(at, dollar) switch
        {
            "hk" => "HKD",
            "us" => "USD",
            "s" or "sg" => "SGD",
            "a" or "au" => "AUD",
            "c" or "ca" => "CAD",
            "nz" => "NZD",
            _ => null,
        };
        return currency is null ? 0 : dollar + 1;
    }

    // "€5 £20": the sign belongs to the number behind it.
    static bool IsNextSign(ReadOnlySpan<char> text, int word, int length) =>
        !Letters.IsHan(text[word]) && !Letters.IsLatin(text[word]) && word + length < text.Length
            && char.IsAsciiDigit(text[word + length]);

    public static bool IsCurrencyWord(ReadOnlySpan<char> word) => After.TryGet(word, out _);

    // 三元食品, 一欧集团: a small number word whose "currency" runs on into unknown characters.
    static bool IsName(ReadOnlySpan<char> text, int at, int length, Numeral number) =>
        number.IsWords && !number.HasUnit && at + length < text.Length && Letters.IsHan(text[at + length])
            && Lexicon.Shared.Find(text, at + length, out _) == 0;
}
