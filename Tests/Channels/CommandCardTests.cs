using Dengta.BotApp.Conversation.Commands;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels;

/// <summary>
/// Of each command the largest card of one dialog, in both languages, as it was when last looked at. <c>DENGTA_UPDATE_GOLDEN=1</c> rewrites
/// the files in Golden/Commands; what has changed shows in their difference.
/// </summary>
public sealed class CommandCardTests
{
    static readonly string Folder = Path.Combine(Golden.Folder, "Commands");

    [Fact]
    public void Every_command_has_a_card_that_was_looked_at() =>
        Assert.Equal(CommandList.AllVerbs.Order(StringComparer.Ordinal), Files().Select(f => f.Command).Order(StringComparer.Ordinal));

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

    /// <summary>A dialog stays the source of a command's card as long as it has one.</summary>
    static async Task WriteAsync()
    {
        Directory.CreateDirectory(Folder);
        var before = Files().ToDictionary(f => f.Command, f => f.Dialog);
        var best = new Dictionary<string, (string Dialog, Pair Pair)>(StringComparer.Ordinal);
        foreach (var dialog in DialogTests.Dialogs.Select(d => d.Data).Where(d => !d.EndsWith("-english", StringComparison.Ordinal)))
        {
            var cards = await PlayAsync(dialog);
            foreach (var command in cards.Select(c => c.Chinese.Command).Distinct())
            {
                var pair = Largest(cards, command);
                if (!best.TryGetValue(command, out var other) || before.GetValueOrDefault(command) == dialog
                    || before.GetValueOrDefault(command) != other.Dialog && pair.Size > other.Pair.Size)
                    best[command] = (dialog, pair);
            }
        }
        foreach (var (command, (dialog, pair)) in best)
            await File.WriteAllTextAsync(Path.Combine(Folder, command + ".txt"), TextOf(dialog, pair), TestContext.Current.CancellationToken);
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
        ];
    }

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
