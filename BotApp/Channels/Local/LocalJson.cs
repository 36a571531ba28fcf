using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Channels.Local;

/// <summary>JSON as the page reads it: never part of a document, so Chinese is left readable.</summary>
static class LocalJson
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, Options);
        write(writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static async Task SendAsync(HttpContext http, Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(Write(write), http.RequestAborted);
    }

    public static Task RefuseAsync(HttpContext http, int status, Refusal why) => SendAsync(http, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", why.In(Wording.FromTag(http.Request.Headers.AcceptLanguage.ToString())));
        writer.WriteEndObject();
    }, status);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LocalMessage))]
[JsonSerializable(typeof(IReadOnlyList<LocalPerson>))]
sealed partial class LocalJsonContext : JsonSerializerContext;
