using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Dengta.Tests.Conversation;

/// <summary>Everything that a bot logs, to be searched for what must not stand in it.</summary>
sealed partial class CapturedLog : ILoggerProvider
{
    /// <summary>Shorter texts, such as 撤销 or help, are words of the product as well.</summary>
    const int ShortestText = 6;

    readonly ConcurrentQueue<string> _lines = new();

    /// <summary>What people have typed.</summary>
    public ConcurrentQueue<string> Typed { get; } = new();

    /// <summary>The ids of chats, which a channel chooses and the log may hold; in tests they are often what is said there.</summary>
    public ConcurrentQueue<string> Chats { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
    }

    public void AssertSilent() => AssertSilent(
        Chats.Distinct().OrderByDescending(c => c.Length).Aggregate(string.Join('\n', _lines), (all, chat) => all.Replace(chat, "", StringComparison.Ordinal)), Typed);

    /// <summary>Neither tokens nor secrets, neither texts of messages nor amounts.</summary>
    /// <param name="typed">What people have typed meanwhile.</param>
    public static void AssertSilent(string text, IEnumerable<string> typed)
    {
        Assert.DoesNotContain("eyJ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bot-token-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("not-a-secret", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(Amount, text);
        foreach (var said in typed.Distinct().Where(t => t.Length >= ShortestText)) Assert.DoesNotContain(said, text, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"\d\s*[万亿元]|[¥$€]\s*\d|\d\s*(CNY|USD|EUR)\b")]
    static partial Regex Amount { get; }

    sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
    }
}
