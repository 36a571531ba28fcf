using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dengta.Load;

/// <summary>One person with a chat of their own. Used by one conversation loop at a time.</summary>
sealed class Sender(int number, Scenario scenario, Uri connector, string run, int start)
{
    static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly Phrases _phrases = new(number, scenario, start);
    int _sent;

    public Chat Chat { get; } = new($"load-chat-{number:000}");

    public Message Next() => Say(_phrases.Next());

    public Message Say(string text)
    {
        var id = $"load-{run}-{number:000}-{_sent++}";
        return new(id, text, Body(id, text));
    }

    byte[] Body(string id, string text)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
            Write(json, id, text);
        return buffer.WrittenSpan.ToArray();
    }

    void Write(Utf8JsonWriter json, string id, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteString("id", id);
        json.WriteString("timestamp", TimeProvider.System.GetUtcNow());
        json.WriteString("localTimezone", "Asia/Shanghai");
        json.WriteString("channelId", "emulator");
        json.WriteString("serviceUrl", connector.AbsoluteUri);
        Account(json, "from", $"load-{number:000}", $"Load {number:000}");
        json.WriteStartObject("conversation");
        json.WriteString("id", Chat.Id);
        json.WriteString("conversationType", "personal");
        json.WriteEndObject();
        Account(json, "recipient", "dengta", "Dengta");
        json.WriteString("textFormat", "plain");
        json.WriteString("locale", "zh-CN");
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    static void Account(Utf8JsonWriter json, string role, string id, string name)
    {
        json.WriteStartObject(role);
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteEndObject();
    }
}

/// <summary>One activity, ready to be sent; a copy is the same bytes again.</summary>
sealed record Message(string Id, string Text, byte[] Body);
