using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Channels.Teams.Authentication;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Pushes;
using Dengta.Domain.Storage;
using Dengta.Jobs;
using Dengta.Tests.Conversation;
using Dengta.Tests.Demo;
using Dengta.Tests.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Dengta.Tests.Channels.Teams;

/// <summary>What the clock sends, in bad weather.</summary>
public sealed class PushStormTests(ITestOutputHelper output)
{
    static readonly PushCase Friday = new(
        PushKind.WeekNote, new(2026, 11, 27, 8, 0, 30, TimeSpan.Zero), Cards: 251, Gone: "c2", Addressless: "c3", Chatless: "c5");

    static readonly PushCase[] Kinds =
    [
        Friday,
        Friday with { Kind = PushKind.LogReminder, Moment = new(2026, 11, 27, 9, 30, 30, TimeSpan.Zero) },
        Friday with { Kind = PushKind.FollowupReminder, Moment = new(2026, 11, 27, 0, 45, 30, TimeSpan.Zero) },
        // A manager in ten people.
        new(PushKind.WeeklyReview, new(2026, 11, 30, 1, 0, 30, TimeSpan.Zero), Cards: 27, Gone: "c11", Addressless: "c21", Chatless: "c31"),
    ];

    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Every kind in the two worst ways, one in all.</summary>
    public static IEnumerable<TheoryDataRow<PushKind, int>> Outages =>
        from push in Kinds
        from answer in (Answer[])[Answer.Unreachable, Answer.Silence, Answer.Unclear, Answer.Throttled, Answer.Busy]
        where push == Friday || answer is Answer.Unreachable or Answer.Silence
        select new TheoryDataRow<PushKind, int>(push.Kind, (int)answer);

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task After_an_hour_of_nothing_but_refusals_or_silence_every_card_arrives_and_none_twice_that_was_answered_for(PushKind kind, int answer)
    {
        var push = Kinds.Single(k => k.Kind == kind);
        var dice = new Random(answer);
        var time = new FakeTimeProvider(push.Moment.AddDays(-1));
        var cloud = new StormyCloud(time, chat => time.GetUtcNow() >= push.Moment + Hour ? push.Calm(chat)
            : new((Answer)answer, Arrives: (Answer)answer is Answer.Silence or Answer.Unclear && dice.Next(2) == 0));
        await using var company = await Company.StartAsync(push, time, cloud, "http://127.0.0.1/");

        await company.PushAsync();
        Assert.Equal(push.Cards, await company.DueAsync());
        await company.SweepUntilAsync(() => Task.FromResult(time.GetUtcNow() > push.Moment + Hour), TimeSpan.FromMinutes(4));
        await company.SweepUntilAsync(async () => await company.DueAsync() == 0);

        var states = await company.StatesAsync();
        Assert.Equal(push.Cards, states.Count);
        Assert.All(states.Where(s => s.Chat != push.Addressless), s => AssertSettled(s.State, [.. cloud.Attempts[s.Chat]]));
        Assert.Equal([push.Gone, push.Addressless], states.Where(s => s.State != "sent").Select(s => s.Chat).Order());
        Assert.Equal(3, await company.ReportedAsync());
        output.WriteLine(FormattableString.Invariant($"{kind}, {(Answer)answer} for an hour: all of {push.Cards - 2} arrived, {cloud.Twice} twice because an answer was lost"));
    }

    [Fact]
    public async Task In_the_storm_behind_an_outage_every_card_arrives_or_is_reported_and_none_twice_that_was_answered_for()
    {
        var dice = new Random(20261127);
        var time = new FakeTimeProvider(Friday.Moment.AddDays(-1));
        var cloud = new StormyCloud(time, chat => time.GetUtcNow() < Friday.Moment + Hour ? new(Answer.Unreachable, Arrives: false)
            : chat == Friday.Gone ? Friday.Calm(chat) : Storm(dice));
        await using var company = await Company.StartAsync(Friday, time, cloud, "http://127.0.0.1/");

        await company.PushAsync();
        await company.SweepUntilAsync(() => Task.FromResult(time.GetUtcNow() > Friday.Moment + Hour), TimeSpan.FromMinutes(10));
        Assert.DoesNotContain(cloud.All, a => a.Met.Arrives);
        await company.SweepUntilAsync(async () => await company.DueAsync() == 0);

        var states = await company.StatesAsync();
        Assert.All(states.Where(s => s.Chat != Friday.Addressless), s => AssertSettled(s.State, [.. cloud.Attempts[s.Chat]]));
        Assert.Equal([Friday.Gone, Friday.Addressless], states.Where(s => s.State == "rejected").Select(s => s.Chat).Order());
        var unknown = states.Count(s => s.State == "unknown");
        Assert.Equal(unknown + 3, await company.ReportedAsync());
        output.WriteLine(FormattableString.Invariant(
            $"{Friday.Cards} cards: {unknown} given up after three attempts without an answer, {cloud.Twice} people got theirs twice because an answer was lost"));
    }

    [Fact]
    public async Task A_crowd_is_sent_to_within_the_published_limits()
    {
        var tried = new HashSet<string>();
        // Every tenth is put off once, to come among the others of a later second.
        var cloud = new StormyCloud(TimeProvider.System, chat =>
            tried.Add(chat) && tried.Count % 10 == 0 ? new(Answer.Throttled, Arrives: false, TimeSpan.FromSeconds(1)) : new(Answer.Taken, Arrives: true));
        await using var company = await Company.StartAsync(Friday, TimeProvider.System, cloud, "https://smba.trafficmanager.net/teams/");
        await company.DoAsync("insert into outbox (tenant_id, key, chat_id, card, due_at, created_at) select 1, 'k' || id, id, '" + CardJson.Write(new(Language.Chinese, "卡")) + "', now(), now() from chat where id <= 130");

        await company.SweepUntilAsync(async () => await company.DueAsync() == 0);

        Assert.Equal((128, 12), (cloud.All.Count(a => a.Met.Arrives), cloud.All.Count(a => !a.Met.Arrives)));
        var sent = cloud.All.Select(a => a.At).Order().ToArray();
        // Published are fifty in a second for a bot and tenant.
        for (var i = 50; i < sent.Length; i++) Assert.True(sent[i] - sent[i - 50] > TimeSpan.FromSeconds(1), $"the {i}th came too soon");
    }

    // What may have arrived has been given up or was followed by an answer; nothing is sent again after one.
    static void AssertSettled(string state, Attempt[] attempts)
    {
        Assert.DoesNotContain(attempts.SkipLast(1), a => a.Met.Kind is Answer.Taken or Answer.Gone);
        for (var i = 1; i < attempts.Length; i++) Assert.True(attempts[i].At - attempts[i - 1].At >= (attempts[i - 1].Met.RetryAfter ?? TimeSpan.Zero), "before it was allowed");
        switch (attempts[^1].Met.Kind)
        {
            case Answer.Taken:
                Assert.Equal("sent", state);
                Assert.True(attempts.Count(a => a.Met.IsUnclear) <= 2);
                break;
            case Answer.Gone:
                Assert.Equal("rejected", state);
                break;
            default:
                Assert.Equal("unknown", state);
                Assert.Equal(3, attempts.Count(a => a.Met.IsUnclear));
                break;
        }
    }

    static Weather Storm(Random dice) => dice.Next(100) switch
    {
        < 15 => new(Answer.Throttled, Arrives: false, TimeSpan.FromSeconds(dice.Next(3, 20))),
        < 25 => new(Answer.Busy, Arrives: false),
        < 35 => new(Answer.Unclear, Arrives: dice.Next(2) == 0),
        < 40 => new(Answer.Silence, Arrives: dice.Next(2) == 0),
        _ => new(Answer.Taken, Arrives: true),
    };

    /// <summary>A kind of push, and who is hard to reach with it.</summary>
    /// <param name="Cards">Made for people who have a chat.</param>
    /// <param name="Gone">Whose chat has thrown the bot out.</param>
    /// <param name="Addressless">Whose address nobody could write to.</param>
    sealed record PushCase(PushKind Kind, DateTimeOffset Moment, int Cards, string Gone, string Addressless, string Chatless)
    {
        public Weather Calm(string chat) => chat == Gone
            ? new(Answer.Gone, Arrives: false, Body: """{"error":{"code":"BotNotInConversationRoster"}}""") : new(Answer.Taken, Arrives: true);
    }

    /// <summary>A company with its clock and its courier.</summary>
    sealed class Company : IAsyncDisposable
    {
        readonly PushCase _push;
        readonly TestDatabase _database;
        readonly Db _db;
        readonly TimeProvider _time;
        readonly RateBudget _budget = new();
        readonly Courier _courier;
        readonly CapturedLog _log = new();
        readonly ILoggerFactory _logs;
        readonly CancellationTokenSource _stop = new();
        readonly Task _recording;

        Company(PushCase push, TestDatabase database, TimeProvider time, StormyCloud cloud)
        {
            (_push, _database, _time, _db) = (push, database, time, new Db(database.ConnectionString));
            _logs = LoggerFactory.Create(l => l.AddProvider(_log).SetMinimumLevel(LogLevel.Debug));
            var http = new HttpClient(cloud) { Timeout = TimeSpan.FromMilliseconds(100) };
            var hosts = new ServiceHosts(Clouds.Find("public")!.ServiceHosts, allowsLoopback: true);
            var channel = new TeamsChannel(new(http, hosts, null, time, _logs.CreateLogger<ConnectorClient>()), _budget, time, _logs.CreateLogger<TeamsChannel>());
            _courier = new(_db, [channel], time, _logs.CreateLogger<Courier>());
            _recording = _courier.RecordAsync(_stop.Token);
        }

        public static async Task<Company> StartAsync(PushCase push, TimeProvider time, StormyCloud cloud, string service)
        {
            var company = new Company(push, await TestDatabase.CreateAsync(), time, cloud);
            var fill = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Pushes", "FanOutSpeed.sql"), Cancel);
            await company.DoAsync($"set dengta.people = 1000;{fill}");
            await company.DoAsync($"""
                update chat set channel = 'teams', service_url = case when external_id = '{push.Addressless}' then 'nowhere' else '{service}' end;
                insert into preference (tenant_id, member_id, time_zone, muted) values (1, 4, 'Mars/Base', array['no-such-kind']);
                delete from chat where external_id = '{push.Chatless}';
                update member set left_on = '2026-11-01' where id > 280
                """);
            return company;
        }

        public Task<long> DueAsync() => _db.AskAsync<long>("select count(*) from outbox where state = 'due'")!;

        public async Task PushAsync()
        {
            var clock = new ServePushes(_db, [Dengta.Jobs.Pushes.Of(_push.Kind, _time)], _time, _logs.CreateLogger<ServePushes>());
            await clock.RunAsync(Cancel);
            ((FakeTimeProvider)_time).SetUtcNow(_push.Moment);
            await clock.RunAsync(Cancel);
        }

        public async Task SweepUntilAsync(Func<Task<bool>> done, TimeSpan? step = null)
        {
            for (var i = 0; i < 3000 && !await done(); i++)
            {
                var sweep = _courier.SweepAsync(Cancel);
                while (!sweep.IsCompleted) await PassAsync(TimeSpan.FromSeconds(1));
                await sweep;
                // What was sent has to be written down before its lease runs out.
                for (var j = 0; j < 4; j++) await PassAsync(TimeSpan.FromMilliseconds(50));
                await PassAsync(step ?? TimeSpan.FromSeconds(10));
            }
        }

        public async Task<IReadOnlyList<(string Chat, string State)>> StatesAsync()
        {
            await using var connection = await _db.OpenAsync(Cancel);
            await using var command = new NpgsqlCommand("select c.external_id, o.state from outbox o join chat c on c.tenant_id = o.tenant_id and c.id = o.chat_id", connection);
            await using var reader = await command.ExecuteReaderAsync(Cancel);
            var states = new List<(string, string)>();
            while (await reader.ReadAsync(Cancel)) states.Add((reader.GetString(0), reader.GetString(1)));
            return states;
        }

        /// <summary>How many people the admin is told of: also the one without a chat.</summary>
        public async Task<int> ReportedAsync()
        {
            await using var tx = _db.Begin();
            var unsent = PushStore.Unsent(tx, new TenantId(1), _push.Moment.AddDays(-1), _push.Moment.AddDays(1), 1000);
            await tx.CommitAsync(Cancel);
            return unsent.Values.Count;
        }

        public async Task DoAsync(string sql)
        {
            await using var connection = await _db.OpenAsync(Cancel);
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
            await command.ExecuteNonQueryAsync(Cancel);
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            if (_time is FakeTimeProvider fake) fake.Advance(TimeSpan.FromSeconds(10));
            await _recording;
            _budget.Dispose();
            _stop.Dispose();
            await _db.DisposeAsync();
            await _database.DisposeAsync();
            _logs.Dispose();
            _log.AssertSilent();
        }

        async Task PassAsync(TimeSpan passed)
        {
            if (_time is FakeTimeProvider fake) fake.Advance(passed);
            await Task.Delay(15, Cancel);
        }
    }
}
