using System.Net;
using Npgsql;

namespace Dengta.Tests.Conversation;

/// <summary>What breaks in the middle of a turn leaves nothing behind.</summary>
public sealed class FailureTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Fact]
    public async Task A_bug_leaves_nothing_and_is_answered_once_with_an_apology()
    {
        var bot = await shared.GetAsync();
        await using var broken = await BrokenAsync(bot, "P0001");
        var person = bot.Is("出错");
        var message = person.Message("签了宁德时代42.42万", "bug");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bot, message));
        var apology = await person.ReadAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bot, message));

        Assert.Contains("什么也没有记", apology);
        Assert.Equal("sent", await bot.StatesAsync(person.Chat));
        Assert.Equal(1, person.Answers);
        Assert.Equal(0, await bot.EntriesAsync("出错"));
    }

    [Fact]
    public async Task After_a_bug_the_next_message_is_booked()
    {
        var bot = await shared.GetAsync();
        await using var broken = await BrokenAsync(bot, "P0001");
        var person = bot.Is("再来");

        Assert.Contains("went wrong", await person.SayAsync("signed Acme 424.2k"));
        Assert.Contains("Logged: Deal Acme", await person.SayAsync("signed Acme 424.1k"));
    }

    [Theory]
    [InlineData("53300")]
    [InlineData("57P03")]
    [InlineData("40001")]
    [InlineData("40P01")]
    public async Task Trouble_of_the_database_is_a_503_and_a_later_copy_is_booked(string state)
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("稍后" + state);
        var message = person.Message("签了宁德时代42.42万", state);
        await using (await BrokenAsync(bot, state))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(bot, message));
        Assert.Equal(0, person.Answers);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bot, message));

        Assert.Contains("已记 签单 宁德时代 42.42万", await person.ReadAsync());
        Assert.Equal(1, await bot.EntriesAsync("稍后" + state));
    }

    [Fact]
    public async Task While_the_database_is_away_messages_get_a_503_and_a_later_copy_is_booked()
    {
        await using var bot = await TestBot.StartAsync();
        var person = bot.Is("断线");
        await person.SayAsync("你好");
        var message = person.Message("签了宁德时代58万", "outage");

        await AwayAsync(bot, away: true);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(bot, message));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
        await AwayAsync(bot, away: false);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bot, message));
        Assert.Contains("已记 签单 宁德时代 58万", await person.ReadAsync());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bot, message));
        Assert.Equal(1, await bot.EntriesAsync("断线"));
    }

    [Fact]
    public async Task Connections_that_broke_while_idle_are_not_noticed()
    {
        await using var bot = await TestBot.StartAsync();
        var person = bot.Is("闪断");
        await person.SayAsync("你好");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => bot.Is("别人" + i).SayAsync("你好")));
        await OutsideAsync(bot, $"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{NameOf(bot)}'");

        Assert.Contains("已记 拜访 中兴 · 李工", await person.SayAsync("拜访了中兴李工"));
    }

    static async Task<HttpStatusCode> StatusAsync(TestBot bot, object message)
    {
        using var answered = await bot.PostAsync(message);
        return answered.StatusCode;
    }

    /// <summary>Booking 42.42万 fails with that SQLSTATE until disposed.</summary>
    static async Task<IAsyncDisposable> BrokenAsync(TestBot bot, string state)
    {
        await bot.DoAsync($"""
            create function fail() returns trigger language plpgsql as $$ begin raise 'broken' using errcode = '{state}'; end $$;
            create trigger fail before insert on entry for each row when (new.amount = 424200) execute function fail();
            """);
        return new Repair(() => bot.DoAsync("drop function fail cascade"));
    }

    static async Task AwayAsync(TestBot bot, bool away)
    {
        await OutsideAsync(bot, $"alter database {NameOf(bot)} allow_connections {(away ? "false" : "true")}");
        if (away) await OutsideAsync(bot, $"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{NameOf(bot)}'");
    }

    static async Task OutsideAsync(TestBot bot, string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(bot.Db.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    static string NameOf(TestBot bot) => new NpgsqlConnectionStringBuilder(bot.Db.ConnectionString).Database!;

    sealed class Repair(Func<Task> repair) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await repair();
    }
}
