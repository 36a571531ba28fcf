using Dengta.BotApp.Channels.Teams.Authentication;
using Dengta.BotApp.Conversation;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>Works on messages, and where one takes long shows in its chat that an answer is being written. A usual one costs no call for that.</summary>
sealed class LongTurns(ITurns turns, ConnectorClient connector, TimeProvider time)
{
    /// <summary>A turn takes some milliseconds; after this people begin to wonder.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>So long Teams shows it, and no more often it may be said (Bot Framework Activity, A6001).</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromSeconds(3);

    static readonly byte[] Typing = """{"type":"typing"}"""u8.ToArray();

    public async Task HandleAsync(Incoming incoming)
    {
        var turn = turns.HandleAsync(incoming);
        if (incoming.Said is Said.Text)
            for (var wait = Patience; !await EndsAsync(turn, wait); wait = Shown)
                _ = ShowAsync(incoming);
        await turn;
    }

    async Task<bool> EndsAsync(Task turn, TimeSpan wait)
    {
        try
        {
            await turn.WaitAsync(wait, time);
            return true;
        }
        catch (TimeoutException) when (!turn.IsCompleted)
        {
            return false;
        }
    }

    async Task ShowAsync(Incoming incoming)
    {
        try
        {
            var path = $"v3/conversations/{Uri.EscapeDataString(incoming.Chat.Id)}/activities";
            await connector.CallAsync(HttpMethod.Post, new Uri(incoming.Chat.ServiceUrl), path, Typing, CancellationToken.None);
        }
        catch (Exception e) when (e is HttpRequestException or NoTokenException or OperationCanceledException)
        {
            // Nobody misses it: the answer itself says in the log what is wrong.
        }
    }
}
