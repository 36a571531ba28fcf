using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Ratings;
using Dengta.Domain.Storage;

namespace Dengta.Jobs;

/// <summary>Asks raters when a round begins, reminds the unfinished twice, and closes hard after the last day.</summary>
public sealed class RatingRounds(Db db, TimeProvider time)
{
    const int Morning = 9;
    const int DaysBefore = 2;

    public async Task RunAsync(CancellationToken cancel)
    {
        var tenants = await TenantStore.LoadAsync(db, cancel);
        foreach (var tenant in tenants.All) await RunAsync(tenant, cancel);
    }

    async Task RunAsync(Tenant tenant, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, tenant.Zone);
        await using var tx = db.Begin();
        var taken = RoundStore.Take(tx, tenant.Id);
        await tx.SendAsync(cancel);
        if (taken.Value is not var (round, told)) return;
        if (DateOnly.FromDateTime(local.DateTime) > round.Closes) await BallotStore.CloseAsync(tx, tenant.Id, round, now, cancel);
        else if (StageOf(round, local) is var stage && stage > told) await TellAsync(tx, tenant, round, stage, local, cancel);
        await tx.CommitAsync(cancel);
    }

    /// <summary>1 from the first morning, 2 from two days before the last, 3 on the last. A short round, or an outage, skips what is overtaken.</summary>
    static int StageOf(Round round, DateTimeOffset local)
    {
        var today = DateOnly.FromDateTime(local.DateTime);
        if (today < round.Opens || local.Hour < Morning) return 0;
        if (today == round.Opens) return 1;
        return today == round.Closes ? 3 : today >= round.Closes.AddDays(-DaysBefore) ? 2 : 1;
    }

    static async Task TellAsync(Tx tx, Tenant tenant, Round round, int stage, DateTimeOffset local, CancellationToken cancel)
    {
        var raters = RoundStore.Reachable(tx, tenant.Id, round.Id);
        await tx.SendAsync(cancel);
        var today = DateOnly.FromDateTime(local.DateTime);
        var cards = raters.Values.Select(r => (
            FormattableString.Invariant($"rating:{round.Id}:{round.Closes:yyyyMMdd}:{stage}:{r.Rater.Value}"), r.Chat,
            CardJson.Write(AskCard.Of(round, stage, r.Open, r.Language ?? tenant.Language, today)))).ToArray();
        OutboxStore.AddManyOnce(tx, tenant.Id, cards, local);
        RoundStore.SetTold(tx, tenant.Id, round.Id, stage);
    }
}
