using Dengta.Domain.Basics;
using Dengta.Domain.Ratings;
using Dengta.Jobs;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Ratings;

/// <summary>Rounds that open by themselves.</summary>
public sealed class RoundScheduleTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-12-18", null)]
    [InlineData("2026-12-19", "2026-12-22")]
    [InlineData("2026-12-21", "2026-12-22")]
    [InlineData("2026-12-22", "2026-12-23")]
    [InlineData("2026-12-28", "2026-12-29")]
    [InlineData("2026-12-29", null)]
    public void The_draft_is_due_three_days_ahead_and_a_late_one_as_long_as_there_is_time_to_answer(string today, string? opens)
    {
        var due = new RoundSchedule(PeriodKind.Quarter, 10).DueOn(Day(today));
        Assert.Equal(opens is null ? null : (Day(opens), Day("2026-12-31")), due);
    }

    [Fact]
    public async Task A_scheduled_round_is_shown_starts_by_itself_and_is_made_once_a_cycle()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        await ops.SayAsync("每月自动互评");
        await TickAsync(bot, 23);
        await TickAsync(bot, 23);
        await bot.SweepAsync();
        Assert.Contains("按计划", await ops.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal("draft", await bot.AskAsync<string>("select state from rating_round"));
        await bot.Is("李雷").SayAsync("你好");
        await TickAsync(bot, 24);
        Assert.Equal("open", await bot.AskAsync<string>("select state from rating_round"));
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from outbox where key like 'rating:%'"));
        bot.Time.SetUtcNow(new(2026, 12, 1, 2, 0, 0, TimeSpan.Zero));
        await new RatingRounds(bot.Db, bot.Time).RunAsync(Cancel);
        Assert.Equal("closed", await bot.AskAsync<string>("select string_agg(state, ',') from rating_round"));
    }

    [Fact]
    public async Task A_scheduled_round_that_was_dropped_does_not_come_back_and_a_draft_by_hand_does_not_start_by_itself()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        await ops.SayAsync("每月自动互评");
        await TickAsync(bot, 23);
        await ops.SayAsync("互评进度");
        await ops.PressAsync("不开了");
        await TickAsync(bot, 24);
        Assert.Equal("dropped", await bot.AskAsync<string>("select string_agg(state, ',') from rating_round"));
        await ops.SayAsync("开一轮互评 11月24日到11月28日");
        await TickAsync(bot, 25);
        Assert.Equal("dropped,draft", await bot.AskAsync<string>("select string_agg(state, ',' order by id) from rating_round"));
    }

    [Fact]
    public void A_card_with_more_colleagues_than_buttons_is_turned_and_comes_back_to_the_first()
    {
        var round = new Round(1, Day("2026-11-23"), Day("2026-12-05"), RoundState.Open, 7);
        ToRate[] people = [.. Enumerable.Range(1, 8).Select(i => new ToRate(new MemberId(i), $"同事{i}", $"Peer {i}", "r", "r", PairState.Open))];
        var first = RatingCard.List(round, people, Language.Chinese, round.Opens);
        var second = RatingCard.List(round, people, Language.English, round.Opens, 1);
        Assert.Equal(["同事1", "同事2", "同事3", "同事4", "同事5", "其他同事"], first.Buttons.Select(b => b.Title));
        Assert.Equal(["Peer 6", "Peer 7", "Peer 8", "Other colleagues"], second.Buttons.Select(b => b.Title));
        Assert.Equal("0", second.Buttons[^1].Arguments["page"]);
        Assert.Equal("同事1", RatingCard.List(round, people, Language.Chinese, round.Opens, 9).Buttons[0].Title);
        Assert.Equal(6, RatingCard.List(round, [.. people.Take(6)], Language.Chinese, round.Opens).Buttons.Length);
    }

    static Task TickAsync(TestBot bot, int day)
    {
        bot.Time.SetUtcNow(new(2026, 11, day, 2, 0, 0, TimeSpan.Zero));
        return new RatingRounds(bot.Db, bot.Time).RunAsync(Cancel);
    }

    static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
