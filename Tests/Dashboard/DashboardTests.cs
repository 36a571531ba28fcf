using System.Net;
using System.Text.RegularExpressions;
using Dengta.BotApp.Dashboard;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Dashboard;

/// <summary>Who sees the page of the jobs from elsewhere than the machine itself, and how they come there.</summary>
public sealed partial class DashboardTests : IAsyncLifetime
{
    TestBot _bot = null!;
    HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync(settings: new Dictionary<string, string?> { ["Dengta:Jobs"] = "true", ["Dengta:Address"] = "https://dengta.example.com" });
        _browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = _bot.Http.BaseAddress };
        _browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task An_admin_comes_in_by_a_link_and_may_look_but_not_act()
    {
        var link = await LinkAsync();
        using var asked = await _browser.GetAsync(link, Cancel);
        using var entered = await _browser.PostAsync(link, null, Cancel);
        using var page = await SendAsync(HttpMethod.Get, "/hangfire/recurring", CookieOf(entered));
        using var started = await SendAsync(HttpMethod.Post, "/hangfire/recurring/trigger", CookieOf(entered));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (asked.StatusCode, entered.StatusCode));
        Assert.Equal("/hangfire", entered.Headers.Location!.OriginalString);
        Assert.Matches("; path=/hangfire; secure; samesite=strict; httponly$", Header(entered, "Set-Cookie"));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var shown = await page.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Make the cards that are due", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Trigger now", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Host=", shown, StringComparison.OrdinalIgnoreCase);
        Assert.False(started.IsSuccessStatusCode);
        Assert.Equal(0, await _bot.AskAsync<long>("select count(*) from hangfire.job where statename is null"));
        Assert.Equal(1, await _bot.AskAsync<long>("select count(*) from audit where action = 'dashboard.entered'"));
    }

    [Fact]
    public async Task Whatever_looks_at_a_link_first_does_not_use_it_up()
    {
        var link = await LinkAsync();
        for (var i = 0; i < 3; i++)
        {
            using var looked = await _browser.GetAsync(link, Cancel);
            Assert.False(looked.Headers.Contains("Set-Cookie"));
            Assert.True(looked.Headers.CacheControl!.NoStore);
        }
        Assert.Equal(HttpStatusCode.Redirect, await EnterAsync(link));
    }

    [Fact]
    public async Task A_link_lets_one_in_once_even_where_many_open_it_at_once()
    {
        var link = await LinkAsync();

        var entered = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => EnterAsync(link)));

        Assert.Single(entered, s => s == HttpStatusCode.Redirect);
        Assert.Equal(4, entered.Count(s => s == HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_link_waits_five_minutes_and_a_visit_lasts_thirty()
    {
        var late = await LinkAsync();
        _bot.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.NotFound, await EnterAsync(late));

        using var entered = await _browser.PostAsync(await LinkAsync(), null, Cancel);
        _bot.Time.Advance(TimeSpan.FromMinutes(29));
        using var within = await SendAsync(HttpMethod.Get, "/hangfire", CookieOf(entered));
        _bot.Time.Advance(TimeSpan.FromMinutes(1));
        using var after = await SendAsync(HttpMethod.Get, "/hangfire", CookieOf(entered));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (within.StatusCode, after.StatusCode));
        Assert.Contains("任务面板", await after.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_made_up_or_meant_for_something_else_opens_the_door()
    {
        var link = await LinkAsync();
        var token = link.Split('/')[^1];
        var forged = new DashboardTicket(TicketKind.Session, new TenantId(1), new PassId(1), TestBot.Morning.AddHours(1)).Sign(new byte[32]);
        for (var i = 0; i < token.Length - 1; i += 7)
            Assert.Equal(HttpStatusCode.NotFound, await EnterAsync($"/jobs/{token[..i]}{(token[i] == 'A' ? 'B' : 'A')}{token[(i + 1)..]}"));
        foreach (var cookie in (string[])["", "x", forged, token])
        {
            using var page = await SendAsync(HttpMethod.Get, "/hangfire", $"{DashboardDoor.Cookie}={cookie}");
            Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
        }
        using var entered = await _browser.PostAsync(link, null, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, await EnterAsync($"/jobs/{CookieOf(entered).Split('=')[1]}"));
    }

    [Fact]
    public async Task Whoever_is_no_admin_any_more_is_shown_out()
    {
        var link = await LinkAsync();
        using var entered = await _browser.PostAsync(await LinkAsync(), null, Cancel);
        await _bot.DoAsync("update member set role = 'rep' where name = '赵强'");

        using var opened = await _browser.PostAsync(link, null, Cancel);
        using var page = await SendAsync(HttpMethod.Get, "/hangfire", CookieOf(entered));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (opened.StatusCode, page.StatusCode));
        Assert.False(opened.Headers.Contains("Set-Cookie"));
        Assert.Contains("no admin any more", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("expires=Thu, 01 Jan 1970", Header(page, "Set-Cookie"), StringComparison.Ordinal);
        Assert.Equal(2, await _bot.AskAsync<long>("select count(*) from audit where action = 'refused' and detail like 'dashboard %'"));
    }

    [Theory]
    [InlineData("王芳")]
    [InlineData("陈静")]
    public async Task Nobody_but_an_admin_gets_a_link(string name)
    {
        Assert.Contains("您的角色不能做这个操作", await _bot.Is(name).SayAsync("任务面板"), StringComparison.Ordinal);
        Assert.Equal(0, await _bot.AskAsync<long>("select count(*) from dashboard_pass"));
    }

    [Fact]
    public async Task An_admin_of_another_company_of_the_deployment_gets_none()
    {
        await _bot.DoAsync("insert into tenant (id, name, time_zone, currency) values (0, 'The first', 'Asia/Shanghai', 'CNY')");

        var answer = await _bot.Is("赵强").SayAsync("dashboard");

        Assert.Contains("only admins of the company that runs Dengta", answer, StringComparison.Ordinal);
        Assert.Equal(1, await _bot.AskAsync<long>("select count(*) from audit where action = 'refused' and detail = 'dashboard'"));
        await _bot.DoAsync("delete from tenant where id = 0");
    }

    [Fact]
    public async Task A_link_is_for_the_eyes_of_one_and_kept_nowhere()
    {
        Assert.DoesNotContain("/jobs/", await _bot.Is("赵强", "群", group: true).SayAsync("任务面板"), StringComparison.Ordinal);
        await LinkAsync();
        Assert.Equal(0, await _bot.AskAsync<long>("select count(*) from outbox where card like '%/jobs/%'"));
    }

    async Task<string> LinkAsync()
    {
        var answer = await _bot.Is("赵强", $"chat-{_bot.NextId()}").SayAsync("任务面板");
        return Link().Match(answer).Groups["path"].Value;
    }

    async Task<HttpStatusCode> EnterAsync(string link)
    {
        using var entered = await _browser.PostAsync(link, null, Cancel);
        return entered.StatusCode;
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string cookie)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookie);
        return await _browser.SendAsync(request, Cancel);
    }

    static string CookieOf(HttpResponseMessage entered) => Header(entered, "Set-Cookie").Split(';')[0];

    static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [GeneratedRegex("https://dengta\\.example\\.com(?<path>/jobs/[A-Za-z0-9_-]+)")]
    private static partial Regex Link();
}
