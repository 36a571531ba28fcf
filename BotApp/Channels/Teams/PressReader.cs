using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dengta.BotApp.Channels.Teams.AdaptiveCards;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>Reads the press of a card's button, whichever of its two ways it came.</summary>
static class PressReader
{
    const int MostValues = 60;
    const int LongestValue = 4000;

    public static bool IsSubmit(Activity a) => a.Value.ValueKind == JsonValueKind.Object && string.IsNullOrWhiteSpace(a.Text);

    /// <summary><c>Action.Submit</c>: a message without text.</summary>
    public static Said.Press OfSubmit(Activity a) => Pressed(a, a.Value, Text(a.Value, "verb"), inPlace: false);

    /// <summary><c>Action.Execute</c>: an invoke. Null for one that is not well-formed.</summary>
    public static Said.Press? OfInvoke(Activity a)
    {
        if (a.Name != "adaptiveCard/action" || a.Value.ValueKind != JsonValueKind.Object) return null;
        if (!a.Value.TryGetProperty("action", out var action) || action.ValueKind != JsonValueKind.Object) return null;
        return Pressed(a, action.TryGetProperty("data", out var data) ? data : default, Text(action, "verb"), inPlace: true);
    }

    /// <summary>Short for a text, to tell it from others.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    static Said.Press Pressed(Activity a, JsonElement data, string? verb, bool inPlace)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (data.ValueKind == JsonValueKind.Object)
            foreach (var property in data.EnumerateObject().Take(MostValues))
                if (Simple(property.Value) is { } value)
                    values[property.Name] = CleanText.Of(value, LongestValue);
        var named = CleanText.Of(verb ?? values.GetValueOrDefault("verb"), ActivityReader.LongestId);
        var card = a.ReplyToId is { Length: > 0 and <= ActivityReader.LongestId } id ? CleanText.Of(id) : null;
        return new Said.Press(named, values, inPlace, card) { Once = OnceOf(a, named, values), IsSeenByOneClient = inPlace };
    }

    // Whoever presses the same button of the same card with the same inputs has pressed once, whatever id the activity carries.
    static string? OnceOf(Activity a, string verb, Dictionary<string, string> values)
    {
        if (values.GetValueOrDefault(Words.Once.Value) is not { Length: > 0 } token) return null;
        var said = new StringBuilder().AppendJoin('\n', a.Conversation?.Id, a.From?.Id, token, verb);
        foreach (var (name, value) in values.OrderBy(v => v.Key, StringComparer.Ordinal)) said.Append('\n').Append(name).Append('=').Append(value);
        return Digest(said.ToString());
    }

    static string? Simple(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        // Stars are counted in JavaScript, where 4 may be written 4.0.
        JsonValueKind.Number when value.TryGetDecimal(out var number) && number == decimal.Truncate(number) => number.ToString("0", CultureInfo.InvariantCulture),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    static string? Text(JsonElement o, string name) =>
        o.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
