using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Scoring;

/// <summary>Opens, approves and seals periods.</summary>
public static class ClosingStore
{
    const string Columns = "c.id, c.period_start, c.period_end, c.opened_at, c.query_until, c.sealing_at, c.sealed_at";

    static readonly Sql Insert = new("""
        insert into closing (tenant_id, period_start, period_end, opened_at, opened_by, inbox_id, query_until) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict do nothing returning id
        """);

    static readonly Sql OfPeriod = new($"""
        select {Columns} from closing c where c.tenant_id = $1 and c.period_start = $2 and c.period_end = $3 for update
        """);

    static readonly Sql ById = new($"select {Columns} from closing c where c.tenant_id = $1 and c.id = $2 for update");

    // Teams with somebody in them besides the one who manages them; nobody approves the own score.
    static readonly Sql Teams = new("""
        select u.id, u.name, u.name_en, u.manager_id, u.path, a.approved_at
        from unit u
        left join closing_approval a on a.tenant_id = u.tenant_id and a.closing_id = $2 and a.unit_id = u.id
        where u.tenant_id = $1 and u.manager_id is not null and exists (
            select from member m where m.tenant_id = $1 and m.unit_id = u.id and m.id <> u.manager_id and m.role in ('rep', 'manager')
              and m.joined_on < $4 and coalesce(m.left_on, $4) > $3)
        order by u.id
        """);

    static readonly Sql Disputes = new("""
        select count(*) from score_dispute where tenant_id = $1 and period_start = $2 and period_end = $3 and settled_at is null
        """);

    static readonly Sql InsertApproval = new("""
        insert into closing_approval (tenant_id, closing_id, unit_id, approved_by, approved_at, inbox_id) values ($1, $2, $3, $4, $5, $6)
        on conflict do nothing
        """);

    // Whoever books into the past holds the lock in share until the end of the turn: what is sealed has everything that was booked.
    static readonly Sql LockOut = new("select pg_advisory_xact_lock(hashtextextended('dengta.sealing', $1))");

    static readonly Sql LockIn = new("select pg_advisory_xact_lock_shared(hashtextextended('dengta.sealing', $1))");

    static readonly Sql CloseDoor = new("update closing set sealing_at = $3 where tenant_id = $1 and id = $2 and sealing_at is null");

    static readonly Sql SealClosing = new("""
        update closing set sealed_at = sealing_at, sealed_by = $3, position = $4 where tenant_id = $1 and id = $2 and sealed_at is null
        """);

    static readonly Sql InsertScores = new("""
        insert into sealed_score (tenant_id, closing_id, member_id, role, path, total, bonus, facts)
        select $1, $2, s.member_id, s.role, string_to_array(s.path, ',')::int[], s.total, s.bonus, s.facts
        from unnest($3::int[], $4::text[], $5::text[], $6::numeric[], $7::numeric[], $8::text[]) s (member_id, role, path, total, bonus, facts)
        """);

    static readonly Sql LastSealed = new("select max(period_end) from closing where tenant_id = $1 and coalesce(sealing_at, sealed_at) is not null");

    static readonly Sql SealedScoreOf = new("""
        select s.total, s.bonus, c.sealed_at
        from closing c join sealed_score s on s.tenant_id = c.tenant_id and s.closing_id = c.id and s.member_id = $4
        where c.tenant_id = $1 and c.period_start = $2 and c.period_end = $3 and c.sealed_at is not null
        """);

    /// <summary>No value where the period was opened before.</summary>
    public static Row<ClosingId?> Open(Tx tx, TenantId tenant, Period period, DateTimeOffset until, DateTimeOffset now, MemberId by, InboxId inbox) => tx.Row(
        Insert, r => (ClosingId?)new ClosingId(r.GetInt32(0)),
        Arg.Of(tenant.Value), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(now), Arg.Of(by.Value), Arg.Of(inbox.Value), Arg.Of(until));

    /// <summary>The closing of a period, locked to the end of the transaction.</summary>
    public static Row<Closing> Find(Tx tx, TenantId tenant, Period period) =>
        tx.Row(OfPeriod, Read, Arg.Of(tenant.Value), Arg.Of(period.Start), Arg.Of(period.End));

    /// <inheritdoc cref="Find(Tx, TenantId, Period)"/>
    public static Row<Closing> Find(Tx tx, TenantId tenant, ClosingId id) => tx.Row(ById, Read, Arg.Of(tenant.Value), Arg.Of(id.Value));

    /// <summary>What is still in the way of the seal.</summary>
    public static async Task<ClosingState> StateAsync(Tx tx, TenantId tenant, Closing closing, CancellationToken cancel)
    {
        var period = closing.Period;
        var teams = tx.Rows(Teams, ReadTeam, Arg.Of(tenant.Value), Arg.Of(closing.Id.Value), Arg.Of(period.Start), Arg.Of(period.End));
        var disputes = tx.Row(Disputes, r => r.GetInt64(0), Arg.Of(tenant.Value), Arg.Of(period.Start), Arg.Of(period.End));
        var task = ClosingTaskStore.Of(tx, tenant, closing.Id);
        await tx.SendAsync(cancel);
        return new(closing, [.. teams.Values], disputes.Value, task.Value is { IsFinished: false } running ? running : null);
    }

    public static void Approve(Tx tx, TenantId tenant, ClosingId closing, UnitId unit, MemberId by, DateTimeOffset now, InboxId inbox) => tx.Do(
        InsertApproval, Arg.Of(tenant.Value), Arg.Of(closing.Value), Arg.Of(unit.Value), Arg.Of(by.Value), Arg.Of(now), Arg.Of(inbox.Value));

    /// <summary>Waits for those who are booking into the past, and keeps others from it until the end of the transaction.</summary>
    public static void HoldBookings(Tx tx, TenantId tenant) => tx.Row(LockOut, r => 0, Arg.Of((long)tenant.Value));

    /// <summary>From this moment on the period takes nothing any more; bookings must be held.</summary>
    public static void CloseToBookings(Tx tx, TenantId tenant, ClosingId closing, DateTimeOffset now) =>
        tx.Do(CloseDoor, Arg.Of(tenant.Value), Arg.Of(closing.Value), Arg.Of(now));

    /// <summary>Keeps scores for good, each once.</summary>
    public static void Keep(Tx tx, TenantId tenant, ClosingId closing, IReadOnlyCollection<NamedScorecard> scores) => tx.Do(
        InsertScores, Arg.Of(tenant.Value), Arg.Of(closing.Value),
        Arg.Array(scores.Select(s => s.Person.Id.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(scores.Select(s => MemberStore.Name(s.Person.Role)).ToArray(), NpgsqlDbType.Text),
        Arg.Array(scores.Select(s => string.Join(',', s.Person.Path)).ToArray(), NpgsqlDbType.Text),
        Arg.Array(scores.Select(s => s.Card.Total).ToArray(), NpgsqlDbType.Numeric),
        Arg.Array(scores.Select(s => s.Card.Bonus).ToArray(), NpgsqlDbType.Numeric),
        Arg.Array(scores.Select(s => SealedFacts.Of(s.Card)).ToArray(), NpgsqlDbType.Text));

    /// <summary>Seals, once everybody's score is kept, as of when the period was closed to bookings.</summary>
    /// <param name="position">The message that seals: whatever came before it is in, or is dated after the period.</param>
    public static void Seal(Tx tx, TenantId tenant, ClosingId closing, MemberId by, InboxId position) =>
        tx.Do(SealClosing, Arg.Of(tenant.Value), Arg.Of(closing.Value), Arg.Of(by.Value), Arg.Of(position.Value));

    /// <summary>The day after everything sealed: earlier ones take no entry any more. Keeps a seal waiting to the end of the transaction.</summary>
    public static Row<DateOnly?> SealedUntil(Tx tx, TenantId tenant)
    {
        tx.Row(LockIn, r => 0, Arg.Of((long)tenant.Value));
        return tx.Row(LastSealed, r => r.IsDBNull(0) ? null : (DateOnly?)r.GetFieldValue<DateOnly>(0), Arg.Of(tenant.Value));
    }

    /// <summary>What was sealed for a person; no value while it was not.</summary>
    public static Row<SealedScore?> Sealed(Tx tx, TenantId tenant, MemberId member, Period period) => tx.Row(
        SealedScoreOf, r => (SealedScore?)new SealedScore(r.IsDBNull(0) ? null : r.GetDecimal(0), r.IsDBNull(1) ? null : r.GetDecimal(1), r.GetFieldValue<DateTimeOffset>(2)),
        Arg.Of(tenant.Value), Arg.Of(period.Start), Arg.Of(period.End), Arg.Of(member.Value));

    static Closing Read(NpgsqlDataReader r) => new(
        new ClosingId(r.GetInt32(0)), Period.Between(r.GetFieldValue<DateOnly>(1), r.GetFieldValue<DateOnly>(2).AddDays(-1)),
        r.GetFieldValue<DateTimeOffset>(3), r.GetFieldValue<DateTimeOffset>(4), MaybeTime(r, 5), MaybeTime(r, 6));

    static DateTimeOffset? MaybeTime(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : r.GetFieldValue<DateTimeOffset>(at);

    static ClosingTeam ReadTeam(NpgsqlDataReader r) => new(
        new UnitId(r.GetInt32(0)), r.GetString(1), r.GetString(2), new MemberId(r.GetInt32(3)), [.. r.GetFieldValue<int[]>(4)], MaybeTime(r, 5));
}
