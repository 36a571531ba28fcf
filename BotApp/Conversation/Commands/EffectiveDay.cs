using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The day from which something holds, in the words of a command: <c>从12月起</c>, <c>从12月15日起</c>, <c>from next month</c>.</summary>
static class EffectiveDay
{
    /// <summary>The groups that <see cref="Of"/> reads, for a pattern of Chinese.</summary>
    public const string Chinese = @"[,, ]*从?((?<this>本|这个)月|(?<next>下个?月)|(?<m>\d{1,2})月(份|(?<d>\d{1,2})[日号])?|(?<today>今天))(起|开始|生效)+";

    /// <inheritdoc cref="Chinese"/>
    public const string English = @",? (from|as of) ((?<this>this month)|(?<next>next month)|(?<today>today)|(?<name>[a-z]{3,9})( (?<d>\d{1,2}))?)";

    const int HalfYear = 6;

    static readonly Refusal NoSuchDay = new("没有这一天。", "There is no such day.");

    /// <summary>Null where none is said; a refusal for a day that there is not.</summary>
    public static Checked<DateOnly>? Of(Match m, DateOnly today)
    {
        var month = Period.Month(today);
        if (m.Groups["today"].Success) return today;
        if (m.Groups["this"].Success) return month.Start;
        if (m.Groups["next"].Success) return month.End;
        if (!m.Groups["m"].Success && !m.Groups["name"].Success) return null;
        var day = m.Groups["d"].Success ? int.Parse(m.Groups["d"].Value, CultureInfo.InvariantCulture) : 1;
        if (MonthName.Of(m.Groups["m"].Success ? m.Groups["m"].Value : m.Groups["name"].Value) is not { } number) return NoSuchDay;
        // The nearest month of that name.
        var year = today.Year + (number - today.Month > HalfYear ? -1 : today.Month - number > HalfYear ? 1 : 0);
        return day >= 1 && day <= DateTime.DaysInMonth(year, number) ? new DateOnly(year, number, day) : NoSuchDay;
    }
}
