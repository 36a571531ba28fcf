using System.Globalization;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Months in the words of commands: <c>11</c>, <c>november</c>, <c>nov</c>.</summary>
static class MonthName
{
    const int Short = 3;

    /// <summary>1 to 12; null for anything else.</summary>
    public static int? Of(string said)
    {
        if (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number is >= 1 and <= 12 ? number : null;
        var at = said.Length < Short ? -1 : Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, n => IsNamed(n, said));
        return at < 0 ? null : at + 1;
    }

    static bool IsNamed(string month, string said) =>
        month.Equals(said, StringComparison.OrdinalIgnoreCase) || said.Length == Short && month.StartsWith(said, StringComparison.OrdinalIgnoreCase);
}
