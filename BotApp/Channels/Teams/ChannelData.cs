using System.Text.Json;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>Teams' own part of an activity: optional, and of members that change over the years.</summary>
/// <param name="Event">What happened to the team, e.g. <c>teamRenamed</c>; empty where it is not said.</param>
/// <param name="Team">The id of the team that the conversation belongs to; empty outside of one.</param>
/// <param name="Json">All of it as it came; null where there is none, or too much.</param>
sealed record ChannelData(string Event, string Team, string? Json)
{
    const int Longest = 4000;

    static readonly ChannelData None = new("", "", null);

    public static ChannelData Of(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object) return None;
        var team = data.TryGetProperty("team", out var named) ? Text(named, "id") : "";
        var json = data.GetRawText();
        return new(Text(data, "eventType"), team, json.Length <= Longest ? CleanText.Of(json) : null);
    }

    static string Text(JsonElement o, string name) =>
        o.ValueKind == JsonValueKind.Object && o.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? CleanText.Of(value.GetString(), ActivityReader.LongestId)
            : "";
}
