using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dengta.BotApp.Channels.Teams.AdaptiveCards;

namespace Dengta.Tests.Channels;

/// <summary>
/// The rendered cards as they were last looked at. <c>DENGTA_UPDATE_GOLDEN=1</c> rewrites the files; look at the pictures
/// again before they are committed.
/// </summary>
public sealed class GoldenCardTests
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [MemberData(nameof(SampleCards.Names), MemberType = typeof(SampleCards))]
    public void A_card_is_rendered_as_it_was_when_last_looked_at(string name)
    {
        var rendered = JsonNode.Parse(AdaptiveCardRenderer.Render(SampleCards.All[name]))!.ToJsonString(Readable) + "\n";
        var file = Path.Combine(Golden.Folder, name + ".json");
        if (Golden.IsUpdate)
            File.WriteAllText(file, rendered, new UTF8Encoding(false));

        Assert.True(File.Exists(file), $"{file} is missing; DENGTA_UPDATE_GOLDEN=1 writes it");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), rendered);
    }
}
