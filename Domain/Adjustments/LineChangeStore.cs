using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Adjustments;

/// <summary>Keeps what a change set makes single people's own in their schemes, and makes it hold.</summary>
public static class LineChangeStore
{
    /// <summary>The last decision about a person's line.</summary>
    const string LastOverride = """
        (select max(o.id) from scheme_override o where o.tenant_id = $1 and o.member_id = c.member_id and o.part = c.part and o.key = c.key)
        """;

    /// <summary>For the checks of a set: whether something about its lines was decided after it was planned, or carried out.</summary>
    internal const string WasDecidedSince = $"""
        exists (select from change_line c where c.tenant_id = $1 and c.set_id = $2 and coalesce(c.override_id, c.old_override) is distinct from {LastOverride})
        """;

    static readonly Sql Insert = new($"""
        insert into change_line (tenant_id, set_id, line, member_id, part, key, before_weight, before_goal, weight, goal, valid_from, reason, old_override)
        select $1, $2, (select count(*) + 1 from change_line l where l.tenant_id = $1 and l.set_id = $2), c.member_id, c.part, c.key, $6, $7, $8, $9, $10, $11,
               {LastOverride}
        from (select $3::int as member_id, $4::text as part, $5::text as key) c
        """);

    static readonly Sql Kept = new("""
        select c.member_id, m.name, m.name_en, c.part, c.key, c.before_weight, c.before_goal, c.weight, c.goal, c.valid_from, c.reason, c.old_override
        from change_line c join member m on m.tenant_id = $1 and m.id = c.member_id
        where c.tenant_id = $1 and c.set_id = $2
        order by c.line
        """);

    static readonly Sql NoteOverrides = new($"update change_line c set override_id = {LastOverride} where c.tenant_id = $1 and c.set_id = $2");

    // Nothing of one's own gives the line back to the scheme, which is what it was where nothing had been decided before.
    static readonly Sql GiveBack = new("""
        insert into scheme_override (tenant_id, member_id, part, key, weight, goal, valid_from, reason, created_at, created_by, inbox_id)
        select $1, c.member_id, c.part, c.key, o.weight, o.goal, c.valid_from, $3, $4, $5, $6
        from change_line c
        left join lateral (
            select h.weight, h.goal from scheme_override h
            where h.tenant_id = $1 and h.member_id = c.member_id and h.part = c.part and h.key = c.key and h.valid_from <= c.valid_from and h.id <= c.old_override
            order by h.valid_from desc, h.id desc limit 1) o on true
        where c.tenant_id = $1 and c.set_id = $2
        order by c.line
        """);

    /// <summary>Keeps it as a line of a set. It does not hold yet.</summary>
    public static void Add(Tx tx, TenantId tenant, long set, LineChange change) => tx.Do(
        Insert, Arg.Of(tenant.Value), Arg.Of(set), Arg.Of(change.Member.Value), Arg.Of(SchemeStore.Name(change.After.Part)), Arg.Of(change.After.Key),
        Arg.Of(change.Before.Weight), Arg.Of(change.Before.Goal), Arg.Of(change.After.Weight), Arg.Of(change.After.Goal), Arg.Of(change.From),
        Arg.Of(change.Reason));

    /// <summary>The lines of a set in their order.</summary>
    public static async Task<IReadOnlyList<LineChange>> OfAsync(Tx tx, TenantId tenant, long set, CancellationToken cancel)
    {
        var kept = tx.Rows(Kept, Read, Arg.Of(tenant.Value), Arg.Of(set));
        var own = OwnIndicatorStore.Of(tx, tenant, null);
        await tx.SendAsync(cancel);
        var catalogue = new Catalogue(own.Values);
        return [.. kept.Values.Select(c => c with { Before = Known(c.Before), After = Known(c.After) })];

        SchemeLine Known(SchemeLine line) => line is { Part: Part.Kpi, Indicator: null } ? line with { Indicator = catalogue.Find(line.Key) } : line;
    }

    /// <summary>Makes the lines hold from their days on.</summary>
    public static void Apply(Tx tx, TenantId tenant, long set, IEnumerable<LineChange> changes, Decision by)
    {
        foreach (var change in changes)
            SchemeStore.Override(tx, tenant, change.Since(change.From), by with { Reason = change.Reason });
        tx.Do(NoteOverrides, Arg.Of(tenant.Value), Arg.Of(set));
    }

    /// <summary>Gives back what counted before; nothing that has counted changes, since a set is undone before its day.</summary>
    public static void Undo(Tx tx, TenantId tenant, long set, Decision by) => tx.Do(
        GiveBack, Arg.Of(tenant.Value), Arg.Of(set), Arg.Of(by.Reason), Arg.Of(by.At), Arg.Of(by.By!.Value.Value), Arg.Of(by.Inbox?.Value));

    static LineChange Read(NpgsqlDataReader r)
    {
        var (part, key) = (SchemeStore.ParsePart(r.GetString(3)), r.GetString(4));
        return new(
            new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2), new(part, key, r.GetDecimal(5), Goal(6)), new(part, key, r.GetDecimal(7), Goal(8)),
            r.GetFieldValue<DateOnly>(9), r.GetString(10), r.IsDBNull(11) ? null : r.GetInt64(11));

        decimal? Goal(int at) => r.IsDBNull(at) ? null : r.GetDecimal(at);
    }
}
