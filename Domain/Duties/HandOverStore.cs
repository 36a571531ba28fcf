using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Duties;

/// <summary>What somebody leaves behind, duties and follow-ups alike.</summary>
/// <param name="Due">The last day.</param>
public sealed record OpenTask(string What, string WhatEn, DateOnly Due)
{
    public string WhatIn(Language language) => language.Pick(What, WhatEn);
}

/// <summary>Passes on what somebody who leaves has open. Their own rows stay, as dropped; each becomes a duty of whoever takes over.</summary>
public static class HandOverStore
{
    /// <summary>The kind of the duties that it makes.</summary>
    public const string Kind = "handover";

    const string Open = """
        open as (
            select 'handover:duty:' || d.id as key, d.what, d.what_en, d.due_at from duty d
            where d.tenant_id = $1 and d.owner_id = $2 and d.state = 'open'
            union all
            select 'handover:followup:' || f.id, coalesce(f.customer_text || ':', '') || f.what, coalesce(f.customer_text || ': ', '') || f.what,
                   (f.due_on + 1)::timestamp at time zone $3
            from followup f where f.tenant_id = $1 and f.owner_id = $2 and f.state = 'open')
        """;

    static readonly Sql List = new($"""
        with {Open}
        select what, what_en, ((due_at at time zone $3) - interval '1 second')::date from open order by due_at, key limit $4
        """);

    // Who takes over gets a day at least, also for what was late.
    static readonly Sql Pass = new($"""
        with {Open}
        insert into duty (tenant_id, key, kind, owner_id, what, what_en, due_at, opened_at, opened_by, inbox_id)
        select $1, key, '{Kind}', $4, left($5 || ':' || what, 300), left($6 || ': ' || what_en, 300), greatest(due_at, $7::timestamptz + interval '1 day'),
               $7, $8, $9
        from open
        on conflict (tenant_id, key) do nothing
        """);

    static readonly Sql DropDuties = new("""
        update duty set state = 'dropped', settled_at = $3, settled_by = $4, outcome = $5 where tenant_id = $1 and owner_id = $2 and state = 'open'
        """);

    static readonly Sql DropFollowups = new("""
        update followup set state = 'dropped', settled_at = $3 where tenant_id = $1 and owner_id = $2 and state = 'open'
        """);

    /// <summary>What is open, the most urgent first.</summary>
    public static Rows<OpenTask> Find(Tx tx, TenantId tenant, MemberId leaver, TimeZoneInfo zone, int limit) => tx.Rows(
        List, r => new OpenTask(r.GetString(0), r.GetString(1), r.GetFieldValue<DateOnly>(2)),
        Arg.Of(tenant.Value), Arg.Of(leaver.Value), Arg.Of(zone.Id), Arg.Of(limit));

    /// <summary>Passes all of it on; the name of whoever leaves stands before each task.</summary>
    public static void Run(Tx tx, TenantId tenant, Member leaver, Member heir, TimeZoneInfo zone, DateTimeOffset now, MemberId by, InboxId inbox)
    {
        tx.Do(
            Pass, Arg.Of(tenant.Value), Arg.Of(leaver.Id.Value), Arg.Of(zone.Id), Arg.Of(heir.Id.Value), Arg.Of(leaver.Name), Arg.Of(leaver.NameEn),
            Arg.Of(now), Arg.Of(by.Value), Arg.Of(inbox.Value));
        tx.Do(DropDuties, Arg.Of(tenant.Value), Arg.Of(leaver.Id.Value), Arg.Of(now), Arg.Of(by.Value), Arg.Of($"→ {heir.Name}"));
        tx.Do(DropFollowups, Arg.Of(tenant.Value), Arg.Of(leaver.Id.Value), Arg.Of(now));
    }
}
