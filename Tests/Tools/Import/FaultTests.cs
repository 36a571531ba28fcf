using Dengta.Domain.Ledger;

namespace Dengta.Tests.Tools.Import;

/// <summary>Every row that cannot come in is named with its line, column and value, and then nothing comes in.</summary>
public sealed class FaultTests(FaultTests.Company company) : IClassFixture<FaultTests.Company>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("D9,苏禾,北辰重工,2026-01-20,abc,赢单", "line 2, \"金额\" \"abc\": is not an amount")]
    [InlineData("D9,苏禾,北辰重工,3/4/2026,5,赢单", "line 2, \"签约日期\" \"3/4/2026\": could be two days; say which with --date-format dmy or mdy")]
    [InlineData("D9,苏禾,北辰重工,,5,赢单", "line 2, \"签约日期\" \"\": is empty")]
    [InlineData("D9,,北辰重工,2026-01-20,5,赢单", "line 2, \"销售\" \"\": is empty")]
    [InlineData("D9,苏禾,北辰重工,2026-01-20,,赢单", "line 2, \"金额\" \"\": is empty")]
    [InlineData("D9,苏禾,北辰重工,2026-01-20,-5,赢单", "line 2, \"金额\" \"-5\": is below nought")]
    [InlineData("D9,苏禾,北辰重工,2026-01-20,5,快了", "line 2, \"阶段\" \"快了\": is no stage that is known")]
    [InlineData("D9,王五,北辰重工,2026-01-20,5,赢单", "line 2, \"销售\" \"王五\": is nobody of the company")]
    [InlineData("D9,陆鸣,北辰重工,2026-01-20,5,赢单", "line 2, \"销售\" \"陆鸣\": is the name of several people")]
    [InlineData("D9,苏禾,没有这家,2026-01-20,5,赢单", "line 2, \"客户\" \"没有这家\": is no customer yet")]
    [InlineData("D9,苏禾,北辰重工,2026-12-01,5,赢单", "line 2, \"签约日期\" \"2026-12-01\": lies in the future")]
    [InlineData("D9,苏禾,北辰重工,1999-12-01,5,赢单", "line 2, \"签约日期\" \"1999-12-01\": lies before 2000, where the ledger begins")]
    [InlineData("D9,苏禾,北辰\"重工,2026-01-20,5,赢单", "line 2: a quotation mark stands inside a cell")]
    [InlineData("D9,苏禾\n", "line 2, \"阶段\" \"\": is empty")]
    public async Task A_deal_that_cannot_come_in_is_named(string row, string sentence)
    {
        var bench = company.Bench;

        var answered = await bench.ImportTextAsync("deals", "编号,销售,客户,签约日期,金额,阶段\n" + row + "\nD8,苏禾,北辰重工,2026-01-20,7,赢单\n");

        Assert.Equal(1, answered.Exit);
        Assert.Contains($"error: {sentence}", answered.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", answered.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await bench.CountAsync("entry"));
        Assert.Equal(0L, await bench.CountAsync("progress_day"));
    }

    [Fact]
    public async Task A_customer_comes_with_an_e_mail_address_and_one_that_is_none_is_named()
    {
        await using var bench = await ImportBench.OpenAsync();
        var wrong = await bench.ImportTextAsync("customers", "客户名称,邮箱\n北辰重工,不是邮箱\n");
        Assert.Contains("\"邮箱\" \"不是邮箱\": is no e-mail address", wrong.Text, StringComparison.Ordinal);

        await bench.ImportTextAsync("customers", "客户名称,邮箱\n北辰重工,Buy@Beichen.example\n江南机电,\n");
        Assert.Equal("buy@beichen.example", await bench.AskAsync<string>("select string_agg(email, ',') from customer_email"));
        var again = await bench.ImportTextAsync("customers", "客户名称,邮箱\n北辰重工,Buy@Beichen.example\n江南机电,\n");
        Assert.Contains("2 there already", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_with_errors_can_be_left_out()
    {
        await using var bench = await ImportBench.OpenAsync();
        await bench.ImportTextAsync("people", Hengxing.People);
        await bench.ImportTextAsync("customers", Hengxing.Customers);
        const string deals = "编号,销售,客户,签约日期,金额\nD1,苏禾,北辰重工,2026-01-20,7\nD2,王五,北辰重工,2026-01-20,8\n";

        var answered = await bench.ImportTextAsync("deals", deals, "--skip-errors");
        Assert.Equal(1, answered.Exit);
        Assert.Contains("2 rows: 1 new", answered.Text, StringComparison.Ordinal);
        Assert.Equal(7m, await bench.AskAsync<decimal>("select sum(amount) from progress_day"));

        // Once the row is right, the same file brings it.
        var again = await bench.ImportTextAsync("deals", deals.Replace("王五", "江川", StringComparison.Ordinal));
        Assert.Contains("2 rows: 1 new, 1 there already", again.Text, StringComparison.Ordinal);
        Assert.Empty(await LedgerCheckStore.RunAsync(bench.Db, Cancel));
    }

    [Theory]
    [InlineData("people", "name,joined\nA,2020-01-01\nA,2020-01-02", "line 3 \"A\": stands in line 2 already")]
    [InlineData("people", "name,joined,left\nA,2020-01-02,2020-01-01", "\"left\" \"2020-01-01\": lies before the first day")]
    [InlineData("people", "name,joined,role\nA,2020-01-02,boss", "\"role\" \"boss\": is no role")]
    [InlineData("people", "name,joined,manager\nA,2020-01-02,B\nB,2020-01-02,A", "line 2, \"manager\" \"B\": is reached in a circle")]
    [InlineData("people", "name,joined,team,manager\nA,2020-01-02,T,X\nB,2020-01-02,T,Y", "line 3, \"manager\" \"Y\": is a second manager of the unit \"T\", which has \"X\"")]
    [InlineData("people", "id,name,joined,manager\n1,A,2020-01-02,\n2,A,2020-01-02,\n3,C,2020-01-02,A", "line 4, \"manager\" \"A\": is the name of several people in the file")]
    [InlineData("customers", "account\n北辰重工有限公司\n北辰重工集团", "line 3, \"account\" \"北辰重工集团\": is the customer of line 2, written alike")]
    [InlineData("customers", "account\n。。。", "\"account\" \"。。。\": has no letter and no digit")]
    [InlineData("customers", "account,owner\nAcme,Nobody", "\"owner\" \"Nobody\": is nobody of the company")]
    [InlineData("targets", "person,month,base\nNobody,2026-01,5", "\"person\" \"Nobody\": is nobody of the company")]
    [InlineData("targets", "person,month,base\nA,2026Q1,5", "\"month\" \"2026Q1\": is not a month")]
    [InlineData("targets", "person,month,base\nA,2026-01,0", "\"base\" \"0\": is not above nought")]
    [InlineData("targets", "person,month,base,stretch\nA,2026-01,5,5", "\"stretch\" \"5\": is not above the base")]
    [InlineData("targets", "person,month,base,metric\nA,2026-01,5,joy", "\"metric\" \"joy\": is not a metric; there are revenue")]
    public async Task So_is_a_row_of_any_sheet(string sheet, string text, string sentence)
    {
        var bench = company.Bench;

        var answered = await bench.ImportTextAsync(sheet, text);

        Assert.Equal(1, answered.Exit);
        Assert.Contains(sentence, answered.Text, StringComparison.Ordinal);
        Assert.Equal(9L, await bench.CountAsync("import_row"));
        Assert.Equal(2L, await bench.CountAsync("inbox"));
    }

    [Fact]
    public async Task A_target_in_another_currency_than_the_companys_is_refused()
    {
        await using var bench = await ImportBench.OpenAsync();
        await bench.ImportTextAsync("people", Hengxing.People);

        Assert.Contains("has a target in USD, while the company counts in CNY", (await bench.ImportTextAsync("targets", "person,month,base\n苏禾,2026-01,$5")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_target_that_is_set_already_stays()
    {
        await using var bench = await ImportBench.OpenAsync();
        await bench.ImportTextAsync("people", Hengxing.People);
        await bench.ImportTextAsync("targets", "person,month,base\n苏禾,2026-01,5");

        Assert.Contains("another target is set already", (await bench.ImportTextAsync("targets", "person,month,base\nSu He,2026-01,6")).Text, StringComparison.Ordinal);
        Assert.Equal(5m, await bench.AskAsync<decimal>("select base from target"));
    }

    [Fact]
    public async Task What_a_file_holds_cannot_steer_a_terminal_or_a_statement()
    {
        await using var bench = await ImportBench.OpenAsync();

        var answered = await bench.ImportTextAsync("customers", "account,\u001b[31mred\n'); drop table entry; --\u001b[2J,x\u0007\n\u202Eevil,\n" + "=cmd|'/c calc'!A1,{{7*7}}\n");

        Assert.Equal(0, answered.Exit);
        Assert.DoesNotContain('\u001b', answered.Text);
        Assert.DoesNotContain('\u202e', answered.Text);
        Assert.Contains("a name that begins like a formula; it is kept as text", answered.Text, StringComparison.Ordinal);
        Assert.Equal("=cmd|'/c calc'!A1", await bench.AskAsync<string>("select name from customer where name like '=%'"));
        Assert.Equal(0L, await bench.CountAsync("entry"));
    }

    [Fact]
    public async Task No_bytes_end_in_a_stack_trace()
    {
        await using var bench = await ImportBench.OpenAsync();
        var random = new Random(11);
        string[] sheets = ["people", "customers", "products", "deals", "targets"];
        string[] texts = [Hengxing.People, Hengxing.Customers, "name,price\nx,1\n", Hengxing.Deals, Hengxing.Targets];
        for (var round = 0; round < 100; round++)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(texts[round % 5]);
            for (var i = 0; i < 1 + round / 10; i++) bytes[random.Next(round % 2 == 0 ? 0 : bytes.Length / 3, bytes.Length)] = (byte)(round % 3 == 0 ? random.Next(256) : "\",;\n\t'-=/0"[random.Next(10)]);

            var answered = await bench.ImportAsync(sheets[round % 5], bench.Write("x.csv", bytes), "--dry-run");

            Assert.InRange(answered.Exit, 0, 2);
            Assert.DoesNotContain("   at ", answered.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("error: PostgreSQL", answered.Text, StringComparison.Ordinal);
        }
    }

    /// <summary>People and customers of 恒星科技; nothing that has a fault comes to them.</summary>
    public sealed class Company : IAsyncLifetime
    {
        ImportBench? _bench;

        internal ImportBench Bench => _bench!;

        public async ValueTask InitializeAsync()
        {
            _bench = await ImportBench.OpenAsync();
            await _bench.ImportTextAsync("people", Hengxing.People);
            await _bench.ImportTextAsync("customers", Hengxing.Customers);
        }

        public ValueTask DisposeAsync() => _bench!.DisposeAsync();
    }
}
