using System.Net;
using System.Text.RegularExpressions;
using Dengta.Domain.Surveys;
using Dengta.Jobs;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Surveys;

/// <summary>The demo company, whose seller 李雷 signs a deal; then a day passes, and the clock ticks.</summary>
sealed partial class SurveyBench : IAsyncDisposable
{
    static readonly Uri Public = new("https://survey.example.com");

    readonly bool _mails;

    SurveyBench(TestBot bot, bool mails) => (Bot, Seller, Manager, _mails) = (bot, bot.Is("李雷"), bot.Is("王芳"), mails);

    public TestBot Bot { get; }

    public Person Seller { get; }

    public Person Manager { get; }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Nothing of the demo's own is left to ask about; seller and manager have chats.</summary>
    /// <param name="mails">Where e-mail is delivered; null: there is no mail server.</param>
    public static async Task<SurveyBench> StartAsync(SmtpServer? mails = null)
    {
        var bot = await TestBot.StartAsync(settings: mails?.Settings);
        // As if the demo's deals had come from a file: what it signed on its last days would be asked about too.
        await bot.DoAsync("update entry set inbox_id = -inbox_id where kind = 2 and inbox_id > 0");
        var bench = new SurveyBench(bot, mails is not null);
        await bench.Seller.SayAsync("你好");
        await bench.Manager.SayAsync("你好");
        return bench;
    }

    /// <summary>Signs, waits for a day, lets the clock tick and returns the path of the link that the seller was given.</summary>
    public async Task<string> SignAndAskAsync(string deal = "签了小米12万")
    {
        Assert.Contains("已记", await Seller.SayAsync(deal));
        Bot.Time.Advance(TimeSpan.FromHours(24));
        await AskAsync();
        return await LastLinkAsync();
    }

    public Task AskAsync() => new AskCustomers(Bot.Db, new SurveyAddress(Public, _mails), Bot.Time).RunAsync(Cancel);

    public Task TellAsync() => new TellLowAnswers(Bot.Db, Bot.Time).RunAsync(Cancel);

    /// <summary>The path of the newest link that was given out.</summary>
    public async Task<string> LastLinkAsync() => PathOf(await Bot.AskAsync<string>("select card from outbox where key like 'survey:%' and card like '%/survey/%' order by id desc limit 1"));

    public static string PathOf(string card) => Link().Match(card).Groups[1].Value;

    public async Task<(HttpStatusCode Status, string Html)> GetAsync(string path)
    {
        using var answer = await Bot.Http.GetAsync(path, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    public async Task<(HttpStatusCode Status, string Html)> AnswerAsync(string path, string? score, string remark = "")
    {
        using var form = new FormUrlEncodedContent([.. score is null ? [] : new[] { KeyValuePair.Create("score", score) }, KeyValuePair.Create("remark", remark)]);
        using var answer = await Bot.Http.PostAsync(path, form, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    [GeneratedRegex(@"https://survey\.example\.com(/survey/[0-9a-f]{32})")]
    private static partial Regex Link();
}
