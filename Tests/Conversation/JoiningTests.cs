using System.Text.Json.Nodes;

namespace Dengta.Tests.Conversation;

/// <summary>Who is let in outside the demo: by the company's list and the channel's directory, or by a code; never by name.</summary>
public sealed class JoiningTests : IAsyncLifetime
{
    const string LiLei = "0e000000-0000-4000-8000-000000000001";
    const string Other = "0e000000-0000-4000-8000-000000000002";

    TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync(demo: false);
        _bot.Organisation = "0e000000-0000-4000-8000-0000000000a1";
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task An_object_id_of_the_list_lets_in_and_books_what_was_said()
    {
        await _bot.DoAsync($"insert into directory_id values (1, 'teams', '{LiLei}', 1)");

        var answer = await Person("某人", LiLei.ToUpperInvariant()).SayAsync("签了宁德时代58万");

        Assert.Contains("欢迎,李雷!公司名单里有您", answer);
        Assert.Contains("58万", answer);
        Assert.Equal(1, await _bot.EntriesAsync("李雷"));
        Assert.Equal(0, _bot.Connector.RosterReads);
        Assert.Equal("teams by the directory's id", await AuditAsync("account.joined"));
        Assert.DoesNotContain("欢迎", await Person("某人", LiLei).Until(1).SayAsync("签了宁德时代57万"));
    }

    [Theory]
    [InlineData("email", "aadObjectId")]
    [InlineData("userPrincipalName", "objectId")]
    public async Task An_address_of_the_list_lets_in_and_the_object_id_is_kept(string address, string id)
    {
        await _bot.DoAsync("update member set email = 'li.lei@example.com' where id = 1");
        _bot.Connector.Roster["29:某人"] = new() { [address] = "Li.Lei@Example.com", [id] = LiLei, ["userRole"] = "user" };

        Assert.Contains("Welcome, Li Lei! You are on your company's list", await Person("某人").SayAsync("help"));

        Assert.Equal(LiLei, await _bot.AskAsync<string>("select id from directory_id where member_id = 1"));
    }

    [Fact]
    public async Task The_installation_greets_whom_the_list_knows()
    {
        await _bot.DoAsync($"insert into directory_id values (1, 'teams', '{LiLei}', 1)");
        var person = Person("", LiLei, account: "a");

        using var answered = await _bot.PostAsync(person.Activity("installationUpdate", null, ("action", "add")));

        Assert.Contains("您好,李雷", await person.ReadAsync());
    }

    [Theory]
    [InlineData("李雷")]
    [InlineData("Li Lei")]
    [InlineData("赵强")]
    public async Task A_name_lets_nobody_in(string name)
    {
        _bot.Connector.Roster[$"29:{name}"] = new() { ["name"] = name, ["email"] = "someone@example.com" };

        Assert.Contains("我还不认识您:请向公司的灯塔管理员要一个邀请码", await Person(name).SayAsync("签了宁德时代58万"));
        Assert.Contains("I do not know you yet", await Person(name).Until(1).SayAsync("signed Acme 120k"));

        Assert.Equal(0, await _bot.AskAsync<long>("select count(*) from account where channel = 'teams'"));
        Assert.Equal(0, await _bot.AskAsync<long>("select count(*) from entry where logged_at >= '2026-11-23'"));
    }

    [Fact]
    public async Task A_shared_address_lets_nobody_in()
    {
        await _bot.DoAsync("update member set email = 'sales@example.com' where id in (1, 2)");
        _bot.Connector.Roster["29:某人"] = new() { ["email"] = "sales@example.com" };

        Assert.Contains("您的邮箱在公司名单里不止一个人在用", await Person("某人").SayAsync("你好"));
        Assert.Contains("Several people of your company are listed", await Person("某人").Until(1).SayAsync("hello"));
        Assert.Equal("join by teams: the e-mail is several people's", await AuditAsync("refused"));
    }

    [Fact]
    public async Task Whoever_has_left_is_told_so_and_a_successor_with_their_address_is_let_in()
    {
        await _bot.DoAsync("update member set email = 'li.lei@example.com', left_on = '2026-11-20' where id = 1");
        _bot.Connector.Roster["29:某人"] = new() { ["email"] = "li.lei@example.com" };

        Assert.Contains("您在灯塔里的账号已经停用", await Person("某人").SayAsync("你好"));
        Assert.Contains("Your account in Dengta has been closed", await Person("某人").Until(1).SayAsync("hello"));
        Assert.Equal("join by teams: has left", await AuditAsync("refused"));

        await _bot.DoAsync("update member set email = 'li.lei@example.com' where id = 2");
        Assert.Contains("欢迎,韩梅梅", await Person("某人").Until(2).SayAsync("你好"));
    }

    [Fact]
    public async Task An_address_whose_person_is_here_already_lets_no_second_account_in()
    {
        await _bot.DoAsync("update member set email = 'li.lei@example.com' where id = 1; insert into account values (1, 'teams', '29:李雷', 1)");
        _bot.Connector.Roster["29:某人"] = new() { ["email"] = "li.lei@example.com" };

        Assert.Contains("已经有了另一个账号", await Person("某人").SayAsync("你好"));
        Assert.Contains("already has another account", await Person("某人").Until(1).SayAsync("hello"));
        Assert.Equal(1, await _bot.AskAsync<long>("select count(*) from account where channel = 'teams'"));
    }

    [Fact]
    public async Task An_address_does_not_count_against_the_object_id_of_the_list()
    {
        await _bot.DoAsync($"update member set email = 'li.lei@example.com' where id = 1; insert into directory_id values (1, 'teams', '{LiLei}', 1)");
        _bot.Connector.Roster["29:某人"] = new() { ["email"] = "li.lei@example.com", ["aadObjectId"] = Other };

        Assert.Contains("已经有了另一个账号", await Person("某人", Other).SayAsync("你好"));
    }

    [Theory]
    [InlineData("""{"email":"li.lei@example.com","userRole":"guest"}""")]
    [InlineData("""{"email":"li.lei@example.com","userRole":"anonymous"}""")]
    [InlineData("""{"email":"li.lei@example.com","tenantId":"0e000000-0000-4000-8000-0000000000bb"}""")]
    [InlineData("""{"email":"李雷 <li.lei@example.com>"}""")]
    [InlineData("""{"email":"li.lei@example.com,zhao.qiang@example.com"}""")]
    [InlineData("""{"email":"%@example.com"}""")]
    [InlineData("""{"email":null}""")]
    [InlineData("""{"aadObjectId":"00000000-0000-0000-0000-000000000000"}""")]
    [InlineData("""{}""")]
    public async Task What_the_organisation_does_not_vouch_for_counts_nothing(string member)
    {
        await _bot.DoAsync("update member set email = 'li.lei@example.com' where id = 1");
        _bot.Connector.Roster["29:某人"] = JsonNode.Parse(member)!.AsObject();

        Assert.Contains("我还不认识您", await Person("某人").SayAsync("你好"));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_directory_that_does_not_answer_leaves_the_code(int status)
    {
        _bot.Connector.Fault = http => http.Request.Method == "GET" ? Microsoft.AspNetCore.Http.Results.StatusCode(status) : null;
        var code = await _bot.CodeAsync("李雷");

        Assert.Contains("我还不认识您", await Person("某人").SayAsync("你好"));
        Assert.Contains("欢迎,李雷!邀请码没问题", await Person("某人").Until(1).SayAsync(code));
    }

    [Fact]
    public async Task Nonsense_of_a_directory_leaves_the_code()
    {
        _bot.Connector.Fault = http => http.Request.Method == "GET" ? Microsoft.AspNetCore.Http.Results.Text("<html>", "text/html") : null;

        Assert.Contains("我还不认识您", await Person("某人").SayAsync("你好"));
    }

    [Fact]
    public async Task A_stranger_who_goes_on_writing_costs_one_question()
    {
        var stranger = Person("某人");
        for (var i = 0; i < 5; i++) await stranger.SayAsync("你好");
        Assert.Equal(1, _bot.Connector.RosterReads);

        _bot.Time.Advance(TimeSpan.FromMinutes(11));
        await stranger.SayAsync("你好");
        Assert.Equal(2, _bot.Connector.RosterReads);
    }

    [Fact]
    public async Task Both_announcements_at_once_let_in_once()
    {
        await _bot.DoAsync($"insert into directory_id values (1, 'teams', '{LiLei}', 1)");
        var people = Enumerable.Range(0, 6).Select(i => new Person(_bot, "某人", $"chat-{i}", false) { EntraId = LiLei }).ToArray();

        var answers = await Task.WhenAll(people.Select(p => p.SayAsync("你好")));

        Assert.Equal(1, answers.Count(a => a.Contains("欢迎,李雷", StringComparison.Ordinal)));
        Assert.All(answers, a => Assert.Contains("李雷", a));
        Assert.Equal(1, await _bot.AskAsync<long>("select count(*) from account where channel = 'teams'"));
        Assert.Equal(1, await _bot.AskAsync<long>("select count(*) from audit where action = 'account.joined'"));
    }

    [Fact]
    public async Task Another_name_in_the_channel_is_noted_and_changes_nobody()
    {
        await _bot.DoAsync($"insert into directory_id values (1, 'teams', '{LiLei}', 1)");
        await Person("李雷", LiLei, "a").SayAsync("你好");

        Assert.Contains("李雷 · 11月进度", await Person("张伟", LiLei, "a").SayAsync("李雷这个月完成多少"));

        Assert.Equal("teams: 李雷 → 张伟", await AuditAsync("account.renamed"));
        Assert.Equal("张伟", await _bot.AskAsync<string>("select shown_as from account where channel = 'teams'"));
        await Person("张伟", LiLei, "a").Until(1).SayAsync("你好");
        Assert.Equal(1, await _bot.AskAsync<long>("select count(*) from audit where action = 'account.renamed'"));
    }

    [Fact]
    public async Task Somebody_known_who_comes_back_is_reached_where_they_are_now()
    {
        await _bot.DoAsync($"insert into directory_id values (1, 'teams', '{LiLei}', 1)");
        var person = Person("李雷", LiLei);
        await person.SayAsync("你好");
        await _bot.DoAsync("update chat set service_url = 'http://127.0.0.1:9/old', dead_since = '2026-11-20' where external_id = 'chat-李雷'");

        using var answered = await _bot.PostAsync(person.Activity("conversationUpdate", null, ("membersAdded", new JsonArray(new JsonObject { ["id"] = "29:李雷" }))));

        Assert.Contains("您好,李雷", await person.ReadAsync());
        Assert.Equal(_bot.Connector.Address.ToString(), await _bot.AskAsync<string>("select service_url from chat where external_id = 'chat-李雷' and dead_since is null"));

        await _bot.DoAsync("update chat set service_url = 'http://127.0.0.1:9/old' where external_id = 'chat-李雷'");
        using var again = await _bot.PostAsync(person.Activity("installationUpdate", null, ("action", "add")));
        Assert.Equal(_bot.Connector.Address.ToString(), await _bot.AskAsync<string>("select service_url from chat where external_id = 'chat-李雷'"));
    }

    Person Person(string name, string? entraId = null, string? account = null) =>
        new(_bot, name, $"chat-{name}", false) { EntraId = entraId, Account = account };

    Task<string> AuditAsync(string action) => _bot.AskAsync<string>($"select detail from audit where action = '{action}' order by id desc limit 1");
}
