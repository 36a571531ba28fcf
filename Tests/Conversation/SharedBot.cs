namespace Dengta.Tests.Conversation;

/// <summary>One bot for the tests of a class; each speaks as a newcomer of its own, in chats of its own. Started when the first one asks.</summary>
public sealed class SharedBot : IAsyncDisposable
{
    TestBot? _bot;

    internal async Task<TestBot> GetAsync() => _bot ??= await TestBot.StartAsync();

    public ValueTask DisposeAsync() => _bot?.DisposeAsync() ?? ValueTask.CompletedTask;
}
