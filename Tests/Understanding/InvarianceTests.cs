using Dengta.BotApp.Understanding;

namespace Dengta.Tests.Understanding;

/// <summary>What people add without meaning it changes nothing, for every message of the tables.</summary>
public sealed class InvarianceTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);

    static readonly string[] Logs = Texts(Cases.Everyday, Cases.ChineseLogs, Cases.ChineseTrades, Cases.EnglishLogs, Cases.EnglishTrades, Cases.BothLanguages);

    static readonly string[] Others = Texts(Cases.NotLogged, Cases.ChineseTraps, Cases.EnglishTraps, Cases.Questions, Cases.OtherQuestions);

    [Fact]
    public void Spaces_around_a_message_do_not_matter() => Same(t => $"  {t} \n");

    [Fact]
    public void An_emoji_behind_a_message_does_not_matter() => Same(t => $"{t}🎉");

    [Fact]
    public void An_emoji_before_a_message_does_not_matter() => Same(t => $"💪 {t}");

    [Fact]
    public void A_leading_mention_does_not_matter() => Same(t => $"@灯塔 {t}");

    [Fact]
    public void Full_width_digits_do_not_matter() =>
        Same(t => string.Concat(t.Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + '０') : c)));

    [Fact]
    public void A_hesitation_before_a_message_does_not_matter() =>
        Same(t => Letters.IsHan(t[0]) ? $"嗯，{t}" : char.IsAsciiLetter(t[0]) ? $"um, {t}" : t);

    [Fact]
    public void What_logs_nothing_adds_nothing_behind_a_log()
    {
        // A mere word or two may go on with the customer before it; only whole sentences are put behind.
        var sentences = Texts(Cases.ChineseTraps, Cases.EnglishTraps).Where(t => t.Length > 7 && Events(t) == 0).ToArray();
        var random = new Random(20261123);
        var added = new List<string>();
        foreach (var log in Logs)
        {
            var text = $"{log}。{sentences[random.Next(sentences.Length)]}";
            if (Events(text) > Events(log)) added.Add(text);
        }
        Assert.True(added.Count == 0, string.Join('\n', added));
    }

    static int Events(string text) => Reader.Read(text, Monday).Events.Count;

    static void Same(Func<string, string> change)
    {
        var changed = new List<string>();
        foreach (var text in (IEnumerable<string>)[.. Logs, .. Others])
        {
            var plain = Said.Of(Reader.Read(text, Monday), Monday);
            var other = Said.Of(Reader.Read(change(text), Monday), Monday);
            if (plain != other) changed.Add($"{change(text)}: {plain} became {other}");
        }
        Assert.True(changed.Count == 0, $"{changed.Count} changed\n{string.Join('\n', changed)}");
    }

    static string[] Texts(params string[] tables) => [.. tables.SelectMany(t => Cases.Rows(t)).Select(row => row.Data.Item1)];
}
