using Dengta.BotApp.Understanding.Languages;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>How currencies are named before and behind a number, with their ISO 4217 codes.</summary>
static class Currencies
{
    const int CodeLength = 3;

    // Code; what may stand on both sides of a number; what stands only behind one.
    static readonly (string Code, string Around, string Behind)[] All =
    [
        ("CNY", "¥, cny, rmb, 人民币", "元, 元整, 块, 块钱, 块整, 圆, 圆整, 元人民币, yuan, kuai, renminbi, 元钱, chinese yuan"),
        ("USD", "$, usd, us$, 美金, 美元", "美刀, 刀, dollars, dollar, bucks, buck, us dollars, us dollar, american dollars, united states dollars"),
        ("EUR", "€, eur, 欧元", "欧, euros, euro"),
        ("GBP", "£, gbp, 英镑", "镑, pounds, pound, quid, pounds sterling, british pounds, british pound"),
        ("HKD", "hk$, hkd, 港币, 港元", "港纸, 港圆, hk dollars, hong kong dollars, hong kong dollar"),
        ("JPY", "jpy, 日元, 日币", "日圆, yen, japanese yen"),
        ("SGD", "sgd, s$, 新加坡元, 新元, 新币", "singapore dollars, singapore dollar"),
        ("AUD", "aud, a$, 澳元, 澳币", "澳大利亚元, australian dollars, australian dollar"),
        ("CAD", "cad, 加元, 加币, 加拿大元", "canadian dollars, canadian dollar"),
        ("NZD", "nzd, 新西兰元, 纽币, 纽元", "new zealand dollars, new zealand dollar"),
        ("CHF", "chf, 瑞士法郎, 瑞郎", "swiss francs, swiss franc"),
        ("TWD", "twd, ntd, 新台币, 台币", "新台币元, taiwan dollars, new taiwan dollars, new taiwan dollar"),
        ("MOP", "mop, 澳门元, 澳门币, 葡币", "macau patacas, patacas"),
        ("KRW", "krw, ₩, 韩元, 韩币", "韩圆, korean won, south korean won"),
        ("INR", "inr, ₹, rs, 印度卢比", "卢比, rupees, rupee, indian rupees, indian rupee"),
        ("PKR", "pkr, 巴基斯坦卢比", "pakistani rupees, pakistani rupee"),
        ("LKR", "lkr, 斯里兰卡卢比", "sri lankan rupees"),
        ("BDT", "bdt, ৳, 孟加拉塔卡", "塔卡, taka"),
        ("THB", "thb, ฿, 泰铢, 泰国铢", "baht, thai baht"),
        ("RUB", "rub, ₽, 俄罗斯卢布, 卢布", "rubles, ruble, roubles, russian rubles, russian roubles"),
        ("UAH", "uah, ₴", "乌克兰格里夫纳, 格里夫纳, hryvnia, hryvnias, ukrainian hryvnia"),
        ("VND", "vnd, ₫, 越南盾", "dong, vietnamese dong"),
        ("MYR", "myr, rm, 马币, 马来西亚林吉特, 林吉特", "ringgit, ringgits, malaysian ringgit"),
        ("IDR", "idr, rp, 印尼盾, 印尼卢比", "印度尼西亚盾, 印度尼西亚卢比, rupiah, indonesian rupiah"),
        ("PHP", "php, ₱, 菲律宾比索", "philippine pesos, philippine peso"),
        ("AED", "aed, 阿联酋迪拉姆, 迪拉姆", "dirhams, dirham, uae dirhams"),
        ("SAR", "sar, 沙特里亚尔", "saudi riyals, saudi riyal"),
        ("QAR", "qar, 卡塔尔里亚尔", "qatari riyals"),
        ("KWD", "kwd, 科威特第纳尔", "kuwaiti dinars, kuwaiti dinar"),
        ("ILS", "ils, ₪, 以色列谢克尔, 谢克尔", "新谢克尔, shekels, shekel, israeli shekels"),
        ("TRY", "₺, 土耳其里拉", "里拉, turkish lira, turkish liras, lira"),
        ("PLN", "pln, 波兰兹罗提, 兹罗提", "zloty, zlotys, polish zloty"),
        ("CZK", "czk, 捷克克朗", "czech koruna, czech korunas, czech crowns"),
        ("HUF", "huf, 匈牙利福林", "福林, forint, forints, hungarian forint, hungarian forints"),
        ("SEK", "sek, 瑞典克朗", "kronor, swedish kronor, swedish krona"),
        ("NOK", "nok, 挪威克朗", "norwegian kroner, norwegian krone"),
        ("DKK", "dkk, 丹麦克朗", "danish kroner, danish krone"),
        ("ZAR", "zar, 南非兰特, 兰特", "rand, south african rand, south african rands"),
        ("EGP", "egp, 埃及镑", "egyptian pounds, egyptian pound"),
        ("NGN", "ngn, ₦, 尼日利亚奈拉, 奈拉", "naira, nigerian naira"),
        ("KES", "kes, 肯尼亚先令", "kenyan shillings"),
        ("BRL", "brl, 巴西雷亚尔, 雷亚尔", "reais, brazilian reals, brazilian reais, brazilian real"),
        ("MXN", "mxn, 墨西哥比索", "mexican pesos, mexican peso"),
        ("ARS", "ars, 阿根廷比索", "argentine pesos, argentinian pesos"),
        ("CLP", "clp, 智利比索", "chilean pesos"),
        ("COP", "哥伦比亚比索", "colombian pesos"),
    ];

    public static readonly PhraseTable<string> Before = PhraseTable.Of<string>([.. All.Select(c => (c.Code, c.Around))]);

    public static readonly PhraseTable<string> After = PhraseTable.Of<string>([.. All.Select(c => (c.Code, c.Around + ", " + c.Behind))]);

    /// <summary>HK$, US$, JP¥: letters and a sign, which are no word. The characters taken, or 0.</summary>
    public static int Lettered(ReadOnlySpan<char> text, int at, out string? currency)
    {
        currency = null;
        var near = text.Slice(at, Math.Min(3, text.Length - at));
        var sign = near.IndexOfAny('$', '¥');
        if (sign < 1) return 0;
        currency = near[..(sign + 1)] switch
        {
            "hk$" => "HKD",
            "us$" => "USD",
            "s$" or "sg$" => "SGD",
            "a$" or "au$" => "AUD",
            "c$" or "ca$" => "CAD",
            "nz$" => "NZD",
            "nt$" => "TWD",
            "r$" => "BRL",
            "jp¥" => "JPY",
            "cn¥" => "CNY",
            _ => null,
        };
        return currency is null ? 0 : sign + 1;
    }

    /// <summary>RMB80万, USD5000: a code that runs into its number. The characters taken, or 0.</summary>
    public static int Glued(ReadOnlySpan<char> text, int at, out string? currency)
    {
        currency = null;
        var end = at + CodeLength;
        if (end >= text.Length || !char.IsAsciiDigit(text[end]) || at > 0 && Letters.IsWordPart(text[at - 1])) return 0;
        var isCode = text[at..end].IndexOfAnyExceptInRange('a', 'z') < 0 && Before.TryGet(text[at..end], out currency!);
        return isCode ? CodeLength : 0;
    }

    /// <summary>Coins of a hundredth, by the currency that they are of when nothing else is said.</summary>
    public static readonly PhraseTable<string> Hundredths = PhraseTable.Of<string>(
        ("USD", "cents, cent, ¢, 美分"),
        ("EUR", "euro cents, 欧分"),
        ("GBP", "pence, 便士"));
}
