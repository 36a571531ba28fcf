using System.Text;
using System.Threading.Channels;

namespace Dengta.BotApp.Channels.Local;

/// <summary>The open line to a page, as server-sent events (HTML Living Standard, §9.2).</summary>
static class LocalStream
{
    static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // The time to wait before connecting again is in milliseconds. Sent at once, so that the page knows it is heard.
    static readonly byte[] Hello = "retry: 1000\n\n"u8.ToArray();
    static readonly byte[] Beat = ":\n\n"u8.ToArray();
    static readonly byte[] End = "\n\n"u8.ToArray();

    public static async Task RunAsync(HttpContext http, string chat)
    {
        var hub = http.RequestServices.GetRequiredService<LocalHub>();
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        var page = hub.Open(chat);
        try
        {
            await PumpAsync(http, page.Reader, end.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the program stops.
        }
        finally
        {
            hub.Close(chat, page);
        }
    }

    static async Task PumpAsync(HttpContext http, ChannelReader<LocalEvent> events, CancellationToken cancel)
    {
        var time = http.RequestServices.GetRequiredService<TimeProvider>();
        await WriteAsync(http, Hello, cancel);
        var more = events.WaitToReadAsync(cancel).AsTask();
        while (true)
        {
            if (await Task.WhenAny(more, Task.Delay(Heartbeat, time, cancel)) != more)
            {
                await WriteAsync(http, Beat, cancel);
                continue;
            }

            if (!await more) return;
            while (events.TryRead(out var sent)) await SendAsync(http, sent, cancel);
            more = events.WaitToReadAsync(cancel).AsTask();
        }
    }

    static async Task SendAsync(HttpContext http, LocalEvent sent, CancellationToken cancel)
    {
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"event: {sent.Kind}\ndata: "), cancel);
        await http.Response.Body.WriteAsync(sent.Data, cancel);
        await WriteAsync(http, End, cancel);
    }

    static async Task WriteAsync(HttpContext http, byte[] bytes, CancellationToken cancel)
    {
        await http.Response.Body.WriteAsync(bytes, cancel);
        await http.Response.Body.FlushAsync(cancel);
    }
}
