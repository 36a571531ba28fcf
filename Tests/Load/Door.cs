using System.Net.Http.Headers;

namespace Dengta.Load;

/// <summary>The bot's door for messages, <c>POST /api/messages</c>.</summary>
sealed class Door(Uri bot) : IDisposable
{
    static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    readonly Uri _messages = new(bot, "/api/messages");
    readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
    });

    /// <returns>Whether the bot took the message (2xx).</returns>
    public async Task<bool> Knock(Message message, CancellationToken cancelled)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _messages) { Content = new ByteArrayContent(message.Body) };
        request.Content.Headers.ContentType = Json;
        try
        {
            using var response = await _http.SendAsync(request, cancelled);
            if (response.Content.Headers.ContentLength != 0)
                await response.Content.CopyToAsync(Stream.Null, cancelled);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public void Dispose() => _http.Dispose();
}
