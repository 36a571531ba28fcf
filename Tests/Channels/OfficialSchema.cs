using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace Dengta.Tests.Channels;

/// <summary>Microsoft's schemas of Adaptive Cards, where a folder <c>shared</c> stands beside one of the folders above.</summary>
static class OfficialSchema
{
    static readonly ConcurrentDictionary<string, Task<JsonSchema>> Loaded = new();

    public static Task<JsonSchema> LoadAsync(string version) => Loaded.GetOrAdd(FileOf(version), file => JsonSchema.FromFileAsync(file));

    /// <summary>What a client of 1.2 makes of a card: unknown elements are replaced by their fallbacks or dropped, unknown properties ignored.</summary>
    public static JsonObject AsSeenBy12(JsonObject card)
    {
        var definitions = JsonNode.Parse(File.ReadAllText(FileOf("1.2.0")))!["definitions"]!.AsObject();
        var seen = (JsonObject)Reduce(card.DeepClone(), definitions)!;
        seen["version"] = "1.2";
        return seen;
    }

    static string FileOf(string version) => SharedMaterial.File("schemas", $"adaptive-card-{version}.schema.json");

    static JsonNode? Reduce(JsonNode? node, JsonObject definitions)
    {
        if (node is JsonArray array)
            return new JsonArray([.. array.Select(item => Reduce(item?.DeepClone(), definitions)).Where(item => item is not null)]);
        if (node is not JsonObject item || item["type"] is not JsonValue type)
            return node;
        if (definitions[type.GetValue<string>()] is not JsonObject definition)
            return Reduce(item["fallback"]?.DeepClone(), definitions);
        var known = (definition["properties"] ?? definition["anyOf"]![1]!["properties"])!.AsObject();
        return new JsonObject(item
            .Where(pair => pair.Key != "fallback" && known.ContainsKey(pair.Key))
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Key == "data" ? pair.Value?.DeepClone() : Reduce(pair.Value?.DeepClone(), definitions))));
    }
}
