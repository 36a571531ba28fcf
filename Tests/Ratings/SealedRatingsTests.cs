using System.Security.Cryptography;
using Dengta.BotApp.Tools.Ratings;
using Dengta.Domain.Ratings;
using Dengta.Jobs;
using Dengta.Tests.Conversation;
using Dengta.Tests.Storage;

namespace Dengta.Tests.Ratings;

/// <summary>Who rated somebody is opened by two keepers together, for a while, with a record; by one, or with the database alone, never.</summary>
public sealed class SealedRatingsTests(SealedRatingsTests.Keys keys) : IClassFixture<SealedRatingsTests.Keys>, IAsyncLifetime
{
    const string Secret = "只此一句的留言";

    TestBot _bot = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await TestBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task The_second_keeper_sees_who_gave_what_and_the_first_nothing()
    {
        var raters = await ClosedRoundAsync();
        var asked = await OpenAsync(keys.First, "投诉里有威胁的话");
        Assert.StartsWith("Asked. Nothing is shown before 周律师", asked, StringComparison.Ordinal);
        var opened = await OpenAsync(keys.Second, "核实过投诉");
        Assert.Contains($"{raters[0]} -> 李雷: Project work 5, Sharing what one knows 5, Helping colleagues 5  {Secret}", opened, StringComparison.Ordinal);
        Assert.Contains($"{raters[1]} -> 李雷: Project work 1, Sharing what one knows 1, Helping colleagues 1", opened, StringComparison.Ordinal);
        Assert.Equal(3, opened.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.All((string[])[Secret, raters[0], raters[1]], seen => Assert.DoesNotContain(seen, asked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_goes_the_other_way_round_too_and_each_opening_needs_both_again()
    {
        await ClosedRoundAsync();
        Assert.StartsWith("Asked. Nothing is shown before 王审计", await OpenAsync(keys.Second), StringComparison.Ordinal);
        Assert.Contains("-> 李雷", await OpenAsync(keys.First), StringComparison.Ordinal);
        Assert.StartsWith("Asked. Nothing is shown before 周律师", await OpenAsync(keys.First), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_keeper_alone_gets_nowhere_however_often()
    {
        await ClosedRoundAsync();
        await OpenAsync(keys.First);
        Assert.Equal("王审计 has asked already; now it is 周律师's turn.", (await OpenAsync(keys.First)).Trim());
        Assert.Equal(1, await _bot.AskAsync<long>("select count(*) from rating_opening"));
    }

    [Fact]
    public async Task One_key_does_not_open_what_stands_in_the_database()
    {
        await ClosedRoundAsync();
        await OpenAsync(keys.First);
        var seal = await SealAsync();
        var handed = await _bot.AskAsync<byte[]>("select handed from rating_opening");
        using var first = Key(keys.First);
        // Neither the half that was handed over nor the other keeper's own can be read with the key of who asked.
        Assert.ThrowsAny<CryptographicException>(() => seal.Open(first, handed, isFirst: true, Label()));
        Assert.ThrowsAny<CryptographicException>(() => seal.Open(first, seal.SecondShare, isFirst: true, Label()));
        Assert.ThrowsAny<CryptographicException>(() => seal.Open(first, seal.FirstShare, isFirst: false, Label()));
    }

    [Fact]
    public async Task The_database_alone_names_no_rater()
    {
        await ClosedRoundAsync();
        await OpenAsync(keys.First);
        foreach (var column in (string[])["first_share", "second_share", "content"])
            Assert.Equal(0, await _bot.AskAsync<long>($"select count(*) from rating_sealed where position(convert_to('{Secret}', 'utf8') in {column}) > 0 or position(convert_to('rater', 'utf8') in lower(encode({column}, 'escape'))::bytea) > 0"));
        Assert.Equal(0, await _bot.AskAsync<long>("select count(*) from rating_ballot") + await _bot.AskAsync<long>("select count(*) from rating"));
        Assert.Equal("burns,content,first_share,rated_id,round_id,second_share,tenant_id", await _bot.AskAsync<string>(
            "select string_agg(column_name::text, ',' order by column_name) from information_schema.columns where table_name = 'rating_sealed'"));
        Assert.Equal(0, await _bot.AskAsync<long>("select count(*) from rating_keepers where first_key || second_key like '%PRIVATE%'"));
    }

    [Fact]
    public async Task A_seal_of_one_person_does_not_open_as_another_s_and_a_changed_one_not_at_all()
    {
        await ClosedRoundAsync();
        await OpenAsync(keys.First);
        await _bot.DoAsync("update rating_sealed set content = set_byte(content, 40, get_byte(content, 40) # 1)");
        Assert.StartsWith("It does not open", await OpenAsync(keys.Second), StringComparison.Ordinal);
        Assert.Equal("rating.keepers,rating.open-asked,rating.open-refused", await AuditedAsync());
        Assert.Equal(1, await _bot.AskAsync<long>("select count(*) from rating_opening where opened_at is null"));

        using var one = Key(keys.First);
        using var two = Key(keys.Second);
        var seal = Seal.Of("x", "about one", one, two);
        Assert.ThrowsAny<CryptographicException>(() => seal.Open(two, Seal.HandOver(seal.FirstShare, one, two), isFirst: false, "about another"));
        Assert.Equal("x", seal.Open(two, Seal.HandOver(seal.FirstShare, one, two), isFirst: false, "about one"));
    }

    [Fact]
    public async Task A_stranger_s_key_is_refused_and_audited()
    {
        await ClosedRoundAsync();
        Assert.StartsWith("That key is neither 王审计's nor 周律师's", await OpenAsync(keys.Stranger), StringComparison.Ordinal);
        Assert.Equal("rating.keepers,rating.open-refused", await AuditedAsync());
        Assert.Contains("does not hold an RSA private key", await OpenAsync(keys.FirstPublic), StringComparison.Ordinal);
        Assert.Contains("does not hold an RSA private key", await OpenAsync(keys.First, passphrase: "another"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_keeper_comes_within_seven_days_or_asks_anew()
    {
        await ClosedRoundAsync();
        await OpenAsync(keys.First);
        _bot.Time.Advance(SealedRating.Window);
        Assert.StartsWith("Asked. Nothing is shown before 王审计", await OpenAsync(keys.Second), StringComparison.Ordinal);
        await TickAsync();
        Assert.Equal(1, await _bot.AskAsync<long>("select count(*) from rating_opening where handed is not null"));
    }

    [Fact]
    public async Task Ninety_days_after_the_close_it_is_burnt()
    {
        await ClosedRoundAsync();
        _bot.Time.SetUtcNow(new(2027, 3, 4, 16, 0, 0, TimeSpan.Zero));
        await TickAsync();
        Assert.Equal(0, await _bot.AskAsync<long>("select count(*) from rating_sealed"));
        Assert.StartsWith("Nothing is sealed about 李雷", await OpenAsync(keys.First), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_earlier_it_is_there()
    {
        await ClosedRoundAsync();
        _bot.Time.SetUtcNow(new(2027, 3, 4, 15, 59, 0, TimeSpan.Zero));
        await TickAsync();
        Assert.StartsWith("Asked", await OpenAsync(keys.First), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_step_is_on_record_with_who_and_why()
    {
        await ClosedRoundAsync();
        await OpenAsync(keys.First, "投诉里有威胁的话");
        await OpenAsync(keys.Second, "核实过投诉");
        Assert.Equal("rating.keepers,rating.open-asked,rating.opened", await AuditedAsync());
        Assert.Equal(
            "王审计 and 周律师, at the console;round 1, about 1, at the console: 王审计: 投诉里有威胁的话;round 1, about 1, at the console: 王审计 and 周律师: 核实过投诉",
            await _bot.AskAsync<string>("select string_agg(detail, ';' order by id) from audit where action like 'rating.%'"));
        Assert.Equal(
            """
            Keepers of the rounds to come: 王审计 and 周律师
            round 1, closed 2026-12-05: 1 people sealed for 王审计 and 周律师, gone on 2027-03-05
            round 1, 李雷: 王审计 asked 2026-12-06 00:01 (投诉里有威胁的话), 周律师 opened 2026-12-06 00:01 (核实过投诉)
            """, (await RunAsync()).Trim());
    }

    [Fact]
    public async Task The_rated_one_and_each_rater_are_told_that_it_was_opened_and_by_whom()
    {
        var raters = await ClosedRoundAsync();
        await _bot.Is("李雷").SayAsync("你好");
        await OpenAsync(keys.First);
        Assert.Equal(0, await ToldAsync());
        await OpenAsync(keys.Second);
        Assert.Equal(4, await ToldAsync());
        var cards = await _bot.AskAsync<string[]>("select array_agg(card::text order by id) from outbox where key like 'rating-opened:%'");
        Assert.Single(cards, c => c.Contains("谁给您打了几分被打开了", StringComparison.Ordinal));
        Assert.All(cards, c => Assert.Contains("王审计 和 周律师", c, StringComparison.Ordinal));
        Assert.All(cards, c => Assert.All(raters, r => Assert.DoesNotContain(r, c, StringComparison.Ordinal)));

        Task<long> ToldAsync() => _bot.AskAsync<long>("select count(*) from outbox where key like 'rating-opened:%'");
    }

    [Fact]
    public async Task Raters_read_of_the_keepers_before_the_first_tap_in_both_languages()
    {
        await KeepersAsync();
        var raters = await RatersOfOpenRoundAsync();
        var rater = _bot.Is(raters[0], "看");
        Assert.Contains("王审计 和 周律师 两人一起", await rater.SayAsync("互评"), StringComparison.Ordinal);
        Assert.Contains("王审计 and 周律师 together", await rater.SayAsync("rate colleagues"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keepers_named_after_the_draft_open_nothing_of_that_round()
    {
        // Its raters were told that nobody can.
        var raters = await RatersOfOpenRoundAsync();
        await KeepersAsync();
        Assert.DoesNotContain("王审计", await _bot.Is(raters[0], "看").SayAsync("互评"), StringComparison.Ordinal);
        await RateAndCloseAsync(raters);
        Assert.Equal(0, await _bot.AskAsync<long>("select count(*) from rating_sealed"));
    }

    [Fact]
    public async Task Keepers_who_are_replaced_keep_the_rounds_whose_raters_were_told_of_them()
    {
        await KeepersAsync();
        var raters = await RatersOfOpenRoundAsync();
        await RunAsync("keepers", "--none");
        await RateAndCloseAsync(raters);
        await OpenAsync(keys.First);
        Assert.Contains("-> 李雷", await OpenAsync(keys.Second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_fewer_than_three_raters_nothing_is_sealed()
    {
        await KeepersAsync();
        var raters = await RatersOfOpenRoundAsync();
        await RateAndCloseAsync(raters[..2]);
        Assert.Equal(0, await _bot.AskAsync<long>("select count(*) from rating_sealed"));
    }

    [Fact]
    public async Task Keepers_are_two_people_with_two_public_keys()
    {
        Assert.Contains("must be two people", await RunAsync("keepers", "--first", "王审计", "--first-key", keys.FirstPublic, "--second", "王审计", "--second-key", keys.SecondPublic));
        Assert.Contains("Both keys are the same", await RunAsync("keepers", "--first", "王审计", "--first-key", keys.FirstPublic, "--second", "周律师", "--second-key", keys.FirstPublic));
        Assert.Contains("does not hold an RSA public key", await RunAsync("keepers", "--first", "王审计", "--first-key", keys.First, "--second", "周律师", "--second-key", keys.SecondPublic));
        Assert.Contains("of 3072 bits", await RunAsync("keepers", "--first", "王审计", "--first-key", keys.Short, "--second", "周律师", "--second-key", keys.SecondPublic));
        Assert.Contains("No keepers", await RunAsync());
        Assert.Null(RatingsTool.Parse(["keepers", "--first", "王审计"]));
        Assert.Null(RatingsTool.Parse(["open", "--round", "1", "--rated", "李雷", "--key", keys.First]));
    }

    static string Label() => SealedRating.Label(new(1), 1, new(1));

    static RSA Key(string file) => PrivateKey.Read(file, new StringReader(Keys.Passphrase), TextWriter.Null)!;

    async Task<Seal> SealAsync() => new(
        await _bot.AskAsync<byte[]>("select first_share from rating_sealed"), await _bot.AskAsync<byte[]>("select second_share from rating_sealed"),
        await _bot.AskAsync<byte[]>("select content from rating_sealed"));

    Task<string> AuditedAsync() => _bot.AskAsync<string>("select string_agg(action, ',' order by id) from audit where action like 'rating.%'");

    Task<string> OpenAsync(string key, string because = "投诉", string passphrase = Keys.Passphrase) =>
        TypeAsync(passphrase, ["open", "--round", "1", "--rated", "李雷", "--key", key, "--because", because]);

    Task<string> RunAsync(params string[] args) => TypeAsync("", args);

    async Task<string> TypeAsync(string passphrase, string[] args)
    {
        var output = new StringWriter();
        await RatingsTool.Parse(args)!.Value.RunAsync(_bot.Db, _bot.Time, new StringReader(passphrase), output);
        return output.ToString().Replace("Passphrase:\n", "", StringComparison.Ordinal);
    }

    Task<string> KeepersAsync() => RunAsync("keepers", "--first", "王审计", "--first-key", keys.FirstPublic, "--second", "周律师", "--second-key", keys.SecondPublic);

    async Task<string[]> ClosedRoundAsync()
    {
        await KeepersAsync();
        var raters = (await RatersOfOpenRoundAsync())[..3];
        await RateAndCloseAsync(raters);
        return raters;
    }

    async Task<string[]> RatersOfOpenRoundAsync()
    {
        var ops = _bot.Is("陈静");
        await ops.SayAsync("开一轮互评 11月25日到12月5日");
        await ops.PressAsync("开始");
        _bot.Time.SetUtcNow(new(2026, 11, 25, 1, 30, 0, TimeSpan.Zero));
        return await _bot.AskAsync<string[]>("""
            select array_agg(a.name order by p.rater_id) from rating_pair p join member a on a.id = p.rater_id join member b on b.id = p.rated_id where b.name = '李雷'
            """);
    }

    async Task RateAndCloseAsync(string[] raters)
    {
        foreach (var (rater, words) in raters.Zip((string[])[$"给李雷打5分 因为{Secret}", "给李雷打1分", "给李雷打3分", "给李雷打3分"]))
            Assert.Contains("已保存", await _bot.Is(rater).SayAsync(words), StringComparison.Ordinal);
        _bot.Time.SetUtcNow(new(2026, 12, 5, 16, 1, 0, TimeSpan.Zero));
        await TickAsync();
    }

    Task TickAsync() => new RatingRounds(_bot.Db, _bot.Time).RunAsync(Cancel);

    /// <summary>The files of two keepers and a stranger; drawn once, since that takes a moment.</summary>
    public sealed class Keys : IDisposable
    {
        public const string Passphrase = "eine lange Losung";

        readonly TemporaryFolder _folder = TemporaryFolder.Create("keepers");

        public Keys()
        {
            (First, FirstPublic) = Draw("first", 3072);
            (Second, SecondPublic) = Draw("second", 3072);
            (Stranger, _) = Draw("stranger", 3072);
            (_, Short) = Draw("short", 2048);
        }

        public string First { get; }

        public string FirstPublic { get; }

        public string Second { get; }

        public string SecondPublic { get; }

        public string Stranger { get; }

        public string Short { get; }

        public void Dispose() => _folder.Dispose();

        (string Private, string Public) Draw(string name, int bits)
        {
            using var key = RSA.Create(bits);
            var (secret, open) = (Path.Combine(_folder.Path, $"{name}.pem"), Path.Combine(_folder.Path, $"{name}.pub.pem"));
            File.WriteAllText(secret, key.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000)));
            File.WriteAllText(open, key.ExportSubjectPublicKeyInfoPem());
            return (secret, open);
        }
    }
}
