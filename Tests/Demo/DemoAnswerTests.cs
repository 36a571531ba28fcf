namespace Dengta.Tests.Demo;

/// <summary>What the demo's customers have said, so that a question about it has an answer on the first day.</summary>
public sealed class DemoAnswerTests(DemoDatabase demo)
{
    [Fact]
    public async Task Most_sellers_have_answers_this_month_and_all_were_given_before_today_to_deals_that_stand()
    {
        var db = await demo.GetAsync();
        Assert.InRange(await db.AskAsync<long>("select count(distinct seller_id) from survey where answered_on >= '2026-11-01'"), 8, 24);
        Assert.InRange(await db.AskAsync<long>("select count(*) from survey where rating is not null"), 150, 2000);
        Assert.Equal(0, await db.AskAsync<long>("select count(*) from survey where answered_on >= '2026-11-24' or asked_at > '2026-11-24'"));
        Assert.Equal(0, await db.AskAsync<long>("select count(*) from survey s join entry_void v on v.tenant_id = s.tenant_id and v.entry_id = s.entry_id"));
        // Nobody is told of what was settled long ago, and none of it is reminded of.
        Assert.Equal(0, await db.AskAsync<long>("select count(*) from survey where rating <= 2 and told_at is null or remind_at is not null"));
    }

    [Fact]
    public async Task No_customer_was_asked_twice_within_thirty_days() => Assert.Equal(0, await (await demo.GetAsync()).AskAsync<long>("""
        select count(*) from survey a join survey b on b.tenant_id = a.tenant_id and b.customer_id = a.customer_id and b.id > a.id
        where b.asked_at - a.asked_at < interval '30 days'
        """));
}
