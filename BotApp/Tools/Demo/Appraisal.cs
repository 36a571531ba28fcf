using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>By what the demo company appraises its reps and managers: the general scheme, with goals of its own size.</summary>
static class Appraisal
{
    const int Scheme = 1;
    const decimal Bonus = 5000;
    const decimal Rate = 0.01m;

    static readonly SchemeLine[] Lines =
    [
        new(Part.Target, "revenue", 40),
        new(Part.Target, "collections", 20),
        new(Part.Kpi, "visits", 15, Serves: "revenue"),
        new(Part.Kpi, "deals", 10, 4, Serves: "revenue"),
        new(Part.Kpi, "timeliness", 10, 0.95m, Serves: "revenue"),
        new(Part.Kpi, "satisfaction", 5, 85, Serves: "collections"),
    ];

    public static IEnumerable<Table> Of(Timeline time)
    {
        var at = Moment.Morning(time.First);
        var curve = ReadyMade.UsualCurve.Points;
        return
        [
            new("scheme (tenant_id, id, name, name_en, created_at, created_by)", [[DemoCompany.Tenant, Scheme, "通用", "General", at, People.Operations]]),
            new("scheme_version (tenant_id, scheme_id, version, valid_from, cycle, bonus, curve_at, curve_pays, rate, reason, created_at, created_by)",
                [[DemoCompany.Tenant, Scheme, 1, time.First, "month", Bonus, curve.Select(p => p.At).ToArray(), curve.Select(p => p.Pays).ToArray(), Rate, "", at, People.Operations]]),
            new("scheme_line (tenant_id, scheme_id, version, position, part, key, weight, goal, serves)",
                Lines.Select((l, i) => Row(DemoCompany.Tenant, Scheme, 1, (short)(i + 1), l.Part == Part.Target ? "target" : "kpi", l.Key, l.Weight, l.Goal, l.Serves))),
            new("scheme_use (tenant_id, scheme_id, role, valid_from, reason, created_at, created_by)",
                ((string[])["rep", "manager"]).Select(role => Row(DemoCompany.Tenant, Scheme, role, time.First, "", at, People.Operations))),
        ];
    }

    static object?[] Row(params object?[] values) => values;
}
