using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Surveys;

/// <summary>A survey that its seller or its customer is reminded of.</summary>
/// <param name="Undone">The deal was taken back or cancelled meanwhile.</param>
/// <param name="Mail">The customer's address, where the question arrived by e-mail.</param>
public sealed record UnansweredSurvey(
    SurveyId Id, string CustomerName, MemberId Seller, Language? Language, DateTimeOffset ExpiresAt, bool Undone, ChatId? Chat, ChatId? Mail);

/// <summary>The clock's side: which deals are to be asked about, and what became of it.</summary>
public static class AskingStore
{
    const string Chat = """
        (select h.id from chat h where h.tenant_id = m.tenant_id and h.member_id = m.id and h.dead_since is null order by h.id desc limit 1)
        """;

    // Two numbers, of which the second is nobody's: it is no lock of a chat, a customer's name or an author.
    static readonly Sql Lock = new("select pg_try_advisory_xact_lock($1, -25)");

    // By person and day of business, which there is an index for: a deal that was dated back further than that is history. The offset keeps
    // the planner from reading the deals of all years first.
    static readonly Sql ToAsk = new($"""
        select e.id, e.customer_id, (select c.name from customer c where c.tenant_id = $1 and c.id = e.customer_id), m.id, m.language, e.logged_at, e.inbox_id > 0,
               (select a.asked_at from survey a where a.tenant_id = $1 and a.customer_id = e.customer_id order by a.asked_at desc limit 1),
               (select b.id from survey b where b.tenant_id = $1 and b.entry_id = e.replaces), {Chat},
               (select x.email from customer_email x
                where x.tenant_id = $1
                  and x.customer_id = coalesce((select c.merged_into from customer c where c.tenant_id = $1 and c.id = e.customer_id), e.customer_id)
                  and (select h.dead_since from chat h where h.tenant_id = $1 and h.channel = 'mail' and h.external_id = x.email) is null)
        from member m
        cross join lateral (
            select d.id, d.customer_id, d.logged_at, d.inbox_id, d.replaces from entry d
            where d.tenant_id = $1 and d.member_id = m.id and d.kind = 2 and d.business_date >= $2 and d.business_date < $3
              and d.logged_at > $4 and d.logged_at <= $5 and d.customer_id is not null
              and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = d.id) is null
              and (select s.id from survey s where s.tenant_id = $1 and s.entry_id = d.id) is null
              and not survey_is_off($1, d.id)
            offset 0) e
        where m.tenant_id = $1 and m.left_on is null
        order by e.logged_at, e.id
        """);

    static readonly Sql Insert = new("""
        insert into survey (tenant_id, entry_id, customer_id, seller_id, asked_at, expires_at, remind_at) values ($1, $2, $3, $4, $5, $6, $7) returning id
        """);

    static readonly Sql Follow = new("update survey set entry_id = $3 where tenant_id = $1 and id = $2");

    static readonly Sql InsertLink = new("insert into survey_link (digest, tenant_id, survey_id) values ($1, $2, $3)");

    static readonly Sql ToRemind = new($"""
        with due as (
            select * from survey s where s.tenant_id = $1 and s.remind_at <= $2 order by s.remind_at limit $3 for update skip locked)
        select d.id, (select c.name from customer c where c.tenant_id = $1 and c.id = d.customer_id), m.id, m.language, d.expires_at,
               survey_is_off($1, d.entry_id), {Chat},
               case when d.mail_key is null and d.refused_at is null then d.mail_chat end
        from due d
        cross join lateral (select s.tenant_id, s.id, s.language from member s where s.tenant_id = $1 and s.id = d.seller_id limit 1) m
        order by d.remind_at
        """);

    static readonly Sql Reminded = new("update survey set remind_at = null where tenant_id = $1 and id = $2");

    /// <summary>One clock of a company at a time, to the end of the transaction; false while there is another one.</summary>
    public static Row<bool> TryLock(Tx tx, TenantId tenant) => tx.Row(Lock, r => r.GetBoolean(0), Arg.Of(tenant.Value));

    /// <summary>Deals that nobody was asked about yet, in the order in which they were entered: all of a few days.</summary>
    /// <param name="days">Of business.</param>
    /// <param name="from">Entered after that, exclusive, and until <paramref name="until"/>, inclusive.</param>
    public static Rows<SignedDeal> Signed(Tx tx, TenantId tenant, Period days, DateTimeOffset from, DateTimeOffset until) => tx.Rows(
        ToAsk, Read, Arg.Of(tenant.Value), Arg.Of(days.Start), Arg.Of(days.End), Arg.Of(from), Arg.Of(until));

    public static Row<SurveyId> Add(Tx tx, TenantId tenant, SignedDeal deal, DateTimeOffset now, DateTimeOffset expires, DateTimeOffset? remind) => tx.Row(
        Insert, r => new SurveyId(r.GetInt64(0)),
        Arg.Of(tenant.Value), Arg.Of(deal.Id.Value), Arg.Of(deal.Customer.Value), Arg.Of(deal.Seller.Value), Arg.Of(now), Arg.Of(expires), Arg.Of(remind));

    /// <summary>A survey goes over to the entry that corrects the one it was about.</summary>
    public static void Move(Tx tx, TenantId tenant, SurveyId survey, EntryId deal) =>
        tx.Do(Follow, Arg.Of(tenant.Value), Arg.Of(survey.Value), Arg.Of(deal.Value));

    public static void AddLink(Tx tx, TenantId tenant, SurveyId survey, SurveyLink link) =>
        tx.Do(InsertLink, Arg.Of(link.Digest), Arg.Of(tenant.Value), Arg.Of(survey.Value));

    public static Rows<UnansweredSurvey> Unanswered(Tx tx, TenantId tenant, DateTimeOffset now, int limit) => tx.Rows(
        ToRemind, ReadUnanswered, Arg.Of(tenant.Value), Arg.Of(now), Arg.Of(limit));

    public static void SetReminded(Tx tx, TenantId tenant, SurveyId survey) => tx.Do(Reminded, Arg.Of(tenant.Value), Arg.Of(survey.Value));

    /// <summary>Reads the columns that surveys on their way are asked for with.</summary>
    internal static UnansweredSurvey ReadUnanswered(NpgsqlDataReader r) => new(
        new SurveyId(r.GetInt64(0)), r.GetString(1), new MemberId(r.GetInt32(2)), LanguageAt(r, 3), r.GetFieldValue<DateTimeOffset>(4), r.GetBoolean(5),
        ChatAt(r, 6), ChatAt(r, 7));

    static SignedDeal Read(NpgsqlDataReader r) => new(
        new EntryId(r.GetInt64(0)), new CustomerId(r.GetInt64(1)), r.GetString(2), new MemberId(r.GetInt32(3)), LanguageAt(r, 4),
        r.GetFieldValue<DateTimeOffset>(5), r.GetBoolean(6), r.IsDBNull(7) ? null : r.GetFieldValue<DateTimeOffset>(7),
        r.IsDBNull(8) ? null : new SurveyId(r.GetInt64(8)), ChatAt(r, 9), r.IsDBNull(10) ? null : r.GetString(10));

    static Language? LanguageAt(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : Wording.FromTag(r.GetString(at));

    static ChatId? ChatAt(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : new ChatId(r.GetInt64(at));
}
