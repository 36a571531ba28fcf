namespace Dengta.BotApp.Hosting;

/// <summary>Whether this process shows the demo company and lets anybody in.</summary>
sealed record DemoMode(bool IsOn);
