using Dengta.Domain.Basics;
using Dengta.Domain.Pushes;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Reviews;

/// <summary>Finds the reps of a unit who have logged nothing for some days.</summary>
public static class SilentStore
{
    // Further back than the index of a quarter nobody needs to know when somebody last wrote.
    // Whom operators spare the reminder is not expected to log.
    static readonly Sql Silent = new($"""
        select m.id, m.name, m.name_en, l.day,
               exists (select from absence a where a.tenant_id = $1 and a.member_id = m.id and a.first_day <= $3 and a.last_day >= $4),
               count(*) over ()
        from unit u
        join member m on m.tenant_id = $1 and m.unit_id = u.id
        left join lateral (
            select p.day from progress_day p
            where p.tenant_id = $1 and p.member_id = m.id and p.day < $3 and p.day >= $3 - 91 and p.raw_count > 0
            order by p.day desc limit 1) l on true
        where u.tenant_id = $1 and u.path @> array[$2::int] and m.role = 'rep' and m.left_on is null and m.joined_on <= $4
          and not {ExclusionStore.Holds("'log-reminder'")}
          and not exists (
              select from progress_day p where p.tenant_id = $1 and p.member_id = m.id and p.day >= $3 and p.day <= $4 and p.raw_count > 0)
        order by l.day nulls first, m.id limit $5
        """);

    /// <summary>Those without an entry from <paramref name="first"/> to <paramref name="last"/>, both inclusive, the longest silent first; and how many there are in all.</summary>
    public static Rows<(SilentRep Rep, int All)> Find(Tx tx, TenantId tenant, UnitId unit, DateOnly first, DateOnly last, int limit) => tx.Rows(
        Silent,
        r => (new SilentRep(new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetFieldValue<DateOnly>(3), r.GetBoolean(4)), (int)r.GetInt64(5)),
        Arg.Of(tenant.Value), Arg.Of(unit.Value), Arg.Of(first), Arg.Of(last), Arg.Of(limit));
}
