using System.Text.Json;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>What the parts of a card are written on: the writer, the language, and how much room is left.</summary>
/// <param name="end">The count of bytes written at which the room ends.</param>
readonly struct Canvas(Utf8JsonWriter writer, Language language, long end)
{
    /// <summary>Kept for closing what is open: the rest of a row, the line that counts what is missing, brackets.</summary>
    const int Tail = 1_500;

    /// <summary>Less than this is not worth beginning another row.</summary>
    const int Row = 400;

    /// <summary>A character takes at most this many bytes: three in UTF-8, and another three where it needs a companion.</summary>
    const int BytesPerChar = 6;

    public static Canvas Of(Utf8JsonWriter writer, Language language, int bytes) => new(writer, language, Written(writer) + bytes - Tail);

    public Utf8JsonWriter Writer => writer;

    public Language Language => language;

    public bool IsFull => Left < Row;

    /// <summary>Whether something of so many bytes surely fits, and a row after it.</summary>
    public bool Has(int bytes) => Left - bytes >= Row;

    /// <summary>The same with less room: <paramref name="bytes"/> are needed later.</summary>
    public Canvas Less(int bytes) => new(writer, language, end - bytes);

    /// <summary>How long a text may be: <paramref name="wanted"/> characters where these surely fit.</summary>
    public int Fit(int wanted) => (int)Math.Clamp(Left / BytesPerChar, 0, wanted);

    long Left => end - Written(writer);

    static long Written(Utf8JsonWriter writer) => writer.BytesCommitted + writer.BytesPending;
}
