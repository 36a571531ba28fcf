using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Adjustments;

/// <summary>The tenant's calendar of adjustment windows and its list of reasons.</summary>
public static class WindowStore
{
    static readonly Sql Insert = new("""
        insert into adjust_window (tenant_id, opens, closes, made_by, made_at, inbox_id)
        select $1, $2, $3, $4, $5, $6
        where not exists (select from adjust_window w where w.tenant_id = $1 and w.closes >= $2 and w.opens <= $3)
        returning id
        """);

    static readonly Sql Next = new("""
        select id, opens, closes from adjust_window where tenant_id = $1 and closes >= $2 order by closes limit 5
        """);

    // One that began today was never open for a whole day: it goes. Another one was open up to yesterday.
    static readonly Sql CloseOpen = new("""
        with gone as (delete from adjust_window where tenant_id = $1 and opens = $2 returning id),
        cut as (update adjust_window set closes = $2 - 1 where tenant_id = $1 and opens < $2 and closes >= $2 returning id)
        select id from gone union all select id from cut
        """);

    static readonly Sql ReasonsOf = new("select code, name, name_en from adjust_reason where tenant_id = $1 order by line, code");

    static readonly Sql Forget = new("delete from adjust_reason where tenant_id = $1");

    static readonly Sql Remember = new("""
        insert into adjust_reason (tenant_id, code, name, name_en, line)
        select $1, x.* from unnest($2::text[], $3::text[], $4::text[], $5::int[]) x
        """);

    /// <summary>Opens a window; no value where it would overlap another one.</summary>
    public static Row<long> Add(Tx tx, TenantId tenant, DateOnly opens, DateOnly closes, MemberId by, DateTimeOffset now, InboxId inbox) => tx.Row(
        Insert, r => r.GetInt64(0), Arg.Of(tenant.Value), Arg.Of(opens), Arg.Of(closes), Arg.Of(by.Value), Arg.Of(now), Arg.Of(inbox.Value));

    /// <summary>Closes the window that is open on a day, so that this day is no longer in it; no value where none is open.</summary>
    public static Row<long?> Close(Tx tx, TenantId tenant, DateOnly today) =>
        tx.Row(CloseOpen, r => (long?)r.GetInt64(0), Arg.Of(tenant.Value), Arg.Of(today));

    /// <summary>The running window and those to come, at most five.</summary>
    public static Rows<AdjustWindow> Coming(Tx tx, TenantId tenant, DateOnly today) => tx.Rows(
        Next, r => new AdjustWindow(r.GetInt64(0), r.GetFieldValue<DateOnly>(1), r.GetFieldValue<DateOnly>(2)), Arg.Of(tenant.Value), Arg.Of(today));

    /// <summary>The tenant's own list; empty where the usual one holds.</summary>
    public static Rows<AdjustReason> Reasons(Tx tx, TenantId tenant) =>
        tx.Rows(ReasonsOf, r => new AdjustReason(r.GetString(0), r.GetString(1), r.GetString(2)), Arg.Of(tenant.Value));

    public static void SetReasons(Tx tx, TenantId tenant, IReadOnlyList<AdjustReason> reasons)
    {
        tx.Do(Forget, Arg.Of(tenant.Value));
        tx.Do(Remember, Arg.Of(tenant.Value),
            Arg.Array(reasons.Select(r => r.Code).ToArray(), NpgsqlTypes.NpgsqlDbType.Text),
            Arg.Array(reasons.Select(r => r.Name).ToArray(), NpgsqlTypes.NpgsqlDbType.Text),
            Arg.Array(reasons.Select(r => r.NameEn).ToArray(), NpgsqlTypes.NpgsqlDbType.Text),
            Arg.Array(reasons.Select((_, i) => i).ToArray(), NpgsqlTypes.NpgsqlDbType.Integer));
    }
}
