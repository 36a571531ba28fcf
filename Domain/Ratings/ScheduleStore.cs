using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Ratings;

/// <summary>Whether a company's rounds open by themselves.</summary>
public static class ScheduleStore
{
    static readonly Sql Of = new("select cycle, days from rating_schedule where tenant_id = $1");

    static readonly Sql Upsert = new("""
        insert into rating_schedule (tenant_id, cycle, days, made_by, made_at) values ($1, $2, $3, $4, $5)
        on conflict (tenant_id) do update set cycle = excluded.cycle, days = excluded.days, made_by = excluded.made_by, made_at = excluded.made_at
        """);

    static readonly Sql Remove = new("delete from rating_schedule where tenant_id = $1");

    static readonly Sql Begin = new("""
        update rating_round set state = 'open' where tenant_id = $1 and state = 'draft' and scheduled and opens <= $2
        """);

    static readonly Sql Operators = new("""
        select m.id, m.language, c.id from member m
        cross join lateral (select h.id from chat h where h.tenant_id = $1 and h.member_id = m.id and h.dead_since is null order by h.id desc limit 1) c
        where m.tenant_id = $1 and m.role = 'ops' and m.left_on is null
        """);

    public static Row<RoundSchedule> Find(Tx tx, TenantId tenant) =>
        tx.Row(Of, r => new RoundSchedule(RoundSchedule.Find(r.GetString(0))!.Value, r.GetInt32(1)), Arg.Of(tenant.Value));

    public static void Keep(Tx tx, TenantId tenant, string cycle, int days, MemberId by, DateTimeOffset now) =>
        tx.Do(Upsert, Arg.Of(tenant.Value), Arg.Of(cycle), Arg.Of(days), Arg.Of(by.Value), Arg.Of(now));

    public static void Stop(Tx tx, TenantId tenant) => tx.Do(Remove, Arg.Of(tenant.Value));

    /// <summary>Opens a scheduled round whose first day has come; a draft that a person made waits for that person.</summary>
    public static void Start(Tx tx, TenantId tenant, DateOnly today) => tx.Do(Begin, Arg.Of(tenant.Value), Arg.Of(today));

    /// <summary>Sales operations who can be reached.</summary>
    public static Rows<(MemberId Member, Language? Language, ChatId Chat)> Reachable(Tx tx, TenantId tenant) => tx.Rows(
        Operators, r => (new MemberId(r.GetInt32(0)), r.IsDBNull(1) ? (Language?)null : Wording.FromTag(r.GetString(1)), new ChatId(r.GetInt64(2))),
        Arg.Of(tenant.Value));
}
