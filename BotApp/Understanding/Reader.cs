namespace Dengta.BotApp.Understanding;

/// <summary>Turns a message into what it says. Pure: the same text and date always give the same reading.</summary>
static class Reader
{
    /// <param name="text">The message as it came from the channel.</param>
    /// <param name="today">The sender's local date when the message was sent.</param>
    public static Reading Read(string text, DateOnly today) => Reading.Nothing;
}
