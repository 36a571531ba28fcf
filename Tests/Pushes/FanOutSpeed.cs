using System.Diagnostics;
using Dengta.Domain.Storage;
using Dengta.Jobs;
using Dengta.Tests.Demo;
using Dengta.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Dengta.Tests.Pushes;

/// <summary>
/// How fast the cards of a whole company come into the outbox, in what memory, and how that grows; run by name only:
/// <c>./test -explicit only -class '*FanOutSpeed'</c>.
/// </summary>
public sealed class FanOutSpeed
{
    // On the Sunday evening before, of the zone of the company.
    static readonly DateTimeOffset Before = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData(1000)]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public async Task Of_a_company(int people)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);
        await FillAsync(db, people);
        Func<TimeProvider, IPush>[] kinds = [t => new WeeklyReview(t), t => new CompanyReview(t), _ => new FridayNote(), _ => new LogReminder(), _ => new FollowupReminder()];
        foreach (var kind in kinds)
        {
            var time = new FakeTimeProvider(Before);
            var push = kind(time);
            var clock = new ServePushes(db, [push], time, NullLogger<ServePushes>.Instance);
            var planning = await TimedAsync(clock);
            time.SetUtcNow(DateTime.SpecifyKind(await db.AskAsync<DateTime>("select min(due_at) from due"), DateTimeKind.Utc));
            var serving = await TimedAsync(clock);
            var cards = await db.AskAsync<long>("select count(*) from push where reason is null");
            Write($"{people,7} people, {push.Kind,-16}: planned in {planning.Seconds,6:0.00} s; {cards,6} cards in {serving.Seconds,6:0.00} s, {cards / serving.Seconds,6:0}/s; resident at most {serving.Most,4} MiB, {serving.Most - serving.Before,3} more than before");
            await DoAsync(db, "truncate due, planned, push, outbox, duty");
        }
        var all = new ServePushes(db, Dengta.Jobs.Pushes.All(TimeProvider.System), new FakeTimeProvider(Before), NullLogger<ServePushes>.Instance);
        await TimedAsync(all);
        var idle = await TimedAsync(all);
        Write($"{people,7} people: a tick with nothing due takes {idle.Seconds * 1000:0.0} ms");
    }

    static void Write(FormattableString line) => TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(line));

    /// <summary>Runs a tick; memory is the whole process's, in MiB, looked at every ten milliseconds.</summary>
    static async Task<(double Seconds, long Before, long Most)> TimedAsync(ServePushes clock)
    {
        GC.Collect();
        var before = Environment.WorkingSet >> 20;
        var most = before;
        using var timer = new Timer(_ => most = Math.Max(most, Environment.WorkingSet >> 20), null, 0, 10);
        var watch = Stopwatch.StartNew();
        await clock.RunAsync(Cancellation);
        return (watch.Elapsed.TotalSeconds, before, most);
    }

    static async Task FillAsync(Db db, int people)
    {
        var sql = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Pushes", "FanOutSpeed.sql"), Cancellation);
        await DoAsync(db, FormattableString.Invariant($"set dengta.people = {people};{sql}"));
    }

    static async Task DoAsync(Db db, string sql)
    {
        await using var connection = await db.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 1800 };
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
