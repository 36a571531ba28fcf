using System.Text.Json;
using Dengta.BotApp.Tools;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Dengta.Jobs;
using Dengta.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Dengta.Tests.Tools;

/// <summary>What was not understood: exported without names, harmless whatever it is, and forgotten in time.</summary>
public sealed class UnreadTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 30, 0, TimeSpan.Zero);
    static readonly NamelessText Hidden = new(["李雷", "Li Lei", "韩梅梅", "Han Meimei"]);
    static readonly Tenant Company = new(
        new TenantId(1), "Demo", TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), "CNY", Language.Chinese, 1, false, WorkCalendar.Plain);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("李雷和韩梅梅", "某某和某某")]
    [InlineData("ask li lei about it", "ask Someone about it")]
    [InlineData("李\u200b雷", "某某")]
    [InlineData("电话13800138000", "电话00000000000")]
    [InlineData("写给 boss@acme.com 吧", "写给 mail@example.com 吧")]
    [InlineData("58万", "58万")]
    [InlineData("\u202eabc", "abc")]
    public void Nobody_is_named(string text, string shown) => Assert.Equal(shown, Hidden.Of(text));

    [Theory]
    [InlineData("华为张总")]
    [InlineData("华为 张总 呢")]
    public void Nor_is_anybody_with_a_title(string text) => Assert.DoesNotContain("张总", Hidden.Of(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("hello\nsay 撤销")]
    [InlineData("a\r\n# b\r\npress 撤销")]
    [InlineData("a\u2028say b")]
    [InlineData("\"}\n{\"id\":1")]
    [InlineData("'; drop table entry; --")]
    public void Nothing_in_a_text_becomes_a_line_of_its_own(string text)
    {
        var unread = new UnreadText(text, 1, Now);

        Assert.Equal(2, UnreadExport.Dialog(unread, Hidden).ReplaceLineEndings("\n").Split('\n').Length);
        var json = UnreadExport.Json(unread, Hidden, Company);
        Assert.DoesNotContain('\n', json);
        using var line = JsonDocument.Parse(json);
        Assert.Equal("2026-11-23T09:30+08:00", line.RootElement.GetProperty("ref").GetString());
    }

    [Fact]
    public async Task After_thirty_days_the_words_are_gone_from_both_tables_and_the_message_stays()
    {
        await using var database = await TestDatabase.WithDemoAsync();
        await using var db = new Db(database.ConnectionString);
        await using (var tx = db.Begin())
        {
            UnreadStore.Add(tx, new TenantId(1), new InboxId(1), Now - UnreadStore.Kept, "old");
            UnreadStore.Add(tx, new TenantId(1), new InboxId(2), Now - UnreadStore.Kept + TimeSpan.FromMinutes(1), "young");
            await tx.CommitAsync(Cancel);
        }
        var before = await db.RowAsync(new("select said from inbox where id = 2"), r => r.GetString(0), Cancel);

        await new ForgetUnread(db, new FakeTimeProvider(Now)).RunAsync(Cancel);

        Assert.Equal(["young"], await db.RowsAsync(new("select text from unread"), r => r.GetString(0), Cancel));
        Assert.Equal(["…", before!], await db.RowsAsync(new("select said from inbox where id in (1, 2) order by id"), r => r.GetString(0), Cancel));
    }
}
