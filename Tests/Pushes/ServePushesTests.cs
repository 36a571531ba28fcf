using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Storage;
using Dengta.Jobs;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Pushes;

public sealed class ServePushesTests
{
    static readonly DateTimeOffset NextMonday = new(2026, 11, 30, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task On_monday_at_nine_a_manager_gets_the_review_once_however_often_the_clock_ticks()
    {
        await using var bot = await TestBot.StartAsync();
        var manager = bot.Is("王芳");
        await manager.SayAsync("你好");
        await Clock(bot).RunAsync(Cancel);
        bot.Time.SetUtcNow(NextMonday.AddSeconds(-1));
        await Clock(bot).RunAsync(Cancel);
        Assert.Equal(0, await Pushes(bot));
        bot.Time.SetUtcNow(NextMonday);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Clock(bot).RunAsync(Cancel)));
        await Clock(bot).RunAsync(Cancel);
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from outbox where key like 'weekly-review:%'"));
        await bot.SweepAsync();
        var card = await manager.ReadAsync();
        Assert.Contains("华东一组 · 周复盘", card, StringComparison.Ordinal);
        // The review says what the question for the same month says.
        var asked = await manager.SayAsync("团队本月进度");
        Assert.Contains(card.Split('\n').First(l => l.StartsWith("11月签单额", StringComparison.Ordinal)), asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_without_a_chat_is_recorded_with_the_reason()
    {
        await using var bot = await TestBot.StartAsync();
        await Clock(bot).RunAsync(Cancel);
        bot.Time.SetUtcNow(NextMonday);
        await Clock(bot).RunAsync(Cancel);
        Assert.Equal("no chat", await bot.AskAsync<string>("select min(reason) from push where kind = 'weekly-review'"));
    }

    [Fact]
    public async Task A_director_sees_the_units_add_up_to_the_company_and_an_admin_what_did_not_arrive()
    {
        await using var bot = await TestBot.StartAsync();
        var (director, admin) = (bot.Is("张伟"), bot.Is("赵强"));
        await director.SayAsync("你好");
        await admin.SayAsync("你好");
        await Clock(bot).RunAsync(Cancel);
        bot.Time.SetUtcNow(NextMonday);
        await Clock(bot).RunAsync(Cancel);
        await bot.SweepAsync();
        var company = await director.ReadAsync();
        Assert.Contains("公司周览", company, StringComparison.Ordinal);
        Assert.Contains("合计", company, StringComparison.Ordinal);
        Assert.DoesNotContain("其他", company, StringComparison.Ordinal);
        bot.Time.SetUtcNow(NextMonday.AddDays(7));
        await Clock(bot).RunAsync(Cancel);
        await bot.SweepAsync();
        Assert.Contains("从没和灯塔聊过", await admin.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_person_for_whom_no_card_can_be_made_keeps_nobody_else_from_theirs()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.Is("李雷").SayAsync("你好");
        await bot.Is("韩梅梅").SayAsync("你好");
        var clock = new ServePushes(bot.Db, [new Stumbling()], bot.Time, bot.LoggerOf<ServePushes>());
        await clock.RunAsync(Cancel);
        bot.Time.SetUtcNow(new(2026, 11, 27, 8, 0, 30, TimeSpan.Zero));
        await clock.RunAsync(Cancel);
        Assert.Equal("failed", await bot.AskAsync<string>("select p.reason from push p join member m on m.tenant_id = p.tenant_id and m.id = p.member_id where m.name = '李雷'"));
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from outbox where key like 'week-note:%'"));
    }

    [Fact]
    public async Task A_week_missed_is_made_up_once_and_one_too_old_is_not()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.Is("王芳").SayAsync("你好");
        await Clock(bot).RunAsync(Cancel);
        bot.Time.SetUtcNow(NextMonday.AddHours(47));
        await Clock(bot).RunAsync(Cancel);
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from outbox where key like 'weekly-review:%'"));
        bot.Time.SetUtcNow(NextMonday.AddDays(21).AddHours(49));
        await Clock(bot).RunAsync(Cancel);
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from outbox where key like 'weekly-review:%'"));
    }

    [Fact]
    public async Task In_the_morning_a_follow_up_is_reminded_of_and_in_the_evening_an_empty_day()
    {
        await using var bot = await TestBot.StartAsync();
        var rep = bot.Is("李雷");
        await rep.SayAsync("周四提醒我回访华为李总");
        await rep.PressAsync("11月26日 周四 提醒我");
        var clock = new ServePushes(bot.Db, [new FollowupReminder(), new LogReminder()], bot.Time, bot.LoggerOf<ServePushes>());
        bot.Time.SetUtcNow(new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        await clock.RunAsync(Cancel);
        bot.Time.SetUtcNow(new(2026, 11, 26, 0, 45, 0, TimeSpan.Zero));
        await clock.RunAsync(Cancel);
        await bot.SweepAsync();
        Assert.Contains("今天要跟进 1 条", await rep.ReadAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("due", await bot.StatesAsync(rep.Chat), StringComparison.Ordinal);
        bot.Time.SetUtcNow(new(2026, 11, 26, 9, 30, 0, TimeSpan.Zero));
        await clock.RunAsync(Cancel);
        await bot.SweepAsync();
        Assert.Contains("今天还没有记录", await rep.ReadAsync(), StringComparison.Ordinal);
    }

    sealed class Stumbling : IPush
    {
        public PushKind Kind => PushKind.WeekNote;

        public Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel) =>
            due.Any(r => r.Member.Name == "李雷")
                ? throw new InvalidOperationException("no card for this one")
                : Task.FromResult<IReadOnlyDictionary<MemberId, Card>>(due.ToDictionary(r => r.Member.Id, r => new Card(r.Language, "card")));
    }

    static ServePushes Clock(TestBot bot) => new(bot.Db, [new WeeklyReview(bot.Time), new CompanyReview(bot.Time), new DeliveryReport(bot.Time)], bot.Time, bot.LoggerOf<ServePushes>());

    static Task<long> Pushes(TestBot bot) => bot.AskAsync<long>("select count(*) from push where kind = 'weekly-review'");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
