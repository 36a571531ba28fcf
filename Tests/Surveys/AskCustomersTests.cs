using Dengta.Domain.Surveys;
using Dengta.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Dengta.Tests.Surveys;

/// <summary>When a deal calls for a survey, and what its seller is given.</summary>
public sealed class AskCustomersTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_after_the_deal_its_seller_gets_words_a_link_and_a_code_to_pass_on_once()
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.Seller.SayAsync("签了小米12万");
        bench.Bot.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await bench.AskAsync();
        Assert.Equal(0, await CardsAsync(bench));
        bench.Bot.Time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 3; i++) await bench.AskAsync();
        Assert.Equal(1, await CardsAsync(bench));

        var card = await PushedAsync(bench);
        Assert.Contains("请把满意度调查转给小米", card.Text);
        Assert.Matches("感谢您与灯塔科技合作.*https://survey.example.com/survey/[0-9a-f]{32}", card.Text);
        Assert.Contains("12月7日", card.Text);
        var shown = card.Card.GetRawText();
        Assert.Contains("data:image/png;base64,iVBORw0KGgo", shown);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(shown), 1, 25_000);
    }

    [Fact]
    public async Task In_Development_with_nothing_set_links_lead_to_the_bot_itself_and_no_mail_is_sent()
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.Seller.SayAsync("签了小米12万");
        bench.Bot.Time.Advance(TimeSpan.FromHours(24));
        var address = bench.Bot.Services.GetRequiredService<SurveyAddress>();
        Assert.Equal(bench.Bot.Http.BaseAddress, address.Public);
        Assert.False(address.ByMail);

        await new AskCustomers(bench.Bot.Db, address, bench.Bot.Time).RunAsync(Cancel);

        var card = await bench.Bot.AskAsync<string>("select card from outbox where key like 'survey:%'");
        var link = System.Text.RegularExpressions.Regex.Match(card, "http://127[^ \"]*/survey/[0-9a-f]{32}").Value;
        Assert.Equal(System.Net.HttpStatusCode.OK, (await bench.GetAsync(link)).Status);
    }

    [Fact]
    public async Task Two_clocks_at_once_ask_once()
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.Seller.SayAsync("签了小米12万");
        bench.Bot.Time.Advance(TimeSpan.FromHours(24));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bench.AskAsync()));
        Assert.Equal(1, await CardsAsync(bench));
    }

    [Fact]
    public async Task A_customer_is_left_in_peace_for_thirty_days()
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.Seller.SayAsync("签了小米12万");
        await bench.Seller.SayAsync("签了小米15万");
        bench.Bot.Time.Advance(TimeSpan.FromHours(24));
        await bench.AskAsync();
        Assert.Equal(1, await CardsAsync(bench));
        await bench.Seller.SayAsync("签了小米16万");
        bench.Bot.Time.Advance(TimeSpan.FromDays(2));
        await bench.AskAsync();
        Assert.Equal(1, await CardsAsync(bench));
        bench.Bot.Time.Advance(TimeSpan.FromDays(28));
        await bench.Seller.SayAsync("签了小米17万");
        bench.Bot.Time.Advance(TimeSpan.FromDays(1));
        await bench.AskAsync();
        Assert.Equal(2, await bench.Bot.AskAsync<long>("select count(*) from survey"));
    }

    [Theory]
    [InlineData("update survey_rule set is_on = false")]
    [InlineData("update chat set dead_since = now()")]
    [InlineData("update member set left_on = '2026-11-24' where name = '李雷'")]
    [InlineData("update entry set inbox_id = -inbox_id where kind = 2 and inbox_id > 0")]
    public async Task Nobody_is_asked_where_it_is_off_the_seller_cannot_be_reached_or_the_deal_came_from_a_file(string change)
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.Bot.DoAsync("insert into survey_rule values (1, true, 24, 100, 30, 14, 5)");
        await bench.Seller.SayAsync("签了小米12万");
        await bench.Bot.DoAsync(change);
        bench.Bot.Time.Advance(TimeSpan.FromHours(24));
        await bench.AskAsync();
        Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from survey"));
    }

    [Fact]
    public async Task Without_a_public_address_in_the_night_or_after_three_days_nobody_is_asked()
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.Seller.SayAsync("签了小米12万");
        bench.Bot.Time.Advance(TimeSpan.FromHours(24));
        await new AskCustomers(bench.Bot.Db, new SurveyAddress(null), bench.Bot.Time).RunAsync(Cancel);
        bench.Bot.Time.Advance(TimeSpan.FromHours(11)); // 20:30
        await bench.AskAsync();
        Assert.Equal(0, await CardsAsync(bench));
        bench.Bot.Time.Advance(TimeSpan.FromHours(61)); // three days after its moment, to the minute
        await bench.AskAsync();
        Assert.Equal(0, await CardsAsync(bench));
    }

    [Fact]
    public async Task A_deal_taken_back_before_its_moment_is_not_asked_about()
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.Seller.SayAsync("签了小米12万");
        await bench.Seller.SayAsync("撤销");
        bench.Bot.Time.Advance(TimeSpan.FromHours(24));
        await bench.AskAsync();
        Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from survey"));
    }

    [Fact]
    public async Task After_five_days_without_an_answer_the_seller_is_reminded_once_with_a_link_to_the_same_answer()
    {
        await using var bench = await SurveyBench.StartAsync();
        var first = await bench.SignAndAskAsync();
        bench.Bot.Time.Advance(TimeSpan.FromDays(5));
        for (var i = 0; i < 3; i++) await bench.AskAsync();
        bench.Bot.Time.Advance(TimeSpan.FromDays(5));
        await bench.AskAsync();
        Assert.Equal(2, await CardsAsync(bench));
        var second = await bench.LastLinkAsync();
        Assert.NotEqual(first, second);

        Assert.Equal(System.Net.HttpStatusCode.OK, (await bench.AnswerAsync(second, "5")).Status);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, (await bench.AnswerAsync(first, "1")).Status);
    }

    [Fact]
    public async Task Whoever_has_answered_or_whose_deal_was_taken_back_is_not_reminded_of()
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.AnswerAsync(await bench.SignAndAskAsync(), "5");
        await bench.SignAndAskAsync("签了美的8万");
        await bench.Seller.SayAsync("把美的的签约删了");
        bench.Bot.Time.Advance(TimeSpan.FromDays(6));
        await bench.AskAsync();
        Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from outbox where key like 'survey:%:remind'"));
    }

    static Task<long> CardsAsync(SurveyBench bench) => bench.Bot.AskAsync<long>("select count(*) from outbox where key like 'survey:%'");

    static async Task<Conversation.SentActivity> PushedAsync(SurveyBench bench)
    {
        await bench.Bot.StatesAsync(bench.Seller.Chat);
        await bench.Bot.SweepAsync();
        await bench.Seller.Until(bench.Seller.Answers - 1).ReadAsync();
        return bench.Seller.Last;
    }
}
