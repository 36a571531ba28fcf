using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Dengta.Domain.Surveys;

namespace Dengta.Jobs;

/// <summary>
/// Sends the survey of each deal whose moment has come: to the customer by e-mail where that can be, otherwise to the seller to pass on. Reminds
/// once, and gives the seller what no mail could bring.
/// </summary>
public sealed class AskCustomers(Db db, SurveyAddress address, TimeProvider time)
{
    const int MostReminders = 500;
    const int MostMails = 500;

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
        await HandOverAsync(tx, tenant, page, cancel);
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
            else if (EmailOf(deal) is var email && (email is not null || deal.Chat is not null) && rule.CallsFor(deal) && (asked.Add(deal.Customer) || rule.QuietDays == 0))
                await AskAsync(tx, tenant, rule, page, deal, email, cancel);
        }
    }

    string? EmailOf(SignedDeal deal) => address.ByMail ? deal.Email : null;

    async Task AskAsync(Tx tx, Tenant tenant, SurveyRule rule, Uri page, SignedDeal deal, string? email, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var expires = now.AddDays(rule.ValidDays);
        var added = AskingStore.Add(tx, tenant.Id, deal, now, expires, rule.RemindDays > 0 ? now.AddDays(rule.RemindDays) : null);
        var mail = email is null ? null : SurveyMailStore.ChatOf(tx, tenant.Id, email);
        await tx.SendAsync(cancel);
        var link = Draw(tx, tenant, page, added.Value);
        if (mail is not null)
            Mail(tx, tenant, added.Value, mail.Value, "mail", new MailCard(tenant.Name, link, LastDay(tenant, expires)).Ask(MailCard.LikelyOf(deal.CustomerName)), now);
        else
            Push(tx, tenant, added.Value, deal.Chat!.Value, "ask", Forward(tenant, deal.CustomerName, link, expires).Ask(deal.Language ?? tenant.Language, tenant.DayOf(now)), now);
    }

    async Task RemindAsync(Tx tx, Tenant tenant, Uri page, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var unanswered = AskingStore.Unanswered(tx, tenant.Id, now, MostReminders);
        await tx.SendAsync(cancel);
        foreach (var survey in unanswered.Values)
        {
            AskingStore.SetReminded(tx, tenant.Id, survey.Id);
            if (survey.Undone || survey.ExpiresAt <= now) continue;
            if (survey.Mail is { } mail && address.ByMail)
                Mail(
                    tx, tenant, survey.Id, mail, "mail-remind",
                    new MailCard(tenant.Name, Draw(tx, tenant, page, survey.Id), LastDay(tenant, survey.ExpiresAt)).Remind(MailCard.LikelyOf(survey.CustomerName)), now);
            else if (survey.Chat is { } chat)
                Push(tx, tenant, survey.Id, chat, "remind", Forward(tx, tenant, page, survey).Remind(survey.Language ?? tenant.Language, tenant.DayOf(now)), now);
        }
    }

    /// <summary>What a mail could not bring, its seller is given to pass on.</summary>
    async Task HandOverAsync(Tx tx, Tenant tenant, Uri page, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var ended = SurveyMailStore.TakeEnded(tx, tenant.Id, MostMails);
        await tx.SendAsync(cancel);
        foreach (var (survey, arrived) in ended.Values)
        {
            if (arrived) SurveyMailStore.Arrived(tx, tenant.Id, survey.Id);
            else SurveyMailStore.Refused(tx, tenant.Id, survey.Id, now);
            if (arrived || survey.Undone || survey.ExpiresAt <= now || survey.Chat is not { } chat) continue;
            Push(tx, tenant, survey.Id, chat, "refused", Forward(tx, tenant, page, survey).Refused(survey.Language ?? tenant.Language, tenant.DayOf(now)), now);
        }
    }

    static void Mail(Tx tx, Tenant tenant, SurveyId survey, ChatId to, string what, Card card, DateTimeOffset now)
    {
        SurveyMailStore.SetSending(tx, tenant.Id, survey, to, KeyOf(survey, what));
        Push(tx, tenant, survey, to, what, card, now);
    }

    static void Push(Tx tx, Tenant tenant, SurveyId survey, ChatId to, string what, Card card, DateTimeOffset now) =>
        OutboxStore.AddOnce(tx, tenant.Id, KeyOf(survey, what), to, CardJson.Write(card), now);

    static string KeyOf(SurveyId survey, string what) => FormattableString.Invariant($"survey:{survey.Value}:{what}");

    // What is kept of a link does not give it back, so each card has one of its own; all of a survey lead to its one answer.
    static string Draw(Tx tx, Tenant tenant, Uri page, SurveyId survey)
    {
        var link = SurveyLink.Draw();
        AskingStore.AddLink(tx, tenant.Id, survey, link);
        return link.At(page);
    }

    static ForwardCard Forward(Tx tx, Tenant tenant, Uri page, UnansweredSurvey survey) =>
        Forward(tenant, survey.CustomerName, Draw(tx, tenant, page, survey.Id), survey.ExpiresAt);

    static ForwardCard Forward(Tenant tenant, string customer, string link, DateTimeOffset expires) =>
        new(tenant.Name, customer, link, LastDay(tenant, expires), QrPicture.Of(link));

    static DateOnly LastDay(Tenant tenant, DateTimeOffset expires) => tenant.DayOf(expires).AddDays(-1);
}
