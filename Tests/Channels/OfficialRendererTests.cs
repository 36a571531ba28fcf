using System.Text.Json;
using System.Text.Json.Nodes;
using Dengta.Tests.Channels.Teams;
using Dengta.Tests.Conversation;
using Dengta.Tests.Surveys;

namespace Dengta.Tests.Channels;

/// <summary>
/// Every card of every dialog and of the clock through Microsoft's own renderer in Chromium, at the widths of a phone, a chat and a channel.
/// It knows nothing of Teams' own elements: what is drawn is what a client sees that does not know them either.
/// </summary>
public sealed class OfficialRendererTests
{
    /// <summary>Cards drawn by one browser. It makes one picture of them all at the end, which takes as long as all of them.</summary>
    const int Together = 60;

    [Fact]
    public async Task Every_card_of_every_dialog_and_of_the_clock_is_drawn_without_a_warning_in_both_languages()
    {
        var rig = Rig.With("adaptivecards");
        // Kept as the test's output, with the pictures.
        var folder = Path.Combine(AppContext.BaseDirectory, "cards");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var (cards, complaints) = (0, new List<string>());
        foreach (var some in (await ShapesAsync()).Chunk(Together))
        {
            var part = Directory.CreateDirectory(Path.Combine(folder, $"{cards / Together}")).FullName;
            foreach (var (name, card) in some)
                await File.WriteAllTextAsync(Path.Combine(part, name + ".json"), TeamsElements.WithoutThem(card).ToJsonString(), TestContext.Current.CancellationToken);
            var lines = await rig.RunAsync("cards.mjs", "--widths", "320,480,720", "--out", Path.Combine(part, "out"), part);
            Assert.Equal(some.Length, lines.Count);
            complaints.AddRange(lines.SelectMany(Complaints));
            cards += some.Length;
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        Assert.InRange(cards, 300, int.MaxValue);
    }

    /// <summary>The cards, one of each shape: two that differ only in their numbers and names are drawn alike.</summary>
    static async Task<IReadOnlyList<(string Name, JsonObject Card)>> ShapesAsync()
    {
        var shapes = new Dictionary<string, (string, JsonObject)>(StringComparer.Ordinal);
        foreach (var dialog in DialogTests.Dialogs.Select(d => d.Data))
        {
            await using var bot = await TestBot.StartAsync();
            await using var english = await TestBot.StartAsync();
            await DialogPlay.InBothLanguagesAsync(bot, english, dialog);
            Add(dialog, OutboundCards.Of(bot).Concat(OutboundCards.Of(english)));
        }
        foreach (var language in (string[])["zh-CN", "en"])
        {
            await using var bench = await SurveyBench.StartAsync();
            await ClockCardTests.SendAllAsync(bench, language);
            Add("clock", OutboundCards.Of(bench.Bot));
        }
        return [.. shapes.Values];

        void Add(string from, IEnumerable<JsonElement> cards)
        {
            foreach (var card in cards)
                shapes.TryAdd(ShapeOf(card), ($"{from}-{shapes.Count}", JsonNode.Parse(card.GetRawText())!.AsObject()));
        }
    }

    static string ShapeOf(JsonElement card) => string.Join(',', Walk(card));

    static IEnumerable<string> Walk(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Object => e.EnumerateObject().SelectMany(p => p.Name is "type" or "lang" or "verb" ? [p.Value.GetRawText()] : Walk(p.Value)),
        JsonValueKind.Array => e.EnumerateArray().SelectMany(Walk),
        _ => [],
    };

    static IEnumerable<string> Complaints(JsonElement line)
    {
        foreach (var kind in (string[])["errors", "warnings"])
            if (line.TryGetProperty(kind, out var found))
                foreach (var one in found.EnumerateArray().Where(o => !IsMeant(o)))
                    yield return $"{line.GetProperty("card")}: {one}";
    }

    // The label of a list is a text above it, which clients of 1.2 show as well.
    static bool IsMeant(JsonElement complaint) => complaint.GetProperty("text").GetString() == "Input.ChoiceSet without a label";
}
