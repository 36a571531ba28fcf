using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Messages;

/// <summary>A card as it is stored until it is sent. Readable in the database: Chinese stays Chinese, defaults are left out.</summary>
public static class CardJson
{
    static readonly CardJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        // A jsonb column sorts the names of an object by length, so that "kind" does not stay in front.
        AllowOutOfOrderMetadataProperties = true,
        // The text goes into a column, never into a page; escaped Chinese would be twice as long.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<Language>(), new JsonStringEnumConverter<Tone>() },
    });

    public static string Write(Card card) => JsonSerializer.Serialize(card, Context.Card);

    /// <exception cref="JsonException">The text is not a card.</exception>
    public static Card Read(string json) =>
        JsonSerializer.Deserialize(json, Context.Card) ?? throw new JsonException("A card cannot be null.");
}

[JsonSerializable(typeof(Card))]
sealed partial class CardJsonContext : JsonSerializerContext;
