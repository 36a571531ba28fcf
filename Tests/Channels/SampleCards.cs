using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Surveys;

namespace Dengta.Tests.Channels;

/// <summary>Cards as the product sends them, and some that nobody should send. Their names are those of the golden files.</summary>
static class SampleCards
{
    /// <summary>Every text in it must be shown as it stands, but for what is invisible.</summary>
    public static readonly string[] HostileTexts =
    [
        "[点我领奖](https://evil.example/)", "**粗** _斜_ `码` ~~删~~", "# 标题", "- 列表", "1. 一", "> 引用", "---",
        "<b>x</b><script>alert(1)</script>", "<https://evil.example/>", "&lt;b&gt; AT&T R&D", "{{DATE(2026-01-01T00:00:00Z, SHORT)}}",
        "C:\\dir\\*.txt", "👨‍👩‍👧‍👦🇨🇳👍🏽", "![图](https://evil.example/a.png)", "<at>所有人</at>", "    缩进", "a_b_c 2*3*4", "\"引号\" 'x' \\",
    ];

    static readonly CardButton[] AfterBooking =
    [
        new("撤销", "undo", ("inbox", "0199a3f2-6c1e-7d40-9a55-0b8f2f1c7e11")),
        new("修改", "amend", ("inbox", "0199a3f2-6c1e-7d40-9a55-0b8f2f1c7e11")),
        new("进度", "progress"),
    ];

    // The link of Survey(), as a reader of codes read it.
    const string Code =
        "iVBORw0KGgoAAAANSUhEUgAAAOEAAADhAQAAAAAWyO/XAAACGklEQVR4nO2YMY6sMBBECxE49BF8E7gYEkhcDG7iIzh0YFFf1QzsaHb/Dzb4PcEQIMSbwNPuqi4D/uNa8K"
        + "Gfavy2NwqArkypDuj1roEbgOBMZ3IvPTGypdqROewkvemEsHPNQU88gBT2gvQOtMzZFq4iJr4LvYvI0ufwDlT7S7IOcdHqe37bfQ/60ELY79sPSvnf1C41nK10t3K+uIoD"
        + "LRMqIjOG2BJ3vTul4UrZrMNSFdX+ZhVWwJlyw6kAhC22hIfbetKCUxDVWo9ciU76cKYT0HFBHUwBBakC060UJ0oSg5x1iwvqqL+wPdXZiZZZbTbLXueMkYucf0rOVLcj6p"
        + "1844gNFZgvj/Wimj1bJNFx1QxotsmXQr0olxSOa5G1Kz3rqMnpTJsG0ARLX1p9Nmk4Uyl0PPNpz7DBLGPNdKaWKBaEQwod1HXy2OBL5fz3IgFYkn6eki60TAmIa5YM1H89"
        + "oVFOX0rmOloS1I2nFr4U6kVXXqY/C8xZA/xWihvVms3q9TudgCzae1PK6jWKdOBQ2JEq6EuVVEclQcRm+V60eVMliq70Oi3OuXZcM15yjhM9YwUwKaQqGJ7p0JOe57I+q3"
        + "5nxNHhDN7Uvo3olC+PHayIFsZ8qZ33aQMyPzwW/dMM9aMFCUqC5mYvZw1PCm6P/YW+3WRven0bkW9Q80hhLHlT0wIUUpWkYU+383vRv18f+qkGf9cbfwCmsLUdnnO8BAAA"
        + "AABJRU5ErkJggg==";

    static readonly string[] Mondays = ["9/28", "10/5", "10/12", "10/19", "10/26", "11/2", "11/9", "11/16"];
    static readonly string[] Contents = ["签单 华为", "拜访 中兴 · 李工", "回款 比亚迪", "报价 大疆创新科技二期扩容", "跟进 腾讯"];
    static readonly string[] Amounts = ["30万", "", "12.5万", "-3,000", ""];

    public static readonly IReadOnlyDictionary<string, Card> All = new Dictionary<string, Card>
    {
        ["booked-zh"] = Booked(),
        ["booked-en"] = BookedInEnglish(),
        ["progress-zh"] = Progress(),
        ["progress-en"] = ProgressInEnglish(),
        ["question-zh"] = Question(),
        ["question-en"] = QuestionInEnglish(),
        ["history-zh"] = History(12),
        ["review-zh"] = Review(),
        ["refusal-en"] = new(Language.English, "That amount is over your limit", new Line("A deal of ¥5,000,000 waits for Chen Jing. Nothing is booked yet.", Tone.Warning)),
        ["survey-zh"] = Survey(),
        ["hostile"] = Hostile(),
    };

    public static IEnumerable<TheoryDataRow<string>> Names => All.Keys.Select(name => new TheoryDataRow<string>(name));

    public static Card Booked() => new Card(
        Language.Chinese,
        "已记 3 条",
        new Facts([new("拜访", "中兴 · 李工"), new("签单", "华为 · 30万"), new("回款", "比亚迪 · 12万（11月21日，补记）")]),
        new Bar("11月签单额", 0.75m, 0.8m, "62万 / 83万(75%)", Tone.Warning),
        new Bar("激励 100万", 0.62m, null, "还差 38万", Tone.Default)).With(AfterBooking);

    public static Card BookedInEnglish() => new Card(
        Language.English,
        "3 entries booked",
        new Facts([new("Visit", "ZTE · Li"), new("Deal", "Huawei · ¥300,000"), new("Payment", "BYD · ¥120,000 (21 Nov, late)")]),
        new Bar("November revenue", 0.85m, 0.8m, "¥706k / ¥830k (85%)", Tone.Good),
        new Bar("Stretch ¥1.0M", 0.71m, null, "¥294k to go", Tone.Default)).With(
            new("Undo", "undo", ("inbox", "17")), new("Change", "amend", ("inbox", "17")), new("Progress", "progress"));

    public static Card Progress() => new Card(
        Language.Chinese,
        "王芳的进度 · 11月24日",
        new Heading("本月"),
        new Bar("签单额", 0.75m, 0.8m, "62万 / 83万(75%)", Tone.Warning),
        new Line("还差 21万 · 剩 5 个工作日，每天 4.2万\n近 8 周 " + Sparkline.Of([3, 6, 4, 9, 12, 7, 14, 7]), Tone.Subtle),
        new Bar("回款", 0.41m, 0.8m, "29万 / 70万(41%)", Tone.Bad),
        new Line("还差 41万 · 每天 8.2万\n近 8 周 " + Sparkline.Of([5, 5, 4, 3, 4, 3, 3, 2]), Tone.Subtle),
        new Bar("拜访", 1.1m, 0.8m, "33 / 30 次(110%)", Tone.Good),
        new Line("近 8 周 " + Sparkline.Of([6, 7, 7, 8, 8, 9, 8, 9]), Tone.Subtle),
        new Heading("本季"),
        new Bar("签单额", 0.58m, 0.6m, "1450万 / 2500万(58%)", Tone.Default),
        new Bar("新客户", 0m, 0.6m, "0 / 6 个(0%)", Tone.Bad)).With(
            new("上周", "progress", ("period", "last-week")), new("团队", "progress", ("scope", "team")), new("为什么是这个分", "explain"));

    public static Card ProgressInEnglish() => new Card(
        Language.English,
        "Fang Wang · 24 November",
        new Heading("This month"),
        new Bar("Revenue", 0.75m, 0.8m, "¥620k / ¥830k (75%)", Tone.Warning),
        new Line("¥210k to go · 5 working days, ¥42k a day\n8 weeks " + Sparkline.Of([3, 6, 4, 9, 12, 7, 14, 7]), Tone.Subtle),
        new Bar("Collections of the enterprise team", 0.41m, 0.8m, "¥290,000 / ¥700,000 (41%)", Tone.Bad),
        new Line("¥410k to go · ¥82k a day", Tone.Subtle),
        new Heading("Process"),
        new Facts([new("Visits", "33 / 30", Tone.Good), new("Quotes", "4 / 10", Tone.Bad), new("Satisfaction", "86 (n = 7)"), new("Response time", "no data", Tone.Subtle)])).With(
            new("Last week", "progress", ("period", "last-week")), new("Team", "progress", ("scope", "team")));

    public static Card Question() => new Card(
        Language.Chinese,
        "是哪个华为？",
        new Line("「今天拜访了华为张总，签了30万」里的客户有三个同名的，还没有记账。"),
        new ChoiceInput("customer", "客户", [new("华为技术有限公司", "c17"), new("华为终端有限公司", "c18"), new("华为数字能源", "c21")], "c17"),
        new TextInput("note", "备注", "例如：二期扩容", Multiline: true)).With(
            new("记下", "confirm", ("draft", "d-204")), new("新客户", "new-customer", ("draft", "d-204")), new("不记了", "cancel", ("draft", "d-204")));

    public static Card QuestionInEnglish() => new Card(
        Language.English,
        "How was the week?",
        new Line("Pre-filled from your log; change what is wrong."),
        new TextInput("blockers", "Blockers", Multiline: true, Value: "Waiting for the price list"),
        new ChoiceInput("mood", "Next week", [.. Enumerable.Range(1, 7).Select(i => new Choice($"Plan {i}", $"p{i}"))])).With(
            new("Send", "week"), new("Skip", "skip"), new("Pause 1 week", "pause"), new("Pause 2 weeks", "pause", ("weeks", "2")),
            new("Opt out", "opt-out"), new("Why?", "help"), new("A seventh", "never"));

    public static Card History(int rows) => new Card(
        Language.Chinese,
        $"最近 {rows} 条记录",
        new Grid(
            ["日期", "内容", "金额"],
            [.. Enumerable.Range(0, rows).Select(i => (System.Collections.Immutable.ImmutableArray<string>)[$"11-{24 - (i % 24):00}", Contents[i % Contents.Length], Amounts[i % Amounts.Length]])])).With(
                new CardButton("更早", "history", ("before", "2026-11-12")));

    public static Card Survey() => new ForwardCard(
        "灯塔科技", "小米科技有限责任公司", "https://survey.example.com/survey/e8d78826e4344719c6edd3eefe4806e7", new(2026, 12, 7), Convert.FromBase64String(Code))
        .Ask(Language.Chinese, new(2026, 11, 24));

    public static Card Review() => new Card(
        Language.Chinese,
        "周复盘 · 华南一部 · 11月17–23日",
        new Bar("11月签单额", 0.66m, 0.76m, "412万 / 620万(66%)", Tone.Warning),
        new Facts([new("比上周", "+38万", Tone.Good), new("逾期跟进", "7 个", Tone.Bad), new("未记录", "2 人", Tone.Warning), new("预测", "540–600万（上次偏差 8%）")]),
        new Trend("近8周签单额", [.. Mondays.Zip((decimal[])[18, 31, 9, 44, 62, 38, 71, 109], (day, sum) => new TrendPoint(day, sum * 10_000))], "最高 109万 · 最近 109万"),
        new Heading("需要帮助"),
        new Line("李雷：两周没有新报价，两个大单停在谈判。\n韩梅梅：回款逾期 3 笔，共 26万。"),
        new Heading("团队"),
        new Grid(["成员", "签单额", "达成"], [["王芳", "62万", "75%"], ["李雷", "18.5万", "22%"], ["韩梅梅", "1,204.5万", "101%"]])).With(
            new("已阅", "review-read", ("week", "2026-W47")), new("约谈", "review-talk", ("week", "2026-W47")),
            new("调整策略", "review-change", ("week", "2026-W47")), new("申请改目标", "review-target", ("week", "2026-W47")), new("详情", "report"));

    static Card Hostile() => new Card(
        Language.Chinese,
        "**标题** [x](https://evil.example/)",
        new Line(string.Join('\n', HostileTexts)),
        new Line("签了\u202E30万\u202C元", Tone.Warning),
        new Line(string.Concat(Enumerable.Repeat("很长😀", 2500)), Tone.Subtle),
        new Facts([new("*标签*", "- 值\n假的一行"), new("1. 号", "[x](https://evil.example/)", Tone.Bad)]),
        new Bar("_[x](https://evil.example/)_", 3m, 0.5m, "*x*", Tone.Bad),
        new Grid(["# a", "> b"], [["- c", "1. d"], ["", "+ e"]]),
        new ChoiceInput("c", "*c*", [new("**x**", "1"), new("{{DATE(2026-01-01T00:00:00Z)}}", "2")]),
        new TextInput("t", "<b>", "[x](https://evil.example/)", Value: "**as typed**\n")).With(
            new CardButton("**撤销** [x](https://evil.example/)", "undo", ("lang", "xx"), ("text", "\"<&'")));
}
