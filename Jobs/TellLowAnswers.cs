using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Dengta.Domain.Surveys;

namespace Dengta.Jobs;

/// <summary>
/// Puts low answers of customers before the seller, who has a day to call, and before whoever is above, who has a day to rule whether it is a
/// complaint.
/// </summary>
public sealed class TellLowAnswers(Db db, TimeProvider time)
{
    const int Batch = 50;

    public async Task RunAsync(CancellationToken cancel)
    {
        var tenants = await TenantStore.LoadAsync(db, cancel);
        foreach (var tenant in tenants.All)
        {
            int told;
            do told = await BatchAsync(tenant, cancel);
            while (told == Batch);
        }
    }

    async Task<int> BatchAsync(Tenant tenant, CancellationToken cancel)
    {
        await using var tx = db.Begin();
        // A complaint of a customer, like an import, is a message of nobody: the lock gives its number to one of them.
        var alone = ImportStore.TryLock(tx, tenant.Id);
        var low = LowAnswerStore.Take(tx, tenant.Id, Batch);
        await tx.SendAsync(cancel);
        if (!alone.Value || low.Values.Count == 0) return 0;
        foreach (var answer in low.Values) await TellAsync(tx, tenant, answer, cancel);
        await tx.CommitAsync(cancel);
        return low.Values.Count;
    }

    async Task TellAsync(Tx tx, Tenant tenant, LowAnswer low, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var message = ImportStore.StartRun(tx, tenant.Id, low.Duty, now, low.Said);
        var above = DisputeStore.FindOwner(tx, tenant.Id, low.Seller);
        await tx.SendAsync(cancel);
        LedgerStore.Add(tx, tenant.Id, low.Seller, [low.Draft], now, message.Value);
        var booked = ComplaintStore.Of(tx, tenant.Id, low.Seller, message.Value);
        await tx.SendAsync(cancel);
        var card = LowAnswerCard.Of(low, low.SellerLanguage ?? tenant.Language);
        await GiveAsync(tx, tenant, low.ToCall(now), message.Value, card, now, cancel);
        if (above.Value is { } ruler) await AskToRuleAsync(tx, tenant, low, ruler, booked.Values[0], message.Value, now, cancel);
        LowAnswerStore.SetTold(tx, tenant.Id, low.Id, now);
    }

    static async Task AskToRuleAsync(
        Tx tx, Tenant tenant, LowAnswer low, MemberId ruler, Complaint complaint, InboxId message, DateTimeOffset now, CancellationToken cancel)
    {
        var found = MemberStore.Find(tx, tenant.Id, ruler, null);
        await tx.SendAsync(cancel);
        var language = found.Value?.Member.Language ?? tenant.Language;
        var card = ComplaintCard.Ask(language, tenant.DayOf(now), complaint, low.SellerIn(language));
        await GiveAsync(tx, tenant, low.ToRule(complaint.Duty, ruler, now), message, card, now, cancel);
    }

    static async Task GiveAsync(Tx tx, Tenant tenant, NewDuty duty, InboxId message, Card card, DateTimeOffset now, CancellationToken cancel)
    {
        DutyStore.Open(tx, tenant.Id, duty, now, null, message);
        var chat = ChatStore.OfMember(tx, tenant.Id, duty.Owner);
        var quiet = QuietStore.Of(tx, tenant, duty.Owner);
        await tx.SendAsync(cancel);
        if (chat.Value is { } to) OutboxStore.AddOnce(tx, tenant.Id, duty.Key, to, CardJson.Write(card), now, quiet.Value!.After(now));
    }
}
