using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Adjustments;

/// <summary>Two drafts of one maker that become one set.</summary>
public static class ChangeJoinStore
{
    // What a split was locked with stays apart: it is open again when its set is not carried out.
    static readonly Sql DraftBefore = new("""
        select max(s.id) from change_set s
        where s.tenant_id = $1 and s.made_by = $2 and s.id < $3 and s.state = 'draft' and s.made_at > $4
          and not exists (select from target_split p where p.tenant_id = $1 and p.change_set in (s.id, $3))
        """);

    // What both say is as the later one says it.
    static readonly Sql ForgetDoubled = new("""
        delete from change_item i using change_item k
        where i.tenant_id = $1 and i.set_id = $2 and k.tenant_id = $1 and k.set_id = $3 and k.owner_kind = i.owner_kind and k.owner_id = i.owner_id
          and k.metric = i.metric and k.period_kind = i.period_kind and k.starts = i.starts
        """);

    static readonly Sql ForgetDoubledSchemes = new("""
        delete from change_scheme i using change_scheme k
        where i.tenant_id = $1 and i.set_id = $2 and k.tenant_id = $1 and k.set_id = $3 and k.member_id is not distinct from i.member_id
          and k.unit_id is not distinct from i.unit_id and k.roles && i.roles = (cardinality(i.roles) > 0)
        """);

    static readonly Sql ForgetDoubledLines = new("""
        delete from change_line i using change_line k
        where i.tenant_id = $1 and i.set_id = $2 and k.tenant_id = $1 and k.set_id = $3 and k.member_id = i.member_id and k.part = i.part and k.key = i.key
        """);

    static readonly Sql MoveItems = new("""
        update change_item set set_id = $3, line = line + (select coalesce(max(i.line), 0) from change_item i where i.tenant_id = $1 and i.set_id = $3)
        where tenant_id = $1 and set_id = $2
        """);

    static readonly Sql MoveSchemes = new("""
        update change_scheme set set_id = $3, line = line + (select coalesce(max(c.line), 0) from change_scheme c where c.tenant_id = $1 and c.set_id = $3)
        where tenant_id = $1 and set_id = $2
        """);

    static readonly Sql MoveLines = new("""
        update change_line set set_id = $3, line = line + (select coalesce(max(c.line), 0) from change_line c where c.tenant_id = $1 and c.set_id = $3)
        where tenant_id = $1 and set_id = $2
        """);

    static readonly Sql Begins = new("update change_set set effective_from = $3 where tenant_id = $1 and id = $2");

    /// <summary>The draft somebody made before this one and has not confirmed; no value where there is none since a moment.</summary>
    public static Row<long?> Before(Tx tx, TenantId tenant, MemberId maker, long set, DateTimeOffset since) => tx.Row(
        DraftBefore, r => r.IsDBNull(0) ? null : (long?)r.GetInt64(0), Arg.Of(tenant.Value), Arg.Of(maker.Value), Arg.Of(set), Arg.Of(since));

    /// <summary>Takes what another draft changes into this one; the other is empty then.</summary>
    /// <param name="from">The first day on which something of both counts.</param>
    public static void Join(Tx tx, TenantId tenant, long other, long set, DateOnly from)
    {
        foreach (var sql in (ReadOnlySpan<Sql>)[ForgetDoubled, ForgetDoubledSchemes, ForgetDoubledLines, MoveItems, MoveSchemes, MoveLines])
            tx.Do(sql, Arg.Of(tenant.Value), Arg.Of(other), Arg.Of(set));
        tx.Do(Begins, Arg.Of(tenant.Value), Arg.Of(set), Arg.Of(from));
    }
}
