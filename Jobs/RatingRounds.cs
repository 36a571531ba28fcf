using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Ratings;
using Dengta.Domain.Storage;

namespace Dengta.Jobs;

/// <summary>
/// Makes the rounds that are scheduled, asks raters when a round begins, reminds the unfinished twice, closes hard after the last day, and burns
/// what was sealed at a close long ago.
/// </summary>
public sealed class RatingRounds(Db db, TimeProvider time)
{
    const int Morning = 9;
    const int DaysBefore = 2;

    public async Task RunAsync(CancellationToken cancel)
    {
        var tenants = await TenantStore.LoadAsync(db, cancel);
        foreach (var tenant in tenants.All)
        {
            await DraftAsync(tenant, cancel);
            await RunAsync(tenant, cancel);
        }
    }

    /// <summary>Makes the round of a cycle where operations have asked for it, and shows them the draft before it starts by itself.</summary>
    async Task DraftAsync(Tenant tenant, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, tenant.Zone);
        var today = DateOnly.FromDateTime(local.DateTime);
        await using var tx = db.Begin();
        var schedule = ScheduleStore.Find(tx, tenant.Id);
        await tx.SendAsync(cancel);
        if (local.Hour < Morning || schedule.Value?.DueOn(today) is not var (opens, closes)) return;
        // The seed is the day it closes: whoever doubts the pairs can draw them again.
        if (await DraftStore.MakeAsync(tx, tenant, new(opens, closes, closes.DayNumber, null, now, null), today, cancel) is { } round)
            await ShowAsync(tx, tenant, round, now, today, cancel);
        await tx.CommitAsync(cancel);
    }

    static async Task ShowAsync(Tx tx, Tenant tenant, Round round, DateTimeOffset now, DateOnly today, CancellationToken cancel)
    {
        var operators = ScheduleStore.Reachable(tx, tenant.Id);
        var page = await DraftStore.ReadAsync(tx, tenant.Id, round.Id, 0, RoundCard.PageSize, cancel);
        var cards = operators.Values.Select(o => (
            FormattableString.Invariant($"rating-draft:{round.Id}:{o.Member.Value}"), o.Chat,
            CardJson.Write(RoundCard.Draft(round, page, o.Language ?? tenant.Language, today)))).ToArray();
        OutboxStore.AddManyOnce(tx, tenant.Id, cards, now);
    }

    async Task RunAsync(Tenant tenant, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, tenant.Zone);
        await using var tx = db.Begin();
        if (local.Hour >= Morning) ScheduleStore.Start(tx, tenant.Id, DateOnly.FromDateTime(local.DateTime));
        SealStore.Burn(tx, tenant.Id, DateOnly.FromDateTime(local.DateTime), now);
        var taken = RoundStore.Take(tx, tenant.Id);
        await tx.SendAsync(cancel);
        if (taken.Value is var (round, told)) await GoOnAsync(tx, tenant, round, told, local, now, cancel);
        await tx.CommitAsync(cancel);
    }

    static async Task GoOnAsync(Tx tx, Tenant tenant, Round round, int told, DateTimeOffset local, DateTimeOffset now, CancellationToken cancel)
    {
        if (DateOnly.FromDateTime(local.DateTime) > round.Closes) await BallotStore.CloseAsync(tx, tenant.Id, round, now, cancel);
        else if (StageOf(round, local) is var stage && stage > told) await TellAsync(tx, tenant, round, stage, local, cancel);
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
        // Morning where the company is may be night where somebody lives.
        var quiet = QuietStore.Of(tx, tenant, raters.Values.Select(r => r.Rater));
        await tx.SendAsync(cancel);
        var quietOf = quiet.Values.ToDictionary(q => q.Member, q => q.Quiet);
        var today = DateOnly.FromDateTime(local.DateTime);
        var cards = raters.Values.Select(r => (
            FormattableString.Invariant($"rating:{round.Id}:{round.Closes:yyyyMMdd}:{stage}:{r.Rater.Value}"), r.Chat,
            CardJson.Write(AskCard.Of(round, stage, r.Open, r.Language ?? tenant.Language, today)), quietOf[r.Rater].After(local))).ToArray();
        OutboxStore.AddManyOnce(tx, tenant.Id, cards, local);
        RoundStore.SetTold(tx, tenant.Id, round.Id, stage);
    }
}
