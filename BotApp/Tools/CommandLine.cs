namespace Dengta.BotApp.Tools;

static class CommandLine
{
    public static bool TryRun(string[] args, out int exit)
    {
        exit = 0;
        return false;
    }
}
