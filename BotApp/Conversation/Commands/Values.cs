using System.Globalization;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Reads what a button brought back; whatever is not well-formed is absent.</summary>
static class Values
{
    public static string? Text(this Said.Press press, string name) =>
        press.Values.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    public static long? Number(this Said.Press press, string name) =>
        long.TryParse(press.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static DateOnly? Date(this Said.Press press, string name) =>
        DateOnly.TryParseExact(press.Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>What a command heard, which is in lower case, as the person typed it.</summary>
    public static string AsTyped(this Turn turn, string heard) =>
        turn.Incoming.Said is Said.Text text && text.Value.IndexOf(heard, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? text.Value.Substring(at, heard.Length) : heard;

    public static string Of(DateOnly day) => day.Iso();

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);
}
