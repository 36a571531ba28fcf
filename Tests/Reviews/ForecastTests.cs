using Dengta.Domain.Basics;
using Dengta.Domain.Reviews;

namespace Dengta.Tests.Reviews;

/// <summary>The worked example of docs/forecast.md, and what must hold of every forecast.</summary>
public sealed class ForecastTests
{
    static readonly Period February = Period.Month(new(2027, 2, 1));

    // Three closed months: 30 of 200, 60 of 300 and 30 of 150 thousand were signed in the first quarter of their working days.
    static readonly (DateOnly, decimal)[] Before =
    [
        (new(2026, 11, 4), 30), (new(2026, 11, 20), 170), (new(2026, 12, 3), 60), (new(2026, 12, 21), 240), (new(2027, 1, 5), 30), (new(2027, 1, 20), 120),
    ];

    [Fact]
    public void Is_what_the_page_works_out()
    {
        var forecast = Of(new(2027, 2, 8), (new(2027, 2, 3), 40))!;

        Assert.Equal(187.94m, decimal.Round(forecast.Likely, 2));
        Assert.Equal([0.33m, 0.28m, 0.37m], forecast.Errors.Select(e => decimal.Round(e, 2)));
        Assert.Equal(0.33m, decimal.Round(forecast.MeanError!.Value, 2));
        Assert.Equal((95.7m, 280.2m), (decimal.Round(forecast.Low, 1), decimal.Round(forecast.High, 1)));
    }

    [Fact]
    public void It_is_never_below_what_is_booked_and_a_month_that_is_over_is_certain()
    {
        var late = Of(new(2027, 2, 25), (new(2027, 2, 3), 400))!;
        Assert.Equal(400, late.Low);
        Assert.True(late.Likely >= 400);

        var over = Of(February.End, (new(2027, 2, 3), 400))!;
        Assert.Equal((400, 400, 400), (over.Low, over.Likely, over.High));
    }

    [Fact]
    public void Where_nothing_was_ever_booked_there_is_none() =>
        Assert.Null(Forecasting.Of(new DailySums(February.Start, February.Start, []), February, February.Start, WorkCalendar.Plain));

    static Forecast? Of(DateOnly today, params (DateOnly, decimal)[] booked) =>
        Forecasting.Of(new DailySums(new(2026, 11, 1), today, [.. Before, .. booked]), February, today, WorkCalendar.Plain);
}
