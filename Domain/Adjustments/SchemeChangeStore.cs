using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Adjustments;

/// <summary>Keeps the schemes of a change set and makes them hold: the versions are written with the draft, whose they are once it is carried out.</summary>
public static class SchemeChangeStore
{
    /// <summary>The last decision about whose scheme a line is.</summary>
    const string LastUse = """
        (select max(u.id) from scheme_use u
         where u.tenant_id = $1 and u.member_id is not distinct from c.member_id and u.unit_id is not distinct from c.unit_id
           and case when cardinality(c.roles) = 0 then u.role is null else u.role = any (c.roles) end)
        """;

    /// <summary>For the checks of a set: whether something about its schemes was decided after it was planned, or carried out.</summary>
    internal const string WasDecidedSince = $"""
        exists (select from change_scheme c where c.tenant_id = $1 and c.set_id = $2 and coalesce(c.use_id, c.old_use) is distinct from {LastUse})
        """;

    static readonly Sql Insert = new($"""
        insert into change_scheme (tenant_id, set_id, line, scheme_id, whose, whose_en, member_id, unit_id, roles, before_id, before_version, old_use)
        select $1, $2, (select count(*) + 1 from change_scheme l where l.tenant_id = $1 and l.set_id = $2), $3, $4, $5, c.member_id, c.unit_id, c.roles, $9, $10,
               {LastUse}
        from (select $6::int as member_id, $7::int as unit_id, $8::text[] as roles) c
        """);

    static readonly Sql Kept = new("""
        select c.scheme_id, v.version, c.whose, c.whose_en, c.member_id, c.unit_id, c.roles, c.before_id, c.before_version, c.old_use
        from change_scheme c join scheme_version v on v.tenant_id = $1 and v.scheme_id = c.scheme_id
        where c.tenant_id = $1 and c.set_id = $2
        order by c.line, v.version
        """);

    static readonly Sql NoteUses = new($"update change_scheme c set use_id = {LastUse} where c.tenant_id = $1 and c.set_id = $2");

    /// <summary>Keeps a scheme as a line of a set. It holds for nobody yet.</summary>
    /// <param name="scheme">Its id is of no meaning; a new one is made.</param>
    public static async Task AddAsync(
        Tx tx, TenantId tenant, long set, Scheme scheme, SchemeOwner owner, Scheme? before, Decision by, CancellationToken cancel)
    {
        var made = SchemeStore.Add(tx, tenant, scheme.Name, scheme.NameEn, by);
        await tx.SendAsync(cancel);
        SchemeStore.AddVersion(tx, tenant, scheme with { Id = made.Value }, by);
        tx.Do(
            Insert, Arg.Of(tenant.Value), Arg.Of(set), Arg.Of(made.Value.Value), Arg.Of(owner.Name), Arg.Of(owner.NameEn), Arg.Of(owner.Member?.Value),
            Arg.Of(owner.Unit?.Value), Arg.Array(owner.Roles.Select(MemberStore.Name).ToArray(), NpgsqlDbType.Text), Arg.Of(before?.Id.Value),
            Arg.Of(before?.Version));
    }

    /// <summary>The schemes of a set in their order.</summary>
    public static async Task<IReadOnlyList<SchemeChange>> OfAsync(Tx tx, TenantId tenant, long set, CancellationToken cancel)
    {
        var kept = tx.Rows(Kept, Read, Arg.Of(tenant.Value), Arg.Of(set));
        await tx.SendAsync(cancel);
        if (kept.Values.Count == 0) return [];
        var choice = await SchemeStore.LoadAsync(tx, tenant, [], cancel);
        return [.. kept.Values.Select(k => new SchemeChange(choice.Version(k.Scheme, k.Version)!, k.Owner, Of(choice, k.Before), k.OldUse))];
    }

    /// <summary>Makes the schemes theirs from their days on.</summary>
    public static void Apply(Tx tx, TenantId tenant, long set, IEnumerable<SchemeChange> changes, Decision by)
    {
        foreach (var change in changes)
            foreach (var role in change.Owner.Each)
                SchemeStore.Use(tx, tenant, change.To.Id, change.Owner.Member, change.Owner.Unit, role, change.To.From, by);
        tx.Do(NoteUses, Arg.Of(tenant.Value), Arg.Of(set));
    }

    /// <summary>Gives back what was chosen before; nothing that has counted changes, since a set is undone before its day.</summary>
    public static async Task UndoAsync(Tx tx, TenantId tenant, IReadOnlyList<SchemeChange> changes, Decision by, CancellationToken cancel)
    {
        if (changes.Count == 0) return;
        var choice = await SchemeStore.LoadAsync(tx, tenant, [.. changes.Select(c => c.Owner.Member).OfType<MemberId>().Select(m => m.Value)], cancel);
        foreach (var (to, owner, _, oldUse) in changes)
            foreach (var role in owner.Each)
                SchemeStore.Use(tx, tenant, choice.ChosenFor(owner.Member, owner.Unit, role, to.From, oldUse ?? 0), owner.Member, owner.Unit, role, to.From, by);
    }

    static (SchemeId Scheme, int Version, SchemeOwner Owner, (SchemeId, int)? Before, long? OldUse) Read(NpgsqlDataReader r) => (
        new SchemeId(r.GetInt32(0)), r.GetInt32(1),
        new SchemeOwner(
            r.GetString(2), r.GetString(3), r.IsDBNull(4) ? null : new MemberId(r.GetInt32(4)), r.IsDBNull(5) ? null : new UnitId(r.GetInt32(5)),
            [.. r.GetFieldValue<string[]>(6).Select(MemberStore.ParseRole)]),
        r.IsDBNull(7) ? null : (new SchemeId(r.GetInt32(7)), r.GetInt32(8)), r.IsDBNull(9) ? null : r.GetInt64(9));

    static Scheme? Of(SchemeChoice choice, (SchemeId Id, int Version)? before) => before is var (id, version) ? choice.Version(id, version) : null;
}
