namespace Dengta.Domain.Ledger;

/// <summary>
/// What is left of a customer's registered name once everything is gone that people leave out: 深圳市中兴通讯股份有限公司 and
/// 中兴通讯(深圳)有限公司 are 中兴通讯.
/// </summary>
static class CustomerCore
{
    static readonly string[] Places =
    [
        "中国", "北京", "上海", "天津", "重庆", "香港", "澳门", "台湾", "广东", "浙江", "江苏", "山东", "四川", "湖北", "湖南", "河北", "河南", "福建", "安徽",
        "江西", "辽宁", "吉林", "黑龙江", "陕西", "山西", "云南", "贵州", "广西", "海南", "甘肃", "青海", "宁夏", "新疆", "西藏", "内蒙古", "深圳", "广州", "杭州",
        "南京", "苏州", "武汉", "成都", "西安", "东莞", "佛山", "宁波", "厦门", "青岛", "大连", "无锡", "长沙", "郑州", "济南", "福州", "合肥", "沈阳",
        "哈尔滨", "长春", "昆明", "石家庄", "太原", "南昌", "南宁", "贵阳", "兰州", "海口", "珠海", "中山", "惠州", "温州", "常州", "南通", "嘉兴", "绍兴", "泉州",
        "烟台", "潍坊", "徐州", "扬州", "金华", "台州",
    ];

    static readonly string[] LegalWords = ["the", "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc", "gmbh", "ag", "sa", "group", "holdings"];

    // A name must still name somebody: of 北京银行 more than 银行 is needed.
    const int Shortest = 2;

    static readonly string[] TooGeneral = ["银行", "医院", "大学", "电力", "地铁", "机场", "科技", "集团", "啤酒", "钢铁", "电信", "移动", "联通"];

    /// <summary>The core of a name, in the form of <see cref="CustomerName.Key"/>.</summary>
    /// <param name="name">As written, with brackets and spaces where there are any.</param>
    public static string Of(string name)
    {
        var key = CustomerName.Key(WithoutLegalWords(WithoutBrackets(name)));
        var start = 0;
        while (PlaceAt(key, start) is > 0 and var length) start += length;
        var rest = key[start..];
        return rest.Length < Shortest || TooGeneral.Contains(rest) ? key : rest;
    }

    static string WithoutBrackets(string name)
    {
        var open = name.AsSpan().IndexOfAny('(', '（');
        if (open <= 0) return name;
        var length = name.AsSpan(open).IndexOfAny(')', '）');
        return length < 0 ? name : name.Remove(open, length + 1);
    }

    static string WithoutLegalWords(string name)
    {
        var words = name.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
        var kept = words.Where(w => !LegalWords.Contains(w.ToLowerInvariant())).ToArray();
        return kept.Length == 0 || kept.Length == words.Length ? name : string.Join(' ', kept);
    }

    /// <summary>How long the place is that stands there, with its 省, 市 or 区; 0 for none.</summary>
    static int PlaceAt(string key, int at)
    {
        foreach (var place in Places)
        {
            if (string.CompareOrdinal(key, at, place, 0, place.Length) != 0) continue;
            var end = at + place.Length;
            return place.Length + (end < key.Length && key[end] is '省' or '市' ? 1 : 0);
        }
        return 0;
    }
}
