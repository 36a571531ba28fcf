using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.Reviews;

namespace Dengta.Tests.Reviews;

/// <summary>
/// A week worked out by hand. The review is of Monday, 23 November 2026: the month has 21 working days, of which 15 are over, so 15/21 = 71% are
/// due. Three people have a base of 10万 each, a stretch of 12万, and have signed 12 + 3 + 6 = 21万 of 30万, which is 70%. Behind is who has less than 0.8 × 71% = 57%.
/// </summary>
public sealed class ReviewCardTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public void A_week_computed_by_hand_is_what_the_card_says()
    {
        var text = PlainText.Of(ReviewCard.Of(Week(), "key", WorkCalendar.Plain, "CNY", Language.Chinese));

        foreach (var said in (string[])
        [
            "一组 · 周复盘:11月签 21万,达成 70%",
            "上周签 9万,比前一周少 3万",
            "上周拜访：24 次,平时 30 次 · 留意",
            "上周有记录：2 / 2 人 · 正常",
            "过期跟进：3 条 · 留意",
            "· 小红:达成 30%,应到 71%,拜访 4 次,平时 10 次,3 条跟进过期",
            "· 小华 远洋 9万",
            "· 小明:卡点 价格;下周 三家报价",
            "没写周记:小红",
            "✓ 和小红谈",
        ])
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("· 小华:达成", text, StringComparison.Ordinal);
        Assert.DoesNotContain("· 小明:达成", text, StringComparison.Ordinal);
        // Away all week: nobody says that nothing was logged, nor that no note came.
        Assert.DoesNotContain("没有记录", text, StringComparison.Ordinal);
        Assert.DoesNotContain("小红、小明", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_the_same_in_English()
    {
        var text = PlainText.Of(ReviewCard.Of(Week(), "key", WorkCalendar.Plain, "CNY", Language.English));

        foreach (var said in (string[])
        [
            "70% of target", "Visits last week: 24, usually 30, watch", "Logged last week: 2 of 2, fine", "Overdue follow-ups: 3, watch",
            "· Hong: at 30%, pace 71%, 4 visits, usually 10, 3 follow-ups overdue", "No note from Hong",
        ])
            Assert.Contains(said, text, StringComparison.Ordinal);
    }

    static TeamReview Week()
    {
        var friday = Monday.AddDays(-3);
        (DateOnly, decimal)[] signed = [(Monday.AddDays(-12), 120_000), (friday, 90_000)];
        return new(
            new(1), new(4), "一组", "Team One", Monday, Period.Month(Monday), new DailySums(Monday.AddDays(-400), Monday, signed),
            [
                Person(2, "小华", "Hua", 120_000, visits: 12, usual: 10, friday, new("", "")),
                Person(3, "小红", "Hong", 30_000, visits: 4, usual: 10, friday, null) with { Overdue = 3 },
                Person(4, "小明", "Ming", 60_000, visits: 8, usual: 10, null, new("价格", "三家报价")) with { IsSparedLog = true },
            ],
            [new Win("小华", "Hua", "远洋", new Money(90_000, "CNY"))],
            [new Duty(new(1), "k", "talk", new(1), "和小红谈", "Talk to Hong", new DateTimeOffset(2026, 11, 18, 1, 0, 0, TimeSpan.Zero), DutyState.Done, null)],
            null);
    }

    static PersonWeek Person(int id, string name, string nameEn, decimal revenue, decimal visits, decimal usual, DateOnly? logged, WeekNote? note) => new(
        new(id), name, nameEn, new(2025, 1, 1), revenue, 100_000, 120_000, visits, usual, new Steps(0, 0, 0), logged, note, 0, false, false);
}
