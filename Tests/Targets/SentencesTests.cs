using System.Text.RegularExpressions;
using Dengta.Tests.Channels;

namespace Dengta.Tests.Targets;

/// <summary>
/// Every sentence with which the commands of targets and adjustments answer, and every refusal of their rules, is expected by a dialog or by a
/// test, in Chinese and in English. The sentences are found in the sources, so that a new one cannot be forgotten.
/// </summary>
public sealed partial class SentencesTests
{
    // Shorter ones would be found anywhere.
    const int Chinese = 4;
    const int English = 8;

    static readonly string[] Commands =
    [
        "SetTarget", "ManyTargets", "PasteTargets", "FileTargets", "TargetFileTable", "TargetOwners", "SplitTarget", "SplitOverTime", "SplitAnswer", "SplitWords",
        "ChangeDraft", "DecideChange", "ChangeEnd", "SchemeDraft", "StatedCheck", "OpenWindow", "EditReasons", "ShowVersions", "OverrideLine",
    ];

    [Fact]
    public void Every_answer_about_targets_is_expected_by_a_dialog_or_a_test_in_both_languages()
    {
        var root = new DirectoryInfo(Golden.Folder).Parent!.Parent!.FullName;
        string[] expected = [.. Replies(root), .. Literals(root)];
        var said = Sources(root).SelectMany(f => Sentence().Matches(File.ReadAllText(f)).Select(m => (File: Path.GetFileName(f), Zh: m.Groups["zh"].Value, En: m.Groups["en"].Value)))
            .Where(s => Han().IsMatch(s.Zh) && !Han().IsMatch(s.En)).ToArray();

        Assert.InRange(said.Length, 80, 200);
        Assert.Empty(said.Where(s => !IsExpected(s.Zh, Chinese, expected) || !IsExpected(s.En, English, expected)).Select(s => $"{s.File}: {s.Zh} | {s.En}"));
    }

    /// <summary>A text holds all that is fixed of the sentence, or is a piece of it.</summary>
    static bool IsExpected(string sentence, int least, string[] expected)
    {
        var parts = Hole().Split(sentence).Select(p => p.Trim(' ', '.', '。', ',', ',', ':', ':', ';', ';')).Where(p => p.Length > 0).ToArray();
        // One that begins with what is filled in is found by its other language.
        if (parts.Length == 0) return true;
        var enough = parts.Sum(p => p.Length) >= least;
        return expected.Any(e => e.Length >= least && (Array.Exists(parts, p => p.Contains(e.TrimEnd('.', '。'), StringComparison.Ordinal)) || enough && InOrder(parts, e)));
    }

    static bool InOrder(string[] parts, string text)
    {
        var at = 0;
        foreach (var part in parts)
        {
            if (text.IndexOf(part, at, StringComparison.Ordinal) is var found && found < 0) return false;
            at = found + part.Length;
        }
        return true;
    }

    static IEnumerable<string> Sources(string root) =>
    [
        .. Commands.Select(c => Path.Combine(root, "BotApp", "Conversation", "Commands", c + ".cs")),
        .. ((string[])["Targets", "Adjustments"]).SelectMany(room => Directory.GetFiles(Path.Combine(root, "Domain", room), "*.cs"))
            .Where(f => File.ReadAllText(f).Contains("Refusal", StringComparison.Ordinal)),
    ];

    static IEnumerable<string> Replies(string root) => Directory.GetFiles(Path.Combine(root, "Tests", "Dialogs"), "*.txt")
        .SelectMany(File.ReadLines).Where(l => l.StartsWith("reply ", StringComparison.Ordinal)).Select(l => l["reply ".Length..].Trim());

    static IEnumerable<string> Literals(string root) => ((string[])["Adjustments", "Conversation", "Scoring", "Targets"])
        .SelectMany(folder => Directory.GetFiles(Path.Combine(root, "Tests", folder), "*Tests.cs"))
        .SelectMany(f => Literal().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value));

    [GeneratedRegex("(?:Reply\\(|Refusal\\(|\\bnew\\()\\s*\\$?\"(?<zh>(?:[^\"\\\\]|\\\\.)*)\",\\s*\\$?\"(?<en>(?:[^\"\\\\]|\\\\.)*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Sentence();

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Literal();

    // What is filled in; a string within it ends the sentence as far as this goes.
    [GeneratedRegex("\\{[^{}]*\\}?")]
    private static partial Regex Hole();

    [GeneratedRegex("[\\u4e00-\\u9fff]")]
    private static partial Regex Han();
}
