using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Ledger;

/// <summary>Service requests in words.</summary>
public static class ServiceCard
{
    const int LongestSaid = 40;

    /// <summary>What stands under a request that was just booked.</summary>
    public static IEnumerable<CardPart> Notes(Language language, string customer, string what) =>
    [
        .. what.Length > 0 ? [new Line(what)] : Array.Empty<CardPart>(),
        new Line(language.Pick(
            $"响应时间从现在算起;答复后说「已回复{customer}」。", $"Response time runs from now; say “replied to {customer}” once it is answered."), Tone.Subtle),
    ];

    /// <summary>That what was just booked is the first answer to a request.</summary>
    public static Line Answered(Language language, DateOnly today, OpenRequest request, DateTimeOffset localAsked) => new(language.Pick(
        $"算作对{request.CustomerText}服务请求的首次答复({Day(localAsked, language, today)} 提出)。",
        $"This is the first answer to {request.CustomerText}'s service request of {Day(localAsked, language, today)}."), Tone.Subtle);

    public static Card Open(Language language, DateOnly today, IReadOnlyList<OpenRequest> requests, Func<DateTimeOffset, DateTimeOffset> local)
    {
        if (requests.Count == 0) return new Card(language, language.Pick("没有等着答复的服务请求。", "No service request is waiting for an answer."));
        var title = requests.Count == ServiceStore.Most
            ? language.Pick($"最早的 {requests.Count} 个服务请求还没答复", $"The {requests.Count} oldest service requests have no answer yet")
            : language.Pick($"{requests.Count} 个服务请求还没答复", requests.Count == 1 ? "1 service request has no answer yet" : $"{requests.Count} service requests have no answer yet");
        return new Card(language, title, requests.Select(r => new Line($"{Day(local(r.Asked), language, today)} · {r.CustomerText}{(r.Said is { } said ? $"\n「{Short(said)}」" : "")}")));
    }

    static string Day(DateTimeOffset at, Language language, DateOnly today) =>
        $"{DateOnly.FromDateTime(at.DateTime).Say(language, today)} {at.ToString("HH:mm", CultureInfo.InvariantCulture)}";

    static string Short(string said) => said.Length > LongestSaid ? said[..ShownText.CutAt(said, LongestSaid)] + "…" : said;
}
