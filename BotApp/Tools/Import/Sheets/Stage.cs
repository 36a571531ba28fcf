namespace Dengta.BotApp.Tools.Import.Sheets;

enum Stage
{
    Won,
    Lost,
    Open,
}

/// <summary>What the stages of a pipeline mean. One that is not known is a fault: nobody's deal is lost or won on a guess.</summary>
static class Stages
{
    static readonly string[] Won = ["won", "closed won", "signed", "赢单", "成交", "已成交", "签约", "已签约", "已签单"];
    static readonly string[] Lost = ["lost", "closed lost", "cancelled", "canceled", "输单", "丢单", "流失", "失败", "已取消"];

    static readonly string[] Open =
    [
        "open", "prospecting", "engaging", "qualification", "qualified", "needs analysis", "value proposition", "proposal",
        "proposal/price quote", "quote", "negotiation", "negotiation/review", "pipeline",
        "跟进", "跟进中", "初步接洽", "初步接触", "需求确认", "需求分析", "方案报价", "报价", "商务谈判", "谈判", "立项",
    ];

    /// <returns>Null where the stage is not known.</returns>
    public static Stage? Read(string text, ImportOptions options) =>
        Is(text, options.Won) ? Stage.Won
        : Is(text, options.Lost) ? Stage.Lost
        : Is(text, options.Open) ? Stage.Open
        : Is(text, Won) ? Stage.Won
        : Is(text, Lost) ? Stage.Lost
        : Is(text, Open) ? Stage.Open
        : null;

    static bool Is(string text, IReadOnlyList<string> names) => names.Contains(text, StringComparer.OrdinalIgnoreCase);
}
