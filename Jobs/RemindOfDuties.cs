using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Storage;

namespace Dengta.Jobs;

/// <summary>Tells owners of duties that are late, once, and a day later the one above, once.</summary>
public sealed class RemindOfDuties(Db db, TimeProvider time)
{
    const int Batch = 100;
    static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    public async Task RunAsync(CancellationToken cancel)
    {
        var tenants = await TenantStore.LoadAsync(db, cancel);
        int told;
        do told = await BatchAsync(tenants, cancel);
        while (told == Batch);
    }

    async Task<int> BatchAsync(TenantDirectory tenants, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var tx = db.Begin();
        var late = LateDutyStore.Take(tx, now, now - Patience, Batch);
        await tx.SendAsync(cancel);
        var readers = late.Values
            .Select(l => (Late: l, Chat: ChatStore.OfMember(tx, l.Tenant, Reader(l)), Quiet: QuietStore.Of(tx, tenants[l.Tenant], Reader(l)))).ToArray();
        await tx.SendAsync(cancel);
        foreach (var (duty, chat, quiet) in readers) Tell(tx, duty, chat.Value, tenants[duty.Tenant].Language, now, quiet.Value!.After(now));
        await tx.CommitAsync(cancel);
        return late.Values.Count;
    }

    static MemberId Reader(LateDuty late) => late.ReminderSent ? late.Above ?? late.Duty.Owner : late.Duty.Owner;

    static void Tell(Tx tx, LateDuty late, ChatId? chat, Language usual, DateTimeOffset now, DateTimeOffset comes)
    {
        var card = late.ReminderSent
            ? DutyCard.Escalation(late, late.AboveLanguage ?? usual)
            : DutyCard.Reminder(late, late.OwnerLanguage ?? usual);
        var key = FormattableString.Invariant($"duty:{late.Duty.Id.Value}:{(late.ReminderSent ? "above" : "owner")}");
        var isForNobody = late is { ReminderSent: true, Above: null };
        if (chat is { } known && !isForNobody) OutboxStore.AddOnce(tx, late.Tenant, key, known, CardJson.Write(card), now, comes);
        if (late.ReminderSent) LateDutyStore.Escalated(tx, late, now);
        else LateDutyStore.Reminded(tx, late, now);
    }
}
