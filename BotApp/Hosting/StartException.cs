namespace Dengta.BotApp.Hosting;

/// <summary>The program cannot start; the message tells a person what to do.</summary>
sealed class StartException(string message) : Exception(message);
