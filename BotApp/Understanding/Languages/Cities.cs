using System.Collections.Frozen;

namespace Dengta.BotApp.Understanding.Languages;

/// <summary>Where one travels: 跑了趟苏州 names no customer. Only what is no firm by itself as well.</summary>
static class Cities
{
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = ("北京 上海 广州 深圳 天津 重庆 成都 杭州 南京 武汉 西安 苏州 无锡 常州 南通 扬州 镇江 徐州 宁波 温州 嘉兴 绍兴 金华 台州 湖州 合肥 芜湖 福州 厦门 泉州 南昌 九江 赣州 济南 青岛 烟台 潍坊 "
        + "临沂 郑州 洛阳 长沙 株洲 佛山 东莞 珠海 中山 惠州 汕头 南宁 柳州 桂林 海口 三亚 贵阳 昆明 拉萨 兰州 银川 西宁 乌鲁木齐 石家庄 唐山 保定 太原 大同 呼和浩特 包头 沈阳 大连 长春 哈尔滨 大庆 香港 澳门 台北 义乌 昆山 江阴 张家港 雄安 浦东")
        .Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> name) => Names.Contains(name);
}
