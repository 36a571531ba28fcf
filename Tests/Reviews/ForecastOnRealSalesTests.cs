using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Reviews;

namespace Dengta.Tests.Reviews;

/// <summary>A year of a real sales team, forecast month by month as it went, for each of its managers.</summary>
public sealed class ForecastOnRealSalesTests(ITestOutputHelper output)
{
    static readonly DateOnly Start = new(2017, 3, 1);
    static readonly DateOnly End = new(2018, 1, 1);

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.75)]
    public void It_is_nearer_than_last_month_and_than_the_pace(double passed)
    {
        var (ours, lastMonth, pace, inside, count) = (0m, 0m, 0m, 0, 0);
        foreach (var sums in Teams())
            for (var month = Period.Month(new(2017, 6, 1)); month.Start < End; month = Period.Month(month.End))
            {
                var calendar = WorkCalendar.Plain;
                var today = month.Start;
                var all = calendar.WorkingDays(month.Start, month.End);
                while (calendar.WorkingDays(month.Start, today) < Math.Round(all * passed)) today = today.AddDays(1);
                var actual = sums.Between(month.Start, month.End);
                if (actual == 0) continue;
                var forecast = Forecasting.Of(sums, month, today, calendar)!;
                var share = (decimal)calendar.WorkingDays(month.Start, today) / all;
                ours += decimal.Abs(forecast.Likely - actual) / actual;
                lastMonth += decimal.Abs(sums.Between(month.Start.AddMonths(-1), month.Start) - actual) / actual;
                pace += decimal.Abs(sums.Between(month.Start, today) / share - actual) / actual;
                inside += actual >= forecast.Low && actual <= forecast.High ? 1 : 0;
                count++;
            }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{passed:P0} passed, {count} months: ours {ours / count:P1}, last month {lastMonth / count:P1}, pace {pace / count:P1}, inside the range {(double)inside / count:P0}"));
        Assert.True(ours < lastMonth, "last month is nearer");
        Assert.True(ours < pace, "the pace is nearer");
    }

    static IEnumerable<DailySums> Teams()
    {
        var folder = SharedMaterial.Folder("data", "crm");
        var managers = File.ReadLines(Path.Combine(folder, "sales_teams.csv")).Skip(1).Select(l => l.Split(',')).ToDictionary(f => f[0], f => f[1]);
        return [.. File.ReadLines(Path.Combine(folder, "sales_pipeline.csv")).Skip(1).Select(l => l.Split(','))
            .Where(f => f[4] == "Won")
            .GroupBy(f => managers[f[1]])
            .Select(g => new DailySums(Start, End, g.Select(f =>
                (DateOnly.Parse(f[6], CultureInfo.InvariantCulture), decimal.Parse(f[7], CultureInfo.InvariantCulture)))
                .GroupBy(d => d.Item1).Select(d => (d.Key, d.Sum(x => x.Item2)))))];
    }
}
