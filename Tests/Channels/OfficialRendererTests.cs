using System.Text.Json;
using Dengta.Tests.Channels.Teams;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels;

/// <summary>Every card of every dialog through Microsoft's own renderer in Chromium, at the widths of a phone, a chat and a channel.</summary>
public sealed class OfficialRendererTests
{
    [Fact]
    public async Task Every_card_of_every_dialog_is_drawn_without_a_warning_in_both_languages()
    {
        var rig = Rig.With("adaptivecards");
        // Kept as the test's output, with the pictures.
        var folder = Path.Combine(AppContext.BaseDirectory, "cards");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in DialogTests.Dialogs)
        {
            await using var bot = await TestBot.StartAsync();
            await using var english = await TestBot.StartAsync();
            await DialogPlay.InBothLanguagesAsync(bot, english, row.Data);
            foreach (var card in OutboundCards.Of(bot).Concat(OutboundCards.Of(english)))
                if (seen.Add(ShapeOf(card)))
                    await File.WriteAllTextAsync(Path.Combine(folder, $"{row.Data}-{seen.Count}.json"), card.GetRawText(), TestContext.Current.CancellationToken);
        }

        var lines = await rig.RunAsync("cards.mjs", "--widths", "320,480,720", "--out", Path.Combine(folder, "out"), folder);

        Assert.True(lines.Count >= seen.Count, $"{lines.Count} of {seen.Count} cards were looked at");
        Assert.Equal("", string.Join('\n', lines.SelectMany(Complaints)));
    }

    // Two cards that differ only in their numbers and names are drawn alike.
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
