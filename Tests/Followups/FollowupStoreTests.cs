using Dengta.Domain.Basics;
using Dengta.Domain.Followups;
using Dengta.Domain.Storage;
using Dengta.Tests.Storage;

namespace Dengta.Tests.Followups;

public sealed class FollowupStoreTests
{
    static readonly TenantId Tenant = new(1);
    static readonly MemberId One = new(1);
    static readonly MemberId Two = new(2);
    static readonly DateOnly Day = new(2026, 11, 26);
    static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 30, 0, TimeSpan.Zero);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_morning_finds_what_is_due_and_what_was_due_by_owner_and_day()
    {
        await using var database = await TestDatabase.WithDemoAsync();
        await using var db = new Db(database.ConnectionString);
        await using var tx = db.Begin();
        Plan(tx, Two, "due", Day, 1);
        Plan(tx, One, "tomorrow", Day.AddDays(1), 2);
        Plan(tx, One, "overdue", Day.AddDays(-3), 3);
        var done = Plan(tx, One, "done", Day, 4);
        var dropped = Plan(tx, One, "dropped", Day, 5);
        var moved = Plan(tx, One, "moved", Day, 6);
        await tx.SendAsync(Cancel);
        FollowupStore.Finish(tx, Tenant, One, done.Value!.Id, Now, by: null);
        FollowupStore.Drop(tx, Tenant, One, dropped.Value!.Id, Now);
        FollowupStore.Move(tx, Tenant, One, moved.Value!.Id, Day.AddDays(1), Now);

        var due = FollowupStore.DueOn(tx, Tenant, Day, [One, Two]);
        var later = FollowupStore.DueOn(tx, Tenant, Day.AddDays(1), [One, Two]);
        var others = FollowupStore.DueOn(tx, Tenant, Day, [Two]);
        var elsewhere = FollowupStore.DueOn(tx, new TenantId(2), Day, [One, Two]);
        await tx.SendAsync(Cancel);

        Assert.Equal([(One, "overdue"), (Two, "due")], due.Values.Select(f => (f.Owner, f.What)));
        Assert.Equal(4, later.Values.Count);
        Assert.Equal("due", Assert.Single(others.Values).What);
        Assert.Empty(elsewhere.Values);
    }

    [Fact]
    public async Task A_message_makes_one_and_nobody_elses_is_settled()
    {
        await using var database = await TestDatabase.WithDemoAsync();
        await using var db = new Db(database.ConnectionString);
        await using var tx = db.Begin();
        var first = Plan(tx, One, "call", Day, 7);
        var again = Plan(tx, One, "call again", Day.AddDays(2), 7);
        await tx.SendAsync(Cancel);
        FollowupStore.Drop(tx, Tenant, Two, first.Value!.Id, Now);
        FollowupStore.Move(tx, Tenant, One, first.Value.Id, Day.AddDays(1), Now);
        FollowupStore.Move(tx, Tenant, One, first.Value.Id, Day.AddDays(9), Now);
        var theirs = FollowupStore.Find(tx, Tenant, Two, first.Value.Id);
        var own = FollowupStore.Find(tx, Tenant, One, first.Value.Id);
        await tx.SendAsync(Cancel);

        Assert.Equal(first.Value, again.Value);
        Assert.Null(theirs.Value);
        Assert.Equal((FollowupState.Open, Day.AddDays(1), true), (own.Value!.State, own.Value.Due, own.Value.Moved));
    }

    static Row<Followup> Plan(Tx tx, MemberId owner, string what, DateOnly due, long message) =>
        FollowupStore.Add(tx, Tenant, owner, new(null, null, null, what, due, new TimeOnly(9, 30)), Now, new InboxId(message));
}
