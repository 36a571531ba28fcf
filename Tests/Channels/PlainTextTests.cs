using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Tests.Channels;

public sealed class PlainTextTests
{
    [Fact]
    public void A_booking_reads_well_without_any_markup()
    {
        Assert.Equal(
            """
            已记 3 条
            拜访：中兴 · 李工
            签单：华为 · 30万
            回款：比亚迪 · 12万（11月21日，补记）
            11月签单额 62万 / 83万(75%)
            ■■■■■■■□│□□ 今日应达 80% · 落后 5 个百分点
            激励 100万 还差 38万
            ■■■■■■□□□□
            回复 1 = 撤销 · 2 = 修改 · 3 = 进度
            """.ReplaceLineEndings("\n"),
            PlainText.Of(SampleCards.Booked()));
    }

    [Fact]
    public void It_speaks_the_language_of_the_card()
    {
        Assert.EndsWith("\nReply 1 = Undo · 2 = Change · 3 = Progress", PlainText.Of(SampleCards.BookedInEnglish()));
        Assert.Contains("80% due by today · 5 points ahead", PlainText.Of(SampleCards.BookedInEnglish()));
    }

    [Fact]
    public void Inputs_say_how_to_answer_without_them()
    {
        var text = PlainText.Of(SampleCards.Question());

        Assert.Contains("\n客户：直接回复其中一项：华为技术有限公司 / 华为终端有限公司 / 华为数字能源\n备注：直接回复文字\n", text);
        Assert.Contains("\nBlockers (now: Waiting for the price list): just reply with the text\n", PlainText.Of(SampleCards.QuestionInEnglish()));
    }

    [Fact]
    public void Many_buttons_stand_on_lines_of_their_own_and_none_after_the_sixth()
    {
        var text = PlainText.Of(SampleCards.QuestionInEnglish());

        Assert.EndsWith("\nReply 5 = Opt out\nReply 6 = Why?", text);
    }

    [Fact]
    public void A_name_cannot_imitate_a_line_of_the_bot()
    {
        var card = new Card(Language.Chinese, "t", new Facts([new("客户", "华为\n回复 1 = 送钱\u202E")])).With(new CardButton("撤销", "undo"));

        Assert.Equal("t\n客户：华为 回复 1 = 送钱\n回复 1 = 撤销", PlainText.Of(card));
    }

    [Fact]
    public void A_text_cut_to_fit_keeps_its_buttons()
    {
        var text = PlainText.Of(SampleCards.History(100), max: 120);

        Assert.InRange(text.Length, 100, 120);
        Assert.StartsWith("最近 100 条记录\n日期 | 内容 | 金额\n", text);
        Assert.EndsWith("…\n回复 1 = 更早", text);
    }

    [Theory]
    [InlineData("1", "undo")]
    [InlineData(" １ ", "undo")]
    [InlineData("2.", "amend")]
    [InlineData("3、", "progress")]
    [InlineData("回复1", "undo")]
    [InlineData("回复 3", "progress")]
    [InlineData("选2", "amend")]
    [InlineData("第3个", "progress")]
    [InlineData("Reply 2", "amend")]
    [InlineData("reply:2", "amend")]
    [InlineData("回复 1 = 撤销", "undo")]
    [InlineData("2 = 修改", "amend")]
    public void A_number_means_the_button(string reply, string verb) =>
        Assert.Equal(verb, PlainText.ButtonAt(SampleCards.Booked(), reply)?.Verb);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("4")]
    [InlineData("12")]
    [InlineData("1万")]
    [InlineData("1.5")]
    [InlineData("1个")]
    [InlineData("1 = 修改")]
    [InlineData("1 2")]
    [InlineData("回复")]
    [InlineData("撤销")]
    [InlineData("签单1")]
    [InlineData("第1季度")]
    public void All_else_is_no_button(string reply) => Assert.Null(PlainText.ButtonAt(SampleCards.Booked(), reply));

    [Fact]
    public void A_cut_tears_no_emoji_wherever_it_falls()
    {
        const string text = "a😀b👨‍👩‍👧c❤️d";
        var kept = Enumerable.Range(0, text.Length + 1).Select(max => text[..ShownText.CutAt(text, max)]).Distinct();

        Assert.Equal(["", "a", "a😀", "a😀b", "a😀b👨‍👩‍👧", "a😀b👨‍👩‍👧c", "a😀b👨‍👩‍👧c❤️", text], kept);
    }

    [Fact]
    public void A_trend_rises_and_falls_with_its_numbers()
    {
        Assert.Equal("▁▂▃▅▆▇", Sparkline.Of([0, 1, 2, 3, 4, 5]));
        Assert.Equal("▁▁▁", Sparkline.Of([0, 0, -1]));
        Assert.Equal("", Sparkline.Of([]));
    }
}
