using System.Globalization;

namespace Dengta.Load;

/// <summary>One kind of event of one sender: the customers in turn, with a new amount on every lap.</summary>
sealed class Occurrences(int sender, int start)
{
    const int Amounts = 4_900;
    const int Step = 100;
    const int Least = 10_000;

    // No name is the beginning of another, and none holds a word that means something to a reader of sales logs.
    static readonly string[] ChineseCustomers =
    [
        "恒通机械", "蓝海科技", "东方纺织", "金桥物流", "华远建材", "瑞丰食品", "鼎盛电子", "康宁医药", "明德教育", "安泰化工",
        "宏图家具", "天和能源", "博雅印刷", "长青园林", "中源水务", "利达汽配", "星辰光电", "海纳软件", "永固五金", "凯越酒店",
        "嘉禾农业", "万顺包装", "启明照明", "众诚咨询", "新锐传媒", "祥云航空", "飞跃体育", "雅致服饰",
    ];

    static readonly string[] EnglishCustomers =
    [
        "Northwind", "Bluewater", "Fabrikam", "Contoso", "Litware", "Tailspin", "Proseware", "Adatum", "Wingtip", "Lucerne",
        "Graphix", "Treyside",
    ];

    int _chinese = start;
    int _english = start;

    public Occurrence Chinese() => At(_chinese++, ChineseCustomers);

    public Occurrence English() => At(_english++, EnglishCustomers);

    // A customer's amount changes by one step a lap; the other terms only keep customers and senders from sounding alike.
    Occurrence At(int number, string[] customers)
    {
        var (lap, customer) = (number / customers.Length, number % customers.Length);
        return new(customers[customer], Least + ((lap + (customer * 1_373) + (sender * 197)) % Amounts * Step));
    }
}

/// <param name="Yuan">A multiple of 100, so that every way of writing it is exact.</param>
readonly record struct Occurrence(string Customer, int Yuan)
{
    public string Wan => (Yuan / 10_000m).ToString("0.##", CultureInfo.InvariantCulture) + "万";

    public string Thousands => (Yuan / 1_000m).ToString("0.#", CultureInfo.InvariantCulture) + "k";
}
