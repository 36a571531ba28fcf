using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Dengta.Domain.Surveys;

namespace Dengta.Jobs;

/// <summary>Gives sellers the survey of each deal whose moment has come, to pass on to the customer, and reminds them once.</summary>
public sealed class AskCustomers(Db db, SurveyAddress address, TimeProvider time)
{
    const int MostReminders = 500;

    // An entry may be dated back; further back than that it is history.
    const int DaysBack = 14;

    public async Task RunAsync(CancellationToken cancel)
    {
        if (address.Public is not { } page) return;
        var tenants = await TenantStore.LoadAsync(db, cancel);
        foreach (var tenant in tenants.All)
            if (SurveyRule.IsOfficeHour(TimeZoneInfo.ConvertTime(time.GetUtcNow(), tenant.Zone)))
                await RunAsync(tenant, page, cancel);
    }

    async Task RunAsync(Tenant tenant, Uri page, CancellationToken cancel)
    {
        await using var tx = db.Begin();
        var alone = AskingStore.TryLock(tx, tenant.Id);
        var kept = SurveyRuleStore.Find(tx, tenant.Id);
        await tx.SendAsync(cancel);
        var rule = kept.Value ?? SurveyRule.Usual;
        if (!alone.Value || !rule.IsOn) return;
        await AskAsync(tx, tenant, rule, page, cancel);
        await RemindAsync(tx, tenant, page, cancel);
        await tx.CommitAsync(cancel);
    }

    async Task AskAsync(Tx tx, Tenant tenant, SurveyRule rule, Uri page, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var until = now.AddHours(-rule.DelayHours);
        var from = until - SurveyRule.GiveUp;
        var days = Period.Between(tenant.DayOf(from).AddDays(-DaysBack), tenant.DayOf(until));
        var signed = AskingStore.Signed(tx, tenant.Id, days, from, until);
        await tx.SendAsync(cancel);
        var asked = new HashSet<CustomerId>();
        foreach (var deal in signed.Values)
        {
            if (deal.Corrects is { } survey) AskingStore.Move(tx, tenant.Id, survey, deal.Id);
            else if (deal.Chat is { } chat && rule.CallsFor(deal) && (asked.Add(deal.Customer) || rule.QuietDays == 0))
                await AskAsync(tx, tenant, rule, page, deal, chat, cancel);
        }
    }

    async Task AskAsync(Tx tx, Tenant tenant, SurveyRule rule, Uri page, SignedDeal deal, ChatId chat, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var expires = now.AddDays(rule.ValidDays);
        var added = AskingStore.Add(tx, tenant.Id, deal, now, expires, rule.RemindDays > 0 ? now.AddDays(rule.RemindDays) : null);
        await tx.SendAsync(cancel);
        var card = Card(tx, tenant, page, added.Value, deal.CustomerName, expires).Ask(deal.Language ?? tenant.Language, tenant.DayOf(now));
        OutboxStore.AddOnce(tx, tenant.Id, FormattableString.Invariant($"survey:{added.Value.Value}:ask"), chat, CardJson.Write(card), now);
    }

    async Task RemindAsync(Tx tx, Tenant tenant, Uri page, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var unanswered = AskingStore.Unanswered(tx, tenant.Id, now, MostReminders);
        await tx.SendAsync(cancel);
        foreach (var survey in unanswered.Values)
        {
            AskingStore.SetReminded(tx, tenant.Id, survey.Id);
            if (survey.Undone || survey.ExpiresAt <= now || survey.Chat is not { } chat) continue;
            var card = Card(tx, tenant, page, survey.Id, survey.CustomerName, survey.ExpiresAt).Remind(survey.Language ?? tenant.Language, tenant.DayOf(now));
            OutboxStore.AddOnce(tx, tenant.Id, FormattableString.Invariant($"survey:{survey.Id.Value}:remind"), chat, CardJson.Write(card), now);
        }
    }

    // What is kept of a link does not give it back, so each card has one of its own; all of a survey lead to its one answer.
    static ForwardCard Card(Tx tx, Tenant tenant, Uri page, SurveyId survey, string customer, DateTimeOffset expires)
    {
        var link = SurveyLink.Draw();
        AskingStore.AddLink(tx, tenant.Id, survey, link);
        var at = link.At(page);
        return new(tenant.Name, customer, at, tenant.DayOf(expires).AddDays(-1), QrPicture.Of(at));
    }
}
