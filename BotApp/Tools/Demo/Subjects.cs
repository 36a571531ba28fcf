namespace Dengta.BotApp.Tools.Demo;

/// <summary>What the streams of <see cref="Dice"/> are about.</summary>
static class Subjects
{
    public const int Winning = 1;
    public const int Month = 2;
    public const int Answering = 3;
}
