using System.Net;
using System.Text.Json.Nodes;
using Dengta.BotApp.Downloads;
using Dengta.BotApp.Hosting;
using Dengta.Domain.Basics;
using Dengta.Domain.Reports;
using Dengta.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace Dengta.Tests.Reports;

/// <summary>The appraisal as a file: what is in it, and who gets it.</summary>
public sealed class ExportTests(SharedBot shared) : IClassFixture<SharedBot>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_holds_the_score_the_parts_and_the_raw_numbers_that_the_card_shows()
    {
        var bot = await shared.GetAsync();
        var rep = bot.Is("李雷", "文件");
        var score = await rep.SayAsync("我的绩效");
        await rep.SayAsync("生成11月考核汇总");

        var book = await FetchAsync(bot, rep);

        var summary = Assert.Single(Sheet(book, "汇总"));
        Assert.Equal("李雷", summary["姓名"]);
        Assert.Equal("华东一组", summary["部门"]);
        Assert.Equal("11月", summary["周期"]);
        Assert.Equal("进行中", summary["状态"]);
        var total = Convert.ToDecimal(summary["得分"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"{total:0.##}", score);
        var lines = Sheet(book, "明细");
        Assert.Equal(total, lines.Sum(l => Number(l["得分"])), 1);
        var revenue = lines.Single(l => l["项目"] is "签单额" && l["部分"] is "目标");
        Assert.Equal(452_000m, Number(revenue["实际"]), 0);
        Assert.Equal(Number(revenue["实际"]) / Number(revenue["目标"]), Number(revenue["达成率"]), 4);
        var timely = lines.Single(l => l["项目"] is "信息录入及时率");
        Assert.Equal(Number(timely["分子"]) / Number(timely["分母"]), Number(timely["实际"]), 5);
        Assert.Contains(Sheet(book, "说明"), f => f["项目"] is "拜访次数");
    }

    [Theory]
    [InlineData("李雷", "生成11月考核汇总", "李雷")]
    [InlineData("王芳", "导出11月考核", "李雷,韩梅梅")]
    [InlineData("王芳", "导出李雷的考核", "李雷")]
    [InlineData("陈静", "导出11月考核", "李雷,吴倩,宋佳")]
    [InlineData("陈静", "导出华东一组的11月考核", "李雷,韩梅梅")]
    public async Task Everybody_gets_whom_they_may_see(string asker, string text, string names)
    {
        var bot = await shared.GetAsync();
        var person = bot.Is(asker, asker + text);
        await person.SayAsync(text);

        var inFile = Sheet(await FetchAsync(bot, person), "汇总").Select(r => (string)r["姓名"]!).ToArray();

        Assert.Superset(names.Split(',').ToHashSet(), inFile.ToHashSet());
        if (asker != "陈静" || text.Contains("华东", StringComparison.Ordinal)) Assert.DoesNotContain("吴倩", inFile);
        if (text.Contains("李雷", StringComparison.Ordinal) || asker == "李雷") Assert.Equal(["李雷"], inFile);
    }

    [Theory]
    [InlineData("李雷", "导出韩梅梅的考核", "member")]
    [InlineData("李雷", "导出团队的考核", "unit")]
    [InlineData("李雷", "导出华东一组的考核", "unit")]
    [InlineData("王芳", "导出吴倩的考核", "member")]
    [InlineData("赵强", "导出李雷的考核", "member")]
    public async Task Others_are_refused_and_audited(string asker, string text, string what)
    {
        var bot = await shared.GetAsync();
        var before = await bot.AskAsync<long>("select count(*) from report");

        var answer = await bot.Is(asker, asker + text).SayAsync(text);

        Assert.Matches("您只能(看|导出)自己和所管团队的", answer);
        Assert.StartsWith($"export: {what}", await bot.AskAsync<string>("select detail from audit where action = 'refused' order by id desc limit 1"), StringComparison.Ordinal);
        Assert.Equal(before, await bot.AskAsync<long>("select count(*) from report"));
    }

    [Fact]
    public async Task In_english_too()
    {
        var bot = await shared.GetAsync();
        var ops = bot.Is("陈静", "english");

        Assert.Contains("Appraisal of Nov", await ops.SayAsync("export the November appraisal"));

        var book = await FetchAsync(bot, ops);
        Assert.Contains(Sheet(book, "Summary"), r => r["Name"] is "Li Lei");
        Assert.Contains(Sheet(book, "Lines"), r => r["Line"] is "Visits");
    }

    [Fact]
    public async Task Every_download_is_audited_under_the_one_who_asked()
    {
        var bot = await shared.GetAsync();
        var manager = bot.Is("王芳", "审计");
        await manager.SayAsync("生成上月考核汇总");
        var before = await DownloadsAsync(bot);

        await FetchAsync(bot, manager);
        await FetchAsync(bot, manager);

        Assert.Equal(before + 2, await DownloadsAsync(bot));
        Assert.Equal("王芳", await bot.AskAsync<string>(
            "select m.name from audit a join member m on m.tenant_id = a.tenant_id and m.id = a.member_id where a.action = 'report.downloaded' order by a.id desc limit 1"));
    }

    [Fact]
    public async Task The_address_tells_nothing_and_cannot_be_changed()
    {
        var bot = await shared.GetAsync();
        var rep = bot.Is("李雷", "伪造");
        await rep.SayAsync("生成11月考核汇总");
        var address = AddressOn(rep);
        var token = address.Segments[^1];
        var forged = new DownloadToken(new TenantId(1), new ReportId(1), TestBot.Morning.AddHours(1)).Sign(new byte[32]);

        Assert.Matches("^[A-Za-z0-9_-]{70}$", token);
        // Every place of it matters, also those that name the file and the time.
        for (var i = 0; i < token.Length - 1; i += 7)
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(bot, token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..]));
        foreach (var wrong in (string[])[forged, token[..^1], token + "A", "x", "..%2f..%2fetc%2fpasswd", new string('A', 4000)])
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(bot, wrong));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bot, token));
    }

    [Fact]
    public async Task It_may_not_be_kept_by_anything_on_the_way()
    {
        var bot = await shared.GetAsync();
        var rep = bot.Is("李雷", "头");
        await rep.SayAsync("生成11月考核汇总");

        using var answer = await bot.Http.GetAsync(AddressOn(rep), Cancellation);

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("考核汇总-2026-11.xlsx", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task A_group_gets_no_address()
    {
        var bot = await shared.GetAsync();

        var answer = await bot.Is("王芳", "群导出", group: true).SayAsync("生成11月考核汇总");

        Assert.DoesNotContain("/reports/", answer);
        Assert.Contains("一对一", answer);
    }

    [Fact]
    public async Task A_month_to_come_is_refused()
    {
        var bot = await shared.GetAsync();

        Assert.Contains("还没有开始", await bot.Is("陈静", "将来").SayAsync("导出下个月的考核"));
    }

    [Fact]
    public async Task After_a_day_it_is_gone()
    {
        await using var bot = await TestBot.StartAsync();
        var rep = bot.Is("李雷");
        await rep.SayAsync("生成11月考核汇总");
        bot.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bot, AddressOn(rep).Segments[^1]));

        bot.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(bot, AddressOn(rep).Segments[^1]));
    }

    [Fact]
    public async Task Whoever_leaves_or_loses_the_team_gets_nothing_from_an_older_address()
    {
        await using var bot = await TestBot.StartAsync();
        var (manager, rep) = (bot.Is("王芳"), bot.Is("李雷"));
        await manager.SayAsync("生成11月考核汇总");
        await rep.SayAsync("生成11月考核汇总");
        await bot.DoAsync("update unit set manager_id = (select id from member where name = '孙磊') where name = '华东一组'");
        await bot.DoAsync("update member set left_on = '2026-11-23' where name = '李雷'");

        Assert.DoesNotContain("李雷", Sheet(await FetchAsync(bot, manager), "汇总").Select(r => r["姓名"]));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(bot, AddressOn(rep).Segments[^1]));
        Assert.Equal(1L, await bot.AskAsync<long>("select count(*) from audit where action = 'refused' and detail like 'report %'"));
    }

    [Fact]
    public async Task A_name_that_is_a_formula_is_text_and_one_with_quotes_is_itself()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.DoAsync("""update member set name = '=cmd|''/C calc''!A0' where name = '韩梅梅'""");
        await bot.DoAsync("""update unit set name = '+一"组"<&>' || chr(1) || chr(8238) || ',''x''' where name = '华东一组'""");
        var manager = bot.Is("王芳");
        await manager.SayAsync("生成11月考核汇总");

        var book = await FetchAsync(bot, manager);

        var rows = Sheet(book, "汇总");
        Assert.Contains(rows, r => r["姓名"] is "'=cmd|'/C calc'!A0");
        Assert.All(rows, r => Assert.Equal("'+一\"组\"<&>,'x'", r["部门"]));
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(book));
        foreach (var sheet in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(sheet.Open());
            var xml = await reader.ReadToEndAsync(Cancellation);
            Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
            Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_sealed_period_is_exported_as_it_was_sealed()
    {
        await using var bot = await TestBot.StartAsync();
        var ops = bot.Is("陈静");
        await SealOctoberAsync(bot, ops);
        await bot.DoAsync("update sealed_score set total = 77.77, bonus = 12345.67 where member_id = 1");

        await ops.SayAsync("生成10月考核汇总");

        var row = Sheet(await FetchAsync(bot, ops), "汇总").Single(r => r["姓名"] is "李雷");
        Assert.Equal(77.77m, Number(row["得分"]), 2);
        Assert.Equal(12345.67m, Number(row["奖金"]), 2);
        Assert.StartsWith("已封存 2026-11-", (string)row["状态"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  @SUM(A1)", "'  @SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\u0001-2", "'-2")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("O'Neil & \"Sons\"", "O'Neil & \"Sons\"")]
    [InlineData("", "")]
    public void A_cell_is_only_text(string text, string cell) => Assert.Equal(cell, SheetCell.Text(text));

    [Fact]
    public async Task The_address_begins_with_what_is_set_and_is_not_guessed_in_production()
    {
        await using var bot = await TestBot.StartAsync(settings: new Dictionary<string, string?> { ["Dengta:Address"] = "https://dengta.example.com" });
        var rep = bot.Is("李雷");
        await rep.SayAsync("生成11月考核汇总");
        Assert.StartsWith("https://dengta.example.com/reports/", AddressOn(rep).AbsoluteUri, StringComparison.Ordinal);

        await using var production = await TestBot.StartAsync(beside: bot, environment: "Production");
        Assert.Null(production.Services.GetRequiredService<PublicAddress>().Value);
        Assert.All((string[])["dengta", "ftp://x/", "https://dengta.example.com/bot"], a => Assert.Contains("Dengta:Address", Assert.Single(new Settings { Address = a }.Mistakes())));
    }

    static async Task SealOctoberAsync(TestBot bot, Person ops)
    {
        await ops.SayAsync("结算10月");
        await ops.PressAsync("开始结算");
        bot.Time.Advance(TimeSpan.FromDays(4));
        foreach (var (manager, unit, closing) in await ClosingsAsync(bot))
        {
            var person = bot.Is(manager, $"{manager}-{unit}");
            await person.PressAsync(person.Invoke("approve-scores", new JsonObject { ["closing"] = $"{closing}", ["unit"] = $"{unit}" }));
        }
        await ops.SayAsync("结算10月");
        await ops.PressAsync("封存");
    }

    static async Task<IReadOnlyList<(string, int, int)>> ClosingsAsync(TestBot bot)
    {
        var units = await bot.AskAsync<string>("""
            select string_agg(m.name || ':' || u.id || ':' || (select max(id) from closing), ',' order by cardinality(u.path) desc)
            from unit u join member m on m.tenant_id = u.tenant_id and m.id = u.manager_id
            """);
        return [.. units.Split(',').Select(u => u.Split(':')).Select(u => (u[0], Int(u[1]), Int(u[2])))];
    }

    static int Int(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    static Task<long> DownloadsAsync(TestBot bot) => bot.AskAsync<long>("select count(*) from audit where action = 'report.downloaded'");

    /// <summary>The address on the card last received.</summary>
    static Uri AddressOn(Person person) => new(person.Last.Card.GetProperty("body").EnumerateArray()
        .Single(p => p.GetProperty("type").GetString() == "ActionSet").GetProperty("actions")[0].GetProperty("url").GetString()!);

    static async Task<HttpStatusCode> StatusAsync(TestBot bot, string token)
    {
        using var answer = await bot.Http.GetAsync($"/reports/{token}", Cancellation);
        return answer.StatusCode;
    }

    static async Task<byte[]> FetchAsync(TestBot bot, Person person)
    {
        using var answer = await bot.Http.GetAsync(AddressOn(person), Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Cancellation);
    }

    static IReadOnlyList<IDictionary<string, object?>> Sheet(byte[] book, string name)
    {
        using var stream = new MemoryStream(book);
        return [.. stream.Query(useHeaderRow: true, sheetName: name, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>()];
    }

    static decimal Number(object? cell) => Convert.ToDecimal(cell, System.Globalization.CultureInfo.InvariantCulture);
}
