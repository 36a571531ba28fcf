using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Scoring;

/// <summary>Keeps how far the steps of closings are, and finds the people who come next.</summary>
public static class ClosingTaskStore
{
    const string Columns = "t.step, t.asked_at, t.asked_by, t.inbox_id, t.people, t.done, t.after_id, t.finished_at";

    const string InPeriod = "m.joined_on < $3 and coalesce(m.left_on, $3) > $2";

    static readonly Sql Insert = new("""
        insert into closing_task (tenant_id, closing_id, step, asked_at, asked_by, inbox_id, people) values ($1, $2, $3, $4, $5, $6, $7)
        """);

    static readonly Sql OfClosing = new($"""
        select {Columns} from closing_task t where t.tenant_id = $1 and t.closing_id = $2 order by t.asked_at desc, t.step desc limit 1
        """);

    // One that another clock works on is passed over.
    static readonly Sql Oldest = new($"""
        select {Columns}, t.tenant_id, t.closing_id from closing_task t where t.finished_at is null order by t.asked_at limit 1 for update skip locked
        """);

    static readonly Sql Move = new("""
        update closing_task set done = $4, after_id = $5, finished_at = $6 where tenant_id = $1 and closing_id = $2 and step = $3
        """);

    static readonly Sql CountPeople = new($"select count(*)::int from member m where m.tenant_id = $1 and {InPeriod}");

    static readonly Sql NextPeople = new($"""
        select m.id, m.name, m.name_en, m.role, u.path
        from (select * from member m where m.tenant_id = $1 and m.id > $4 and {InPeriod} order by m.id limit $5) m
        join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        order by m.id
        """);

    // A unit is never torn apart: its manager gets one card.
    static readonly Sql NextUnits = new($"""
        select m.id, m.name, m.name_en, m.role, u.path
        from (select max(f.unit_id) as last
              from (select m.unit_id from member m where m.tenant_id = $1 and m.unit_id > $4 and {InPeriod} order by m.unit_id limit $5) f) l
        join member m on m.tenant_id = $1 and m.unit_id > $4 and m.unit_id <= l.last and {InPeriod}
        join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        order by m.unit_id, m.id
        """);

    public static void Add(Tx tx, TenantId tenant, ClosingId closing, ClosingTask task) => tx.Do(
        Insert, Arg.Of(tenant.Value), Arg.Of(closing.Value), Arg.Of(Name(task.Step)), Arg.Of(task.AskedAt), Arg.Of(task.AskedBy.Value),
        Arg.Of(task.Inbox.Value), Arg.Of(task.People));

    /// <summary>The step asked for last; no value before the first.</summary>
    public static Row<ClosingTask> Of(Tx tx, TenantId tenant, ClosingId closing) =>
        tx.Row(OfClosing, Read, Arg.Of(tenant.Value), Arg.Of(closing.Value));

    /// <summary>The step that has waited longest, locked to the end of the transaction.</summary>
    public static Row<(ClosingTask Task, TenantId Tenant, ClosingId Closing)> Take(Tx tx) =>
        tx.Row(Oldest, r => (Read(r), new TenantId(r.GetInt32(8)), new ClosingId(r.GetInt32(9))));

    public static void Advance(Tx tx, TenantId tenant, ClosingId closing, ClosingTask task) => tx.Do(
        Move, Arg.Of(tenant.Value), Arg.Of(closing.Value), Arg.Of(Name(task.Step)), Arg.Of(task.Done), Arg.Of(task.After), Arg.Of(task.FinishedAt));

    /// <summary>How many people there were in the period.</summary>
    public static Row<int> Count(Tx tx, TenantId tenant, Period period) =>
        tx.Row(CountPeople, r => r.GetInt32(0), Arg.Of(tenant.Value), Arg.Of(period.Start), Arg.Of(period.End));

    /// <summary>Who comes next.</summary>
    /// <param name="part">How many; for the previews as many more as make the last unit whole. Fewer come only at the end.</param>
    public static Rows<Appraised> Next(Tx tx, TenantId tenant, Period period, ClosingTask task, int part) => tx.Rows(
        task.Step == ClosingStep.Seal ? NextPeople : NextUnits, ReadPerson,
        Arg.Of(tenant.Value), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(task.After), Arg.Of(part));

    static ClosingTask Read(NpgsqlDataReader r) => new(
        r.GetString(0) == "seal" ? ClosingStep.Seal : ClosingStep.Preview, r.GetFieldValue<DateTimeOffset>(1), new MemberId(r.GetInt32(2)),
        new InboxId(r.GetInt64(3)), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.IsDBNull(7) ? null : r.GetFieldValue<DateTimeOffset>(7));

    static Appraised ReadPerson(NpgsqlDataReader r) => new(
        new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2), MemberStore.ParseRole(r.GetString(3)), [.. r.GetFieldValue<int[]>(4)]);

    static string Name(ClosingStep step) => step == ClosingStep.Seal ? "seal" : "preview";
}
