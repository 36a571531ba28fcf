namespace Dengta.BotApp.Channels.Local;

/// <summary>
/// The parts of this channel's inbox keys: <c>local-7:say:KEY</c> and <c>local-7:tap:KEY:CARD</c>. The id of a card is the channel's own
/// outgoing key, which may hold any of these words again: the first one counts.
/// </summary>
static class LocalKey
{
    public const string Text = ":say:", Press = ":tap:";

    public static string Chat(int member) => string.Create(null, $"local-{member}");

    /// <summary>The page's id of what an inbox key names: the text itself, or the card that a button was on.</summary>
    public static string IdIn(string inboxKey)
    {
        if (IsText(inboxKey)) return inboxKey[(inboxKey.IndexOf(Text, StringComparison.Ordinal) + Text.Length)..];
        var press = inboxKey[(inboxKey.IndexOf(Press, StringComparison.Ordinal) + Press.Length)..];
        var card = press.IndexOf(':') + 1;
        return card == press.Length ? press : press[card..];
    }

    public static bool IsText(string inboxKey)
    {
        var press = inboxKey.IndexOf(Press, StringComparison.Ordinal);
        return inboxKey.IndexOf(Text, StringComparison.Ordinal) is >= 0 and var text && (press < 0 || text < press);
    }
}
