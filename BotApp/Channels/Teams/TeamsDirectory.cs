using System.Text.Json;
using System.Text.Json.Serialization;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>
/// The roster of a conversation, which tells a member's Entra object id and e-mail address
/// (learn.microsoft.com, "Get Teams specific context for your bot": <c>GET /v3/conversations/{id}/members/{userId}</c>).
/// </summary>
sealed class TeamsDirectory(ConnectorClient connector) : IDirectory
{
    public string Channel => ActivityReader.Channel;

    public async Task<DirectoryEntry> FindAsync(Incoming incoming, CancellationToken cancel)
    {
        if (!Uri.TryCreate(incoming.Chat.ServiceUrl, UriKind.Absolute, out var service) || !connector.Reaches(service)) return DirectoryEntry.None;
        var path = $"v3/conversations/{Uri.EscapeDataString(incoming.Chat.Id)}/members/{Uri.EscapeDataString(incoming.Sender.Id)}";
        var answer = await connector.CallAsync(HttpMethod.Get, service, path, default, cancel);
        if (!answer.IsSuccess) throw new HttpRequestException(answer.Reason);
        return JsonSerializer.Deserialize(answer.Body.Span, RosterJson.Default.RosterMember) is { } member
            ? Entry(member, incoming)
            : DirectoryEntry.None;
    }

    static DirectoryEntry Entry(RosterMember member, Incoming incoming)
    {
        // A guest's address is vouched for by another organisation, or by nobody.
        var isOurs = member.UserRole is null or "user" && (member.TenantId is null || IsSame(member.TenantId, incoming.Organisation));
        var emails = ((string?[])[member.Email, member.UserPrincipalName]).Select(EmailAddress.Read).OfType<string>().Distinct();
        return new(EntraId(member.AadObjectId ?? member.ObjectId), isOurs ? [.. emails] : []);
    }

    /// <summary>An object id as it is stored; null for what is none.</summary>
    public static string? EntraId(string? text) => Guid.TryParse(CleanText.Of(text, 60).Trim(), out var id) && id != Guid.Empty ? id.ToString("D") : null;

    static bool IsSame(string tenant, string organisation) => tenant.Equals(organisation, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What the roster says of one member; the object id has two names.</summary>
sealed record RosterMember(string? AadObjectId, string? ObjectId, string? Email, string? UserPrincipalName, string? UserRole, string? TenantId);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RosterMember))]
sealed partial class RosterJson : JsonSerializerContext;
