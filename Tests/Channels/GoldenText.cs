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
            if (value is JsonArray items)
                foreach (var item in items) yield return $"{name}: {Same(Json(item))}";
            else
                yield return $"{name}: {Same(Json(value))}";
        }
    }

    static string Json(JsonNode? node) => node?.ToJsonString(Readable) ?? "null";

    static string Same(string json)
    {
        json = Token().Replace(json, "\"once\":\"#\"");
        json = Number().Replace(json, "\":\"#\"");
        json = Key().Replace(json, "\"$1:#\"");
        json = Code().Replace(json, "CODE");
        json = Png().Replace(json, "data:image/png;base64,#");
        return Secret().Replace(json, "#");
    }

    [GeneratedRegex("\"once\":\"[^\"]*\"")]
    private static partial Regex Token();

    /// <summary>Ids that buttons carry.</summary>
    [GeneratedRegex("\":\"[0-9]+\"")]
    private static partial Regex Number();

    /// <summary>The name of a push: <c>weekly-review:2026-W48:17</c>.</summary>
    [GeneratedRegex("\"([a-z][a-z-]+):[^\" ]*[0-9]\"")]
    private static partial Regex Key();

    [GeneratedRegex("[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}")]
    private static partial Regex Code();

    [GeneratedRegex("data:image/png;base64,[^\"]*")]
    private static partial Regex Png();

    /// <summary>Of links, and the host of a bot that listens where there was room.</summary>
    [GeneratedRegex("[0-9a-f]{32}|(?<=127\\.0\\.0\\.1:)[0-9]+|(?<=/reports/)[^\"\\\\ ]+")]
    private static partial Regex Secret();
}
