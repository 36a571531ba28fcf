using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Dengta.Tests.Web;

/// <summary>The chat page as a person uses it. When it is closed nothing may stand in the console, and nothing may have gone elsewhere.</summary>
sealed class ChatPage : IAsyncDisposable
{
    readonly ConcurrentQueue<string> _complaints = [];
    readonly Uri _address;

    public ChatPage(IPage page, Uri address)
    {
        Page = page;
        _address = address;
        page.Console += (_, m) => { if (m.Type is "error" or "warning") Complain(m.Text); };
        page.PageError += (_, error) => Complain(error);
        page.Request += (_, r) => { if (new Uri(r.Url).Authority != address.Authority) Complain($"asked for {r.Url}"); };
    }

    public IPage Page { get; }

    /// <summary>A complaint that the test provokes, as when it breaks the network.</summary>
    public string? Expected { get; set; }

    public ILocator Cards => Page.Locator(".theirs .card");

    public ILocator Mine => Page.Locator(".mine .bubble");

    public ILocator Retry => Page.Locator(".retry");

    public async Task GoAsync(int? person)
    {
        await Page.GotoAsync(person is null ? _address.ToString() : $"{_address}#as={person}");
        if (person is not null) await OnlineAsync();
    }

    public Task OnlineAsync() => Page.Locator("#status[data-state=online]").WaitForAsync();

    public async Task SayAsync(string text)
    {
        await Page.FillAsync("#text", text);
        await Page.PressAsync("#text", "Enter");
    }

    public ILocator Button(string title) => Page.Locator(".card").GetByRole(AriaRole.Button, new() { Name = title, Exact = true });

    public Task SeeAsync(string text) => Page.Locator("#messages").GetByText(text).First.WaitForAsync();

    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("""
        () => Math.max(document.documentElement.scrollWidth - innerWidth, ...[...document.querySelectorAll('#scroll, .card, .people-list')]
            .map(e => e.scrollWidth - e.clientWidth))
        """);

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        Assert.Empty(_complaints);
    }

    void Complain(string text)
    {
        if (Expected is null || !text.Contains(Expected, StringComparison.Ordinal)) _complaints.Enqueue(text);
    }
}
