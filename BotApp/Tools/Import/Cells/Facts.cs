using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Tools.Import.Cells;

/// <summary>Names and texts of one row, ordered by name.</summary>
sealed class Facts
{
    static readonly JsonWriterOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    public Facts Add(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text)) _texts[name] = text;
        return this;
    }

    public Facts Add(string name, DateOnly? day) => Add(name, day?.Iso());

    public Facts Add(string name, decimal? number) => Add(name, number?.ToString("0.####", CultureInfo.InvariantCulture));

    /// <summary>Cells that no field is made of stand under their headers; a field of that name goes first.</summary>
    public Facts AddUnused(RowCells cells)
    {
        foreach (var (header, text) in cells.Unused()) _texts.TryAdd(header, text);
        return this;
    }

    /// <summary>What the other one says differently: <c>amount was 1054, is now 1200</c>.</summary>
    public IEnumerable<string> ChangesTo(Facts other) =>
        Differences(other).Select(d => $"{Printable.Of(d.Name)} was {Say(d.Before)}, is now {Say(d.After)}");

    /// <summary>What stands in one alone, or otherwise in the other one.</summary>
    public IEnumerable<(string Name, string? Before, string? After)> Differences(Facts other) =>
        from name in _texts.Keys.Union(other._texts.Keys)
        let before = _texts.GetValueOrDefault(name)
        let after = other._texts.GetValueOrDefault(name)
        where before != after
        select (name, before, after);

    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Unescaped))
        {
            json.WriteStartObject();
            foreach (var (name, text) in _texts) json.WriteString(name, text);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Facts FromJson(string json)
    {
        var facts = new Facts();
        using var document = JsonDocument.Parse(json);
        foreach (var fact in document.RootElement.EnumerateObject()) facts.Add(fact.Name, fact.Value.GetString());
        return facts;
    }

    static string Say(string? text) => text is null ? "empty" : Printable.Quote(text);
}
