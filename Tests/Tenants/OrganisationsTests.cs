using Dengta.BotApp.Tools;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Tests.Channels.Teams;
using Dengta.Tests.Conversation;
using Dengta.Tests.Storage;

namespace Dengta.Tests.Tenants;

/// <summary>Which Entra organisation is which company, and what becomes of one that is none.</summary>
public sealed class OrganisationsTests
{
    const string Strangers = "0e000000-0000-4000-8000-0000000000ff";

    [Fact]
    public async Task An_organisation_that_is_nobodys_is_told_so_once_and_nothing_of_it_is_stored()
    {
        await using var cloud = await FakeCloud.StartAsync();
        await using var bot = await StartAsync(cloud);
        bot.Organisation = Strangers;
        var before = await TwinCompany.SnapshotAsync(bot.Db, 1);

        var answer = await bot.Is("李雷").SayAsync("签了宁德时代58万");
        using var again = await bot.PostAsync(bot.Is("李雷").Message("signed Acme 120k"));
        var pressed = await bot.Is("李雷").PressAsync(bot.Is("李雷").Invoke("progress", new System.Text.Json.Nodes.JsonObject { ["lang"] = "en" }));

        Assert.Contains("贵公司还没有接入灯塔", answer);
        Assert.Contains(Strangers, answer);
        Assert.Contains("Your company is not connected to Dengta yet", pressed);
        Assert.Single(bot.Connector.OfChat("chat-李雷"));
        Assert.Equal(before, await TwinCompany.SnapshotAsync(bot.Db, 1));
        bot.Time.Advance(TimeSpan.FromMinutes(59));
        SignIn(bot, cloud);
        using var later = await bot.PostAsync(bot.Is("李雷").Message("你好"));
        Assert.Single(bot.Connector.OfChat("chat-李雷"));
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        SignIn(bot, cloud);
        Assert.Contains("Your company", await bot.Is("李雷").Until(1).SayAsync("hello"));
    }

    [Fact]
    public async Task Where_several_may_come_the_only_company_is_not_everybodys()
    {
        await using var cloud = await FakeCloud.StartAsync();
        await using var bot = await StartAsync(cloud);
        await bot.DoAsync("update member set email = 'li.lei@example.com' where id = 1");
        bot.Connector.Roster["29:李雷"] = new() { ["email"] = "li.lei@example.com", ["aadObjectId"] = Strangers };
        foreach (var organisation in new[] { Strangers, "", null })
        {
            bot.Organisation = organisation;
            Assert.Contains("贵公司还没有接入灯塔", await bot.Is("李雷", $"chat {organisation}").SayAsync("签了宁德时代58万"));
        }
        Assert.Equal(0, bot.Connector.RosterReads);
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from account where channel = 'teams'"));

        await RunAsync(bot, "--tenant", "1", "--organisation", Strangers);
        await RefreshAsync(bot);
        bot.Organisation = Strangers;
        Assert.Contains("欢迎,李雷", await bot.Is("李雷", "connected").SayAsync("签了宁德时代58万"));
    }

    [Fact]
    public async Task One_account_is_another_person_in_each_organisation()
    {
        await using var bot = await TestBot.StartAsync(demo: false, database: await TwinCompany.CreateAsync());
        await bot.DoAsync("insert into directory_id values (1, 'teams', '0e000000-0000-4000-8000-0000000000aa', 1), (2, 'teams', '0e000000-0000-4000-8000-0000000000aa', 2)");
        var person = new Person(bot, "某人", "chat", false) { EntraId = "0e000000-0000-4000-8000-0000000000aa" };

        bot.Organisation = TwinCompany.Ours;
        Assert.Contains("欢迎,李雷", await person.SayAsync("你好"));
        bot.Organisation = TwinCompany.Theirs;
        Assert.Contains($"欢迎,{TwinCompany.Mark}韩梅梅", await person.SayAsync("你好"));
    }

    [Fact]
    public async Task A_code_of_one_company_is_worth_nothing_in_the_other()
    {
        await using var bot = await TestBot.StartAsync(demo: false, database: await TwinCompany.CreateAsync());
        var output = new StringWriter();
        await InviteTool.Parse(["--name", "李雷", "--tenant", "1"])!.Value.Tool.RunAsync(bot.Db, bot.Time, output);
        var code = output.ToString().Split('\n')[1];

        bot.Organisation = TwinCompany.Theirs;
        Assert.Contains("邀请码不对", await bot.Is("某人").SayAsync(code));
        bot.Organisation = TwinCompany.Ours;
        Assert.Contains("欢迎,李雷", await bot.Is("某人", "ours").SayAsync(code));
    }

    [Fact]
    public async Task Companies_are_added_and_connected_at_the_console()
    {
        await using var bot = await TestBot.StartAsync(demo: false);

        Assert.Contains("  2  Acme  America/New_York USD en  teams:" + Strangers, await RunAsync(
            bot, "--add", "Acme", "--time-zone", "America/New_York", "--currency", "USD", "--language", "en", "--organisation", Strangers));
        Assert.Contains("was not connected: it is another company's", await RunAsync(bot, "--tenant", "1", "--organisation", Strangers));
        Assert.Contains("was not connected", await RunAsync(bot, "--tenant", "9", "--organisation", FakeCloud.Tenant));
        Assert.Equal("Acme", await bot.AskAsync<string>("select name from unit where tenant_id = 2"));
        Assert.Equal(2, (await TenantStore.LoadAsync(bot.Db, TestContext.Current.CancellationToken)).Find("teams", Strangers)?.Id.Value);
    }

    [Theory]
    [InlineData("--tenant", "1")]
    [InlineData("--organisation", Strangers)]
    [InlineData("--tenant", "1", "--organisation", "contoso.example")]
    [InlineData("--add", " ")]
    [InlineData("--add", "Acme", "--currency", "dollars")]
    [InlineData("--add", "Acme", "--tenant", "2")]
    public void Arguments_that_make_no_sense_are_refused(params string[] args) => Assert.Null(CompanyTool.Parse(args));

    static async Task<TestBot> StartAsync(FakeCloud cloud)
    {
        var settings = cloud.Settings;
        settings["Dengta:Teams:MultiTenant"] = "true";
        var bot = await TestBot.StartAsync(demo: false, settings: settings);
        SignIn(bot, cloud);
        return bot;
    }

    static void SignIn(TestBot bot, FakeCloud cloud) => bot.Http.DefaultRequestHeaders.Authorization = new("Bearer", cloud.TokenFor(bot));

    static async Task<string> RunAsync(TestBot bot, params string[] args)
    {
        var output = new StringWriter();
        await CompanyTool.Parse(args)!.Value.Tool.RunAsync(bot.Db, output);
        return output.ToString();
    }

    static Task RefreshAsync(TestBot bot) => ((BotApp.Conversation.Tenants)bot.Services.GetService(typeof(BotApp.Conversation.Tenants))!).RefreshAsync(TestContext.Current.CancellationToken);
}
