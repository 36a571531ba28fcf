using Dengta.BotApp.Understanding;

namespace Dengta.Tests.Understanding;

public sealed class ReaderTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);

    public static TheoryData<string, string> ChineseLogs => Cases.Rows(Cases.ChineseLogs);

    public static TheoryData<string, string> EnglishLogs => Cases.Rows(Cases.EnglishLogs);

    public static TheoryData<string, string> NotLogged => Cases.Rows(Cases.NotLogged);

    public static TheoryData<string, string> Questions => Cases.Rows(Cases.Questions);

    public static TheoryData<string, string> Requests => Cases.Rows(Cases.Requests);

    public static TheoryData<string, string> ChineseTrades => Cases.Rows(Cases.ChineseTrades);

    public static TheoryData<string, string> ChineseTraps => Cases.Rows(Cases.ChineseTraps);

    public static TheoryData<string, string> EnglishTrades => Cases.Rows(Cases.EnglishTrades);

    public static TheoryData<string, string> EnglishTraps => Cases.Rows(Cases.EnglishTraps);

    public static TheoryData<string, string> BothLanguages => Cases.Rows(Cases.BothLanguages);

    public static TheoryData<string, string> OtherQuestions => Cases.Rows(Cases.OtherQuestions);

    public static TheoryData<string, string> OtherRequests => Cases.Rows(Cases.OtherRequests);

    public static TheoryData<string, string> Everyday => Cases.Rows(Cases.Everyday);

    public static TheoryData<string, string> EverydayRest => Cases.Rows(Cases.EverydayRest);

    public static TheoryData<string, string> EverydayMore => Cases.Rows(Cases.EverydayMore);

    public static TheoryData<string, string> EverydayAgain => Cases.Rows(Cases.EverydayAgain);

    [Theory, MemberData(nameof(Everyday)), MemberData(nameof(EverydayRest)), MemberData(nameof(EverydayMore)), MemberData(nameof(EverydayAgain))]
    public void An_ordinary_week_is_understood(string text, string reading) => Check(text, reading);

    [Theory, MemberData(nameof(ChineseLogs)), MemberData(nameof(ChineseTrades))]
    public void Chinese_work_is_understood(string text, string reading) => Check(text, reading);

    [Theory, MemberData(nameof(EnglishLogs)), MemberData(nameof(EnglishTrades)), MemberData(nameof(BothLanguages))]
    public void English_and_mixed_work_is_understood(string text, string reading) => Check(text, reading);

    [Theory, MemberData(nameof(NotLogged)), MemberData(nameof(ChineseTraps)), MemberData(nameof(EnglishTraps))]
    public void What_did_not_happen_or_was_not_the_senders_is_not_logged(string text, string reading) => Check(text, reading);

    [Theory, MemberData(nameof(Questions)), MemberData(nameof(OtherQuestions))]
    public void Questions_are_understood(string text, string reading) => Check(text, reading);

    [Theory, MemberData(nameof(Requests)), MemberData(nameof(OtherRequests))]
    public void Requests_are_understood(string text, string reading) => Check(text, reading);

    [Fact]
    public void A_text_of_more_than_2000_characters_is_nothing() =>
        Assert.Same(Reading.Nothing, Reader.Read("拜访了海信 " + new string('哈', 2000), Monday));

    [Fact]
    public void A_number_beyond_any_number_is_none() =>
        Assert.DoesNotContain(Reader.Read("签了海信三点一四" + new string('亿', 60), Monday).Events, e => e.Amount > 1_000_000_000_000_000m);

    // A doubtful message may be read in several ways, divided by a bar.
    static void Check(string text, string reading)
    {
        var said = Said.Of(Reader.Read(text, Monday), Monday);
        if (!reading.Split('|').Contains(said)) Assert.Equal(reading, said);
    }
}
