namespace Dengta.BotApp.Understanding.Entities;

/// <summary>What is said of money below one: 3块5, 六元五角八分, "2 dollars and 50 cents", 八毛, "fifty pence".</summary>
static class SmallMoney
{
    /// <summary>What is added behind a currency, with the place moved behind it.</summary>
    public static decimal Change(ReadOnlySpan<char> text, ref int place, string currency, bool hasUnit)
    {
        if (place >= text.Length) return 0;
        if (currency != "CNY") return Cents(text, ref place, currency);
        if (text[place - 1] is not ('块' or '元' or '圆')) return 0;
        var at = text[place] is '零' or '〇' ? place + 1 : place;
        if (DigitAt(text, at) is not (> 0 and var digit)) return 0;
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        if (next is '毛' or '角') return Jiao(text, ref place, at + 2, digit);
        if (next is '分' && at > place)
        {
            place = at + 2;
            return digit / 100m;
        }
        if (text[place - 1] != '块' || at > place || hasUnit || IsMore(text, place + 1)) return 0;
        place++;
        return digit / 10m;
    }

    /// <summary>The length of coins behind a number, without those of a whole currency: 5毛, 2毛5, 七角五分, 5分钱, "fifty cents"; 0 when there are none.</summary>
    public static int TryCoin(ReadOnlySpan<char> text, int at, decimal count, out decimal value, out string currency)
    {
        (value, currency) = (0, "CNY");
        if (at >= text.Length) return 0;
        if (text[at] is '毛' or '角')
        {
            var end = at;
            var more = Jiao(text, ref end, at + 1, count);
            if (end < text.Length && Letters.IsHan(text[end])) return 0;
            value = more;
            return end - at;
        }
        if (text[at..].StartsWith("分钱"))
        {
            value = count / 100;
            return 2;
        }
        var length = Currencies.Hundredths.Find(text, at, out var whole);
        if (length > 0) (value, currency) = (count / 100, whole);
        return length;
    }

    // Behind 毛: 钱, 五分, or a bare 5.
    static decimal Jiao(ReadOnlySpan<char> text, ref int place, int end, decimal count)
    {
        place = end;
        if (place >= text.Length) return count / 10;
        var digit = Math.Max(0, DigitAt(text, place));
        if (text[place] == '钱') place++;
        else if (digit > 0 && place + 1 < text.Length && text[place + 1] == '分') place += 2;
        else if (digit > 0 && !IsMore(text, place + 1)) place++;
        else digit = 0;
        return count / 10 + digit / 100m;
    }

    // "2 dollars and 50 cents", 三美元五十美分
    static decimal Cents(ReadOnlySpan<char> text, ref int place, string currency)
    {
        var at = text[place..].StartsWith(" and ") ? place + " and ".Length : text[place] == ' ' ? place + 1 : place;
        if (at >= text.Length || !Numbers.TryReadWhole(text, at, out var cents) || cents.Value >= 100) return 0;
        var word = at + cents.Length;
        if (word < text.Length && text[word] == ' ') word++;
        var length = Currencies.Hundredths.Find(text, word, out var whole);
        if (length == 0 || whole != currency && text[word] != 'c') return 0;
        place = word + length;
        return cents.Value / 100;
    }

    static int DigitAt(ReadOnlySpan<char> text, int at) => at >= text.Length ? 0
        : char.IsAsciiDigit(text[at]) ? text[at] - '0' : HanNumbers.Digit(text[at]);

    // A digit that begins something else: 3块5万, 3块2单.
    static bool IsMore(ReadOnlySpan<char> text, int at) => at < text.Length
        && (HanNumbers.IsNumeral(text[at]) || Letters.IsWordPart(text[at]) || "万亿单家笔个位份次号月日点年台套件%.,".Contains(text[at]));
}
