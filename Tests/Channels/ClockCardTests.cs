using Dengta.Domain.Messages;
using Dengta.Domain.Pushes;
using Dengta.Domain.Surveys;
using Dengta.Jobs;
using Dengta.Tests.Conversation;
using Dengta.Tests.Surveys;

namespace Dengta.Tests.Channels;

/// <summary>Whatever the clock sends, in both languages: valid, small, and with a twin in plain text.</summary>
public sealed class ClockCardTests
{
    /// <summary>What the keys of the cards begin with that no <see cref="PushKind"/> names.</summary>
    static readonly string[] Others = ["complaint", "duty", "rating", "rating-draft", "survey"];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_push_is_a_good_card(string language)
    {
        await using var bench = await SurveyBench.StartAsync();
        await SendAllAsync(bench, language);

        var kinds = await bench.Bot.AskAsync<string>("select string_agg(distinct split_part(key, ':', 1), ' ') from outbox where key is not null");
        Assert.Empty(Enum.GetValues<PushKind>().Select(k => k.Stored()).Concat(Others).Except(kinds.Split(' ')));
        await OutboundCards.CheckAsync(bench.Bot);
    }

    /// <summary>Lets happen, in two months, whatever makes the clock send something, and has it sent.</summary>
    internal static async Task SendAllAsync(SurveyBench bench, string language)
    {
        var bot = bench.Bot;
        await bench.Seller.SayAsync("中兴投诉了交货慢");
        await bench.SignAndAskAsync();
        await bot.DoAsync($"update member set language = '{language}'");
        await PrepareAsync(bench);
        await bench.AnswerAsync(await bench.LastLinkAsync(), "1", "发货太慢");
        for (var hour = 0; hour < 24 * 10; hour += 3)
        {
            bot.Time.Advance(TimeSpan.FromHours(3));
            await TickAsync(bench);
        }
        // The draft of a round that opens by itself, at the end of the next month.
        for (var day = 0; day < 25; day++)
        {
            bot.Time.Advance(TimeSpan.FromDays(1));
            await new RatingRounds(bot.Db, bot.Time).RunAsync(Cancel);
        }
        while (await bot.SweepAsync() > 0)
        {
            // A sweep sends one card of each chat.
        }
    }

    static async Task PrepareAsync(SurveyBench bench)
    {
        var bot = bench.Bot;
        foreach (var name in (string[])["张伟", "陈静", "赵强", "韩梅梅"]) await bot.Is(name).SayAsync("帮助");
        await bench.Manager.SayAsync("开启里程碑祝贺");
        await PressFirstAsync(bench.Seller, "周四提醒我回访李总");
        await bench.Seller.SayAsync("签了比亚迪100万");
        var operations = bot.Is("陈静").Until(1);
        await operations.SayAsync("开调整窗口 12月1日到12月3日");
        await operations.SayAsync("每月自动互评");
        await PressFirstAsync(operations, "开一轮互评 11月24日到12月4日");
    }

    static async Task PressFirstAsync(Person person, string after)
    {
        await person.SayAsync(after);
        await person.PressAsync(person.Last.Card.GetProperty("actions")[0].GetProperty("title").GetString()!);
    }

    static async Task TickAsync(SurveyBench bench)
    {
        var bot = bench.Bot;
        await new ServePushes(bot.Db, Dengta.Jobs.Pushes.All(bot.Time), bot.Time, bot.LoggerOf<ServePushes>()).RunAsync(Cancel);
        await new RemindOfDuties(bot.Db, bot.Time).RunAsync(Cancel);
        await new RatingRounds(bot.Db, bot.Time).RunAsync(Cancel);
        await bench.AskAsync();
        await bench.TellAsync();
    }
}
