using System.Text.Json.Nodes;

namespace Dengta.Tests.Channels;

/// <summary>Elements that Teams knows beyond the official schema. Each must say what to show in its place.</summary>
static class TeamsElements
{
    static readonly string[] Own = ["ProgressBar", "ProgressRing", "Badge", "Rating", "Input.Rating", "Icon", "CodeBlock", "CompoundButton", "Carousel"];

    /// <summary>The card as a client sees it that knows none of them.</summary>
    public static JsonObject WithoutThem(JsonObject card) => (JsonObject)Replace(card)!;

    static JsonNode? Replace(JsonNode? node)
    {
        if (node is JsonArray array) return new JsonArray([.. array.Select(Replace).Where(item => item is not null)]);
        if (node is not JsonObject item) return node?.DeepClone();
        if (item["type"] is JsonValue type && IsOwn(type.GetValue<string>()))
        {
            Assert.True(item["fallback"] is JsonObject, $"{type} has no fallback.");
            return Replace(item["fallback"]);
        }
        return new JsonObject(item.Select(pair => KeyValuePair.Create(pair.Key, pair.Key == "data" ? pair.Value?.DeepClone() : Replace(pair.Value))));
    }

    static bool IsOwn(string type) => type.StartsWith("Chart.", StringComparison.Ordinal) || Own.Contains(type);
}
