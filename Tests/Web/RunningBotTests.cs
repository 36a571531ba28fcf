using Microsoft.Playwright;

namespace Dengta.Tests.Web;

public sealed class RunningBotTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_rep_logs_asks_and_undoes_on_the_page_of_the_running_program()
    {
        await using var bot = new RunningBot();
        await using var page = await browser.OpenAsync(await bot.StartAsync());
        await page.Page.Locator(".person", new() { HasText = "李雷" }).ClickAsync();
        await page.OnlineAsync();

        await page.SayAsync("拜访了华为张总");
        await page.SeeAsync("已记 拜访 华为");
        await page.Button("撤销").ClickAsync();
        await page.SeeAsync("已撤销 1 条");
        await Assertions.Expect(page.Cards).ToHaveCountAsync(1);

        await page.SayAsync("进度");
        await Assertions.Expect(page.Cards).ToHaveCountAsync(2);
        await page.Page.Locator(".bar-fill").First.WaitForAsync();
        Assert.Equal(0, await page.OverflowAsync());

        await page.Page.ReloadAsync();
        await page.SeeAsync("已撤销 1 条");
        await Assertions.Expect(page.Cards).ToHaveCountAsync(2);
        await Assertions.Expect(page.Mine).ToHaveTextAsync(["拜访了华为张总", "进度"]);
    }
}
