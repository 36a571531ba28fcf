using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dengta.BotApp.Channels.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MiniExcelLibs;

namespace Dengta.Tests.Conversation;

/// <summary>A file of targets sent into the chat: fetched for who may set targets and for nobody else, and then as a pasted table.</summary>
public sealed class TargetFileTests
{
    [Fact]
    public async Task A_file_sets_many_targets_with_one_confirmation_and_one_undo()
    {
        await using var bot = await TestBot.StartAsync();
        await using var drive = await Drive.StartAsync(Encoding.UTF8.GetBytes("姓名,目标,激励\n李雷,90万,100万\n韩梅梅,950000,\n刘洋,70万,80万\n"));
        var manager = bot.Is("王芳");

        var draft = await SendAsync(manager, bot, "2027年5月目标.csv", drive.Address);
        Assert.Contains("目标草案:3 项", draft, StringComparison.Ordinal);
        Assert.Contains("未设 → 95万", draft, StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from target_version where starts = '2027-05-01'"));
        Assert.Contains("目标已定:3 项", await manager.PressAsync("确认"), StringComparison.Ordinal);
        Assert.Equal(2_550_000m, await bot.AskAsync<decimal>("select sum(base) from target where month = '2027-05-01'"));
        Assert.Contains("已撤销,3 项目标恢复原样", await manager.PressAsync("撤销"), StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from target where month = '2027-05-01'"));
    }

    [Fact]
    public async Task An_Excel_file_may_have_a_column_for_each_month()
    {
        await using var bot = await TestBot.StartAsync();
        await using var drive = await Drive.StartAsync(Excel(
            new Dictionary<string, object> { ["Name"] = "Li Lei", ["May 2027"] = 900_000, ["2027-06"] = "95万" },
            new Dictionary<string, object> { ["Name"] = "Han Meimei", ["May 2027"] = 800_000, ["2027-06"] = "" }));
        var manager = bot.Is("王芳");
        await manager.SayAsync("English");

        var draft = await SendAsync(manager, bot, "plan.xlsx", drive.Address);

        Assert.Contains("Draft target: 3 lines", draft, StringComparison.Ordinal);
        Assert.Contains("Jun 2027", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_file_is_checked_row_by_row_and_what_is_blocked_is_shown_apart_and_needs_a_reason()
    {
        await using var bot = await TestBot.StartAsync();
        var months = string.Join(',', Enumerable.Range(1, 12).Select(m => $"2028年{m}月"));
        var rows = ((string[])["李雷", "韩梅梅", "刘洋"]).Select(name => name + string.Concat(Enumerable.Repeat(name == "刘洋" ? ",3000万" : ",70万", 12)));
        await using var drive = await Drive.StartAsync(Encoding.UTF8.GetBytes($"姓名,{months}\n{string.Join('\n', rows)}\n"));
        var manager = bot.Is("王芳");

        var draft = await SendAsync(manager, bot, "2028.csv", drive.Address);
        Assert.Contains("12 项没有通过", draft, StringComparison.Ordinal);
        Assert.Equal(10, Lines(draft, "! 李雷 · 2028年"));

        var blocked = await manager.PressAsync("只看没通过的 12 项");
        Assert.Equal(10, Lines(blocked, "✗ 刘洋 · 2028年"));
        Assert.Equal(2, Lines(await manager.PressAsync("下一页"), "✗ 刘洋 · 2028年"));
        var set = await bot.AskAsync<long>("select max(id) from change_set");
        JsonObject Confirm(string why) => manager.Invoke("change", new JsonObject { ["do"] = "confirm", ["set"] = $"{set}", ["override"] = why });
        Assert.Contains("检查没有通过:要这样定,请写明理由", await manager.PressAsync(Confirm("")), StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from target_version where change_set is not null"));

        Assert.Contains("目标已定:36 项", await manager.PressAsync(Confirm("新厂投产")), StringComparison.Ordinal);
        Assert.Equal("新厂投产", await bot.AskAsync<string>("select override from change_set"));
        Assert.Equal("block,warn", await bot.AskAsync<string>("select string_agg(distinct verdict, ',') from change_item"));
    }

    static int Lines(string text, string beginning) => text.Split('\n').Count(l => l.StartsWith(beginning, StringComparison.Ordinal));

    [Fact]
    public async Task Every_wrong_row_is_named_by_its_line_and_nothing_is_drafted()
    {
        await using var bot = await TestBot.StartAsync();
        await using var drive = await Drive.StartAsync(Encoding.UTF8.GetBytes("2027年5月目标\n姓名,目标\n李雷,很多\n没这人,90万\n吴倩,90万\n韩梅梅,95万\n韩梅梅,96万\n,5万\n"));

        var answer = await SendAsync(bot.Is("王芳"), bot, "t.csv", drive.Address);

        Assert.Contains("5 行有问题,什么也没有改动", answer, StringComparison.Ordinal);
        Assert.Contains("第 3 行:「很多」不是数额", answer, StringComparison.Ordinal);
        Assert.Contains("第 4 行:没有找到「没这人」", answer, StringComparison.Ordinal);
        Assert.Contains("第 5 行:您只能给自己所管的团队和成员定目标", answer, StringComparison.Ordinal);
        Assert.Contains("第 7 行:这个人出现了两次", answer, StringComparison.Ordinal);
        Assert.Contains("第 8 行:没有写名字", answer, StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskAsync<long>("select count(*) from change_set"));
    }

    [Fact]
    public async Task Nothing_is_fetched_for_somebody_who_sets_no_targets_nor_in_a_group()
    {
        await using var bot = await TestBot.StartAsync();
        await using var drive = await Drive.StartAsync("x"u8.ToArray());

        Assert.Contains("目标由主管、总监或运营来定", await SendAsync(bot.Is("李雷"), bot, "t.csv", drive.Address), StringComparison.Ordinal);
        Assert.Contains("只在一对一聊天里显示", await SendAsync(bot.Is("王芳", "a-group", group: true), bot, "t.csv", drive.Address), StringComparison.Ordinal);
        Assert.Contains("我只读目标表", await SendAsync(bot.Is("王芳"), bot, "photo.png", drive.Address), StringComparison.Ordinal);
        Assert.Equal(0, drive.Asked);
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from audit where action = 'refused' and detail like '%file%'"));
    }

    [Fact]
    public async Task What_is_no_table_or_too_large_or_gone_is_said_in_a_sentence()
    {
        await using var bot = await TestBot.StartAsync();
        var manager = bot.Is("王芳");
        (byte[] Content, string Answer)[] files =
        [
            ("%PDF-1.7 名字,90万"u8.ToArray(), "这个文件读不出表格"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "旧版 Excel"),
            ("PK\u0003\u0004 and nothing more"u8.ToArray(), "这个文件读不出表格"),
            ([], "这个文件读不出表格"),
            (new byte[1024 * 1024 + 1], "超过 1 MB"),
            (Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("李雷,90万\n", 2001))), "超过 2000 行"),
            ("\n\n"u8.ToArray(), "表里没有找到目标"),
        ];
        foreach (var (content, expected) in files)
        {
            await using var drive = await Drive.StartAsync(content);
            Assert.Contains(expected, await SendAsync(manager, bot, "t.csv", drive.Address), StringComparison.Ordinal);
        }
        await using var gone = await Drive.StartAsync(null);
        Assert.Contains("没能取到这个文件", await SendAsync(manager, bot, "t.csv", gone.Address), StringComparison.Ordinal);
        Assert.Contains("没能取到这个文件", await SendAsync(manager, bot, "t.csv", new("https://169.254.169.254/latest/meta-data")), StringComparison.Ordinal);
        Assert.Contains("没能取到这个文件", await SendAsync(manager, bot, "t.csv", new("https://evil.example/t.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_too()
    {
        await using var bot = await TestBot.StartAsync();
        await using var empty = await Drive.StartAsync("\n\n"u8.ToArray());
        await using var wrong = await Drive.StartAsync("name,target\nLi Lei,a lot\n,5k\n"u8.ToArray());
        var manager = bot.Is("王芳");
        await manager.SayAsync("English");

        Assert.Contains("I read tables of targets only: .xlsx or .csv", await SendAsync(manager, bot, "photo.png", empty.Address), StringComparison.Ordinal);
        Assert.Contains("There are no targets in the table", await SendAsync(manager, bot, "t.csv", empty.Address), StringComparison.Ordinal);
        var answer = await SendAsync(manager, bot, "t.csv", wrong.Address);
        Assert.Contains("2 lines are wrong; nothing was changed", answer, StringComparison.Ordinal);
        Assert.Contains("Line 2: “a lot” is not an amount", answer, StringComparison.Ordinal);
        Assert.Contains("Line 3: the name is missing", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_the_message_fetches_and_drafts_nothing_again()
    {
        await using var bot = await TestBot.StartAsync();
        await using var drive = await Drive.StartAsync(Encoding.UTF8.GetBytes("李雷,90万"));
        var manager = bot.Is("王芳");
        var message = Message(manager, bot, "2027年5月.csv", drive.Address);

        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(message)).StatusCode);

        Assert.Contains("目标草案:李雷", await manager.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal(1, drive.Asked);
        Assert.Equal(1, await bot.AskAsync<long>("select count(*) from change_set"));
    }

    [Fact]
    public async Task The_page_sends_a_file_too()
    {
        await using var bot = await TestBot.StartAsync();
        var cancel = TestContext.Current.CancellationToken;
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes("李雷,90万\n韩梅梅,80万"));

        using var answer = await bot.Http.PostAsync(new Uri("/local/files?as=3&key=k1&name=2027年5月.csv", UriKind.Relative), body, cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(2, await bot.AskAsync<long>("select count(*) from change_item"));
        using var large = new ByteArrayContent(new byte[1024 * 1024 + 1]);
        using var refused = await bot.Http.PostAsync(new Uri("/local/files?as=3&key=k2&name=t.csv", UriKind.Relative), large, cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Theory]
    [InlineData("https://contoso-my.sharepoint.com/personal/a/_layouts/15/download.aspx?UniqueId=1&tempauth=x", true)]
    [InlineData("https://contoso-my.sharepoint.cn/x", true)]
    [InlineData("http://contoso-my.sharepoint.com/x", false)]
    [InlineData("https://contoso-my.sharepoint.com:8443/x", false)]
    [InlineData("https://contoso-my.sharepoint.com.evil.example/x", false)]
    [InlineData("https://a:b@contoso.sharepoint.com/x", false)]
    [InlineData("https://evilsharepoint.com/x", false)]
    [InlineData("https://sharepoint.com/x", false)]
    [InlineData("https://10.0.0.1/x", false)]
    [InlineData("https://localhost/x", false)]
    [InlineData("http://127.0.0.1/x", false)]
    [InlineData("http://[::1]/x", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Only_OneDrive_is_asked_for_files(string address, bool allowed) =>
        Assert.Equal(allowed, new TeamsFiles(new HttpClient(), allowsLoopback: false).Allows(new Uri(address)));

    static async Task<string> SendAsync(Person person, TestBot bot, string name, Uri address)
    {
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(Message(person, bot, name, address))).StatusCode);
        return await person.ReadAsync();
    }

    static JsonObject Message(Person person, TestBot bot, string name, Uri address)
    {
        bot.Log.Typed.Enqueue(address.ToString());
        return person.Activity("message", null, ("attachments", new JsonArray(
            new JsonObject { ["contentType"] = "text/html", ["content"] = "<div></div>" },
            new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
                ["name"] = name,
                ["contentUrl"] = "https://contoso.sharepoint.com/personal/somebody/Documents/Applications/t.csv",
                ["content"] = new JsonObject { ["downloadUrl"] = address.ToString(), ["uniqueId"] = "1150D938", ["fileType"] = "csv" },
            })));
    }

    static byte[] Excel(params Dictionary<string, object>[] rows)
    {
        using var file = new MemoryStream();
        MiniExcel.SaveAs(file, rows);
        return file.ToArray();
    }

    /// <summary>Where Teams keeps files, on this machine.</summary>
    sealed class Drive(WebApplication app) : IAsyncDisposable
    {
        public int Asked { get; private set; }

        public Uri Address => new($"{app.Urls.First()}/download?tempauth=secret");

        /// <param name="content">Null: the file is gone.</param>
        public static async Task<Drive> StartAsync(byte[]? content)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var drive = new Drive(app);
            app.MapGet("/download", () =>
            {
                drive.Asked++;
                return content is null ? Results.NotFound() : Results.Bytes(content);
            });
            await app.StartAsync();
            return drive;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
