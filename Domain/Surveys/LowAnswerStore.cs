using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Surveys;

/// <summary>Low answers that nobody was told of yet.</summary>
public static class LowAnswerStore
{
    static readonly Sql Untold = new("""
        with low as (
            select * from survey s where s.tenant_id = $1 and s.rating <= 2 and s.told_at is null order by s.id limit $2 for update skip locked)
        select l.id, l.customer_id, (select c.name from customer c where c.tenant_id = $1 and c.id = l.customer_id), l.rating, l.remark, l.answered_on,
               l.seller_id, m.name, m.name_en, m.language
        from low l
        cross join lateral (select s.name, s.name_en, s.language from member s where s.tenant_id = $1 and s.id = l.seller_id limit 1) m
        order by l.id
        """);

    static readonly Sql Told = new("update survey set told_at = $3 where tenant_id = $1 and id = $2");

    /// <summary>The oldest, for this transaction alone.</summary>
    public static Rows<LowAnswer> Take(Tx tx, TenantId tenant, int limit) => tx.Rows(
        Untold,
        r => new LowAnswer(
            new SurveyId(r.GetInt64(0)), new CustomerId(r.GetInt64(1)), r.GetString(2), r.GetInt16(3), r.GetString(4), r.GetFieldValue<DateOnly>(5),
            new MemberId(r.GetInt32(6)), r.GetString(7), r.GetString(8), r.IsDBNull(9) ? null : Wording.FromTag(r.GetString(9))),
        Arg.Of(tenant.Value), Arg.Of(limit));

    public static void SetTold(Tx tx, TenantId tenant, SurveyId survey, DateTimeOffset now) =>
        tx.Do(Told, Arg.Of(tenant.Value), Arg.Of(survey.Value), Arg.Of(now));
}
