using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation;

/// <summary>A stranger types a code. It is looked up while nobody else is let in, so that of two with one code a single one wins.</summary>
static class CodeEntry
{
    public static async Task<Entrance> TryAsync(Stranger s, string code)
    {
        SituationStore.Mask(s.Tx, s.TenantId, s.Inbox);
        if (s.Incoming.Chat.IsGroup) return s.Refuse(s.Left, "a code in a group", JoiningWording.CodeInGroup);
        AccountStore.LockJoining(s.Tx, s.TenantId);
        var failed = InvitationStore.Failed(s.Tx, s.TenantId, s.Channel, s.Sender.Id, s.Now);
        var salt = InvitationStore.SaltOf(s.Tx, s.TenantId);
        await s.Tx.SendAsync(s.Cancel);
        if (failed.Value!.AreTooMany) return s.Refuse(s.Left, "too many wrong codes", JoiningWording.LockedOut);

        var found = InvitationStore.Find(s.Tx, s.TenantId, InvitationCode.Hash(code, salt.Value));
        await s.Tx.SendAsync(s.Cancel);
        if (found.Value is { } invitation) return await UseAsync(s, invitation);
        InvitationStore.AddFailed(s.Tx, s.TenantId, s.Channel, s.Sender.Id, s.Now);
        return s.Refuse(s.Left, "a wrong code", failed.Value.Wrong());
    }

    static async Task<Entrance> UseAsync(Stranger s, Invitation invitation)
    {
        if (invitation.Objection(s.Now) is { } objection)
        {
            InvitationStore.AddFailed(s.Tx, s.TenantId, s.Channel, s.Sender.Id, s.Now);
            return s.Refuse(invitation.Member, $"code {invitation.Id} is used, withdrawn or expired", objection);
        }
        if (!await s.JoinAsync(invitation.Member, s.Sender.DirectoryId, $"code {invitation.Id}")) return new Entrance.In(LetInBy.Meanwhile);
        InvitationStore.Use(s.Tx, s.TenantId, invitation, s.Now);
        await TellAsync(s, invitation.Member);
        return new Entrance.In(LetInBy.Code);
    }

    /// <summary>Whoever is known already hears of a further account, in the chat they had: it may not be theirs.</summary>
    static async Task TellAsync(Stranger s, MemberId member)
    {
        var chat = ChatStore.OfMember(s.Tx, s.TenantId, member);
        await s.Tx.SendAsync(s.Cancel);
        if (chat.Value is { } old)
            OutboxStore.AddOnce(
                s.Tx, s.TenantId, $"account-joined:{s.Inbox.Value}", old,
                CardJson.Write(Welcome.ElsewhereToo(s.Tenant.Language, s.Sender.Name)), s.Now);
    }
}
