using System.Threading.Channels;

namespace Dengta.BotApp.Channels.Local;

/// <summary>
/// Hands what is sent to a chat to every open page of that chat. Holds the last cards of a chat as well: one sent a moment
/// before the page opened is perhaps not yet marked as sent in the outbox, and a page must not miss it.
/// </summary>
sealed class LocalHub(TimeProvider time)
{
    /// <summary>A page that lags behind this far is cut off; it connects again and reads the history.</summary>
    const int Backlog = 64;

    /// <summary>Cards kept a chat, and chats kept; the history has all others.</summary>
    const int RecentCards = 20, RecentChats = 200;

    static readonly TimeSpan Recent = TimeSpan.FromMinutes(1);

    readonly Lock _lock = new();
    readonly Dictionary<string, List<Channel<LocalEvent>>> _pages = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<(DateTimeOffset At, LocalEvent Sent)>> _recent = new(StringComparer.Ordinal);

    public void Publish(string chat, LocalEvent sent)
    {
        lock (_lock)
        {
            if (sent.Kind == LocalEvent.Card) Remember(chat, sent);
            foreach (var page in _pages.GetValueOrDefault(chat, []))
            {
                if (!page.Writer.TryWrite(sent)) page.Writer.TryComplete();
            }
        }
    }

    /// <summary>Begins to listen; the last cards come first. <see cref="Close"/> ends it.</summary>
    public Channel<LocalEvent> Open(string chat)
    {
        var page = Channel.CreateBounded<LocalEvent>(Backlog);
        lock (_lock)
        {
            foreach (var (at, sent) in _recent.GetValueOrDefault(chat, []))
            {
                if (time.GetUtcNow() - at < Recent) page.Writer.TryWrite(sent);
            }

            if (!_pages.TryGetValue(chat, out var pages)) _pages[chat] = pages = [];
            pages.Add(page);
        }

        return page;
    }

    public void Close(string chat, Channel<LocalEvent> page)
    {
        lock (_lock)
        {
            var pages = _pages[chat];
            pages.Remove(page);
            if (pages.Count == 0) _pages.Remove(chat);
        }
    }

    void Remember(string chat, LocalEvent sent)
    {
        if (!_recent.TryGetValue(chat, out var cards))
        {
            if (_recent.Count == RecentChats) _recent.Clear();
            _recent[chat] = cards = [];
        }

        cards.RemoveAll(c => c.Sent.Id == sent.Id);
        if (cards.Count == RecentCards) cards.RemoveAt(0);
        cards.Add((time.GetUtcNow(), sent));
    }
}
