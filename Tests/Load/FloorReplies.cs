using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Dengta.Load;

/// <summary>Replies of the yardsticks, through one shared client as a good bot would have it.</summary>
sealed class FloorReplies(ILogger log) : IDisposable
{
    static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = null,
    });

    /// <summary>Posts a reply without making the caller wait: the message is answered 2xx first.</summary>
    public void Send(Activity activity, string reply) => _ = Task.Run(() => Post(activity, reply));

    public static string Text(string said) => $$"""{"type":"message","textFormat":"plain","text":"收到：{{JsonEncodedText.Encode(said)}}"}""";

    public static string Card(string said, Sum sum)
    {
        var text = JsonEncodedText.Encode(said);
        return $$$"""
            {"type":"message","summary":"已记录","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":
            {"$schema":"http://adaptivecards.io/schemas/adaptive-card.json","type":"AdaptiveCard","version":"1.5","fallbackText":"已记录：{{{text}}}","body":[
            {"type":"TextBlock","text":"已记录","weight":"Bolder","size":"Medium"},
            {"type":"TextBlock","text":"{{{text}}}","wrap":true},
            {"type":"FactSet","facts":[{"title":"今日记录","value":"{{{sum.Entries}}}"},{"title":"今日金额","value":"{{{sum.Amount}}}"}]}],
            "actions":[{"type":"Action.Submit","title":"撤销","data":{"verb":"undo"}},{"type":"Action.Submit","title":"进度","data":{"verb":"progress"}}]}}]}
            """;
    }

    public void Dispose() => _http.Dispose();

    async Task Post(Activity activity, string reply)
    {
        try
        {
            var address = $"{activity.ServiceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(activity.Conversation.Id)}"
                + $"/activities/{Uri.EscapeDataString(activity.Id)}";
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(reply));
            content.Headers.ContentType = Json;
            using var response = await _http.PostAsync(address, content);
            response.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException failed)
        {
            log.LogWarning(failed, "The reply was not delivered");
        }
    }
}
