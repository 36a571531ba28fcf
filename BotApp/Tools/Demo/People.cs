using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>Somebody who works in the demo company.</summary>
/// <param name="Revenue">This year's base a month, in yuan, before the ramp of a newcomer; 0 for who does not sell.</param>
/// <param name="Visits">The base a month.</param>
/// <param name="Strength">What share of the base an average month of the past brought.</param>
/// <param name="Now">Where the current month stands: 1 is exactly on pace.</param>
/// <param name="NewCustomers">How many the person has won within the history.</param>
sealed record Person(
    int Id, string Name, string NameEn, int Unit, Role Role, DateOnly Joined, decimal Revenue, int Visits, decimal Strength, decimal Now,
    int NewCustomers)
{
    /// <summary>From this many new customers on they are a target too.</summary>
    const int Hunter = 4;

    public bool Sells => Revenue > 0;

    public bool HuntsCustomers => NewCustomers >= Hunter;
}

static class People
{
    /// <summary>李雷, whose month the walk through the demo is told along.</summary>
    public const int Hero = 1;

    /// <summary>陈静, who imported the customers that the company had already.</summary>
    public const int Operations = 5;

    /// <summary>Everybody, by id.</summary>
    public static IReadOnlyList<Person> Of(DateOnly today) =>
    [
        //  id  name      name in English Unit             Role           joined      revenue visits  strength now  new customers
        new(01, "李雷", "Li Lei", Units.EastOne, Role.Rep, On(2022, 3, 14), 833_000, 36, 0.96m, 0.76m, 3),
        new(02, "韩梅梅", "Han Meimei", Units.EastOne, Role.Rep, On(2021, 7, 5), 900_000, 40, 1.14m, 1.40m, 10),
        new(03, "王芳", "Wang Fang", Units.EastOne, Role.Manager, On(2018, 4, 9), 400_000, 16, 1.02m, 1.05m, 0),
        new(04, "张伟", "Zhang Wei", Units.Company, Role.Director, On(2016, 9, 1), 0, 0, 0, 0, 0),
        new(05, "陈静", "Chen Jing", Units.Company, Role.Ops, On(2019, 5, 13), 0, 0, 0, 0, 0),
        new(06, "赵强", "Zhao Qiang", Units.Company, Role.Admin, On(2020, 2, 24), 0, 0, 0, 0, 0),
        new(07, "刘洋", "Liu Yang", Units.EastOne, Role.Rep, On(2023, 3, 6), 650_000, 32, 0.88m, 0.90m, 2),
        new(08, "周婷", "Zhou Ting", Units.EastOne, Role.Rep, DaysBefore(today, 80), 600_000, 36, 0.80m, 1.04m, 4),
        new(09, "孙磊", "Sun Lei", Units.EastTwo, Role.Manager, On(2018, 10, 15), 350_000, 14, 0.97m, 0.92m, 0),
        new(10, "吴倩", "Wu Qian", Units.EastTwo, Role.Rep, On(2021, 11, 1), 750_000, 34, 1.06m, 1.12m, 2),
        new(11, "郑浩", "Zheng Hao", Units.EastTwo, Role.Rep, On(2022, 8, 22), 700_000, 34, 0.72m, 0.58m, 1),
        new(12, "冯雪", "Feng Xue", Units.EastTwo, Role.Rep, On(2020, 6, 8), 800_000, 36, 1.10m, 1.38m, 9),
        new(13, "何俊", "He Jun", Units.EastTwo, Role.Rep, On(2024, 4, 15), 600_000, 38, 0.84m, 0.86m, 3),
        new(14, "黄敏", "Huang Min", Units.South, Role.Manager, On(2017, 3, 20), 300_000, 10, 1.04m, 1.10m, 0),
        new(15, "林峰", "Lin Feng", Units.SouthOne, Role.Manager, On(2019, 1, 7), 380_000, 16, 1.00m, 0.97m, 0),
        new(16, "杨帆", "Yang Fan", Units.SouthOne, Role.Rep, On(2020, 9, 14), 850_000, 38, 1.18m, 1.47m, 2),
        new(17, "徐丽", "Xu Li", Units.SouthOne, Role.Rep, On(2022, 5, 30), 700_000, 34, 0.94m, 1.01m, 2),
        new(18, "马超", "Ma Chao", Units.SouthOne, Role.Rep, On(2021, 4, 12), 780_000, 36, 0.99m, 0.93m, 2),
        new(19, "朱琳", "Zhu Lin", Units.SouthOne, Role.Rep, On(2023, 9, 4), 620_000, 34, 0.78m, 0.71m, 1),
        new(20, "胡军", "Hu Jun", Units.SouthTwo, Role.Manager, On(2018, 7, 2), 360_000, 14, 0.95m, 0.84m, 0),
        new(21, "郭晓燕", "Guo Xiaoyan", Units.SouthTwo, Role.Rep, On(2020, 3, 23), 880_000, 38, 1.08m, 1.08m, 9),
        new(22, "罗斌", "Luo Bin", Units.SouthTwo, Role.Rep, On(2023, 6, 12), 640_000, 32, 0.90m, 0.82m, 2),
        new(23, "梁雨桐", "Liang Yutong", Units.SouthTwo, Role.Rep, DaysBefore(today, 45), 600_000, 36, 0.75m, 0.62m, 4),
        new(24, "宋佳", "Song Jia", Units.SouthTwo, Role.Rep, On(2022, 11, 7), 700_000, 34, 0.97m, 0.95m, 3),
    ];

    static DateOnly On(int year, int month, int day) => new(year, month, day);

    static DateOnly DaysBefore(DateOnly today, int days) => Period.Week(today.AddDays(-days)).Start;
}
