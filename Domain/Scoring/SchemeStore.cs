using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Scoring;

/// <summary>Who caused a change of the rules, when, by which message and why.</summary>
/// <param name="By">Null for what the demo or an import brings along.</param>
public sealed record Decision(DateTimeOffset At, MemberId? By, InboxId? Inbox, string Reason);

/// <summary>Reads schemes and writes new ones; nothing is ever changed or deleted.</summary>
public static class SchemeStore
{
    static readonly Sql Versions = new("""
        select v.scheme_id, v.version, s.name, s.name_en, v.valid_from, v.cycle, v.bonus, v.curve_at, v.curve_pays, v.rate, v.curve_reads,
               l.parts, l.keys, l.weights, l.goals, l.zero_points, l.caps, l.floors, l.serves, t.fiscal_year_start
        from scheme_version v
        join scheme s on s.tenant_id = v.tenant_id and s.id = v.scheme_id
        join tenant t on t.id = v.tenant_id
        cross join lateral (
            select array_agg(part order by position) parts, array_agg(key order by position) keys, array_agg(weight order by position) weights,
                   array_agg(goal order by position) goals, array_agg(zero_point order by position) zero_points,
                   array_agg(cap order by position) caps, array_agg(floor order by position) floors, array_agg(serves order by position) serves
            from scheme_line where tenant_id = v.tenant_id and scheme_id = v.scheme_id and version = v.version) l
        where v.tenant_id = $1 and v.created_at <= coalesce($2, 'infinity'::timestamptz)
        order by v.scheme_id, v.version
        """);

    static readonly Sql Uses = new("""
        select scheme_id, member_id, unit_id, role, valid_from, id from scheme_use
        where tenant_id = $1 and (member_id is null or member_id = any($2)) and created_at <= coalesce($3, 'infinity'::timestamptz)
        order by id
        """);

    static readonly Sql Overrides = new("""
        select member_id, part, key, weight, goal, valid_from, reason, id from scheme_override
        where tenant_id = $1 and member_id = any($2) and created_at <= coalesce($3, 'infinity'::timestamptz)
        order by id
        """);

    static readonly Sql InsertScheme = new("""
        insert into scheme (tenant_id, name, name_en, created_at, created_by, inbox_id) values ($1, $2, $3, $4, $5, $6) returning id
        """);

    static readonly Sql InsertVersion = new("""
        insert into scheme_version (tenant_id, scheme_id, version, valid_from, cycle, bonus, curve_at, curve_pays, rate, curve_reads, reason,
                                    created_at, created_by, inbox_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """);

    static readonly Sql InsertLines = new("""
        insert into scheme_line (tenant_id, scheme_id, version, position, part, key, weight, goal, zero_point, cap, floor, serves)
        select $1, $2, $3, l.position, l.part, l.key, l.weight, l.goal, l.zero_point, l.cap, l.floor, l.serves
        from unnest($4::text[], $5::text[], $6::numeric[], $7::numeric[], $8::numeric[], $9::numeric[], $10::numeric[], $11::text[])
             with ordinality l (part, key, weight, goal, zero_point, cap, floor, serves, position)
        """);

    static readonly Sql InsertUse = new("""
        insert into scheme_use (tenant_id, scheme_id, member_id, unit_id, role, valid_from, reason, created_at, created_by, inbox_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """);

    static readonly Sql InsertOverride = new("""
        insert into scheme_override (tenant_id, member_id, part, key, weight, goal, valid_from, reason, created_at, created_by, inbox_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """);

    /// <summary>All schemes of a tenant, and which of them these people have.</summary>
    /// <param name="decided">Only what was decided by then; null for everything.</param>
    public static async Task<SchemeChoice> LoadAsync(Tx tx, TenantId tenant, int[] people, CancellationToken cancel, DateTimeOffset? decided = null)
    {
        var versions = tx.Rows(Versions, ReadScheme, Arg.Of(tenant.Value), Arg.Of(decided));
        var uses = tx.Rows(Uses, ReadUse, Arg.Of(tenant.Value), Arg.Array(people, NpgsqlDbType.Integer), Arg.Of(decided));
        var overrides = tx.Rows(Overrides, ReadOverride, Arg.Of(tenant.Value), Arg.Array(people, NpgsqlDbType.Integer), Arg.Of(decided));
        var own = OwnIndicatorStore.Of(tx, tenant, decided);
        await tx.SendAsync(cancel);
        return new([.. versions.Values], [.. uses.Values], [.. overrides.Values], new Catalogue(own.Values));
    }

    public static Row<SchemeId> Add(Tx tx, TenantId tenant, string name, string nameEn, Decision by) => tx.Row(
        InsertScheme, r => new SchemeId(r.GetInt32(0)),
        Arg.Of(tenant.Value), Arg.Of(name), Arg.Of(nameEn), Arg.Of(by.At), Arg.Of(by.By?.Value), Arg.Of(by.Inbox?.Value));

    /// <summary>Adds a version; its number must be free.</summary>
    public static void AddVersion(Tx tx, TenantId tenant, Scheme scheme, Decision by)
    {
        var (bonus, lines) = (scheme.Bonus, scheme.Lines);
        tx.Do(
            InsertVersion, Arg.Of(tenant.Value), Arg.Of(scheme.Id.Value), Arg.Of(scheme.Version), Arg.Of(scheme.From), Arg.Of(Name(scheme.Cycle)),
            Arg.Of(bonus?.Amount), Numbers(bonus?.Curve.Points.Select(p => p.At) ?? []), Numbers(bonus?.Curve.Points.Select(p => p.Pays) ?? []),
            Arg.Of(bonus?.Rate ?? 0), Arg.Of(bonus?.Reads == CurveReads.Target ? "target" : "score"), Arg.Of(by.Reason), Arg.Of(by.At),
            Arg.Of(by.By?.Value), Arg.Of(by.Inbox?.Value));
        tx.Do(
            InsertLines, Arg.Of(tenant.Value), Arg.Of(scheme.Id.Value), Arg.Of(scheme.Version), Texts(lines.Select(l => Name(l.Part))),
            Texts(lines.Select(l => l.Key)), Numbers(lines.Select(l => l.Weight)), Maybe(lines.Select(l => l.Goal)), Maybe(lines.Select(l => l.ZeroPoint)),
            Numbers(lines.Select(l => l.Cap)), Numbers(lines.Select(l => l.Floor)), Texts(lines.Select(l => l.Serves)));
    }

    /// <summary>Makes a scheme that of a person, a unit, a role or, with none of them, of everybody.</summary>
    public static void Use(Tx tx, TenantId tenant, SchemeId? scheme, MemberId? member, UnitId? unit, Role? role, DateOnly from, Decision by) => tx.Do(
        InsertUse, Arg.Of(tenant.Value), Arg.Of(scheme?.Value), Arg.Of(member?.Value), Arg.Of(unit?.Value),
        Arg.Of(role is { } r ? MemberStore.Name(r) : null), Arg.Of(from), Arg.Of(by.Reason), Arg.Of(by.At), Arg.Of(by.By?.Value), Arg.Of(by.Inbox?.Value));

    /// <summary>Gives one person another weight or goal in a line from a day on; the decision must name a person and a reason.</summary>
    public static void Override(Tx tx, TenantId tenant, LineOverride line, Decision by) => tx.Do(
        InsertOverride, Arg.Of(tenant.Value), Arg.Of(line.Member.Value), Arg.Of(Name(line.Part)), Arg.Of(line.Key), Arg.Of(line.Weight),
        Arg.Of(line.Goal), Arg.Of(line.From), Arg.Of(by.Reason), Arg.Of(by.At), Arg.Of(by.By!.Value.Value), Arg.Of(by.Inbox?.Value));

    static Scheme ReadScheme(NpgsqlDataReader r) => new(
        new SchemeId(r.GetInt32(0)), r.GetInt32(1), r.GetString(2), r.GetString(3), r.GetFieldValue<DateOnly>(4), ParseCycle(r.GetString(5)),
        [.. r.IsDBNull(11) ? [] : Lines(r)], r.IsDBNull(6) ? null : ReadBonus(r))
    {
        Fiscal = new FiscalCalendar(r.GetInt16(19)),
    };

    static BonusRule ReadBonus(NpgsqlDataReader r)
    {
        var curve = Curve.Of(r.GetFieldValue<decimal[]>(7).Zip(r.GetFieldValue<decimal[]>(8)));
        return new(
            r.GetDecimal(6), curve.Value ?? throw new InvalidOperationException($"Scheme {r.GetInt32(0)} has no curve: {curve.Refusal!.English}"),
            r.GetDecimal(9), r.GetString(10) == "target" ? CurveReads.Target : CurveReads.Score);
    }

    static IEnumerable<SchemeLine> Lines(NpgsqlDataReader r)
    {
        var (parts, keys, weights) = (r.GetFieldValue<string[]>(11), r.GetFieldValue<string[]>(12), r.GetFieldValue<decimal[]>(13));
        var (goals, zeros) = (r.GetFieldValue<decimal?[]>(14), r.GetFieldValue<decimal?[]>(15));
        var (caps, floors, serves) = (r.GetFieldValue<decimal[]>(16), r.GetFieldValue<decimal[]>(17), r.GetFieldValue<string?[]>(18));
        return keys.Select((key, i) => new SchemeLine(ParsePart(parts[i]), key, weights[i], goals[i], zeros[i], caps[i], floors[i], serves[i]));
    }

    static SchemeUse ReadUse(NpgsqlDataReader r) => new(
        r.IsDBNull(0) ? null : new SchemeId(r.GetInt32(0)), r.IsDBNull(1) ? null : new MemberId(r.GetInt32(1)),
        r.IsDBNull(2) ? null : new UnitId(r.GetInt32(2)), r.IsDBNull(3) ? null : MemberStore.ParseRole(r.GetString(3)), r.GetFieldValue<DateOnly>(4),
        r.GetInt64(5));

    static LineOverride ReadOverride(NpgsqlDataReader r) => new(
        new MemberId(r.GetInt32(0)), ParsePart(r.GetString(1)), r.GetString(2), r.IsDBNull(3) ? null : r.GetDecimal(3),
        r.IsDBNull(4) ? null : r.GetDecimal(4), r.GetFieldValue<DateOnly>(5), r.GetString(6), r.GetInt64(7));

    internal static string Name(Part part) => part == Part.Target ? "target" : "kpi";

    internal static Part ParsePart(string name) => name == "target" ? Part.Target : Part.Kpi;

    static string Name(PeriodKind cycle) => cycle switch
    {
        PeriodKind.Month => "month",
        PeriodKind.Quarter => "quarter",
        PeriodKind.Half => "half",
        PeriodKind.Year => "year",
        _ => throw new ArgumentOutOfRangeException(nameof(cycle)),
    };

    static PeriodKind ParseCycle(string name) => name switch
    {
        "month" => PeriodKind.Month,
        "quarter" => PeriodKind.Quarter,
        "half" => PeriodKind.Half,
        "year" => PeriodKind.Year,
        _ => throw new InvalidOperationException($"Unknown cycle {name}."),
    };

    static NpgsqlParameter Numbers(IEnumerable<decimal> values) => Arg.Array(values.ToArray(), NpgsqlDbType.Numeric);

    static NpgsqlParameter Maybe(IEnumerable<decimal?> values) => Arg.Array(values.ToArray(), NpgsqlDbType.Numeric);

    static NpgsqlParameter Texts(IEnumerable<string?> values) => Arg.Array(values.ToArray(), NpgsqlDbType.Text);
}
