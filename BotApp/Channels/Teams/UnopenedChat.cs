using System.Buffers;
using System.Text.Json;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>A one-to-one chat that nobody has written in yet. The bot may open it where the app is installed for the person.</summary>
/// <param name="Organisation">The Entra tenant id.</param>
/// <param name="Person">Their id for this bot, <c>29:…</c>.</param>
sealed record UnopenedChat(string Organisation, string Person)
{
    /// <summary>Of LIKE: with whom a chat can be opened. Entra's own ids are not taken.</summary>
    public const string Accounts = "29:%";

    /// <summary>Null for a chat that is open.</summary>
    public static UnopenedChat? Of(ChatAddress chat) =>
        chat.Id.StartsWith(ChatAddress.Unopened, StringComparison.Ordinal) && chat.Id[ChatAddress.Unopened.Length..].Split('/', 2) is [var organisation, var person]
            ? new(organisation, person)
            : null;

    /// <summary>The parameters of "create conversation" (learn.microsoft.com, "Send proactive messages"); the tenant stands where old and new clients look for it.</summary>
    public ReadOnlyMemory<byte> Body(string bot)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteBoolean("isGroup", false);
        if (bot.Length > 0) WriteId(writer, "bot", bot);
        writer.WriteStartArray("members");
        WriteId(writer, null, Person);
        writer.WriteEndArray();
        if (Organisation.Length > 0)
        {
            writer.WriteString("tenantId", Organisation);
            writer.WriteStartObject("channelData");
            WriteId(writer, "tenant", Organisation);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    static void WriteId(Utf8JsonWriter writer, string? name, string id)
    {
        if (name is null) writer.WriteStartObject();
        else writer.WriteStartObject(name);
        writer.WriteString("id", id);
        writer.WriteEndObject();
    }
}
