using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dengta.Tests.Channels;

/// <summary>A card as lines to compare: each element and each button on one of its own, without what is different in every database.</summary>
static partial class GoldenText
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<string> Of(JsonElement card)
    {
        foreach (var (name, value) in JsonNode.Parse(card.GetRawText())!.AsObject())
        {
            JsonNode?[] items = value is JsonArray many ? [.. many] : [value];
            foreach (var item in items)
            {
                HideIds(item);
                yield return $"{name}: {Hidden().Replace(item?.ToJsonString(Readable) ?? "null", "#")}";
            }
        }
    }

    /// <summary>What buttons carry are numbers of rows, and names of pushes that end with one: <c>weekly-review:2026-W48:17</c>.</summary>
    static void HideIds(JsonNode? node)
    {
        IEnumerable<JsonNode?> children = node switch { JsonObject item => item.Select(p => p.Value), JsonArray array => array, _ => [] };
        foreach (var child in children) HideIds(child);
        if (node is not JsonObject { } parent || parent["data"] is not JsonObject data) return;
        foreach (var (name, value) in data.ToArray())
            if (name == "once" || value?.GetValue<string>() is { Length: > 0 } text && char.IsAsciiDigit(text[^1]) && (text.Contains(':', StringComparison.Ordinal) || text.All(char.IsAsciiDigit)))
                data[name] = "#";
    }

    /// <summary>Codes, pictures of codes, secrets in links, and the port of a bot that listens where there was room.</summary>
    [GeneratedRegex("[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}|(?<=image/png;base64,)[^\"]*|[0-9a-f]{32}|(?<=127\\.0\\.0\\.1:)[0-9]+|(?<=/reports/)[^\"\\\\ ]+")]
    private static partial Regex Hidden();
}
