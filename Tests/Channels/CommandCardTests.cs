using Dengta.BotApp.Conversation.Commands;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels;

/// <summary>
/// Of each command the largest card of one dialog, in both languages, as it was when last looked at; the first line names the dialog. <c>DENGTA_UPDATE_GOLDEN=1</c> rewrites
/// the files in Golden/Commands; what has changed shows in their difference.
/// </summary>
public sealed class CommandCardTests
{
    static readonly string Folder = Path.Combine(Golden.Folder, "Commands");

    /// <summary>Whose cards are looked at elsewhere: a customer's answer comes over the web, see <see cref="ClockCardTests"/>; a page is of another command's card; a file is no line of a dialog, see <see cref="Kpis.IndicatorFileTests"/>; one button is on old cards alone; and a link to the jobs is another each time.</summary>
    static readonly string[] Elsewhere = ["dashboard", "file-indicators", "low-answer", "page", "team-score"];

    [Fact]
    public void Every_command_has_a_card_that_was_looked_at() =>
        Assert.Equal(CommandList.AllVerbs.Except(Elsewhere).Order(StringComparer.Ordinal), Files().Select(f => f.Command).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_command_answers_in_both_languages_as_it_did_when_last_looked_at()
    {
        if (Golden.IsUpdate) await WriteAsync();
        foreach (var files in Files().GroupBy(f => f.Dialog))
        {
            var cards = await PlayAsync(files.Key);
            foreach (var file in files)
                Assert.Equal(file.Text, TextOf(file.Dialog, Largest(cards, file.Command)));
        }
    }

    /// <summary>As few dialogs as cover all; one that was a source stays one.</summary>
    static async Task WriteAsync()
    {
        Directory.CreateDirectory(Folder);
        var before = Files().Select(f => f.Dialog).ToHashSet(StringComparer.Ordinal);
        var played = new List<(string Dialog, IReadOnlyList<Pair> Cards)>();
        foreach (var dialog in DialogTests.Dialogs.Select(d => d.Data).Where(d => !d.EndsWith("-english", StringComparison.Ordinal)))
            played.Add((dialog, await PlayAsync(dialog)));
        for (var open = CommandList.AllVerbs.ToHashSet(StringComparer.Ordinal); ;)
        {
            var (dialog, cards) = played.MaxBy(p => (Covers(p.Cards).Length, before.Contains(p.Dialog)));
            if (Covers(cards) is not { Length: > 0 } commands) return;
            foreach (var command in commands)
                await File.WriteAllTextAsync(Path.Combine(Folder, command + ".txt"), TextOf(dialog, Largest(cards, command)), TestContext.Current.CancellationToken);
            open.ExceptWith(commands);

            string[] Covers(IReadOnlyList<Pair> pairs) => [.. pairs.Select(c => c.Chinese.Command).Distinct().Where(open.Contains)];
        }
    }

    /// <summary>The answers that both languages have from the same command.</summary>
    static async Task<IReadOnlyList<Pair>> PlayAsync(string dialog)
    {
        await using var bot = await TestBot.StartAsync();
        await using var english = await TestBot.StartAsync();
        var (chinese, mirrored) = await DialogPlay.InBothLanguagesAsync(bot, english, dialog);
        await OutboundCards.CheckAsync(english);
        return
        [
            .. chinese.Join(mirrored, c => (c.Where, c.Command), c => (c.Where, c.Command), (zh, en) => new Pair(zh, en))
                .Where(p => TwinOf(p.Chinese) != TwinOf(p.English)),
            .. LanguageChosen(chinese),
        ];
    }

    // Whoever chooses a language is answered in it, whichever was theirs before.
    static IEnumerable<Pair> LanguageChosen(IReadOnlyList<PlayedCard> cards) =>
        cards.Where(c => c.Command == "language").DistinctBy(TwinOf).OrderByDescending(c => TwinOf(c)!.Contains('中')).Chunk(2).Where(c => c.Length == 2).Select(c => new Pair(c[0], c[1]));

    static string? TwinOf(PlayedCard played) => played.Card.GetProperty("fallbackText").GetString();

    static Pair Largest(IEnumerable<Pair> cards, string command) => cards.Where(c => c.Chinese.Command == command).MaxBy(c => c.Size)!;

    static string TextOf(string dialog, Pair pair) =>
        string.Join('\n', [dialog, "", .. GoldenText.Of(pair.Chinese.Card), "", .. GoldenText.Of(pair.English.Card), ""]);

    static IEnumerable<(string Command, string Dialog, string Text)> Files() =>
        from file in Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.txt") : []
        let text = File.ReadAllText(file).ReplaceLineEndings("\n")
        select (Path.GetFileNameWithoutExtension(file), text[..text.IndexOf('\n', StringComparison.Ordinal)], text);

    sealed record Pair(PlayedCard Chinese, PlayedCard English)
    {
        public int Size => Chinese.Card.GetRawText().Length;
    }
}
