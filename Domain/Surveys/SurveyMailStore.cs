using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Surveys;

/// <summary>Surveys on their way by e-mail: the outbox delivers them, and what became of it is read from there.</summary>
public static class SurveyMailStore
{
    /// <summary>The channel of addresses.</summary>
    public const string Channel = "mail";

    static readonly Sql Address = new("""
        insert into chat as c (tenant_id, channel, external_id, is_group, service_url, bot_id) values ($1, $2, $3, false, '', '')
        on conflict (tenant_id, channel, external_id) do update set external_id = c.external_id
        returning c.id
        """);

    static readonly Sql Sending = new("update survey set mail_chat = $3, mail_key = $4 where tenant_id = $1 and id = $2");

    static readonly Sql Ended = new("""
        select s.id, (select c.name from customer c where c.tenant_id = $1 and c.id = s.customer_id), m.id, m.language, s.expires_at,
               s.rating is not null or survey_is_off(s.tenant_id, s.entry_id),
               (select h.id from chat h where h.tenant_id = $1 and h.member_id = m.id and h.dead_since is null order by h.id desc limit 1),
               s.mail_chat, o.state = 'sent'
        from survey s
        cross join lateral (select x.state from outbox x where x.tenant_id = $1 and x.key = s.mail_key and x.key is not null limit 1) o
        cross join lateral (select x.id, x.language from member x where x.tenant_id = $1 and x.id = s.seller_id limit 1) m
        where s.tenant_id = $1 and s.mail_key is not null and o.state <> 'due'
        order by s.id limit $2
        """);

    static readonly Sql SetArrived = new("update survey set mail_key = null where tenant_id = $1 and id = $2");

    static readonly Sql SetRefused = new("update survey set mail_key = null, refused_at = $3 where tenant_id = $1 and id = $2");

    /// <summary>The chat that stands for an address.</summary>
    public static Row<ChatId> ChatOf(Tx tx, TenantId tenant, string email) =>
        tx.Row(Address, r => new ChatId(r.GetInt64(0)), Arg.Of(tenant.Value), Arg.Of(Channel), Arg.Of(email));

    /// <param name="key">Of the card in the outbox.</param>
    public static void SetSending(Tx tx, TenantId tenant, SurveyId survey, ChatId address, string key) =>
        tx.Do(Sending, Arg.Of(tenant.Value), Arg.Of(survey.Value), Arg.Of(address.Value), Arg.Of(key));

    /// <summary>Mails that were taken or refused since this was last asked.</summary>
    public static Rows<EndedMail> TakeEnded(Tx tx, TenantId tenant, int limit) => tx.Rows(
        Ended, r => new EndedMail(AskingStore.ReadUnanswered(r), r.GetBoolean(8)), Arg.Of(tenant.Value), Arg.Of(limit));

    public static void Arrived(Tx tx, TenantId tenant, SurveyId survey) => tx.Do(SetArrived, Arg.Of(tenant.Value), Arg.Of(survey.Value));

    public static void Refused(Tx tx, TenantId tenant, SurveyId survey, DateTimeOffset now) =>
        tx.Do(SetRefused, Arg.Of(tenant.Value), Arg.Of(survey.Value), Arg.Of(now));
}

/// <param name="Arrived">The other side's server took it; whether anybody reads it, nobody knows.</param>
public sealed record EndedMail(UnansweredSurvey Survey, bool Arrived);
