using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>
/// The parts of a Bot Framework activity that we use (github.com/microsoft/botframework-sdk, specs/botframework-activity).
/// Everything else in it is passed over; everything here may be missing.
/// </summary>
sealed record Activity(
    string? Type,
    string? Id,
    string? Name,
    string? Action,
    string? ChannelId,
    string? ServiceUrl,
    ActivityAccount? From,
    ActivityAccount? Recipient,
    ActivityConversation? Conversation,
    string? Text,
    string? Locale,
    string? ReplyToId,
    string? Timestamp,
    JsonElement Value,
    JsonElement ChannelData,
    ActivityEntity[]? Entities,
    ActivityAccount[]? MembersAdded,
    ActivityAccount[]? MembersRemoved,
    ActivityAttachment[]? Attachments = null);

sealed record ActivityAttachment(string? ContentType, string? Name, JsonElement Content);

sealed record ActivityAccount(string? Id, string? Name, string? AadObjectId = null);

sealed record ActivityConversation(string? Id, bool? IsGroup, string? ConversationType, string? TenantId);

sealed record ActivityEntity(string? Type, ActivityAccount? Mentioned, string? Text, string? Locale);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Activity))]
sealed partial class ActivityJson : JsonSerializerContext;
