namespace Dengta.BotApp.Channels.Local;

/// <summary>The parts of this channel's inbox keys: <c>local-7:say:KEY</c> and <c>local-7:tap:KEY:CARD</c>.</summary>
static class LocalKey
{
    public const string Text = ":say:", Press = ":tap:";

    public static string Chat(int member) => string.Create(null, $"local-{member}");
}
