using Dengta.BotApp.Understanding;

namespace Dengta.Tests.Understanding;

public sealed class ReaderTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);

    public static TheoryData<string, string> ChineseLogs => Rows(Cases.ChineseLogs);

    public static TheoryData<string, string> EnglishLogs => Rows(Cases.EnglishLogs);

    public static TheoryData<string, string> NotLogged => Rows(Cases.NotLogged);

    public static TheoryData<string, string> Questions => Rows(Cases.Questions);

    public static TheoryData<string, string> Requests => Rows(Cases.Requests);

    [Theory, MemberData(nameof(ChineseLogs))]
    public void Chinese_work_is_understood(string text, string reading) => Check(text, reading);

    [Theory, MemberData(nameof(EnglishLogs))]
    public void English_and_mixed_work_is_understood(string text, string reading) => Check(text, reading);

    [Theory, MemberData(nameof(NotLogged))]
    public void What_did_not_happen_or_was_not_the_senders_is_not_logged(string text, string reading) => Check(text, reading);

    [Theory, MemberData(nameof(Questions))]
    public void Questions_are_understood(string text, string reading) => Check(text, reading);

    [Theory, MemberData(nameof(Requests))]
    public void Requests_are_understood(string text, string reading) => Check(text, reading);

    [Fact]
    public void A_text_of_more_than_2000_characters_is_nothing() =>
        Assert.Same(Reading.Nothing, Reader.Read("拜访了海信 " + new string('哈', 2000), Monday));

    // A doubtful message may be read in several ways, divided by a bar.
    static void Check(string text, string reading)
    {
        var said = Said.Of(Reader.Read(text, Monday), Monday);
        if (!reading.Split('|').Contains(said)) Assert.Equal(reading, said);
    }

    static TheoryData<string, string> Rows(string table)
    {
        var rows = new TheoryData<string, string>();
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var arrow = line.LastIndexOf(" => ", StringComparison.Ordinal);
            rows.Add(line[..arrow], line[(arrow + 4)..].Trim());
        }
        return rows;
    }
}
