using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dengta.BotApp.Channels.Teams.AdaptiveCards;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Channels;

/// <summary>The cards that a bot has sent or answered with.</summary>
static class OutboundCards
{
    /// <summary>Valid by the official schema once Teams' own elements are replaced by their fallbacks, of 1.5, small, and usable where only text is shown.</summary>
    public static async Task CheckAsync(TestBot bot)
    {
        var schema = SharedMaterial.IsHere("schemas") ? await OfficialSchema.LoadAsync("1.5.0") : null;
        foreach (var card in Of(bot))
        {
            var json = card.GetRawText();
            Assert.InRange(Encoding.UTF8.GetByteCount(json), 1, AdaptiveCardRenderer.MaxBytes);
            Assert.Equal("1.5", card.GetProperty("version").GetString());
            Assert.NotEqual("", card.GetProperty("fallbackText").GetString());
            if (schema is not null) Assert.Empty(schema.Validate(TeamsElements.WithoutThem(JsonNode.Parse(json)!.AsObject()).ToJsonString()));
        }
    }

    public static IEnumerable<JsonElement> Of(TestBot bot) => bot.Connector.Sent.Select(s => s.Card).Concat(bot.InPlace);
}
