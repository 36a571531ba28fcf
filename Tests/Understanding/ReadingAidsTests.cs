using System.Globalization;
using Dengta.BotApp.Understanding;

namespace Dengta.Tests.Understanding;

/// <summary>What a reading carries for the conversation beyond the intent: what is to be done later, a second target, a colleague's help.</summary>
public sealed class ReadingAidsTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory]
    [InlineData("周四提醒我回访李总", "2026-11-26 - - 李总: 回访李总")]
    [InlineData("提醒我周四下午3点半给远景的张总打电话", "2026-11-26 15:30 远景 张总: 给远景的张总打电话")]
    [InlineData("明早九点提醒我发合同给卡奥斯", "2026-11-24 09:00 卡奥斯 -: 发合同给卡奥斯")]
    [InlineData("三天后提醒我跟进盛屯矿业", "2026-11-26 - 盛屯矿业 -: 跟进盛屯矿业")]
    [InlineData("5号提醒我催巨星科技的尾款", "2026-12-05 - 巨星科技 -: 催巨星科技的尾款")]
    [InlineData("12月8日上午10点一刻提醒我拜访虹软", "2026-12-08 10:15 虹软 -: 拜访虹软")]
    [InlineData("周一提醒我交周报", "2026-11-30 - - -: 交周报")]
    [InlineData("提醒小周明天交报表", "2026-11-24 - - -: 交报表")]
    [InlineData("提醒大家周五开会", "2026-11-27 - - -: 开会")]
    [InlineData("remind me to call Umbrella on Friday at 3pm", "2026-11-27 15:00 Umbrella -: call Umbrella")]
    [InlineData("remind me tomorrow at 9:30 to email Ms. Ito at Kestrel", "2026-11-24 09:30 Kestrel Ms. Ito: email Ms. Ito at Kestrel")]
    [InlineData("remind Aisha to file her log", "- - - -: file her log")]
    public void A_reminder_knows_its_day_time_customer_and_task(string text, string reminder)
    {
        var reading = Reader.Read(text, Monday);
        Assert.Equal((Intent.Remind, reminder), (reading.Intent, Say(reading.Reminder)));
    }

    [Theory]
    [InlineData("下周三要去拜访中兴李工", "2026-12-02 - 中兴 李工: 拜访中兴李工")]
    [InlineData("明天下午两点去见海正药业的吴主任", "2026-11-24 14:00 海正药业 吴主任: 去见海正药业的吴主任")]
    [InlineData("周五打算给立昂微报价", "2026-11-27 - 立昂微 -: 报价")]
    [InlineData("next Tuesday I will call Globex", "2026-12-01 - Globex -: call Globex")]
    [InlineData("going to visit Kestrel on Thursday", "2026-11-26 - Kestrel -: visit Kestrel")]
    [InlineData("meeting with Halcyon tomorrow at 2pm", "2026-11-24 14:00 Halcyon -: meeting with Halcyon")]
    [InlineData("下周去拜访塔牌集团", "2026-11-30 - 塔牌集团 -: 拜访塔牌集团")]
    [InlineData("打算拜访塔牌集团", "- - 塔牌集团 -: 拜访塔牌集团")]
    public void A_plan_knows_its_day_and_customer(string text, string reminder)
    {
        var reading = Reader.Read(text, Monday);
        Assert.Equal((Intent.FuturePlan, reminder), (reading.Intent, Say(reading.Reminder)));
    }

    [Theory]
    [InlineData("拜访了联化科技张总，下周三再去报价", "2026-12-02 - 联化科技 张总: 报价")]
    [InlineData("visited Kestrel today, will call them on Friday", "2026-11-27 - Kestrel -: call them")]
    public void A_plan_beside_what_was_done_goes_on_with_its_customer(string text, string reminder)
    {
        var reading = Reader.Read(text, Monday);
        Assert.Equal((Intent.Log, 1, reminder), (reading.Intent, reading.Events.Count, Say(reading.Reminder)));
    }

    [Theory]
    [InlineData("给华东团队定Q1目标3000万,激励3600万", 30_000_000, 36_000_000)]
    [InlineData("团队12月目标定为500万，挑战目标600万", 5_000_000, 6_000_000)]
    [InlineData("set the team Q1 target to 30M, stretch 36M", 30_000_000, 36_000_000)]
    [InlineData("set Kevin's December target at 200k with a stretch of 240k", 200_000, 240_000)]
    [InlineData("赵磊下季度目标定300万", 3_000_000, null)]
    [InlineData("把小周的目标从50万调成70万", 700_000, null)]
    public void A_stretch_target_is_kept_beside_the_base(string text, int value, int? stretch)
    {
        var target = Reader.Read(text, Monday).Target!;
        Assert.Equal((value, stretch), (target.Value, target.Stretch));
    }

    [Fact]
    public void A_target_cut_for_a_reason_says_whose_when_and_why()
    {
        var reading = Reader.Read("王芳的11月目标下调10%,因为休产假", Monday);
        var november = new DayRange(new(2026, 11, 1), new(2026, 11, 30));
        Assert.Equal(Intent.AdjustTarget, reading.Intent);
        Assert.Equal(new("王芳", Metric.Revenue, november, null, null, -10, "休产假"), reading.Target);
    }

    [Theory]
    [InlineData("谢谢小王帮我做标书", "小王: 做标书")]
    [InlineData("小李帮我做了标书", "小李: 做了标书")]
    [InlineData("感谢王芳的方案！", "王芳: 方案")]
    [InlineData("Kevin helped me with the deck", "Kevin: deck")]
    [InlineData("thanks Megan for the tender docs", "Megan: tender docs")]
    [InlineData("thanks Amy for the demo", "Amy: demo")]
    [InlineData("thanks Zhou Ting for the demo", "Zhou Ting: demo")]
    [InlineData("Thanks to Wang Fang for helping me with the tender", "Wang Fang: tender")]
    [InlineData("thank you kevin for your help with the deck!", "kevin: deck")]
    [InlineData("thanks for the update", null)]
    [InlineData("thanks Zhou Ting", null)]
    [InlineData("谢谢", null)]
    [InlineData("谢谢小王", null)]
    [InlineData("thanks Megan", null)]
    [InlineData("小王没帮我做标书", null)]
    public void A_colleagues_help_names_who_and_with_what_and_logs_nothing(string text, string? help)
    {
        var reading = Reader.Read(text, Monday);
        Assert.Empty(reading.Events);
        Assert.Equal(help, reading.Help is { } h ? $"{h.Who}: {h.What}" : null);
    }

    [Fact]
    public void A_way_to_split_a_target_is_no_visit() => Assert.Empty(Reader.Read("按去年季节拆到月", Monday).Events);

    static string Say(Reminder? reminder) => reminder is not { } r ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{r.Day?.ToString("O") ?? "-"} {r.Time?.ToString("HH:mm") ?? "-"} {r.Customer ?? "-"} {r.Contact ?? "-"}: {r.What}");
}
