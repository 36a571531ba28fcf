using Dengta.BotApp.Channels.Teams.AdaptiveCards;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>Turns an activity into what the turn works on.</summary>
static class ActivityReader
{
    public const string Channel = "teams";

    public const int LongestId = 400;

    /// <summary>Nothing for activities that need no turn; a refusal says which field is wrong.</summary>
    public static Checked<Reading> Read(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.Type)) return Missing("type");
        if (Bad(activity.Conversation?.Id)) return Missing("conversation.id");
        if (SaidBy(activity) is not { } said) return Reading.Ignored;
        // Nobody in person renames a team or takes the bot out of it.
        if (said is not (Said.Left or Said.Renamed) && Bad(activity.From?.Id)) return Missing("from.id");
        if (activity.Id is { Length: > LongestId }) return Missing("id");
        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service) || service.Scheme is not ("http" or "https"))
            return Missing("serviceUrl");

        var conversation = activity.Conversation!;
        var data = ChannelData.Of(activity.ChannelData);
        return new Reading(new Incoming(
            Channel,
            CleanText.Of(conversation.TenantId ?? ""),
            KeyOf(activity, said),
            new ChatAddress(CleanText.Of(conversation.Id!), IsGroup(conversation), activity.ServiceUrl!, CleanText.Of(activity.Recipient?.Id ?? ""))
            {
                Team = data.Team,
            },
            new Sender(CleanText.Of(activity.From?.Id ?? "", LongestId), CleanText.Of(activity.From?.Name ?? ""), LocaleOf(activity), TeamsDirectory.EntraId(activity.From?.AadObjectId)),
            said,
            said is Said.Text or Said.File or Said.Edited ? CleanText.Of(activity.Id) : null,
            said is Said.Text && !Bad(activity.ReplyToId) ? CleanText.Of(activity.ReplyToId) : null)
        {
            ChannelData = data.Json,
            PagesOf = CardPages.Count,
        });
    }

    static Said? SaidBy(Activity a) => a.Type switch
    {
        "message" when PressReader.IsSubmit(a) => PressReader.OfSubmit(a),
        "message" when FileReader.Of(a) is { } file => file,
        "message" when !string.IsNullOrWhiteSpace(a.Text) => new Said.Text(Mentions.Strip(a)),
        "messageUpdate" when !string.IsNullOrWhiteSpace(a.Text) && !string.IsNullOrEmpty(a.Id) => new Said.Edited(Mentions.Strip(a), MessageKey(a)),
        "messageDelete" when !string.IsNullOrEmpty(a.Id) => new Said.Deleted(MessageKey(a)),
        "invoke" => PressReader.OfInvoke(a),
        "installationUpdate" when a.Action?.StartsWith("remove", StringComparison.Ordinal) == true => new Said.Left(),
        "installationUpdate" => new Said.Arrived(),
        "conversationUpdate" when Has(a.MembersAdded, a.Recipient) || !IsGroup(a.Conversation!) && Has(a.MembersAdded, a.From) => new Said.Arrived(),
        "conversationUpdate" when Has(a.MembersRemoved, a.Recipient) => new Said.Left(),
        "conversationUpdate" => ChannelData.Of(a.ChannelData) switch
        {
            { Team: "" } => null,
            { Event: "teamDeleted" or "teamHardDeleted" } => new Said.Left(),
            { Event: "teamRenamed" } => new Said.Renamed(),
            _ => null,
        },
        _ => null,
    };

    // A message edited, deleted or brought back keeps its id: each time is told from the next by the clock, and an edit by its words where it names none.
    static string KeyOf(Activity a, Said said)
    {
        var happened = $"{a.Conversation!.Id}:{a.Type}:{(string.IsNullOrEmpty(a.Id) ? Guid.NewGuid().ToString("N") : a.Id)}";
        return said switch
        {
            Said.Edited edited => CleanText.Of($"{happened}:{(string.IsNullOrEmpty(a.Timestamp) ? PressReader.Digest(edited.Value) : a.Timestamp)}", 3 * LongestId),
            Said.Deleted => CleanText.Of($"{happened}:{a.Timestamp}", 3 * LongestId),
            _ => CleanText.Of(happened),
        };
    }

    static string MessageKey(Activity a) => CleanText.Of($"{a.Conversation!.Id}:message:{a.Id}");

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
