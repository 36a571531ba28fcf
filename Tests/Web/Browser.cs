using Microsoft.Playwright;

namespace Dengta.Tests.Web;

/// <summary>The machine's own Chromium, driven by the machine's own Node: nothing is downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    IPlaywright? _playwright;
    IBrowser? _chromium;

    public async ValueTask InitializeAsync()
    {
        var node = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).Select(p => Path.Combine(p, "node")).FirstOrDefault(File.Exists);
        if (node is null || Places.FirstOrDefault(File.Exists) is not { } chromium) return;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_NODEJS_PATH", node);
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", PackageFolder());
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Flags });
    }

    /// <summary>Where NuGet keeps Playwright. Its driver is run from there: a copy would bring a Node for every platform along.</summary>
    static string PackageFolder()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Path.Combine(packages, "microsoft.playwright", typeof(Playwright).Assembly.GetName().Version!.ToString(3));
    }

    /// <summary>A fresh browser profile. Skips the test where there is no browser; fails it where <c>CI=true</c>.</summary>
    internal async Task<ChatPage> OpenAsync(Uri address, int? person = null, int width = 390, int height = 844, string locale = "zh-CN")
    {
        var context = await NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            Locale = locale,
            TimezoneId = "Asia/Shanghai",
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = new ChatPage(await context.NewPageAsync(), address);
        await page.GoAsync(person);
        return page;
    }

    /// <summary>A phone with a touch screen, on which nothing was opened yet. Skips or fails like <see cref="OpenAsync"/>.</summary>
    internal async Task<IPage> PhoneAsync(bool scripts = true, string locale = "zh-CN", ColorScheme colours = ColorScheme.Light)
    {
        var context = await NewContextAsync(new()
        {
            ViewportSize = new() { Width = 390, Height = 844 },
            DeviceScaleFactor = 2,
            IsMobile = true,
            HasTouch = true,
            JavaScriptEnabled = scripts,
            Locale = locale,
            ColorScheme = colours,
        });
        return await context.NewPageAsync();
    }

    async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options)
    {
        if (_chromium is null && Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip("There is no Chromium or no Node on this machine.");
        Assert.NotNull(_chromium);
        var context = await _chromium.NewContextAsync(options);
        context.SetDefaultTimeout(10_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        _playwright?.Dispose();
    }
}
