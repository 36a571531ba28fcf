using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Conversation;

/// <summary>A message of somebody whom no account tells of, while it is decided whether they are let in.</summary>
/// <param name="Left">Whose account it was who has left.</param>
sealed record Stranger(Tx Tx, Tenant Tenant, Incoming Incoming, InboxId Inbox, MemberId? Left, DateTimeOffset Now, CancellationToken Cancel)
{
    public TenantId TenantId => Tenant.Id;

    public string Channel => Incoming.Channel;

    public Sender Sender => Incoming.Sender;

    /// <summary>The invite code that they have typed, if that is what they have typed.</summary>
    public string? Code { get; } = Incoming.Said is Said.Text text ? InvitationCode.Find(text.Value) : null;

    public void Audit(string action, MemberId? member, string detail) => AuditStore.Add(Tx, TenantId, Now, member, Inbox, action, detail);

    /// <summary>Turns them away; why is audited.</summary>
    public Entrance Refuse(MemberId? member, string reason, Refusal sentence)
    {
        Audit("refused", member, $"join by {Channel}: {reason}");
        return Entrance.Out.With(sentence);
    }

    /// <summary>Makes their account the member's, unless it is somebody's meanwhile.</summary>
    public async Task<bool> JoinAsync(MemberId member, string? directoryId, string how)
    {
        var joined = AccountStore.Join(Tx, TenantId, Channel, Sender.Id, member, Sender.Name);
        await Tx.SendAsync(Cancel);
        if (!joined.Value) return false;
        if (directoryId is not null) AccountStore.Keep(Tx, TenantId, Channel, directoryId, member);
        Audit("account.joined", member, $"{Channel} by {how}");
        return true;
    }
}
