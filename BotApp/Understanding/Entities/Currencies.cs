using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>How currencies are named before and behind a number, with their ISO 4217 codes.</summary>
static class Currencies
{
    public static readonly PhraseTable<string> Before = PhraseTable.Of<string>(
        ("CNY", "¥, rmb, cny, 人民币"),
        ("USD", "$, usd, us$, 美金, 美元"),
        ("EUR", "€, eur, 欧元"),
        ("GBP", "£, gbp, 英镑"),
        ("HKD", "hk$, hkd, 港币, 港元"),
        ("JPY", "jpy, 日元"),
        ("SGD", "sgd, s$, 新加坡元, 新元, 新币"),
        ("AUD", "aud, a$, 澳元, 澳币"),
        ("CAD", "cad, 加元, 加币"),
        ("NZD", "nzd, 新西兰元"),
        ("CHF", "chf, 瑞士法郎"),
        ("TWD", "twd, ntd, 新台币, 台币"),
        ("MOP", "mop, 澳门元"),
        ("KRW", "krw, ₩, 韩元"),
        ("INR", "inr, ₹, 印度卢比"),
        ("THB", "thb, ฿, 泰铢"),
        ("RUB", "₽, 卢布"),
        ("VND", "vnd, 越南盾"),
        ("MYR", "myr, 马币"),
        ("AED", "aed"));

    public static readonly PhraseTable<string> After = PhraseTable.Of<string>(
        ("CNY", "元, 元整, 块, 块钱, 块整, 圆, 圆整, 元人民币, rmb, cny, 人民币, yuan, kuai, renminbi, ¥, 元钱"),
        ("USD", "$, usd, us$, 美金, 美元, 美刀, 刀, dollars, dollar, bucks, buck, us dollars, us dollar, u.s. dollars, american dollars"),
        ("EUR", "€, eur, 欧元, 欧, euros, euro"),
        ("GBP", "£, gbp, 英镑, 镑, pounds, pound, quid, pounds sterling, british pounds"),
        ("HKD", "hkd, 港币, 港元, 港纸, 港圆, hk dollars, hong kong dollars, hong kong dollar"),
        ("JPY", "jpy, 日元, 日圆, yen, japanese yen"),
        ("SGD", "sgd, 新加坡元, 新元, 新币, singapore dollars, singapore dollar"),
        ("AUD", "aud, 澳元, 澳币, 澳大利亚元, australian dollars, australian dollar"),
        ("CAD", "cad, 加元, 加币, 加拿大元, canadian dollars, canadian dollar"),
        ("NZD", "nzd, 新西兰元, 纽币, new zealand dollars"),
        ("CHF", "chf, 瑞士法郎, 瑞郎, swiss francs, swiss franc"),
        ("TWD", "twd, ntd, 新台币, 台币, 新台币元, taiwan dollars, new taiwan dollars"),
        ("MOP", "mop, 澳门元, 葡币"),
        ("KRW", "krw, ₩, 韩元, 韩币, 韩圆, korean won"),
        ("INR", "inr, ₹, 卢比, 印度卢比, rupees, rupee, indian rupees"),
        ("THB", "thb, ฿, 泰铢, baht, thai baht"),
        ("RUB", "₽, 卢布, rubles, roubles, russian rubles"),
        ("VND", "vnd, 越南盾, dong"),
        ("MYR", "myr, 马币, 林吉特, ringgit"),
        ("AED", "aed, 迪拉姆, dirhams"),
        ("BRL", "brl, 巴西雷亚尔"),
        ("MXN", "mxn, 墨西哥比索, mexican pesos"));

    /// <summary>HK$, US$: letters and a sign, which are no word. The characters taken, or 0.</summary>
    public static int Lettered(ReadOnlySpan<char> text, int at, out string? currency)
    {
        currency = null;
        var near = text.Slice(at, Math.Min(3, text.Length - at));
        var dollar = near.IndexOf('$');
        if (dollar < 1) return 0;
        currency = near[..dollar] switch
        {
            "hk" => "HKD",
            "us" => "USD",
            "s" or "sg" => "SGD",
            "a" or "au" => "AUD",
            "c" or "ca" => "CAD",
            "nz" => "NZD",
            "nt" => "TWD",
            _ => null,
        };
        return currency is null ? 0 : dollar + 1;
    }

    /// <summary>The currency in whose hundredths "cents" and "pence" count; null for another word.</summary>
    public static string? OfHundredths(ReadOnlySpan<char> word) => word switch
    {
        "cents" or "cent" or "¢" => "USD",
        "pence" => "GBP",
        _ => null,
    };
}
