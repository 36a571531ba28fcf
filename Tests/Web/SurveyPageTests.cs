using Dengta.Tests.Surveys;
using Microsoft.Playwright;

namespace Dengta.Tests.Web;

/// <summary>The survey as a customer answers it on a phone, also in a browser without scripts.</summary>
public sealed class SurveyPageTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_customer_writes_a_line_and_taps_a_score(bool scripts)
    {
        await using var bench = await SurveyBench.StartAsync();
        var page = await browser.PhoneAsync(scripts);
        await GoAsync(page, bench, await bench.SignAndAskAsync());
        await PictureAsync(page);
        await page.GetByLabel("想说的话").FillAsync("包装很好");
        await page.GetByRole(AriaRole.Button, new() { Name = "4 满意", Exact = true }).TapAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("谢谢您!");
        Assert.Equal("4 包装很好", await bench.Bot.AskAsync<string>("select concat_ws(' ', rating, remark) from survey"));
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Heading).WaitForAsync();
        if (await page.GetByRole(AriaRole.Button).CountAsync() > 0) await page.GetByRole(AriaRole.Button).First.TapAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("已经收到过您的评分");
        Assert.Equal("4 包装很好", await bench.Bot.AskAsync<string>("select concat_ws(' ', rating, remark) from survey"));
    }

    [Theory]
    [InlineData("en-US", "How satisfied are you?", "中文", "您对这次合作满意吗?", "1 很不满意")]
    [InlineData("zh-CN", "您对这次合作满意吗?", "English", "How satisfied are you?", "1 Very dissatisfied")]
    public async Task It_speaks_the_phones_language_and_switches(string locale, string title, string other, string switched, string button)
    {
        await using var bench = await SurveyBench.StartAsync();
        var page = await browser.PhoneAsync(scripts: false, locale);
        await GoAsync(page, bench, await bench.SignAndAskAsync());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync(title);
        await page.GetByRole(AriaRole.Link, new() { Name = other }).TapAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync(switched);
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).TapAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync(locale == "en-US" ? "谢谢您!" : "Thank you!");
        Assert.Equal(1, await bench.Bot.AskAsync<short>("select rating from survey"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task It_fits_a_phone_a_thumb_and_a_screen_reader(ColorScheme colours)
    {
        await using var bench = await SurveyBench.StartAsync();
        var page = await browser.PhoneAsync(colours: colours);
        var complaints = new List<string>();
        page.Console += (_, m) => { if (m.Type is "error" or "warning") complaints.Add(m.Text); };
        page.Request += (_, r) => { if (!r.Url.StartsWith(bench.Bot.Http.BaseAddress!.ToString(), StringComparison.Ordinal) && !r.Url.StartsWith("data:", StringComparison.Ordinal)) complaints.Add(r.Url); };
        await GoAsync(page, bench, await bench.SignAndAskAsync());
        foreach (var width in (int[])[390, 320])
        {
            await page.SetViewportSizeAsync(width, 844);
            Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
            Assert.Empty(await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('button, textarea, a')].filter(e => { const box = e.getBoundingClientRect(); return box.height < 43.5 || box.width < 43.5; })
                    .map(e => e.outerHTML.slice(0, 120))
                """));
        }
        // WCAG 2.2, 1.4.3: text stands out from what is behind it at least 4.5 to 1.
        Assert.Empty(await page.EvaluateAsync<string[]>(Contrast));
        Assert.Equal("zh-CN", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(1, await page.GetByRole(AriaRole.Heading).CountAsync());
        Assert.Equal(1, await page.GetByRole(AriaRole.Main).CountAsync());
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Enter_within_the_line_sends_nothing_and_the_keyboard_reaches_every_score()
    {
        await using var bench = await SurveyBench.StartAsync();
        var page = await browser.PhoneAsync();
        await GoAsync(page, bench, await bench.SignAndAskAsync());
        await page.GetByLabel("想说的话").PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("您对这次合作满意吗?");
        Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from survey where rating is not null"));
        for (var i = 0; i < 5; i++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("谢谢您!");
        Assert.Equal(1, await bench.Bot.AskAsync<short>("select rating from survey"));
    }

    const string Contrast = """
        () => {
          const rgb = c => c.match(/[\d.]+/g).map(Number);
          const light = c => rgb(c).slice(0, 3).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
          const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if ((rgb(c)[3] ?? 1) > 0) return c; } return 'rgb(255, 255, 255)'; };
          return [...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
            .filter(e => { const a = light(getComputedStyle(e).color), b = light(behind(e)); return (Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5; })
            .map(e => e.outerHTML.slice(0, 120));
        }
        """;

    static Task<IResponse?> GoAsync(IPage page, SurveyBench bench, string link) => page.GotoAsync(new Uri(bench.Bot.Http.BaseAddress!, link).ToString());

    /// <summary>The picture in the documentation, where <c>DENGTA_PICTURES</c> names a folder for it.</summary>
    static async Task PictureAsync(IPage page)
    {
        if (Environment.GetEnvironmentVariable("DENGTA_PICTURES") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "survey.png"), Clip = new() { Width = 390, Height = 690 } });
    }
}
