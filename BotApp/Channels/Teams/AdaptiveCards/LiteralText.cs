using System.Buffers;
using System.Text.Json;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>
/// Writes what people typed so that every client shows just that. Text blocks and facts read a subset of Markdown and
/// <c>{{DATE(…)}}</c>. The parser of the phone clients knows a backslash only before <c>* _ [ ]</c> and shows it elsewhere, so
/// all other markup is broken up by an invisible zero-width space instead.
/// </summary>
static class LiteralText
{
    const char Nothing = '\u200B';

    static readonly SearchValues<char> Special = SearchValues.Create(
        [.. "*_[]`\\<&{~", .. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c is '\n' or '\t' || ShownText.IsHidden(c))]);

    /// <summary>For text blocks and facts. A line break becomes a space: it is up to the caller to write one block a line.</summary>
    public static void WriteMarkdown(Utf8JsonWriter writer, JsonEncodedText name, ReadOnlySpan<char> text, int max) =>
        Write(writer, name, text, max, markdown: true);

    /// <summary>For titles of buttons and choices, labels and placeholders, which are no Markdown.</summary>
    public static void WritePlain(Utf8JsonWriter writer, JsonEncodedText name, ReadOnlySpan<char> text, int max) =>
        Write(writer, name, text, max, markdown: false);

    /// <summary>The text of a field, which is the person's own: only too long a one is cut, for it is sent back as it stands.</summary>
    public static void WriteValue(Utf8JsonWriter writer, JsonEncodedText name, ReadOnlySpan<char> text, int max) =>
        writer.WriteString(name, text[..ShownText.CutAt(text, max)]);

    /// <summary>
    /// For the plain twin of a card. Some clients show it as it is, others read it as Markdown, so no backslash; but a link
    /// in it comes from a person and must not become one.
    /// </summary>
    public static void WriteFallback(Utf8JsonWriter writer, string text) =>
        writer.WriteString(Words.FallbackText, Break(Break(text, "](", "]\u200B("), "{{", "{\u200B{"));

    /// <summary>Whether the text would look the same read as Markdown and as plain text.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAny(Special) && !OpensBlock(text);

    static void Write(Utf8JsonWriter writer, JsonEncodedText name, ReadOnlySpan<char> text, int max, bool markdown)
    {
        var keep = ShownText.CutAt(text, max);
        if (keep == text.Length && IsPlain(text))
        {
            writer.WriteString(name, text);
            return;
        }

        // Every character can grow to two, and two more stand at the ends.
        var rented = ArrayPool<char>.Shared.Rent((keep * 2) + 2);
        var length = Escape(text[..keep], rented, markdown);
        if (keep < text.Length)
            rented[length++] = '…';
        writer.WriteString(name, rented.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(rented);
    }

    static int Escape(ReadOnlySpan<char> text, Span<char> target, bool markdown)
    {
        var length = 0;
        if (markdown && OpensBlock(text))
            target[length++] = Nothing;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (ShownText.IsHidden(c))
                continue;
            if (markdown && c is '*' or '_' or '[' or ']' or '`')
                target[length++] = '\\';
            target[length++] = c is '\n' or '\t' ? ' ' : c;
            if (i + 1 < text.Length && BreaksAfter(c, text[i + 1], markdown))
                target[length++] = Nothing;
        }

        return length;
    }

    /// <summary>Autolinks and tags, entities, backslash escapes, struck-out text; and dates, which are computed in plain text too.</summary>
    static bool BreaksAfter(char c, char next, bool markdown) => c switch
    {
        '{' => next == '{',
        '~' => markdown && next == '~',
        '<' => markdown && next != ' ',
        '&' => markdown && (next == '#' || char.IsAsciiLetter(next)),
        '\\' => markdown && char.IsAscii(next) && !char.IsAsciiLetterOrDigit(next) && next != ' ',
        _ => false,
    };

    static string Break(string text, string what, string into) =>
        text.Contains(what, StringComparison.Ordinal) ? text.Replace(what, into, StringComparison.Ordinal) : text;

    /// <summary>A list, heading, quotation, rule or indented code at the start of a line.</summary>
    static bool OpensBlock(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return false;
        switch (text[0])
        {
            case ' ' or '\t' or '#' or '>':
                return true;
            case '-' or '+':
                return text.Length == 1 || text[1] is ' ' or '-' or '\t';
            case >= '0' and <= '9':
                var end = text.IndexOfAnyExceptInRange('0', '9');
                return end > 0 && text[end] is '.' or ')' && (end + 1 == text.Length || text[end + 1] is ' ' or '\t');
            default:
                return false;
        }
    }
}
