using System.Text.RegularExpressions;

namespace Dengta.Tests.Channels.Teams;

/// <summary>Whatever the bot can log about Teams stands in docs/teams.md, in the words of the log, with what to do.</summary>
public sealed partial class TroubleshootingTests
{
    public static TheoryData<string> Messages => Found(Message(), "BotApp/Channels/Teams", "BotApp/Conversation", "BotApp/Hosting", "Domain/Messages");

    /// <summary>Why a request is refused, and why a card is not delivered: the part that the messages leave open.</summary>
    public static TheoryData<string> Reasons => Found(Reason(), "BotApp/Channels/Teams");

    static string Root { get; } = Path.GetDirectoryName(Path.GetDirectoryName(Golden.Folder))!;

    static string Page { get; } = File.ReadAllText(Path.Combine(Root, "docs", "teams.md"));

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_is_logged_stands_in_the_table(string message) =>
        Assert.Contains(Fixed().Split(message).Select(p => p.Trim(' ', ';', ':', '(', ')')).MaxBy(p => p.Length)!, Page);

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_reason_stands_in_the_table(string reason) => Assert.Contains(reason, Page);

    [Fact]
    public void There_are_messages_and_reasons() => Assert.True(Messages.Count >= 14 && Reasons.Count >= 18, $"{Messages.Count} messages, {Reasons.Count} reasons");

    static TheoryData<string> Found(Regex words, params IEnumerable<string> folders) =>
    [
        .. folders.SelectMany(f => Directory.GetFiles(Path.Combine(Root, f), "*.cs", SearchOption.AllDirectories))
            // What is wrong with a certificate stops the start, with a sentence that names the setting.
            .Where(f => Path.GetFileName(f) != "BotCertificate.cs").SelectMany(f => words.Matches(File.ReadAllText(f)))
            .Select(m => m.Groups["words"].Value).Except(["no reason"]).Distinct().Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"LoggerMessage\(LogLevel\.(?:Warning|Error|Critical), ""(?<words>[^""]+)""")]
    private static partial Regex Message();

    [GeneratedRegex(@"(?:new\(null, |Rejected\(|Unknown\(|Exception => |_ => |return |[?:] )""(?<words>[a-z][a-zA-Z']* [^"";{]*[a-zA-Z])")]
    private static partial Regex Reason();

    /// <summary>What varies, and what follows a semicolon or full stop: the advice, which the table gives in more words.</summary>
    [GeneratedRegex(@"\{[A-Za-z]+\}|[;.] .*$")]
    private static partial Regex Fixed();
}
