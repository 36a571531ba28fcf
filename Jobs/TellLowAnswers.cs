using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
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
        var low = LowAnswerStore.Find(tx, tenant.Id, Batch);
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
        await tx.SendAsync(cancel);
        LedgerStore.Add(tx, tenant.Id, low.Seller.Id, [low.Draft], now, message.Value);
        var booked = ComplaintStore.Of(tx, tenant.Id, low.Seller.Id, message.Value);
        await tx.SendAsync(cancel);
        DutyStore.Open(tx, tenant.Id, low.ToCall(now), now, null, message.Value);
        Push(tx, tenant, low.Seller, low.Duty, LowAnswerCard.Of(low, low.Seller.Language ?? tenant.Language), now);
        if (low.Above is { } above) AskToRule(tx, tenant, low, above, booked.Values[0], message.Value, now);
        LowAnswerStore.SetTold(tx, tenant.Id, low.Id, now);
    }

    static void AskToRule(Tx tx, Tenant tenant, LowAnswer low, Colleague above, Complaint complaint, InboxId message, DateTimeOffset now)
    {
        var duty = new NewDuty(
            complaint.Duty, "complaint", above.Id, $"认定{low.CustomerName}的低分是否算投诉({low.Seller.Name})",
            $"Rule whether {low.CustomerName}'s low score is a complaint ({low.Seller.NameEn})", now + LowAnswer.ToBeSettled);
        DutyStore.Open(tx, tenant.Id, duty, now, null, message);
        var language = above.Language ?? tenant.Language;
        Push(tx, tenant, above, complaint.Duty, ComplaintCard.Ask(language, tenant.DayOf(now), complaint, language.Pick(low.Seller.Name, low.Seller.NameEn)), now);
    }

    static void Push(Tx tx, Tenant tenant, Colleague to, string key, Card card, DateTimeOffset now)
    {
        if (to.Chat is { } chat) OutboxStore.AddOnce(tx, tenant.Id, key, chat, CardJson.Write(card), now);
    }
}
