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
        Trial[] trials = [.. Teams().SelectMany(t => Months().Select(m => TrialOf(t.Manager, t.Sums, m, passed)).OfType<Trial>())];
        Write($"{passed:P0} passed, {trials.Length} months", trials);
        foreach (var manager in trials.GroupBy(t => t.Manager)) Write($"{passed:P0} passed, {manager.Key}", [.. manager]);
        foreach (var month in trials.GroupBy(t => t.Month)) Write($"{passed:P0} passed, {month.Key.Start:MMMM}", [.. month]);
        Assert.True(trials.Sum(t => t.Ours) < trials.Sum(t => t.LastMonth), "last month is nearer");
        Assert.True(trials.Sum(t => t.Ours) < trials.Sum(t => t.Pace), "the pace is nearer");
    }

    void Write(FormattableString what, IReadOnlyCollection<Trial> trials) => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{FormattableString.Invariant(what)}: ours {trials.Average(t => t.Ours):P1}, last month {trials.Average(t => t.LastMonth):P1}, pace {trials.Average(t => t.Pace):P1}, inside the range {trials.Average(t => t.IsInside ? 1 : 0):P0}"));

    static IEnumerable<Period> Months()
    {
        for (var month = Period.Month(new(2017, 6, 1)); month.Start < End; month = Period.Month(month.End)) yield return month;
    }

    static Trial? TrialOf(string manager, DailySums sums, Period month, double passed)
    {
        var calendar = WorkCalendar.Plain;
        var today = month.Start;
        var all = calendar.WorkingDays(month.Start, month.End);
        while (calendar.WorkingDays(month.Start, today) < Math.Round(all * passed)) today = today.AddDays(1);
        var actual = sums.Between(month.Start, month.End);
        if (actual == 0) return null;
        var forecast = Forecasting.Of(sums, month, today, calendar)!;
        var share = (decimal)calendar.WorkingDays(month.Start, today) / all;
        return new(
            manager, month, Error(forecast.Likely), Error(sums.Between(month.Start.AddMonths(-1), month.Start)), Error(sums.Between(month.Start, today) / share),
            actual >= forecast.Low && actual <= forecast.High);

        decimal Error(decimal guess) => decimal.Abs(guess - actual) / actual;
    }

    /// <summary>A month of a team, and how wrong each way was: |forecast − actual| / actual.</summary>
    sealed record Trial(string Manager, Period Month, decimal Ours, decimal LastMonth, decimal Pace, bool IsInside);

    static IEnumerable<(string Manager, DailySums Sums)> Teams()
    {
        var folder = SharedMaterial.Folder("data", "crm");
        var managers = File.ReadLines(Path.Combine(folder, "sales_teams.csv")).Skip(1).Select(l => l.Split(',')).ToDictionary(f => f[0], f => f[1]);
        return [.. File.ReadLines(Path.Combine(folder, "sales_pipeline.csv")).Skip(1).Select(l => l.Split(','))
            .Where(f => f[4] == "Won")
            .GroupBy(f => managers[f[1]])
            .Select(g => (g.Key, new DailySums(Start, End, g.Select(f =>
                (DateOnly.Parse(f[6], CultureInfo.InvariantCulture), decimal.Parse(f[7], CultureInfo.InvariantCulture)))
                .GroupBy(d => d.Item1).Select(d => (d.Key, d.Sum(x => x.Item2))))))];
    }
}
