using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.People;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>Targets of people by metric and month.</summary>
sealed class TargetSheet : ISheet
{
    static readonly Field Person = new("person", true, "name", "owner", "sales_agent", "sales_rep", "employee", "姓名", "销售", "员工", "负责人");
    static readonly Field Metric = new("metric", false, "kpi", "指标", "目标类型");
    static readonly Field Month = new("month", true, "period", "月份", "月", "期间");
    static readonly Field Base = new("base", true, "target", "quota", "amount", "目标", "目标值", "基本目标");
    static readonly Field Stretch = new("stretch", false, "stretch_target", "激励目标", "挑战目标");
    static readonly Field Currency = new("currency", false, "币种", "货币");

    static readonly string AllMetrics = string.Join(", ", Enum.GetValues<TargetMetric>().Select(m => m.Stored()));

    Staff? _staff;

    public string Name => "targets";

    public IReadOnlyList<Field> Fields { get; } = [Person, Metric, Month, Base, Stretch, Currency];

    public string Advice => "a target that is set is changed in Dengta, where the change keeps its reason";

    public async Task OpenAsync(Run run) => _staff = await Staff.LoadAsync(run);

    public Record? Read(RowCells cells, string currency)
    {
        var (person, month) = (cells.Needed(Person), cells.Month(Month));
        var (toReach, stretch) = (cells.Amount(Base, currency), cells.Amount(Stretch, currency));
        var known = MetricOf(cells.Text(Metric));
        if (known is null) cells.Wrong(Metric, $"is not a metric; there are {AllMetrics}");
        if (month is null) cells.Missing(Month);
        if (toReach is null) cells.Missing(Base);
        else if (toReach.Value.Amount <= 0) cells.Wrong(Base, "is not above nought");
        if (stretch?.Amount <= toReach?.Amount) cells.Wrong(Stretch, "is not above the base");
        var named = cells.Text(Currency)?.ToUpperInvariant() ?? toReach?.Currency ?? currency;
        if (known is not { } metric || cells.Faults.Count > 0) return null;
        var target = new MonthTarget(metric, month!.Value, toReach!.Value.Amount, stretch?.Amount);
        var facts = new Facts().Add("base", target.Base).Add("stretch", target.Stretch)
            .Add("currency", metric.IsMoney() ? named : null).AddUnused(cells);
        return new TargetRecord(cells.Line, $"{person} {metric.Stored()} {month:yyyy-MM}", facts, person!, target, named);
    }

    public async Task<IReadOnlyCollection<KeptRow>> WriteAsync(Run run, IReadOnlyList<Record> fresh)
    {
        var placed = fresh.Cast<TargetRecord>().Select(t => (Record: t, Member: PersonOf(run, t))).Where(p => p.Member is not null)
            .Select(p => (p.Record, Target: new PersonTarget(p.Member!.Id, p.Record.Target))).ToList();
        var found = TargetImportStore.Find(run.Tx, run.TenantId, [.. placed.Select(p => p.Target)]);
        await run.Tx.SendAsync(run.Cancel);
        var there = found.Values.ToDictionary(f => f.Index, f => (f.Base, f.Stretch));
        bool Differs(int i) => there.TryGetValue(i, out var set) && set != (placed[i].Record.Target.Base, placed[i].Record.Target.Stretch);
        for (var i = 0; i < placed.Count; i++)
            if (Differs(i)) run.Report.Differ(placed[i].Record, ["another target is set already"], Advice);
        TargetImportStore.Add(run.Tx, run.TenantId, placed.Where((_, i) => !there.ContainsKey(i)).Select(p => p.Target), run.Tenant.Currency);
        return [.. placed.Where((_, i) => !Differs(i)).Select(p => p.Record.Kept() with { Member = p.Target.Member })];
    }

    public Task CloseAsync(Run run) => Task.CompletedTask;

    // A table without metrics is one of what is to be signed.
    static TargetMetric? MetricOf(string? said) => said?.ToLowerInvariant() switch
    {
        null or "revenue" or "sales" or "签单额" or "业绩" => TargetMetric.Revenue,
        "collections" or "回款" or "回款额" => TargetMetric.Collections,
        "deals" or "签单数" or "签约单数" => TargetMetric.Deals,
        "visits" or "拜访" or "拜访次数" => TargetMetric.Visits,
        "quotes" or "报价" or "报价次数" => TargetMetric.Quotes,
        "customers" or "新客户" or "新客户数" => TargetMetric.Customers,
        "followups" or "跟进" => TargetMetric.Followups,
        _ => null,
    };

    MemberRow? PersonOf(Run run, TargetRecord t)
    {
        var (member, why) = _staff!.Find(t.Person);
        if (why is null && t.Target.Metric.IsMoney() && t.Currency != run.Tenant.Currency)
            (member, why) = (null, $"has a target in {t.Currency}, while the company counts in {run.Tenant.Currency}");
        if (why is not null) run.Refuse(t, (Person, t.Person, why));
        return member;
    }
}

sealed record TargetRecord(int Line, string Key, Facts Facts, string Person, MonthTarget Target, string Currency) : Record(Line, Key, Facts);
