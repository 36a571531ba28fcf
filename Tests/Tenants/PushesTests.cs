using System.Text.RegularExpressions;
using Dengta.Jobs;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Tenants;

/// <summary>What the clock sends stays within each company.</summary>
public sealed class PushesTests
{
    static readonly string[] People = ["李雷", "韩梅梅", "王芳", "张伟", "陈静", "赵强"];

    [Fact]
    public async Task Two_weeks_of_the_clock_tell_neither_company_about_the_other()
    {
        await using var bot = await TestBot.StartAsync(database: await TwinCompany.CreateAsync());
        foreach (var (organisation, mark) in new[] { (TwinCompany.Ours, ""), (TwinCompany.Theirs, $"{TwinCompany.Mark}") })
        {
            bot.Organisation = organisation;
            foreach (var name in People) await bot.Is(mark + name).SayAsync("周四提醒我回访李总");
            foreach (var name in People) await bot.Is(mark + name).Until(1).SayAsync("拜访了华为");
            var operations = bot.Is(mark + "陈静").Until(2);
            await operations.SayAsync("开一轮互评 11月24日到12月4日");
            await operations.PressAsync("开始");
        }
        var clock = new ServePushes(bot.Db, [.. Jobs.Pushes.All(bot.Time)], bot.Time, bot.LoggerOf<ServePushes>());
        var (duties, rounds, answers) = (new RemindOfDuties(bot.Db, bot.Time), new RatingRounds(bot.Db, bot.Time), new TellLowAnswers(bot.Db, bot.Time));
        for (var hour = 0; hour < 14 * 24; hour += 2)
        {
            await clock.RunAsync(TestContext.Current.CancellationToken);
            await duties.RunAsync(TestContext.Current.CancellationToken);
            await rounds.RunAsync(TestContext.Current.CancellationToken);
            await answers.RunAsync(TestContext.Current.CancellationToken);
            bot.Time.Advance(TimeSpan.FromHours(2));
        }

        Assert.Equal(
            await bot.AskAsync<long>("select count(*) from outbox where tenant_id = 1 and key is not null"),
            await bot.AskAsync<long>("select count(*) from outbox where tenant_id = 2 and key is not null"));
        Assert.InRange(await bot.AskAsync<long>("select count(distinct split_part(key, ':', 1)) from outbox where tenant_id = 1"), 4, 10);
        Assert.Empty(await TwinCompany.MarkedAsync(bot.Db, 1));
        var theirs = await bot.AskAsync<string>("select string_agg(card, ' ') from outbox where tenant_id = 2 and key is not null");
        Assert.DoesNotContain(People, name => Regex.IsMatch(theirs, $"(?<!{TwinCompany.Mark}){name}"));
    }
}
