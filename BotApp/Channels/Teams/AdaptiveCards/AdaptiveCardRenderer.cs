using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>
/// A <see cref="Card"/> as an Adaptive Card 1.5 that a phone knowing only 1.2 understands as well: the body is made of
/// elements of 1.2 and less, or of Teams' own that fall back to such, and every button falls back to one of 1.0. Written
/// straight to JSON, as every reply passes here.
/// </summary>
static class AdaptiveCardRenderer
{
    /// <summary>
    /// UTF-8 bytes of a whole card at most. Teams takes more today, but the documents of different years differ, and this
    /// holds by each. Whatever does not fit is cut with … or counted in a last line.
    /// </summary>
    public const int MaxBytes = 25_000;

    const int FallbackChars = 1_500;

    public static readonly JsonWriterOptions Options = new()
    {
        // Not for a page: in a message body escaped Chinese would be twice as long.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static byte[] Render(Card card)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer, Options);
        Write(card, writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the card as one JSON value. Names and values of buttons are never cut; a button too large for the card is left out. The writer should leave Chinese unescaped, or less of a long card fits.</summary>
    /// <param name="once">Names this card among all, so that a press of one of its buttons can be told from a copy of that press.</param>
    public static void Write(Card card, Utf8JsonWriter writer, string? once = null)
    {
        card = CardPages.Shown(card);
        var canvas = Canvas.Of(writer, card.Language, MaxBytes);
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.AdaptiveCard);
        writer.WriteString(Words.Version, Words.One5);
        LiteralText.WriteFallback(writer, PlainText.Of(card, FallbackChars));
        CardActions.WriteRefresh(writer, card);
        CardActions.Write(writer, card, once);
        CardBody.Write(canvas, card);
        writer.WriteEndObject();
    }
}
