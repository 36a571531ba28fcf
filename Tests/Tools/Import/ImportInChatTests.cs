using Dengta.BotApp.Tools.Import;
using Dengta.Domain.Ledger;
using Dengta.Tests.Conversation;
using Dengta.Tests.Storage;

namespace Dengta.Tests.Tools.Import;

/// <summary>What came from a file counts in the chat like everything else, and is never mistaken for what somebody just wrote.</summary>
public sealed class ImportInChatTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Undo_takes_back_what_was_written_and_never_an_import()
    {
        await using var bot = await TestBot.StartAsync();
        var person = bot.Is("导入甲");
        await person.SayAsync("签了小米12万");
        await ImportAsync(bot, "id,owner,customer,date,amount\nX1,导入甲,小米,2026-11-23,300000\nX2,导入甲,华为,2026-11-22,500000\n");

        Assert.Contains("签单额 92万", await person.SayAsync("我这个月签了多少"));
        Assert.Contains("12万", await person.SayAsync("撤销"));
        Assert.Contains("没有可以撤销的记录", await person.SayAsync("撤销"));
        Assert.Contains("签单额 80万", await person.SayAsync("我这个月签了多少"));
        Assert.Empty(await LedgerCheckStore.RunAsync(bot.Db, Cancel));
    }

    [Fact]
    public async Task A_correction_without_more_words_means_what_was_written_last()
    {
        await using var bot = await TestBot.StartAsync();
        var person = bot.Is("导入乙");
        await person.SayAsync("签了小米12万");
        await ImportAsync(bot, "id,owner,customer,date,amount\nX1,导入乙,华为,2026-11-23,300000\n");

        Assert.Contains("已更正:签单 小米科技有限责任公司 13万", await person.SayAsync("金额改成13万"));
    }

    [Fact]
    public async Task An_imported_deal_can_be_put_right_by_naming_it_and_stays_so()
    {
        await using var bot = await TestBot.StartAsync();
        var person = bot.Is("导入丙");
        await person.SayAsync("拜访了小米");
        const string file = "id,owner,customer,date,amount\nX1,导入丙,华为,2026-11-20,300000\n";
        await ImportAsync(bot, file);

        Assert.Contains("已更正", await person.SayAsync("是31万不是30万"));
        Assert.Contains("1 there already", await ImportAsync(bot, file));
        Assert.Contains("签单额 31万", await person.SayAsync("我这个月签了多少"));
    }

    [Fact]
    public async Task A_deal_that_somebody_logged_already_is_not_booked_a_second_time()
    {
        await using var bot = await TestBot.StartAsync();
        var person = bot.Is("导入丁");
        await person.SayAsync("签了小米12万");

        var answer = await ImportAsync(bot, "id,owner,customer,date,amount\nX1,导入丁,小米,2026-11-23,120000\n");

        Assert.Contains("is a deal that its owner has logged by message already", answer, StringComparison.Ordinal);
        Assert.Contains("签单额 12万", await person.SayAsync("我这个月签了多少"));
    }

    static async Task<string> ImportAsync(TestBot bot, string text)
    {
        using var folder = TemporaryFolder.Create("import");
        var path = Path.Combine(folder.Path, "deals.csv");
        await File.WriteAllTextAsync(path, text, Cancel);
        var output = new StringWriter();
        await new ImportCommand(bot.Db, bot.Time, output, new ProgressLine(TextWriter.Null, isWatched: false))
            .RunAsync(new ImportOptions("deals", path) { IsDry = false }, Cancel);
        return output.ToString();
    }
}
