using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Storage;
using Dengta.Jobs;
using Dengta.Tests.Demo;
using Dengta.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Dengta.Tests.Pushes;

/// <summary>
/// A year of people in four zones, with holidays and swapped days, over both changes of the clocks and the turn of the year: up to three
/// hosts tick at once, and each may be killed wherever it is.
/// </summary>
public sealed class SimulatedYearTests
{
    static readonly string[] Zones = ["Asia/Shanghai", "Europe/London", "America/New_York", "America/Sao_Paulo"];
    static readonly DateTimeOffset Start = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset End = Start.AddYears(1);

    /// <summary>Half weeks, a week from end to end, single days, and the working weekends given for them.</summary>
    static readonly (string First, string Last, bool Works)[] Days =
    [
        ("2027-01-01", "2027-01-01", false), ("2027-02-06", "2027-02-14", false), ("2027-02-20", "2027-02-20", true), ("2027-02-28", "2027-02-28", true),
        ("2027-04-05", "2027-04-05", false), ("2027-05-03", "2027-05-05", false), ("2027-10-01", "2027-10-07", false), ("2027-10-09", "2027-10-09", true),
    ];

    static readonly (PushKind Kind, DayOfWeek? Day, TimeOnly At)[] Kinds =
    [
        (PushKind.WeeklyReview, DayOfWeek.Monday, new(9, 0)), (PushKind.WeekNote, DayOfWeek.Friday, new(16, 0)), (PushKind.LogReminder, null, new(17, 30)),
    ];

    [Fact]
    public async Task Every_card_is_made_once_at_its_local_time_whatever_happens_to_the_clocks()
    {
        await using var database = await TestDatabase.WithDemoAsync();
        await using var db = new Db(database.ConnectionString);
        await SettleInAsync(db);
        var time = new FakeTimeProvider(Start);
        var dice = new Random(20261201);
        var kills = 0;
        while (time.GetUtcNow() < End)
        {
            await Task.WhenAll(Enumerable.Range(0, dice.Next(4)).Select(_ => TickAsync(DeathOf(dice))));
            await TickAsync(null);
            time.SetUtcNow(Utc(await db.AskAsync<DateTime>("select min(due_at) from due")).AddSeconds(dice.Next(60)));
        }

        Assert.True(kills >= 200, $"only {kills} hosts were killed");
        foreach (var (kind, day, at) in Kinds)
            foreach (var zone in Zones)
            {
                var expected = Moments(day, at, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToArray();
                foreach (var made in await MadeAsync(db, kind, zone)) Assert.Equal(expected, made);
            }
        // One in the outbox for each, and nothing there that is of no push.
        Assert.Equal("0 0", await db.AskAsync<string>("""
            select count(*) filter (where o.key is null or p.reason is not null) || ' ' || count(*) filter (where p.key is null)
            from push p full join outbox o on o.tenant_id = p.tenant_id and o.key = p.key
            """));

        async Task TickAsync(Death? death)
        {
            using var life = new CancellationTokenSource();
            try
            {
                if (death is { Within: { } within }) life.CancelAfter(within);
                IPush[] pushes = [.. Kinds.Select(k => new Mortal(k.Kind, death, life))];
                await new ServePushes(db, pushes, time, NullLogger<ServePushes>.Instance).RunAsync(life.Token);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref kills);
            }
        }
    }

    static Death? DeathOf(Random dice) => dice.Next(4) switch
    {
        0 => new(Before: true, null),
        // With the cards made and nothing of them kept.
        1 => new(Before: false, null),
        2 => new(Before: false, TimeSpan.FromMilliseconds(dice.Next(20))),
        _ => null,
    };

    /// <summary>The moments worked out without the clock: weekday by weekday, a holiday giving way within its week.</summary>
    static IEnumerable<DateTimeOffset> Moments(DayOfWeek? weekday, TimeOnly at, TimeZoneInfo zone)
    {
        for (var monday = new DateOnly(2026, 11, 30); monday < new DateOnly(2027, 12, 6); monday = monday.AddDays(7))
        {
            DateOnly[] worked = [.. Enumerable.Range(0, 7).Select(monday.AddDays).Where(Works)];
            var usual = monday.AddDays(weekday == DayOfWeek.Friday ? 4 : 0);
            DateOnly[] days = weekday is null || worked.Length == 0 ? worked : [worked.Any(d => d >= usual) ? worked.First(d => d >= usual) : worked[^1]];
            foreach (var day in days)
            {
                var local = day.ToDateTime(at);
                var moment = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
                if (moment > Start && moment < End) yield return moment;
            }
        }
    }

    static bool Works(DateOnly day)
    {
        foreach (var (first, last, works) in Days)
            if (day >= DateOnly.ParseExact(first, "yyyy-MM-dd") && day <= DateOnly.ParseExact(last, "yyyy-MM-dd"))
                return works;
        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>The moments of each person of a zone, in their order.</summary>
    static async Task<IReadOnlyList<DateTimeOffset[]>> MadeAsync(Db db, PushKind kind, string zone)
    {
        await using var connection = await db.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"""
            select array_agg(p.due_at order by p.due_at) from push p join preference f on f.tenant_id = p.tenant_id and f.member_id = p.member_id
            where p.kind = '{kind.Stored()}' and f.time_zone = '{zone}' group by p.member_id
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var made = new List<DateTimeOffset[]>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) made.Add([.. reader.GetFieldValue<DateTime[]>(0).Select(Utc)]);
        Assert.NotEmpty(made);
        return made;
    }

    static DateTimeOffset Utc(DateTime moment) => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc));

    static async Task SettleInAsync(Db db)
    {
        await using var connection = await db.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        // Every zone has a manager and reps.
        command.CommandText = $"""
            delete from calendar_day;
            insert into calendar_day (tenant_id, day, works) values {string.Join(", ", Days.SelectMany(Spread))};
            insert into preference (tenant_id, member_id, time_zone)
            select m.tenant_id, m.id, (array['{string.Join("','", Zones)}'])[1 + row_number() over (partition by m.role order by m.id) % 4] from member m;
            insert into chat (tenant_id, channel, external_id, is_group, service_url, bot_id, member_id)
            select tenant_id, 'test', 'c' || id, false, 'https://localhost/', 'bot', id from member
            """;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    static IEnumerable<string> Spread((string First, string Last, bool Works) span)
    {
        for (var day = DateOnly.ParseExact(span.First, "yyyy-MM-dd"); day <= DateOnly.ParseExact(span.Last, "yyyy-MM-dd"); day = day.AddDays(1))
            yield return $"(1, '{day:yyyy-MM-dd}', {span.Works})";
    }

    /// <param name="Before">The host dies over its cards, otherwise with them made and nothing kept.</param>
    /// <param name="Within">It dies after so long instead, wherever it is.</param>
    sealed record Death(bool Before, TimeSpan? Within);

    /// <summary>Has a card for everybody, unless its host dies over it.</summary>
    sealed class Mortal(PushKind kind, Death? death, CancellationTokenSource life) : IPush
    {
        public PushKind Kind => kind;

        public Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel)
        {
            if (death is { Before: true }) throw new OperationCanceledException("killed");
            if (death is { Within: null }) life.Cancel();
            return Task.FromResult<IReadOnlyDictionary<MemberId, Card>>(due.ToDictionary(r => r.Member.Id, r => new Card(r.Language, "card")));
        }
    }
}
