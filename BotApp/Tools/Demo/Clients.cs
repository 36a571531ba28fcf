using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>A customer of the demo company.</summary>
/// <param name="Name">As in the register.</param>
/// <param name="Short">As people write it.</param>
/// <param name="OtherNames">What else people write.</param>
/// <param name="Contacts">Who is met there.</param>
sealed record Client(int Id, string Name, string Short, IReadOnlyList<string> OtherNames, IReadOnlyList<string> Contacts)
{
    /// <summary>The day of the history on which a rep won it; null where the company had it before.</summary>
    public DateOnly? Won { get; init; }

    /// <summary>Every form it is found by.</summary>
    public IEnumerable<string> Keys => OtherNames.Prepend(Short).Prepend(Name).Select(CustomerName.Key).Distinct();
}

static class Clients
{
    /// <summary>Companies that everybody knows; several reps share each.</summary>
    public static IReadOnlyList<Client> WellKnown { get; } =
    [
        new(1, "华为技术有限公司", "华为", ["Huawei"], ["张总", "李工"]),
        new(2, "中兴通讯股份有限公司", "中兴", ["中興", "ZTE"], ["李工", "陈总"]),
        new(3, "比亚迪股份有限公司", "比亚迪", ["BYD"], ["王经理", "刘总"]),
        new(4, "宁德时代新能源科技股份有限公司", "宁德时代", ["CATL"], ["曾总", "黄工"]),
        new(5, "深圳市腾讯计算机系统有限公司", "腾讯", ["Tencent"], ["马经理", "周总"]),
        new(6, "北京京东世纪贸易有限公司", "京东", ["JD", "JD.com"], ["刘经理", "赵总"]),
        new(7, "美的集团股份有限公司", "美的", ["Midea"], ["方总", "何工"]),
        new(8, "海尔智家股份有限公司", "海尔", ["Haier"], ["梁总", "孙经理"]),
        new(9, "珠海格力电器股份有限公司", "格力", ["格力电器", "Gree"], ["董经理", "吴工"]),
        new(10, "小米科技有限责任公司", "小米", ["Xiaomi"], ["雷经理", "林总"]),
        new(11, "百度在线网络技术(北京)有限公司", "百度", ["Baidu"], ["李经理", "崔总"]),
        new(12, "三一重工股份有限公司", "三一重工", ["三一", "Sany"], ["梁经理", "向总"]),
        new(13, "万科企业股份有限公司", "万科", ["Vanke"], ["郁总", "祝经理"]),
        new(14, "顺丰控股股份有限公司", "顺丰", ["顺丰速运", "SF Express"], ["王总", "何经理"]),
        new(15, "北京五八信息技术有限公司", "58同城", [], ["姚总", "庄经理"]),
        new(16, "北京今日头条科技有限公司", "今日头条", ["Toutiao"], ["张经理", "梁工"]),
        new(17, "Acme Corporation", "Acme", [], ["John", "Mary"]),
        new(18, "Globex Corporation", "Globex", [], ["Ms. Lee", "Hank"]),
        new(19, "Contoso Ltd.", "Contoso", [], ["Anna", "Peter"]),
        new(20, "Fabrikam Inc.", "Fabrikam", [], ["David", "Susan"]),
        new(21, "Hooli Inc.", "Hooli", [], ["Gavin", "Laura"]),
        new(22, "Initech LLC", "Initech", [], ["Bill", "Joanna"]),
        new(23, "Umbrella Corp.", "Umbrella", [], ["Alice", "Mr. Chen"]),
        new(24, "Northwind Traders", "Northwind", [], ["Sarah", "Nancy"]),
        new(25, "Stark Industries", "Stark", [], ["Pepper", "Tony"]),
        new(26, "Wayne Enterprises", "Wayne", [], ["Lucius", "Bruce"]),
    ];

    // Invented, and none begins like another or like one of the above: what is typed finds one.
    const string Invented = """
        恒通机械 鼎新机械 力源机械 永固机床 华锐精机 中锐液压 凯盛轴承 金工模具 东启数控 宏达重机 鼎盛电机 宏图传动
        恒通物流 捷运供应链 远航物流 四方仓储 迅达货运 联程运输 安吉冷链 海顺船务 路安车联 驰骋汽车 车之翼汽配 通衢快递
        博远医疗 康禾器械 仁爱医药 同泽药业 益民医院 瑞禾生物 百草堂药业 安泰诊断 明眸眼科 佳音听力 慈航护理 松鹤养老
        蓝天科技 星河软件 云帆数据 曙河智能 深蓝算法 启辰网络 天枢信息 智汇云创 讯博通信 芯岳半导体 光谱传感 慧眼视觉
        新源电力 绿洲环保 朝晖光伏 华泽化工 金石矿业 海纳水务 盛源燃气 风驰新能 宝成钢铁 天禾农化 清澜净化 泰电线缆
        味佳食品 丰年粮油 乐邻超市 山泉饮料 老街酒业 鲜达生鲜 悦然茶业 禾田农业 果满园 四季火锅 麦香烘焙 渔家水产
        锦绣纺织 雅舍家居 木语家具 暖阳家纺 彩虹印染 云裳服饰 步云鞋业 欣欣玩具 明珠灯饰 瓷都卫浴 巧手文具 春蚕丝绸
        宏业建工 安居置业 筑梦设计 巧匠装饰 玉龙管业 长桥路桥 坚石水泥 金盾消防 恒升电梯 佳美幕墙 沃土园林 众联仪表
        晨露教育 书香出版 远见咨询 白鹭旅行 海韵酒店 乐享影视 童趣早教 艺海传媒 领航人力 诚立会计 鸿图电子 亿维电源
        """;

    static readonly string[] Places = ["苏州", "杭州", "宁波", "无锡", "深圳", "广州", "东莞", "佛山"];

    static readonly string[] Surnames = ["张", "王", "李", "赵", "陈", "周", "吴", "徐", "孙", "胡", "高", "林", "何", "郭", "罗", "谢", "唐"];

    static readonly string[] Titles = ["总", "经理", "工", "主任", "主管"];

    /// <summary>Mid-sized companies, each of one rep.</summary>
    public static IReadOnlyList<Client> Others { get; } =
        [.. Invented.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Other)];

    // Some are registered under their place, which nobody writes.
    static Client Other(string name, int index) => new(
        WellKnown.Count + 1 + index,
        (index % 3 == 0 ? Places[index / 3 % Places.Length] : "") + name + "有限公司",
        name,
        [],
        [Contact(index), Contact(index * 3 + 7)]);

    static string Contact(int index) => Surnames[index % Surnames.Length] + Titles[index % Titles.Length];
}
