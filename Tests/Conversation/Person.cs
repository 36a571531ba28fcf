using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dengta.Tests.Conversation;

/// <summary>Somebody who talks to the bot in one chat and reads what comes back.</summary>
sealed class Person(TestBot bot, string name, string chat, bool group)
{
    int _seen;

    public string Chat => chat;

    /// <summary>The account's own id, where it is not the name.</summary>
    public string? Account { get; init; }

    public string? EntraId { get; init; }

    /// <summary>The card last received.</summary>
    public SentActivity Last { get; set; } = null!;

    /// <summary>How many answers have come into the chat.</summary>
    public int Answers => bot.Connector.OfChat(chat).Count;

    /// <summary>Says something and returns the answer in plain text.</summary>
    public async Task<string> SayAsync(string text)
    {
        var answered = await bot.PostAsync(Message(text));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        return await ReadAsync();
    }

    /// <summary>Presses the button of that title on the card last received, and returns what the card becomes, or the answer below it.</summary>
    public async Task<string> PressAsync(string title, params (string Name, string Value)[] inputs)
    {
        var button = Last.Card.GetProperty("actions").EnumerateArray().FirstOrDefault(a => a.GetProperty("title").GetString() == title);
        Assert.True(button.ValueKind == JsonValueKind.Object, $"There is no button {title} on: {Last.Text}");
        return await PressAsync(Invoke(button, inputs));
    }

    /// <summary>Presses as an activity says, and returns what the card becomes, or the answer below it.</summary>
    public async Task<string> PressAsync(JsonObject invoke)
    {
        var answered = await bot.PostAsync(invoke);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        using var envelope = JsonDocument.Parse(await answered.Content.ReadAsStringAsync());
        if (envelope.RootElement.GetProperty("type").GetString() != "application/vnd.microsoft.card.adaptive") return await ReadAsync();
        var card = envelope.RootElement.GetProperty("value").Clone();
        bot.InPlace.Enqueue(card);
        Last = new(chat, Last?.Id ?? "", "INVOKE", null, JsonSerializer.SerializeToElement(new { attachments = new[] { new { content = card } } }));
        return Last.Text;
    }

    /// <summary>Passes over answers that nobody has read.</summary>
    public Person Until(int answers)
    {
        _seen = answers;
        return this;
    }

    public async Task<string> ReadAsync()
    {
        Last = await bot.Connector.NextAsync(chat, _seen++);
        return Last.Text;
    }

    /// <summary>A message activity, to be posted once or several times.</summary>
    public JsonObject Message(string text, string? id = null)
    {
        bot.Log.Typed.Enqueue(text);
        return Activity("message", id, ("text", text));
    }

    public JsonObject Activity(string type, string? id = null, params (string Name, JsonNode? Value)[] more)
    {
        bot.Log.Chats.Enqueue(chat);
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = id ?? bot.NextId(),
            ["channelId"] = "msteams",
            ["serviceUrl"] = bot.Connector.Address.ToString(),
            ["from"] = new JsonObject { ["id"] = $"29:{Account ?? name}", ["name"] = name, ["aadObjectId"] = EntraId },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Dengta" },
            ["conversation"] = new JsonObject { ["id"] = chat, ["isGroup"] = group, ["tenantId"] = bot.Organisation },
        };
        foreach (var (key, value) in more) activity[key] = value;
        return activity;
    }

    /// <summary>The press of a button of the card last received.</summary>
    public JsonObject Invoke(string title)
    {
        var button = Last.Card.GetProperty("actions").EnumerateArray().First(a => a.GetProperty("title").GetString() == title);
        return Invoke(button, []);
    }

    /// <summary>A press with whatever verb and data.</summary>
    public JsonObject Invoke(JsonNode? verb, JsonNode? data, string? id = null) => Activity(
        "invoke", id, ("name", "adaptiveCard/action"), ("replyToId", Last?.Id),
        ("value", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data } }));

    JsonObject Invoke(JsonElement button, (string Name, string Value)[] inputs)
    {
        var data = JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject();
        foreach (var (key, value) in inputs) data[key] = value;
        return Invoke(button.GetProperty("verb").GetString(), data);
    }
}
