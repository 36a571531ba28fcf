using System.Net;
using System.Text;

namespace Dengta.Tests.Surveys;

/// <summary>The page as it goes over the wire.</summary>
public sealed class SurveyPageTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_small_and_nobody_may_keep_index_or_frame_it()
    {
        await using var bench = await SurveyBench.StartAsync();
        using var answer = await bench.Bot.Http.GetAsync(await bench.SignAndAskAsync(), Cancel);

        var page = await answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.InRange(page.Length, 1, 50_000);
        Assert.DoesNotContain("<script", Encoding.UTF8.GetString(page), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("灯塔科技", Encoding.UTF8.GetString(page), StringComparison.Ordinal);
        Assert.DoesNotContain("李雷", Encoding.UTF8.GetString(page), StringComparison.Ordinal);
        Assert.DoesNotContain("小米", Encoding.UTF8.GetString(page), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("noindex, nofollow", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData(null, null, "您对这次合作满意吗")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", null, "您对这次合作满意吗")]
    [InlineData("en-GB,en;q=0.9", null, "How satisfied are you?")]
    [InlineData("en;q=0.5, zh-TW", null, "您对这次合作满意吗")]
    [InlineData("de-DE, de;q=0.9", null, "How satisfied are you?")]
    [InlineData("de, zh;q=0.3", null, "您对这次合作满意吗")]
    [InlineData("zh-CN", "en", "How satisfied are you?")]
    [InlineData("en", "zh-CN", "您对这次合作满意吗")]
    [InlineData("en", "\"><script>", "您对这次合作满意吗")]
    [InlineData(";;;,,=", null, "您对这次合作满意吗")]
    public async Task It_speaks_the_language_of_the_browser_unless_the_switch_says_another(string? accepts, string? chosen, string title)
    {
        await using var bench = await SurveyBench.StartAsync();
        var link = await bench.SignAndAskAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, link + (chosen is null ? "" : "?lang=" + Uri.EscapeDataString(chosen)));
        if (accepts is not null) request.Headers.TryAddWithoutValidation("Accept-Language", accepts);
        using var answer = await bench.Bot.Http.SendAsync(request, Cancel);

        var html = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains(title, html);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("-1")]
    [InlineData("5,4")]
    [InlineData("５")]
    [InlineData("1e0")]
    [InlineData("<script>")]
    public async Task An_answer_without_a_score_asks_for_one_and_keeps_nothing(string? score)
    {
        await using var bench = await SurveyBench.StartAsync();
        var link = await bench.SignAndAskAsync();

        var (status, html) = await bench.AnswerAsync(link, score, "好");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("请点一个分数", html);
        Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from survey where rating is not null"));
    }

    public static TheoryData<string, string> HostileRemarks => new()
    {
        { new string('长', 10_000), new string('长', 300) },
        { "ab\u0001c\u007Fd\u202Ee\uFEFFf", "abcdef" },
        { " 一\r\n二\t三 ", "一  二 三" },
        { "<script>alert(1)</script>&\"'", "<script>alert(1)</script>&\"'" },
        { "'; drop table survey; --", "'; drop table survey; --" },
        { string.Concat(Enumerable.Repeat("😀", 200)), string.Concat(Enumerable.Repeat("😀", 150)) },
        { "\uD83D", "" },
    };

    [Theory]
    [MemberData(nameof(HostileRemarks))]
    public async Task A_hostile_remark_is_kept_as_one_harmless_line(string remark, string kept)
    {
        await using var bench = await SurveyBench.StartAsync();
        var link = await bench.SignAndAskAsync();

        Assert.Equal(HttpStatusCode.OK, (await bench.AnswerAsync(link, "1", remark)).Status);
        Assert.Equal(kept, (await bench.Bot.AskAsync<string>("select remark from survey")).Trim('\uFFFD'));
        await bench.TellAsync();
        Assert.Equal(1, await bench.Bot.AskAsync<long>("select count(*) from duty where kind = 'survey'"));
    }

    [Fact]
    public async Task A_form_that_no_page_sends_is_refused()
    {
        await using var bench = await SurveyBench.StartAsync();
        var link = await bench.SignAndAskAsync();
        using var json = new StringContent("""{"score":"5"}""", Encoding.UTF8, "application/json");
        using var answer = await bench.Bot.Http.PostAsync(link, json, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await bench.AnswerAsync(link, "5", "\0")).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await bench.AnswerAsync(link, "5", new string('a', 300_000))).Status);
        Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from survey where rating is not null"));
    }

    [Fact]
    public async Task A_company_with_markup_in_its_name_is_shown_as_it_is_called()
    {
        await using var bench = await SurveyBench.StartAsync();
        await bench.Bot.DoAsync("update tenant set name = '<b>A&B</b>'");
        var (_, html) = await bench.GetAsync(await bench.SignAndAskAsync());
        Assert.Contains("&lt;b&gt;A&amp;B&lt;/b&gt;", html);
    }
}
