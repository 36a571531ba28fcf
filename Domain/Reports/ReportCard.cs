using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;

namespace Dengta.Domain.Reports;

/// <summary>The answer to somebody who asked for a file: what is in it, and where it is fetched.</summary>
public static class ReportCard
{
    /// <param name="whose">A unit's or person's name.</param>
    /// <param name="people">How many people's scores are in it at most.</param>
    public static Card Of(ScoreView view, Period period, string whose, int people, DateTimeOffset expires, Uri address)
    {
        var when = period.Say(view.Language, view.Today);
        var until = TimeZoneInfo.ConvertTime(expires, view.Zone);
        return new Card(view.Language, view.Pick($"{when}考核汇总", $"Appraisal of {when}"),
        [
            new Facts(
            [
                new(view.Pick("范围", "About"), whose + (people == 1 ? "" : view.Pick($"({people} 人)", $" ({people} people)"))),
                new(view.Pick("内容", "In it"), view.Pick("得分、目标与指标的每个数、奖金", "scores, every figure of targets and indicators, bonuses")),
                new(view.Pick("有效期到", "Until"), until.ToString(view.Pick("M月d日 HH:mm", "d MMM HH:mm"), CultureInfo.InvariantCulture)),
            ]),
            new Link(view.Pick("下载 Excel", "Download Excel"), address.AbsoluteUri),
            new Line(view.Pick(
                "文件在下载时按当时的记录生成;链接只给您本人,每次下载都有记录,请不要转发。",
                "The file is made when it is downloaded, from what is booked by then. The link is for you alone; each download is recorded. Please do not forward it."), Tone.Subtle),
        ]);
    }
}
