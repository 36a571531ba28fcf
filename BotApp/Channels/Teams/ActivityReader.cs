using System.Text.Json;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>Turns an activity into what the turn works on.</summary>
static class ActivityReader
{
    public const string Channel = "teams";

    const int LongestId = 400;
    const int MostValues = 60;
    const int LongestValue = 4000;

    /// <summary>Nothing for activities that need no turn; a refusal says which field is wrong.</summary>
    public static Checked<Reading> Read(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.Type)) return Missing("type");
        if (Bad(activity.Conversation?.Id)) return Missing("conversation.id");
        if (SaidBy(activity) is not { } said) return Reading.Ignored;
        if (Bad(activity.From?.Id)) return Missing("from.id");
        if (activity.Id is { Length: > LongestId }) return Missing("id");
        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service) || service.Scheme is not ("http" or "https"))
            return Missing("serviceUrl");

        var conversation = activity.Conversation!;
        return new Reading(new Incoming(
            Channel,
            CleanText.Of(conversation.TenantId ?? ""),
            CleanText.Of($"{conversation.Id}:{activity.Type}:{(string.IsNullOrEmpty(activity.Id) ? Guid.NewGuid().ToString("N") : activity.Id)}"),
            new ChatAddress(CleanText.Of(conversation.Id!), IsGroup(conversation), activity.ServiceUrl!, CleanText.Of(activity.Recipient?.Id ?? "")),
            new Sender(CleanText.Of(activity.From!.Id!), CleanText.Of(activity.From.Name ?? ""), LocaleOf(activity), TeamsDirectory.EntraId(activity.From.AadObjectId)),
            said,
            said is Said.Text ? CleanText.Of(activity.Id) : null,
            said is Said.Text && !Bad(activity.ReplyToId) ? CleanText.Of(activity.ReplyToId) : null));
    }

    static Said? SaidBy(Activity a) => a.Type switch
    {
        "message" when a.Value.ValueKind == JsonValueKind.Object && string.IsNullOrWhiteSpace(a.Text) => Pressed(a.Value, Text(a.Value, "verb"), false, a.ReplyToId),
        "message" when !string.IsNullOrWhiteSpace(a.Text) => new Said.Text(Mentions.Strip(a)),
        "invoke" when a.Name == "adaptiveCard/action" && a.Value.ValueKind == JsonValueKind.Object
            && a.Value.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.Object =>
            Pressed(action.TryGetProperty("data", out var data) ? data : default, Text(action, "verb"), true, a.ReplyToId),
        "installationUpdate" when a.Action?.StartsWith("remove", StringComparison.Ordinal) == true => new Said.Left(),
        "installationUpdate" => new Said.Arrived(),
        "conversationUpdate" when Has(a.MembersAdded, a.Recipient) || !IsGroup(a.Conversation!) && Has(a.MembersAdded, a.From) => new Said.Arrived(),
        "conversationUpdate" when Has(a.MembersRemoved, a.Recipient) => new Said.Left(),
        _ => null,
    };

    static Said.Press Pressed(JsonElement data, string? verb, bool inPlace, string? card)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (data.ValueKind == JsonValueKind.Object)
            foreach (var property in data.EnumerateObject().Take(MostValues))
                if (Simple(property.Value) is { } value)
                    values[property.Name] = CleanText.Of(value, LongestValue);
        return new Said.Press(CleanText.Of(verb ?? values.GetValueOrDefault("verb"), LongestId), values, inPlace, card);
    }

    static string? Simple(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    static string? Text(JsonElement o, string name) =>
        o.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static bool Has(ActivityAccount[]? members, ActivityAccount? bot) =>
        bot?.Id is { } id && members?.Any(m => m?.Id == id) == true;

    static bool IsGroup(ActivityConversation c) => c.IsGroup == true || c.ConversationType is "groupChat" or "channel";

    static string? LocaleOf(Activity a) => a.Locale ?? a.Entities?.FirstOrDefault(e => e?.Type == "clientInfo")?.Locale;

    static bool Bad(string? id) => string.IsNullOrEmpty(id) || id.Length > LongestId;

    static Refusal Missing(string field) => new($"{field} 缺失或无效", $"{field} is missing or invalid");

    /// <param name="Incoming">Null for an activity that needs no turn.</param>
    public sealed record Reading(Incoming? Incoming)
    {
        public static Reading Ignored { get; } = new((Incoming?)null);
    }
}
