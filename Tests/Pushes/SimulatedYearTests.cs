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

namespace Dengta.Tests.Pushes;

/// <summary>A year of Mondays and Fridays of people in four zones, with clocks that are killed and clocks that tick side by side.</summary>
public sealed class SimulatedYearTests
{
    static readonly string[] Zones = ["Asia/Shanghai", "Europe/London", "America/New_York", "America/Sao_Paulo"];
    static readonly DateTimeOffset Start = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_card_is_made_once_at_its_local_time_whatever_happens_to_the_clocks()
    {
        await using var database = await TestDatabase.WithDemoAsync();
        await using var db = new Db(database.ConnectionString);
        await DoAsync(db, Zones);
        var time = new FakeTimeProvider(Start);
        var dice = new Random(20261201);
        var kills = 0;
        while (time.GetUtcNow() < Start.AddYears(1))
        {
            // Up to three clocks at once, each of which may die with its transaction open.
            await Task.WhenAll(Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => TickAsync(dice.Next(2) == 0)));
            await TickAsync(kill: false);
            var next = await db.AskAsync<DateTime>("select min(due_at) from due");
            time.SetUtcNow(new DateTimeOffset(next, TimeSpan.Zero).AddSeconds(dice.Next(60)));
        }

        Assert.True(kills >= 200, $"only {kills} clocks were killed");
        Assert.Equal(0, await db.AskAsync<long>("""
            select count(*) from push p join preference f on f.tenant_id = p.tenant_id and f.member_id = p.member_id
            where (p.due_at at time zone f.time_zone)::time <> case p.kind when 'weekly-review' then time '9:00' else time '16:00' end
            """));
        Assert.Equal(0, await db.AskAsync<long>("select count(*) from (select from push group by kind, member_id, date_trunc('week', due_at) having count(*) > 1) twice"));
        // A year from a Tuesday on has 52 Mondays and Fridays; no week of this calendar is a holiday from end to end.
        Assert.Equal("52", await db.AskAsync<string>("select string_agg(distinct n::text, ',' order by n::text) from (select count(*) n from push group by kind, member_id) counts"));

        async Task TickAsync(bool kill)
        {
            IPush[] pushes = [new Mortal(PushKind.WeeklyReview, kill), new Mortal(PushKind.WeekNote, kill)];
            try
            {
                await new ServePushes(db, pushes, time, NullLogger<ServePushes>.Instance).RunAsync(TestContext.Current.CancellationToken);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref kills);
            }
        }
    }

    static async Task DoAsync(Db db, string[] zones)
    {
        await using var connection = await db.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"insert into preference (tenant_id, member_id, time_zone) select tenant_id, id, (array['{string.Join("','", zones)}'])[1 + id % 4] from member";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Has a card for everybody, unless it dies over it.</summary>
    sealed class Mortal(PushKind kind, bool dies) : IPush
    {
        public PushKind Kind => kind;

        public Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel) => dies
            ? throw new OperationCanceledException("killed")
            : Task.FromResult<IReadOnlyDictionary<MemberId, Card>>(due.ToDictionary(r => r.Member.Id, r => new Card(r.Language, "card")));
    }
}
