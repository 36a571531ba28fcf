using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Storage;
using Dengta.Tests.Channels;
using Dengta.Tests.Storage;
using Microsoft.Playwright;

namespace Dengta.Tests.Web;

public sealed class ChatPageTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    const string Hostile = "<img src=x onerror=alert(1)><b>粗</b> **粗** [x](y:z)";

    TestDatabase? _database;
    Db? _db;
    PageHost? _host;

    PageHost Host => _host!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _db = new Db(_database.ConnectionString);
        _host = await PageHost.StartAsync(_db);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        if (_db is not null) await _db.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_text_typed_is_sent_with_Enter_and_its_card_is_shown()
    {
        Host.Turns.Answer = _ => SampleCards.Booked();
        await using var page = await OpenAsync(DemoPeople.Rep);
        await page.SayAsync("签了华为30万");
        await page.SeeAsync("已记 3 条");
        Assert.Equal("签了华为30万", await page.Mine.InnerTextAsync());
        Assert.Equal("local", Assert.Single(Host.Turns.Received).Channel);
        await Assertions.Expect(page.Page.Locator("#typing")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_bar_of_squares_is_drawn()
    {
        Host.Turns.Answer = _ => SampleCards.Booked();
        await using var page = await OpenAsync(DemoPeople.Rep);
        await page.SayAsync("签了华为30万");
        await Assertions.Expect(page.Page.Locator(".bar-fill")).ToHaveCountAsync(2);
        Assert.DoesNotContain("■", await page.Cards.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_within_a_card_is_shown()
    {
        Host.Turns.Answer = _ => SampleCards.Survey();
        await using var page = await OpenAsync(DemoPeople.Rep);
        await page.SayAsync("满意度");
        await page.SeeAsync("请把满意度调查转给小米");
        var code = page.Cards.GetByRole(AriaRole.Img, new() { Name = "打分链接的二维码" });
        await Assertions.Expect(code).ToBeVisibleAsync();
        Assert.Equal(225, await code.EvaluateAsync<int>("image => image.naturalWidth"));
    }

    [Fact]
    public async Task A_link_opens_beside_the_chat_and_sends_nothing()
    {
        var address = new Uri(Host.Address, "favicon.svg");
        Host.Turns.Answer = _ => new Card(Language.Chinese, "11月考核汇总", new Link("下载 Excel", address.AbsoluteUri));
        await using var page = await OpenAsync(DemoPeople.Rep);
        await page.SayAsync("生成11月考核汇总");

        var opened = await page.Page.RunAndWaitForPopupAsync(() => page.Cards.GetByText("下载 Excel").ClickAsync());

        await opened.WaitForURLAsync(address.AbsoluteUri);
        Assert.Single(Host.Turns.Received);
    }

    [Fact]
    public async Task Dots_stand_until_the_answer_comes()
    {
        var gate = new TaskCompletionSource();
        Host.Turns.Gate = gate.Task;
        await using var page = await OpenAsync(DemoPeople.Rep);
        await page.SayAsync("拜访中兴");
        await Assertions.Expect(page.Page.Locator("#typing")).ToBeVisibleAsync();
        gate.SetResult();
        await page.SeeAsync("已记 拜访中兴");
        await Assertions.Expect(page.Page.Locator("#typing")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_button_sends_its_verb_and_values_and_the_new_card_takes_the_place_of_the_old()
    {
        Host.Turns.Answer = i => i.Said is Said.Press ? new Card(Language.Chinese, "已撤销") : SampleCards.Booked();
        await using var page = await OpenAsync(DemoPeople.Rep);
        await page.SayAsync("签了华为30万");
        await page.Button("撤销").ClickAsync();
        await page.SeeAsync("已撤销");
        await Assertions.Expect(page.Cards).ToHaveCountAsync(1);
        var press = Assert.IsType<Said.Press>(Host.Turns.Received.Last().Said);
        Assert.Equal("undo", press.Verb);
        Assert.StartsWith("0199a3f2", press.Values["inbox"], StringComparison.Ordinal);
        Assert.NotNull(press.CardId);
        await page.Page.ReloadAsync();
        await page.SeeAsync("已撤销");
        await Assertions.Expect(page.Cards).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_is_typed_and_chosen_on_a_card_is_sent_with_its_button()
    {
        Host.Turns.Answer = i => i.Said is Said.Press ? new Card(Language.Chinese, "记下了") : SampleCards.Question();
        await using var page = await OpenAsync(DemoPeople.Rep);
        await page.SayAsync("签了华为30万");
        await page.Page.GetByLabel("华为终端有限公司").CheckAsync();
        await page.Page.Locator(".card textarea").FillAsync("二期");
        await page.Button("记下").ClickAsync();
        await page.SeeAsync("记下了");
        var values = Assert.IsType<Said.Press>(Host.Turns.Received.Last().Said).Values;
        Assert.Equal(("c18", "二期", "d-204"), (values["customer"], values["note"], values["draft"]));
    }

    [Fact]
    public async Task A_message_whose_answer_got_lost_is_sent_again_under_the_same_key_and_booked_once()
    {
        Host.Turns.LostAnswers = 1;
        await using var page = await OpenAsync(DemoPeople.Rep);
        page.Expected = "500";
        await page.SayAsync("签了华为30万");
        await page.Retry.ClickAsync();
        // The card of the first attempt is there long before the second is answered.
        await page.Page.Locator(".mine[data-state=sent]").WaitForAsync();
        await page.SeeAsync("已记 签了华为30万");
        await Assertions.Expect(page.Retry).ToHaveCountAsync(0);
        Assert.Equal(2, Host.Turns.Received.Count);
        Assert.Single(Host.Turns.Received.Select(i => i.Key).Distinct());
        Assert.Equal(1, Host.Turns.Booked);
        await Assertions.Expect(page.Cards).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_button_whose_answer_got_lost_is_pressed_again_under_the_same_key()
    {
        Host.Turns.Answer = i => i.Said is Said.Press ? new Card(Language.Chinese, "已撤销") : SampleCards.Booked();
        await using var page = await OpenAsync(DemoPeople.Rep);
        page.Expected = "500";
        await page.SayAsync("签了华为30万");
        await page.Button("撤销").WaitForAsync();
        await page.Page.Locator(".mine[data-state=sent]").WaitForAsync();
        Host.Turns.LostAnswers = 2;
        await page.Button("撤销").ClickAsync();
        await page.Retry.ClickAsync();
        await page.Retry.WaitForAsync();
        await page.Button("撤销").ClickAsync();
        await page.SeeAsync("已撤销");
        Assert.Equal(2, Host.Turns.Booked);
    }

    [Fact]
    public async Task Everybody_has_a_chat_of_their_own()
    {
        await using var page = await OpenAsync(null);
        await page.Page.Locator("[data-person='2']").ClickAsync();
        await page.OnlineAsync();
        await page.SayAsync("王芳的消息");
        await page.SeeAsync("已记 王芳的消息");
        await page.Page.Locator("#me").ClickAsync();
        await page.Page.FillAsync("#search", "Jing");
        await page.Page.Locator("[data-person='1']").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#greeting")).ToHaveTextAsync("你好，陈静");
        await Assertions.Expect(page.Page.Locator(".message")).ToHaveCountAsync(0);
        await page.Page.GoBackAsync();
        await page.SeeAsync("王芳的消息");
    }

    [Fact]
    public async Task Somebody_who_has_left_cannot_be_chosen()
    {
        await using var page = await OpenAsync(null);
        await page.Page.Locator("[data-person='2']").WaitForAsync();
        await Assertions.Expect(page.Page.Locator("[data-person='9']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_another_window_says_and_what_is_pushed_appear_without_a_reload()
    {
        await using var page = await OpenAsync(DemoPeople.Manager);
        await using var other = await OpenAsync(DemoPeople.Manager);
        await other.SayAsync("约了李雷");
        await page.SeeAsync("已记 约了李雷");
        await Assertions.Expect(page.Mine).ToHaveTextAsync("约了李雷");
        await Host.Turns.PushAsync(DemoPeople.Manager, SampleCards.Review());
        await page.SeeAsync("周复盘");
        await other.SeeAsync("周复盘");
        await Assertions.Expect(page.Cards).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Nothing_pushed_is_lost_while_the_page_was_away()
    {
        await using var page = await OpenAsync(DemoPeople.Manager);
        await page.Page.GotoAsync("about:blank");
        await Host.Turns.PushAsync(DemoPeople.Manager, SampleCards.Review());
        await page.GoAsync(DemoPeople.Manager);
        await page.SeeAsync("周复盘");
        await Assertions.Expect(page.Cards).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Markup_is_shown_as_it_was_typed()
    {
        Host.Turns.Answer = _ => new Card(Language.Chinese, Hostile, new Line(Hostile), new Facts([new(Hostile, Hostile)])).With(new CardButton(Hostile, "x"));
        await using var page = await OpenAsync(DemoPeople.Rep);
        page.Page.Dialog += (_, _) => Assert.Fail("A script ran.");
        await page.SayAsync(Hostile);
        Assert.Equal(Hostile, await page.Mine.InnerTextAsync());
        var card = (await page.Cards.InnerTextAsync()).Replace("\u200b", "", StringComparison.Ordinal);
        Assert.Equal(5, card.Split(Hostile).Length - 1);
        Assert.Equal(0, await page.Page.Locator("#messages :is(b, a, script, [onerror])").CountAsync());
    }

    [Fact]
    public async Task No_card_is_wider_than_a_phone()
    {
        Host.Turns.Answer = i => SampleCards.All[((Said.Text)i.Said).Value];
        await using var page = await OpenAsync(DemoPeople.Rep);
        foreach (var name in SampleCards.All.Keys) await page.SayAsync(name);
        await Assertions.Expect(page.Cards).ToHaveCountAsync(SampleCards.All.Count);
        Assert.Equal(0, await page.OverflowAsync());
        await page.Page.SetViewportSizeAsync(320, 640);
        Assert.Equal(0, await page.OverflowAsync());
    }

    [Fact]
    public async Task Every_button_and_field_is_large_enough_for_a_thumb_and_has_a_name()
    {
        Host.Turns.Answer = i => i.Said is Said.Text { Value: "en" } ? SampleCards.QuestionInEnglish() : SampleCards.Question();
        await using var page = await OpenAsync(DemoPeople.Rep);
        await page.SayAsync("a");
        await page.SayAsync("en");
        await Assertions.Expect(page.Cards).ToHaveCountAsync(2);
        var small = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, textarea, select, input, [role=button]')].filter(e => e.checkVisibility())
                .filter(e => { const box = (e.type === 'radio' ? e.parentElement : e).getBoundingClientRect(); return box.height < 43.5 || box.width < 43.5; })
                .map(e => e.outerHTML.slice(0, 120))
            """);
        Assert.Empty(small);
        var nameless = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, textarea, select, input')].filter(e => e.checkVisibility())
                .filter(e => !(e.textContent.trim() || e.ariaLabel || e.labels?.length || e.getAttribute('aria-labelledby'))).map(e => e.outerHTML.slice(0, 120))
            """);
        Assert.Empty(nameless);
    }

    [Fact]
    public async Task An_English_browser_gets_an_English_page_and_the_switch_is_remembered()
    {
        await using var page = await OpenAsync(DemoPeople.Rep, locale: "en-GB");
        await Assertions.Expect(page.Page.Locator("#greeting")).ToHaveTextAsync("Hello, Fang Wang");
        await page.Page.GetByText("signed Acme 120k yesterday").ClickAsync();
        await page.SeeAsync("已记 signed Acme 120k yesterday");
        Assert.Equal("en", Host.Turns.Received.Single().Sender.Locale);
        await page.Page.Locator("#language").ClickAsync();
        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Page.Locator("#status")).ToHaveTextAsync("在线");
        Assert.Equal("zh-CN", await page.Page.GetAttributeAsync("html", "lang"));
    }

    [Fact]
    public async Task Beside_the_chat_a_wide_screen_shows_the_people()
    {
        await using var page = await OpenAsync(DemoPeople.Rep, width: 1280, height: 800);
        await Assertions.Expect(page.Page.Locator("[data-person='7']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("[data-person='2']")).ToHaveAttributeAsync("aria-current", "true");
        Assert.Equal(0, await page.OverflowAsync());
    }

    [Fact]
    public async Task Enter_that_ends_a_word_of_an_input_method_does_not_send()
    {
        await using var page = await OpenAsync(DemoPeople.Rep);
        await page.Page.FillAsync("#text", "拜访");
        await page.Page.EvaluateAsync("() => document.querySelector('#text').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))");
        await page.Page.PressAsync("#text", "Shift+Enter");
        await page.Page.Locator("#text").PressSequentiallyAsync("第二行");
        await page.Page.PressAsync("#text", "Enter");
        // The answer, since the page shows one's own words before they have arrived.
        await page.SeeAsync("已记 拜访");
        Assert.Equal("拜访\n第二行", ((Said.Text)Host.Turns.Received.Single().Said).Value);
    }

    Task<ChatPage> OpenAsync(int? person, int width = 390, int height = 844, string locale = "zh-CN") =>
        browser.OpenAsync(Host.Address, person, width, height, locale);
}
