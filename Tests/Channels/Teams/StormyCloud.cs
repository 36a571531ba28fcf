using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Dengta.Tests.Channels.Teams;

/// <summary>A connector in bad weather: remembers every attempt, whatever it answered, and whether the card has arrived all the same.</summary>
/// <param name="weather">What the next attempt at a conversation meets; called for one attempt at a time. Without a conversation it is only asked whether anybody is there.</param>
sealed class StormyCloud(TimeProvider time, Func<string, Weather> weather) : HttpMessageHandler
{
    readonly Lock _one = new();

    public ConcurrentDictionary<string, ConcurrentQueue<Attempt>> Attempts { get; } = [];

    /// <summary>How many people got a card more than once.</summary>
    public int Twice => Attempts.Values.Count(a => a.Count(x => x.Met.Arrives) > 1);

    public IEnumerable<Attempt> All => Attempts.Values.SelectMany(a => a);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var chat = request.Method == HttpMethod.Get ? "" : Uri.UnescapeDataString(request.RequestUri!.Segments[^2].TrimEnd('/'));
        Weather met;
        lock (_one) met = weather(chat);
        if (chat.Length > 0) Attempts.GetOrAdd(chat, _ => []).Enqueue(new(time.GetUtcNow(), met));
        if (met.Kind == Answer.Unreachable) throw new HttpRequestException(HttpRequestError.ConnectionError, "nobody there");
        // Longer than the client waits.
        if (met.Kind == Answer.Silence) await Task.Delay(Timeout.Infinite, cancellationToken);
        var answer = new HttpResponseMessage((HttpStatusCode)met.Kind) { Content = new StringContent(met.Body, Encoding.UTF8, "application/json") };
        if (met.RetryAfter is { } wait) answer.Headers.RetryAfter = new RetryConditionHeaderValue(wait);
        return answer;
    }
}

/// <summary>The number is the status where there is one.</summary>
enum Answer
{
    Unreachable = 0,
    Silence = 1,
    Taken = 201,
    Gone = 403,
    Busy = 412,
    Throttled = 429,
    Unclear = 502,
}

/// <param name="Arrives">The person gets the card, whatever the bot is told.</param>
readonly record struct Weather(Answer Kind, bool Arrives, TimeSpan? RetryAfter = null, string Body = "{}")
{
    public bool IsUnclear => Kind is Answer.Unclear or Answer.Silence;
}

readonly record struct Attempt(DateTimeOffset At, Weather Met);
