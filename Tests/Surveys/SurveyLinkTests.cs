using System.Net;

namespace Dengta.Tests.Surveys;

/// <summary>A link is answered once by whoever has it, and by nobody else.</summary>
public sealed class SurveyLinkTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_tap_is_an_answer_and_the_link_is_closed_afterwards()
    {
        await using var bench = await SurveyBench.StartAsync();
        var link = await bench.SignAndAskAsync();

        var (status, html) = await bench.AnswerAsync(link, "4", "交货快");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("谢谢您", html);
        Assert.Equal("4 交货快 2026-11-24", await bench.Bot.AskAsync<string>("select concat_ws(' ', rating, remark, answered_on) from survey"));
        var (again, repeated) = await bench.AnswerAsync(link, "1", "又来");
        Assert.Equal(HttpStatusCode.Conflict, again);
        Assert.Contains("已经收到过您的评分", repeated);
        Assert.Equal(HttpStatusCode.Gone, (await bench.GetAsync(link)).Status);
        Assert.Equal("4 交货快", await bench.Bot.AskAsync<string>("select concat_ws(' ', rating, remark) from survey"));
    }

    [Fact]
    public async Task Of_twenty_answers_at_once_one_counts()
    {
        await using var bench = await SurveyBench.StartAsync();
        var link = await bench.SignAndAskAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => bench.AnswerAsync(link, $"{(i % 5) + 1}")));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(19, answers.Count(a => a.Status == HttpStatusCode.Conflict));
        Assert.Equal(1, await bench.Bot.AskAsync<long>("select count(*) from survey where rating is not null"));
    }

    [Fact]
    public async Task Whatever_only_looks_at_a_link_does_not_vote()
    {
        await using var bench = await SurveyBench.StartAsync();
        var link = await bench.SignAndAskAsync();
        foreach (var suffix in (string[])["", "?score=1", "?lang=en&score=5&remark=x", "#5"])
        {
            Assert.Equal(HttpStatusCode.OK, (await bench.GetAsync(link + suffix)).Status);
            using var head = await bench.Bot.Http.SendAsync(new(HttpMethod.Head, link + suffix), Cancel);
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancel));
        }
        foreach (var method in (HttpMethod[])[HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options, HttpMethod.Patch])
        {
            using var other = await bench.Bot.Http.SendAsync(new(method, link), Cancel);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, other.StatusCode);
        }
        Assert.Equal(1, await bench.Bot.AskAsync<long>("select count(*) from survey where rating is null and remind_at is not null"));
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("ffffffffffffffffffffffffffffffff")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData("1")]
    [InlineData("%01")]
    [InlineData("' or 1=1 --")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    public async Task A_forged_link_leads_nowhere(string token)
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.SignAndAskAsync();

        var (seen, html) = await bench.GetAsync("/survey/" + token);
        var (sent, _) = await bench.AnswerAsync("/survey/" + token, "1");

        Assert.Equal(HttpStatusCode.NotFound, seen);
        Assert.Equal(HttpStatusCode.NotFound, sent);
        Assert.Contains("没有这个调查", html);
        Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from survey where rating is not null"));
    }

    [Fact]
    public async Task A_link_with_one_digit_changed_is_a_forged_one()
    {
        await using var bench = await SurveyBench.StartAsync();
        var link = await bench.SignAndAskAsync();
        var forged = link[..^1] + (link[^1] == '0' ? '1' : '0');

        Assert.Equal(HttpStatusCode.NotFound, (await bench.AnswerAsync(forged, "1")).Status);
    }

    [Fact]
    public async Task What_is_kept_of_a_link_does_not_give_it_back_and_the_link_names_nobody()
    {
        await using var bench = await SurveyBench.StartAsync();
        var link = await bench.SignAndAskAsync();
        var token = link["/survey/".Length..];

        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token))),
            await bench.Bot.AskAsync<string>("select encode(digest, 'hex') from survey_link"));
        Assert.Equal(HttpStatusCode.NotFound, (await bench.GetAsync("/survey/" + await bench.Bot.AskAsync<string>("select left(encode(digest, 'hex'), 32) from survey_link"))).Status);
    }

    [Fact]
    public async Task After_its_time_a_link_is_closed_for_looking_and_for_answering()
    {
        await using var bench = await SurveyBench.StartAsync();
        var link = await bench.SignAndAskAsync();
        bench.Bot.Time.Advance(TimeSpan.FromDays(14) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await bench.GetAsync(link)).Status);
        bench.Bot.Time.Advance(TimeSpan.FromSeconds(1));

        var (seen, html) = await bench.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, seen);
        Assert.Contains("这次调查已经结束", html);
        Assert.Equal(HttpStatusCode.Gone, (await bench.AnswerAsync(link, "5")).Status);
        Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from survey where rating is not null"));
    }

    [Fact]
    public async Task A_deal_that_was_taken_back_is_asked_about_no_more_and_one_that_was_corrected_still_is()
    {
        await using var bench = await SurveyBench.StartAsync();
        var corrected = await bench.SignAndAskAsync();
        Assert.Contains("13万", await bench.Seller.SayAsync("是13万不是12万"));
        bench.Bot.Time.Advance(TimeSpan.FromHours(24));
        await bench.AskAsync();
        Assert.Equal(1, await bench.Bot.AskAsync<long>("select count(*) from survey"));
        Assert.Equal(130000m, await bench.Bot.AskAsync<decimal>("select e.amount from survey s join entry e on e.id = s.entry_id"));
        Assert.Equal(HttpStatusCode.OK, (await bench.GetAsync(corrected)).Status);

        await bench.Seller.SayAsync("把小米的签约删了");
        Assert.Equal(HttpStatusCode.Gone, (await bench.GetAsync(corrected)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await bench.AnswerAsync(corrected, "5")).Status);
    }

    [Fact]
    public async Task A_deal_that_was_cancelled_is_asked_about_no_more_until_the_cancellation_is_taken_back()
    {
        await using var bench = await SurveyBench.StartAsync();
        var link = await bench.SignAndAskAsync("签了美的8万");
        await CancelAsync(bench);
        Assert.Equal(HttpStatusCode.Gone, (await bench.GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await bench.AnswerAsync(link, "1")).Status);
        await bench.Seller.PressAsync("撤销");
        Assert.Equal(HttpStatusCode.OK, (await bench.AnswerAsync(link, "4")).Status);
    }

    [Fact]
    public async Task Nobody_is_reminded_of_a_deal_that_was_cancelled()
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.SignAndAskAsync("签了美的8万");
        await CancelAsync(bench);
        bench.Bot.Time.Advance(TimeSpan.FromDays(6));
        await bench.AskAsync();
        Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from outbox where key like 'survey:%:remind'"));
    }

    [Fact]
    public async Task A_deal_cancelled_before_its_moment_is_never_asked_about()
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.Seller.SayAsync("签了美的8万");
        await CancelAsync(bench);
        bench.Bot.Time.Advance(TimeSpan.FromHours(24));
        await bench.AskAsync();
        Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from survey"));
    }

    static async Task CancelAsync(SurveyBench bench)
    {
        // Of all deals with the customer that the demo has, only the new one is left to ask about.
        await bench.Bot.DoAsync("update entry set customer_id = null where kind = 2 and inbox_id < 0");
        await bench.Seller.SayAsync("美的那单退了");
        await bench.Seller.PressAsync("确认");
        Assert.Equal(1, await bench.Bot.AskAsync<long>("select count(*) from reversal where cancels"));
    }

    [Fact]
    public async Task Guessing_ends_after_thirty_requests_a_minute_from_one_address_and_not_for_others()
    {
        await using var bench = await SurveyBench.StartAsync();
        var link = await bench.SignAndAskAsync();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++) statuses.Add(await FromAsync("203.0.113.7", $"/survey/{i:x32}"));

        Assert.Equal(30, statuses.TakeWhile(s => s == HttpStatusCode.NotFound).Count());
        Assert.All(statuses.Skip(30), s => Assert.Equal(HttpStatusCode.TooManyRequests, s));
        Assert.Equal(HttpStatusCode.TooManyRequests, await FromAsync("198.51.100.1, 203.0.113.7", link)); // what a guesser writes before the proxy does
        Assert.Equal(HttpStatusCode.OK, await FromAsync("203.0.113.8", link));

        // The proxy on this machine names the customer's address.
        async Task<HttpStatusCode> FromAsync(string address, string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Forwarded-For", address } } };
            using var answer = await bench.Bot.Http.SendAsync(request, Cancel);
            return answer.StatusCode;
        }
    }
}
