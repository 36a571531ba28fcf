using System.Text.Json.Nodes;

namespace Dengta.Load;

/// <summary>Somebody who writes and taps; safe for use by several loops at once.</summary>
sealed class Tapper(string id, string name, Uri connector)
{
    int _sent;

    public string Name => name;

    public Message Say(string text) => Of(text, "message", ("text", text));

    /// <summary>The tap on a button of a card.</summary>
    public Message Press(string verb, params (string Name, string Value)[] data) => Of(
        verb, "invoke", ("name", "adaptiveCard/action"),
        ("value", new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = verb,
                ["data"] = new JsonObject(data.Select(d => KeyValuePair.Create(d.Name, (JsonNode?)d.Value))),
            },
        }));

    Message Of(string said, string type, params (string Name, JsonNode? Value)[] more)
    {
        var message = $"{id}-{Interlocked.Increment(ref _sent)}";
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = message,
            ["channelId"] = "emulator",
            ["serviceUrl"] = connector.AbsoluteUri,
            ["from"] = new JsonObject { ["id"] = id, ["name"] = name },
            ["recipient"] = new JsonObject { ["id"] = "dengta", ["name"] = "Dengta" },
            ["conversation"] = new JsonObject { ["id"] = $"chat-{id}", ["conversationType"] = "personal" },
        };
        foreach (var (key, value) in more) activity[key] = value;
        return new(message, said, System.Text.Encoding.UTF8.GetBytes(activity.ToJsonString()));
    }
}
