using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dengta.BotApp.Tools;

/// <summary>One input line: what to answer to. <c>ref</c> is the sender's local time and is never converted.</summary>
readonly record struct AskedLine(JsonElement Id, string Text, DateOnly Today);

/// <summary>Writes the fields of an answer after its id.</summary>
delegate void Answer(AskedLine line, Utf8JsonWriter json);

/// <summary>Answers JSON lines one by one, in order. A line that is no object or has no id is complained about and passed over.</summary>
sealed class JsonLines(Stream input, Stream output, TextWriter errors)
{
    static readonly JsonWriterOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Whether every line was answered.</returns>
    public bool Run(Answer answer)
    {
        using var json = new Utf8JsonWriter(output, Unescaped);
        using var reader = new StreamReader(input, new System.Text.UTF8Encoding(false));
        var (number, isComplete) = (0, true);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (TryAnswer(line, json, answer) is not { } complaint) continue;
            errors.WriteLine($"line {number}: {complaint}");
            isComplete = false;
        }
        output.Flush();
        errors.Flush();
        return isComplete;
    }

    /// <returns>What is wrong with the line; null when it was answered.</returns>
    string? TryAnswer(string line, Utf8JsonWriter json, Answer answer)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line);
        }
        catch (JsonException e)
        {
            return $"not JSON ({e.Message})";
        }
        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object) return "not an object";
            if (!document.RootElement.TryGetProperty("id", out var id)) return "no id";
            if (!TryDay(document.RootElement, out var today)) return "no ref with a date";
            Write(new(id, Text(document.RootElement), today), json, answer);
            return null;
        }
    }

    void Write(AskedLine line, Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject();
        json.WritePropertyName("id");
        line.Id.WriteTo(json);
        answer(line, json);
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        output.WriteByte((byte)'\n');
    }

    static string Text(JsonElement line) =>
        line.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    static bool TryDay(JsonElement line, out DateOnly day)
    {
        day = default;
        return line.TryGetProperty("ref", out var time) && time.ValueKind == JsonValueKind.String
            && time.GetString() is { Length: >= 10 } text
            && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}
