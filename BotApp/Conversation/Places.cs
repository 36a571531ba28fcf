using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Conversation;

/// <summary>Where a message came from and under which name, as the channel tells it: kept, renewed and noted.</summary>
static class Places
{
    /// <summary>Makes the chat known, or renews its address where the channel names another one.</summary>
    public static async Task<ChatId> OfAsync(Tx tx, Tenant tenant, Incoming incoming, Situation situation, InboxId inbox, CancellationToken cancel)
    {
        var owner = incoming.Chat.IsGroup ? null : situation.Person?.Id;
        if (situation.Chat is { } known)
        {
            if (situation.Dead || situation.Owner != owner || situation.Known with { IsGroup = incoming.Chat.IsGroup } != incoming.Chat)
                SituationStore.Renew(tx, tenant.Id, known, incoming, owner);
            return known;
        }
        var made = SituationStore.AddChat(tx, tenant.Id, incoming, owner);
        await tx.SendAsync(cancel);
        SituationStore.Place(tx, tenant.Id, inbox, made.Value, situation.Person?.Id);
        return made.Value;
    }

    /// <summary>Anybody can take any name: who they are it does not change, so that it did is only noted.</summary>
    public static void NoteName(Tx tx, Tenant tenant, Incoming incoming, string? before, Member person, InboxId inbox, DateTimeOffset now)
    {
        var name = AccountStore.Shown(incoming.Sender.Name);
        if (name.Length == 0 || name == before) return;
        AccountStore.ShowAs(tx, tenant.Id, incoming.Channel, incoming.Sender.Id, name);
        if (before is not null) AuditStore.Add(tx, tenant.Id, now, person.Id, inbox, "account.renamed", $"{incoming.Channel}: {before} → {name}");
    }

    // In a group whoever presses on somebody else's card gets an answer, but the card stays as it is for the one it answered.
    public static async ValueTask<bool> MayReplaceAsync(
        Tx tx, Tenant tenant, Incoming incoming, ChatId chat, MemberId? by, string card, CancellationToken cancel)
    {
        if (by is not { } person || !incoming.Chat.IsGroup) return by is not null;
        var own = OutboxStore.Answered(tx, tenant.Id, chat, card, person);
        await tx.SendAsync(cancel);
        return own.Value;
    }
}
