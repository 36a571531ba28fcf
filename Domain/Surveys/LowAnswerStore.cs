using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Surveys;

/// <summary>Low answers that nobody was told of yet.</summary>
public static class LowAnswerStore
{
    // Whoever is above is the manager of the nearest unit that somebody else manages; without one, operations.
    static readonly Sql Untold = new("""
        with low as (
            select * from survey s where s.tenant_id = $1 and s.rating <= 2 and s.told_at is null order by s.id limit $2 for update skip locked)
        select l.id, l.customer_id, c.name, l.rating, l.remark, l.answered_on, m.id, m.name, m.name_en, m.language,
               (select h.id from chat h where h.tenant_id = $1 and h.member_id = m.id and h.dead_since is null order by h.id desc limit 1),
               b.id, b.name, b.name_en, b.language,
               (select h.id from chat h where h.tenant_id = $1 and h.member_id = b.id and h.dead_since is null order by h.id desc limit 1)
        from low l
        join customer c on c.tenant_id = $1 and c.id = l.customer_id
        join member m on m.tenant_id = $1 and m.id = l.seller_id
        join unit u on u.tenant_id = $1 and u.id = m.unit_id
        left join member b on b.tenant_id = $1 and b.id = coalesce(
            (select v.manager_id from unit v where v.tenant_id = $1 and v.id = any(u.path) and v.manager_id is not null and v.manager_id <> m.id
             order by cardinality(v.path) desc limit 1),
            (select o.id from member o where o.tenant_id = $1 and o.role = 'ops' and o.left_on is null and o.id <> m.id order by o.id limit 1))
        order by l.id
        """);

    static readonly Sql Told = new("update survey set told_at = $3 where tenant_id = $1 and id = $2");

    public static Rows<LowAnswer> Find(Tx tx, TenantId tenant, int limit) => tx.Rows(
        Untold,
        r => new LowAnswer(
            new SurveyId(r.GetInt64(0)), new CustomerId(r.GetInt64(1)), r.GetString(2), r.GetInt16(3), r.GetString(4), r.GetFieldValue<DateOnly>(5),
            Person(r, 6)!, Person(r, 11)),
        Arg.Of(tenant.Value), Arg.Of(limit));

    public static void SetTold(Tx tx, TenantId tenant, SurveyId survey, DateTimeOffset now) =>
        tx.Do(Told, Arg.Of(tenant.Value), Arg.Of(survey.Value), Arg.Of(now));

    static Colleague? Person(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : new(
        new MemberId(r.GetInt32(at)), r.GetString(at + 1), r.GetString(at + 2), r.IsDBNull(at + 3) ? null : Wording.FromTag(r.GetString(at + 3)),
        r.IsDBNull(at + 4) ? null : new ChatId(r.GetInt64(at + 4)));
}
