using System.Collections.Frozen;
using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Entities;

/// <summary>Divides a stretch of Chinese characters into a company and a person: 华为张总, 蓝海科技王芳.</summary>
static class HanParties
{
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Departments = ("设备科 设备处 设备部 采购部 采购科 采购处 信息科 信息处 信息部 药剂科 器械科 工程部 工程科 工程处 技术部 技术科 技术处 市场部 行政部 行政科 人事部 人事科 人力部 财务部 财务科 财务处 "
        + "物资部 物资科 物资处 生产部 研发部 后勤部 后勤科 后勤处 基建处 基建科 总务科 总务处 供应科 供应部 供应处 销售部 质检部 质检科 质量部 品质部 网络部 运维部 科研处 科教科 医务科 检验科 影像科 计财处 招标办 项目部 保卫科 教务处 资产处 国资处 外贸部 仓储部 物流部 营销部 品牌部 运营部 企划部 综合部 安全部 客服部 商务部 渠道部 产品部 开发部 战略部 投资部 审计部 数字部 装备部 动力部 能源部 法务部")
        .Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    public static Party Split(Message message, int start, int stop, int title, bool isContact)
    {
        var whole = message.Text[start..stop];
        var folded = message.Folded.AsSpan(start, stop - start);
        if (title == 0 && LettersOfPerson(folded) is > 0 and var letters) return Of("", whole[..letters], false);
        if (title > 0)
        {
            var person = PersonLength(folded[..^title]) + title;
            return Of(TrimOf(whole[..^person]), whole[^person..], true);
        }
        if (!isContact && folded.Length == 3 && "交写填发做更提打补改".Contains(folded[2])
            && GivenNames.IsChinesePerson(folded[..2])) return Of("", whole[..2], false);
        if (isContact || GivenNames.IsChinesePerson(folded)) return Of("", whole, false);
        if (PersonAfterFirm(folded) is > 0 and var length) return Of(whole[..^length], whole[^length..], false);
        return Of(TrimOf(whole), null, false);
    }

    // Emily负责: a given name in letters does not run on into characters.
    static int LettersOfPerson(ReadOnlySpan<char> folded)
    {
        var end = 0;
        while (end < folded.Length && Letters.IsLatin(folded[end])) end++;
        return end < folded.Length && GivenNames.IsGivenName(folded[..end]) ? end : 0;
    }

    static Party Of(string company, string? person, bool hasTitle) =>
        new(company.Length == 0 ? null : WithoutDepartment(company), person is null ? [] : [person], 0, 0) { HasTitle = hasTitle };

    // 省人民医院设备科: the department is no part of the customer.
    static string WithoutDepartment(string company)
    {
        var end = company.Length - 3;
        return end >= 2 && company[^1] is '科' or '部' or '处' or '办' && Departments.Contains(company.AsSpan(end)) ? company[..end] : company;
    }

    // 百川化工都签了: 都 belongs to the verb, unless it is a city.
    static string TrimOf(string company) => company.Length > 2 && (company[^1] == '的' || company[^1] == '都' && company[^2] is not ('成' or '首' or '古' or '新' or '京'))
        ? company[..^1] : company;

    /// <summary>How many of the last characters are the surname (or the whole name) that a title follows; 0 when none.</summary>
    public static int PersonLength(ReadOnlySpan<char> stretch)
    {
        var n = stretch.Length;
        // Amy姐
        if (n > 1 && Letters.IsLatin(stretch[^1]) && !stretch.ContainsAnyInRange('\u3400', '\u9fff')) return n;
        if (n >= 2 && GivenNames.IsDoubleSurname(stretch[^2..])) return 2;
        if (n >= 2 && stretch[^2] is '小' or '老' && GivenNames.IsSurname(stretch[^1])) return 2;
        if (n == 3 && GivenNames.IsChinesePerson(stretch)) return 3;
        if (n >= 1 && GivenNames.IsCommonSurname(stretch[^1]) && n != 2) return 1;
        if (n == 2 && GivenNames.IsCommonSurname(stretch[0])) return 2;
        if (n >= 2 && n != 3 && GivenNames.IsCommonSurname(stretch[^2])) return 2;
        if (n == 3 && GivenNames.IsCommonSurname(stretch[0])) return 3;
        if (n >= 5 && GivenNames.IsCommonSurname(stretch[^3])) return 3;
        return n >= 1 && GivenNames.IsSurname(stretch[^1]) ? 1 : 0;
    }

    // 蓝海科技王芳: a person follows a company that ends like one.
    static int PersonAfterFirm(ReadOnlySpan<char> name)
    {
        for (var length = 3; length >= 2; length--)
            if (name.Length >= length + 3 && GivenNames.IsChinesePerson(name[^length..]) && FirmEndings.IsAtEndOf(name[..^length]))
                return length;
        return 0;
    }
}
