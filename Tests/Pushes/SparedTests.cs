using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Reviews;
using Dengta.Domain.Storage;
using Dengta.Jobs;
using Dengta.Tests.Demo;
using Dengta.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dengta.Tests.Pushes;

/// <summary>Every kind of push, and everything that keeps one from coming.</summary>
public sealed class SparedTests
{
    static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    static readonly MemberId Ops = new(5);

    public static TheoryData<PushKind, int> Kinds => new()
    {
        { PushKind.WeeklyReview, 3 },
        { PushKind.CompanyReview, 4 },
        { PushKind.DeliveryReport, 6 },
        { PushKind.WeekNote, 1 },
        { PushKind.LogReminder, 1 },
        { PushKind.FollowupReminder, 1 },
        { PushKind.Milestone, 1 },
        { PushKind.WindowReminder, 3 },
    };

    [Fact]
    public void No_kind_is_left_out() => Assert.Equal(Enum.GetValues<PushKind>(), Kinds.Select(k => k.Data.Item1));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_wish_leave_or_an_operator_keeps_it_away_and_its_end_brings_it_back(PushKind kind, int id)
    {
        await using var clock = await Clock.StartAsync(kind, new(id));
        foreach (var (name, begin, end) in Reasons(clock))
        {
            await clock.DoAsync(begin);
            await clock.TickAsync();
            clock.Time.SetUtcNow(await clock.MomentAsync());
            await clock.TickAsync();
            Assert.True(await clock.MadeAsync() == 0, $"{kind} came in spite of {name}");
            await clock.DoAsync(end);
            await clock.TickAsync();
            clock.Time.SetUtcNow(await clock.MomentAsync());
            await clock.TickAsync();
            await clock.TickAsync();
            Assert.True(await clock.SentAsync() == 1, $"{kind} came {await clock.SentAsync()} times after {name}");
            await clock.ForgetAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task In_quiet_hours_it_waits_for_their_end_and_comes_once(PushKind kind, int id)
    {
        await using var clock = await Clock.StartAsync(kind, new(id));
        var at = kind.Usual().At;
        await clock.DoAsync(Wants(clock, Preference.Usual with { Quiet = new(at.AddMinutes(-30), at.AddHours(2)) }));
        await clock.TickAsync();
        var moment = await clock.MomentAsync();
        clock.Time.SetUtcNow(moment);
        await clock.TickAsync();
        clock.Time.SetUtcNow(moment.AddMinutes(119));
        await clock.TickAsync();
        Assert.Equal(0, await clock.MadeAsync());
        clock.Time.SetUtcNow(moment.AddHours(2));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => clock.TickAsync()));
        await clock.TickAsync();
        Assert.Equal((1, moment), (await clock.SentAsync(), await clock.DueOfSentAsync()));
        Assert.True(await clock.MomentAsync() > moment.AddHours(3));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Where_quiet_hours_end_too_late_it_does_not_come_and_nobody_is_blamed(PushKind kind, int id)
    {
        await using var clock = await Clock.StartAsync(kind, new(id));
        var at = kind.Usual().At;
        await clock.DoAsync(Wants(clock, Preference.Usual with { Quiet = new(at.AddMinutes(-1), at.AddHours(-3)) }));
        await clock.TickAsync();
        var moment = await clock.MomentAsync();
        foreach (var hour in (int[])[0, 21])
        {
            clock.Time.SetUtcNow(moment.AddHours(hour).AddSeconds(1));
            await clock.TickAsync();
        }
        Assert.Equal(kind.GiveUp() < TimeSpan.FromHours(21) ? 0 : 1, await clock.SentAsync());
        var lost = await clock.AskAsync(tx => PushStore.Unsent(tx, clock.Tenant.Id, Start, clock.Time.GetUtcNow().AddDays(1), 10));
        Assert.Empty(lost.Values);
    }

    [Fact]
    public async Task An_hour_that_somebody_chose_wins_over_quiet_hours_but_not_what_is_made_up_at_night()
    {
        await using var clock = await Clock.StartAsync(PushKind.WeeklyReview, new(3));
        await clock.DoAsync(Wants(clock, Preference.Usual with { Weekly = new(DayOfWeek.Sunday, new(22, 0)) }));
        await clock.TickAsync();
        var moment = await clock.MomentAsync();
        clock.Time.SetUtcNow(moment);
        await clock.TickAsync();
        Assert.Equal(1, await clock.SentAsync());
        await clock.ForgetAsync();

        clock.Time.SetUtcNow(moment.AddDays(7).AddHours(4));
        await clock.TickAsync();
        Assert.Equal(0, await clock.MadeAsync());
        clock.Time.SetUtcNow(moment.AddDays(7).AddHours(10));
        await clock.TickAsync();
        Assert.Equal(1, await clock.SentAsync());
    }

    [Fact]
    public async Task What_is_made_up_after_an_outage_waits_for_the_morning_even_if_settings_change_meanwhile()
    {
        await using var clock = await Clock.StartAsync(PushKind.WeeklyReview, new(3));
        await clock.TickAsync();
        var moment = await clock.MomentAsync();
        clock.Time.SetUtcNow(moment.AddHours(14));
        await clock.TickAsync();
        await clock.DoAsync(Wants(clock, Preference.Usual with { Muted = new HashSet<PushKind> { PushKind.LogReminder } }));
        await clock.TickAsync();
        Assert.Equal((0, moment.AddHours(23)), (await clock.MadeAsync(), await clock.MomentAsync()));
        clock.Time.SetUtcNow(moment.AddHours(23));
        await clock.TickAsync();
        Assert.Equal((1, moment), (await clock.SentAsync(), await clock.DueOfSentAsync()));
    }

    [Fact]
    public async Task Whoever_is_not_asked_to_log_is_not_called_silent()
    {
        await using var clock = await Clock.StartAsync(PushKind.LogReminder, new(2));
        var day = new DateOnly(2026, 11, 24);
        Assert.Contains(new MemberId(2), await SilentAsync());
        await clock.DoAsync(tx => ExclusionStore.Add(tx, clock.Tenant.Id, clock.Member, null, PushKind.LogReminder, Start, Ops));
        Assert.DoesNotContain(new MemberId(2), await SilentAsync());
        Assert.False(await IsNamedAsync(), "named in the review although excluded");

        async Task<IEnumerable<MemberId>> SilentAsync() =>
            (await clock.AskAsync(tx => SilentStore.Find(tx, clock.Tenant.Id, UnitId.Company, day, day, 100))).Values.Select(s => s.Rep.Id);

        async Task<bool> IsNamedAsync()
        {
            await using var tx = clock.Db.Begin();
            // So long after the demo's last entry everybody else has been silent.
            var reviews = await TeamReviewStore.ReadAsync(tx, clock.Tenant, [new(new(3), UnitId.Company, day.AddDays(30))], TestContext.Current.CancellationToken);
            var silent = Attention.Of(reviews[0], clock.Tenant.Calendar, Language.English).Where(a => a.Why.Contains("nothing logged", StringComparison.Ordinal)).ToArray();
            Assert.NotEmpty(silent);
            return silent.Any(a => a.Person.Id == clock.Member);
        }
    }

    static IEnumerable<(string Name, Action<Tx> Begin, Action<Tx> End)> Reasons(Clock clock)
    {
        var (tenant, member, kind) = (clock.Tenant.Id, clock.Member, clock.Kind);
        var usual = Wants(clock, Preference.Usual);
        yield return ("being switched off", Wants(clock, Preference.Usual with { Muted = new HashSet<PushKind> { kind } }), usual);
        yield return ("a pause", Wants(clock, Preference.Usual with { PausedUntil = clock.Today.AddDays(60) }), usual);
        yield return ("leave", tx => PreferenceStore.AddAbsence(tx, tenant, member, clock.Today, clock.Today.AddDays(60)), tx => PreferenceStore.EndAbsence(tx, tenant, member, clock.Today));
        foreach (var what in (PushKind?[])[kind, null])
        {
            yield return ($"exclusion from {what}", tx => ExclusionStore.Add(tx, tenant, member, null, what, Start, Ops), tx => ExclusionStore.End(tx, tenant, member, null, null));
            yield return ($"exclusion of the company from {what}", tx => ExclusionStore.Add(tx, tenant, null, UnitId.Company, what, Start, Ops), tx => ExclusionStore.End(tx, tenant, null, UnitId.Company, null));
        }
    }

    static Action<Tx> Wants(Clock clock, Preference wish) => tx => PreferenceStore.Keep(tx, clock.Tenant.Id, clock.Member, wish);

    /// <summary>A clock that makes one kind of push, and the one person it is looked at with.</summary>
    sealed class Clock(TestDatabase database, Db db, Tenant tenant, PushKind kind, MemberId member) : IAsyncDisposable
    {
        public Db Db => db;

        public Tenant Tenant => tenant;

        public PushKind Kind => kind;

        public MemberId Member => member;

        public FakeTimeProvider Time { get; } = new(Start);

        public DateOnly Today => tenant.DayOf(Time.GetUtcNow());

        public static async Task<Clock> StartAsync(PushKind kind, MemberId member)
        {
            var database = await TestDatabase.WithDemoAsync();
            var db = new Db(database.ConnectionString);
            var tenants = await TenantStore.LoadAsync(db, TestContext.Current.CancellationToken);
            var clock = new Clock(database, db, tenants[new TenantId(1)], kind, member);
            await clock.DoAsync(tx => MilestoneStore.Set(tx, clock.Tenant.Id, UnitId.Company, on: true));
            await clock.RunAsync($"insert into chat (tenant_id, channel, external_id, is_group, service_url, bot_id, member_id) select 1, 'test', 'c' || id, false, 'https://localhost/', 'bot', id from member");
            return clock;
        }

        public Task TickAsync() => new ServePushes(db, [new Always(kind)], Time, NullLogger<ServePushes>.Instance).RunAsync(TestContext.Current.CancellationToken);

        public async Task DoAsync(Action<Tx> what)
        {
            await using var tx = db.Begin();
            what(tx);
            await tx.CommitAsync(TestContext.Current.CancellationToken);
        }

        public async Task<Rows<T>> AskAsync<T>(Func<Tx, Rows<T>> what)
        {
            await using var tx = db.Begin();
            var rows = what(tx);
            await tx.CommitAsync(TestContext.Current.CancellationToken);
            return rows;
        }

        /// <summary>When the person is looked at next.</summary>
        public async Task<DateTimeOffset> MomentAsync() => Utc(await db.AskAsync<DateTime>($"select due_at from due where member_id = {member.Value}"));

        /// <summary>The moment that what was sent is about.</summary>
        public async Task<DateTimeOffset> DueOfSentAsync() => Utc(await db.AskAsync<DateTime>($"select due_at from push where reason is null and member_id = {member.Value}"));

        public Task<long> MadeAsync() => db.AskAsync<long>($"select count(*) from push where member_id = {member.Value}");

        public Task<long> SentAsync() => db.AskAsync<long>($"select count(*) from outbox o join push p on p.tenant_id = o.tenant_id and p.key = o.key where p.member_id = {member.Value}");

        public Task ForgetAsync() => RunAsync("truncate push, outbox");

        public async ValueTask DisposeAsync()
        {
            await db.DisposeAsync();
            await database.DisposeAsync();
        }

        async Task RunAsync(string sql)
        {
            await using var connection = await db.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        static DateTimeOffset Utc(DateTime moment) => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc));
    }

    /// <summary>Has a card for everybody.</summary>
    sealed class Always(PushKind kind) : IPush
    {
        public PushKind Kind => kind;

        public Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyDictionary<MemberId, Card>>(due.ToDictionary(r => r.Member.Id, r => new Card(r.Language, "card")));
    }
}
