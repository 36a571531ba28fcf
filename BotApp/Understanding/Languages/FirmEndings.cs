using System.Collections.Frozen;

namespace Dengta.BotApp.Understanding.Languages;

/// <summary>How names of Chinese firms end: 博远医疗, 海澜之家.</summary>
static class FirmEndings
{
    const int Shortest = 2;

    const int Longest = 3;

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = ("之家 公司 集团 科技 医疗 机械 物流 电子 重工 银行 保险 医院 大学 学院 学校 工厂 股份 实业 贸易 制药 药业 食品 地产 置业 建设 建筑 能源 汽车 电气 电器 通信 网络 软件 信息 传媒 "
        + "文化 教育 酒店 餐饮 服饰 化工 材料 生物 环保 农业 航空 证券 基金 研究院 设计院 中心 智能 装备 设备 控股 投资 供应链 超市 百货 商贸 技术 数据 纺织 家居 家具 钢铁 水泥 电力 光电 半导体 国际 世纪 时代 动力 精密 仪器 器械 快递 速运 乳业 酒业 牧业 铝业 纸业 工业 制造 集成 咨询 广告 租赁 游戏 互动 健康 种业 粮油 商场 广场 农场 牧场 林场 客运 货运 港务 水务 燃气 热力 物业 会所 门窗 卫浴 厨具 茶饮 饮料 油脂 矿业 渔业 印务 塑胶 塑料 橡胶 铸造 汽配 眼镜 光学 出租 旅游 旅行社 会展 影视 事务所 诊所 药店 药房 书店 便利店 民宿 幼教 幼儿园 中学 小学 家政 冷链 地铁 建材 机电 暖通 水利 密封 空调 轴承 电机 阀门 模具 玻璃 陶瓷 灯饰 涂料 家电 母婴 宠物 美容 美发 餐厅 饭店 宾馆 检测 认证 安防 消防 园林 装饰 装潢 印刷 包装")
        .Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The length of the ending that begins the text; 0 when none does.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        for (var length = Shortest; length <= Math.Min(Longest, text.Length); length++)
            if (Words.Contains(text[..length]))
                return length;
        return 0;
    }

    /// <summary>Whether the text ends as firms do.</summary>
    public static bool IsAtEndOf(ReadOnlySpan<char> text)
    {
        for (var length = Shortest; length <= Math.Min(Longest, text.Length); length++)
            if (Words.Contains(text[^length..]))
                return true;
        return false;
    }
}
