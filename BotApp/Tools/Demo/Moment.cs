namespace Dengta.BotApp.Tools.Demo;

/// <summary>When something happened, and when and with which word it was logged.</summary>
/// <param name="At">UTC.</param>
readonly record struct Moment(DateOnly Day, DateTime At, string Word)
{
    const int LatePercent = 6;

    // China has kept one time without daylight saving since 1992.
    static readonly TimeSpan FromUtc = TimeSpan.FromHours(8);

    /// <summary>Logged during the day.</summary>
    public static Moment On(DateOnly day, Dice dice)
    {
        var hour = 10 + dice.Below(9);
        return new(day, Utc(day, hour, dice), hour < 12 ? "上午" : hour < 18 ? "下午" : "今天");
    }

    /// <summary>Now and then logged on the next working day only, if that has passed.</summary>
    public static Moment OnOrAfter(DateOnly day, Timeline time, Dice dice)
    {
        var next = time.NextWorkingDay(day);
        return dice.Chance(LatePercent) && next < time.Today
            ? new(day, Utc(next, 9, dice), next == day.AddDays(1) ? "昨天" : $"{day.Month}月{day.Day}日")
            : On(day, dice);
    }

    public static DateTime Morning(DateOnly day) => Utc(day, 9, 0, 0);

    /// <summary>The company's day.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(utc + FromUtc);

    static DateTime Utc(DateOnly day, int hour, Dice dice) => Utc(day, hour, dice.Below(60), dice.Below(60));

    static DateTime Utc(DateOnly day, int hour, int minute, int second) =>
        day.ToDateTime(new TimeOnly(hour, minute, second), DateTimeKind.Utc) - FromUtc;
}
