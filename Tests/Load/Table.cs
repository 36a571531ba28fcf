using System.Globalization;
using System.Text;

namespace Dengta.Load;

/// <summary>The result for people: a line a figure, a column a system, "median (least–most)".</summary>
static class Table
{
    public static string Of(Result result)
    {
        var text = new StringBuilder();
        var systems = result.Summary.Keys.ToArray();
        text.AppendLine(Line("", systems));
        foreach (var measure in Measure.All)
            text.AppendLine(Line(measure.Title, systems.Select(system => Cell(result.Summary[system][measure.Name], measure.Format))));
        if (result.Ratios.Count > 0)
            text.AppendLine().AppendLine("bot ÷ floor-log, round by round");
        foreach (var measure in Measure.Compared.Where(measure => result.Ratios.ContainsKey(measure.Name)))
            text.AppendLine(Line(measure.Title, [Cell(result.Ratios[measure.Name], "0.00")]));
        return text.ToString();
    }

    static string Line(string title, IEnumerable<string> cells) =>
        title.PadRight(42) + string.Concat(cells.Select(cell => cell.PadLeft(28)));

    static string Cell(Spread spread, string format)
    {
        string Write(double value) => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);
        var range = spread.Least.Equals(spread.Most) ? "" : $" ({Write(spread.Least)}–{Write(spread.Most)})";
        return Write(spread.Median) + range;
    }
}
