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
            "服务响应：中位 2.9 工作小时,4 个请求 · 要管",
            "· 小红:达成 30%,应到 71%,拜访 4 次,平时 10 次,3 条跟进过期,服务响应 3.5 工作小时(中位数,应在 2 以内)",
            "· 小华 远洋 9万",
            "· 小明:卡点 价格;下周 三家报价",
            "没有要补充的:小华",
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
            "Service response: median 2.9 working hours, n=4, act",
            "· Hong: at 30%, pace 71%, 4 visits, usually 10, 3 follow-ups overdue, median service response 3.5 working hours (2 at most)",
            "Nothing to add: Hua", "No note from Hong",
        ])
            Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_late_note_says_so_and_one_that_missed_its_card_names_its_week()
    {
        var monday = Monday.AddDays(-7);
        var week = Week();
        PersonWeek[] people =
        [
            week.People[0] with { Note = Note("等法务", "", Monday) },
            week.People[1] with { Note = Note("", "催款", Monday.AddDays(-1)), Belated = Note("缺样机", "", monday.AddDays(1), monday.AddDays(-7)) },
        ];
        var card = week with { People = people };

        var text = PlainText.Of(ReviewCard.Of(card, "key", WorkCalendar.Plain, "CNY", Language.Chinese));
        foreach (var said in (string[])["· 小红(11月9日 周一那周,晚交):卡点 缺样机", "· 小华(晚交):卡点 等法务", "· 小红:下周 催款"]) Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("没写周记", text, StringComparison.Ordinal);

        text = PlainText.Of(ReviewCard.Of(card, "key", WorkCalendar.Plain, "CNY", Language.English));
        foreach (var said in (string[])["· Hong (late, week of Mon 9 Nov): stuck: 缺样机", "· Hua (late): stuck: 等法务", "· Hong: next: 催款"]) Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_wrote_those_who_were_asked_are_named_and_nobody_else()
    {
        var week = Week();
        var card = week with { People = [.. week.People.Select(p => p with { Note = null, IsSparedNote = p.Name == "小明" })] };

        Assert.Contains("没写周记:小华、小红\n", PlainText.Of(ReviewCard.Of(card, "key", WorkCalendar.Plain, "CNY", Language.Chinese)), StringComparison.Ordinal);
        Assert.Contains("No note from Hua, Hong\n", PlainText.Of(ReviewCard.Of(card, "key", WorkCalendar.Plain, "CNY", Language.English)), StringComparison.Ordinal);
    }

    static TeamReview Week()
    {
        var friday = Monday.AddDays(-3);
        (DateOnly, decimal)[] signed = [(Monday.AddDays(-12), 120_000), (friday, 90_000)];
        return new(
            new(1), new(4), "一组", "Team One", Monday, Period.Month(Monday), new DailySums(Monday.AddDays(-400), Monday, signed),
            [
                Person(2, "小华", "Hua", 120_000, visits: 12, usual: 10, friday, Note("", "")) with { Service = new(60, 1) },
                Person(3, "小红", "Hong", 30_000, visits: 4, usual: 10, friday, null) with { Overdue = 3, Service = new(210, 3) },
                Person(4, "小明", "Ming", 60_000, visits: 8, usual: 10, null, Note("价格", "三家报价")) with { IsSparedLog = true },
            ],
            [new Win("小华", "Hua", "远洋", new Money(90_000, "CNY"))],
            [new Duty(new(1), "k", "talk", new(1), "和小红谈", "Talk to Hong", new DateTimeOffset(2026, 11, 18, 1, 0, 0, TimeSpan.Zero), DutyState.Done, null)],
            null)
        {
            Base = 300_000,
            Stretch = 360_000,
            Visits = new(Monday.AddDays(-42), Monday, [(friday, 24), .. Enumerable.Range(2, 4).Select(w => (Monday.AddDays(-7 * w), 30m))]),
        };
    }

    static PersonWeek Person(int id, string name, string nameEn, decimal revenue, decimal visits, decimal usual, DateOnly? logged, SentNote? note) => new(
        new(id), name, nameEn, new(2025, 1, 1), revenue, 100_000, 120_000, visits, usual, new Steps(0, 0, 0), logged, note, 0, false, false)
    {
        LoggedInWeek = logged is not null,
    };

    static SentNote Note(string blockers, string plans, DateOnly? sent = null, DateOnly? about = null) =>
        new(new WeekNote(blockers, plans), about ?? Monday.AddDays(-7), sent ?? Monday.AddDays(-3));
}
