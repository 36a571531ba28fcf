using System.Globalization;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The fields of an indicator of one's own, as they were typed and chosen.</summary>
static class OwnIndicatorForm
{
    public const int Longest = 400;

    static readonly string[] Fields =
        ["name", "name_en", "source", "filter", "aggregate", "unit", "better", "goal", "zero", "cap", "floor", "cycle", "serves", "reason"];

    /// <summary>What stands in the fields, for a card that brings it back.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(Said.Press press) => Fields
        .Where(f => press.Text(f) is not null).ToDictionary(f => f, f => CleanText.Of(press.Text(f), Longest), StringComparer.Ordinal);

    /// <summary>The fields that make an indicator again.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(OwnIndicator own, Language language)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = own.Name,
            ["name_en"] = own.NameEn,
            ["source"] = own.Source.Stored(),
            ["filter"] = own.Filter.Say(language),
            ["aggregate"] = own.Aggregate.Stored(),
            ["unit"] = own.Unit.Stored(),
            ["better"] = own.LowerIsBetter ? "lower" : "higher",
            ["cap"] = Number(own.Cap * 100),
            ["floor"] = Number(own.Floor * 100),
            ["cycle"] = own.Cycle.Stored(),
            ["serves"] = own.Serves.Stored(),
        };
        if (own.Goal is { } goal) values["goal"] = InUnit(goal, own.Unit);
        if (own.ZeroPoint is { } zero) values["zero"] = InUnit(zero, own.Unit);
        return values;
    }

    /// <summary>The indicator that the fields say, unpublished; refused where one says none.</summary>
    public static Checked<OwnIndicator> Read(IReadOnlyDictionary<string, string> values, string currency, DateOnly from)
    {
        if (Choice<RecordSource>("source") is not { } source) return new Refusal("请选来源。", "Please choose a source.");
        if (Choice<Aggregate>("aggregate") is not { } aggregate) return new Refusal("请选算法。", "Please choose what is worked out.");
        if (CycleOf(values.GetValueOrDefault("cycle", "month")) is not { } cycle) return new Refusal("周期是月、季度、半年或年。", "The cycle is a month, quarter, half or year.");
        if (ServesOf(values.GetValueOrDefault("serves", "revenue")) is not { } serves) return new Refusal("请选服务于哪个目标。", "Please choose the target it leads to.");
        var filter = FilterText.Read(values.GetValueOrDefault("filter", ""), currency);
        if (!filter.Ok) return filter.Refusal;
        var unit = values.GetValueOrDefault("unit", "auto") == "auto" ? aggregate.Units(source)[0] : Choice<IndicatorUnit>("unit");
        if (unit is not { } named) return new Refusal("请选单位。", "Please choose a unit.");
        if (!Amount("goal", named, out var goal)) return new Refusal("目标值没有看懂,比如 5 或 80%。", "The goal was not understood; say for example 5 or 80%.");
        if (!Amount("zero", named, out var zero)) return new Refusal("零分点没有看懂。", "The zero point was not understood.");
        if (Percent("cap", 120) is not { } cap || Percent("floor", 0) is not { } floor)
            return new Refusal("上限和下限是百分数,比如 120 和 0。", "Cap and floor are percentages, such as 120 and 0.");
        var own = new OwnIndicator(
            "", 0, from, values.GetValueOrDefault("name", ""), values.GetValueOrDefault("name_en", ""), source, filter.Value, aggregate, named,
            values.GetValueOrDefault("better") == "lower", goal, zero, cap, floor, cycle, serves)
        {
            Reason = CleanText.Of(values.GetValueOrDefault("reason", ""), OwnIndicator.LongestReason),
        };
        return own.Check() is { } refusal ? refusal : own;

        T? Choice<T>(string field) where T : struct, Enum =>
            values.TryGetValue(field, out var said) ? Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => v!.Value.Stored() == said) : null;

        bool Amount(string field, IndicatorUnit of, out decimal? amount)
        {
            amount = values.TryGetValue(field, out var said) ? SchemeText.GoalOf(said, of) : null;
            return amount is not null || said is null;
        }

        decimal? Percent(string field, decimal usual) => !values.TryGetValue(field, out var said) ? usual / 100
            : decimal.TryParse(said.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 1000 ? percent / 100 : null;
    }

    static PeriodKind? CycleOf(string said) => said switch
    {
        "month" => PeriodKind.Month,
        "quarter" => PeriodKind.Quarter,
        "half" => PeriodKind.Half,
        "year" => PeriodKind.Year,
        _ => null,
    };

    static TargetMetric? ServesOf(string said) => Enum.GetValues<TargetMetric>().Cast<TargetMetric?>().FirstOrDefault(m => m!.Value.Stored() == said);

    static string InUnit(decimal value, IndicatorUnit unit) => unit == IndicatorUnit.Percent ? Number(value * 100) + "%" : Number(value);

    static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
