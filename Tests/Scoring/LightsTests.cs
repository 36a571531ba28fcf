using System.Text.Json.Nodes;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Scoring;

/// <summary>The indicators of the own scheme with a light each, on the progress card and on the card of a booking.</summary>
public sealed class LightsTests
{
    [Fact]
    public async Task The_progress_card_shows_each_indicator_of_the_scheme_that_has_data()
    {
        await using var bot = await TestBot.StartAsync();
        await WithOwnIndicatorAsync(bot);
        var rep = bot.Is("李雷");

        var card = await rep.SayAsync("离目标还差多少");

        foreach (var name in (string[])["签约单数", "信息录入及时率", "大单数"]) Assert.Contains(name, card[card.IndexOf("指标 ", StringComparison.Ordinal)..], StringComparison.Ordinal);
        await bot.DoAsync("""
            insert into survey (tenant_id, entry_id, customer_id, seller_id, asked_at, expires_at, rating, answered_at, answered_on, remark, device)
            select 1, e.id, e.customer_id, 1, '2026-11-20Z', '2026-12-20Z', 4, '2026-11-21Z', '2026-11-21', '', 7 from entry e
            where e.member_id = 1 and e.kind = 2 and e.customer_id is not null order by e.id desc limit 1
            """);
        Assert.Contains("n=1", await rep.SayAsync("离目标还差多少"), StringComparison.Ordinal);
        await rep.SayAsync("English");
        Assert.Contains("Large deals", await rep.SayAsync("how far am I from target"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_booking_moves_the_lights_that_it_concerns_and_shows_no_other_own_indicator()
    {
        await using var bot = await TestBot.StartAsync();
        await WithOwnIndicatorAsync(bot);
        var rep = bot.Is("李雷");
        var before = Count(await rep.SayAsync("签了中兴1万"));

        Assert.Equal(before + 1, Count(await rep.SayAsync("签了中兴20万")));
        var visit = await rep.SayAsync("拜访了小米");
        Assert.Contains("指标 ", visit, StringComparison.Ordinal);
        Assert.Contains("签约单数", visit, StringComparison.Ordinal);
        Assert.DoesNotContain("大单数", visit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_and_without_a_scheme_there_are_none()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.Is("李雷").SayAsync("帮助");
        Assert.DoesNotContain("指标 ", await bot.Is("李雷", "a-group", group: true).SayAsync("拜访了小米"), StringComparison.Ordinal);

        await bot.DoAsync("delete from scheme_use");

        Assert.DoesNotContain("指标 ", await bot.Is("李雷").Until(1).SayAsync("拜访了中兴"), StringComparison.Ordinal);
    }

    /// <summary>How many large deals the lights say there are.</summary>
    static int Count(string card)
    {
        var at = card.IndexOf("大单数 ", StringComparison.Ordinal) + "大单数 ".Length;
        return int.Parse(card[at..card.IndexOf('单', at)], System.Globalization.CultureInfo.InvariantCulture);
    }

    static async Task WithOwnIndicatorAsync(TestBot bot)
    {
        var ops = bot.Is("陈静");
        var fields = new JsonObject { ["do"] = "publish", ["name"] = "大单数", ["name_en"] = "Large deals", ["source"] = "deals", ["filter"] = "金额 >= 10万", ["aggregate"] = "count" };
        await ops.PressAsync(ops.Invoke("own-indicator", fields));
        await bot.DoAsync("insert into scheme_line (tenant_id, scheme_id, version, position, part, key, weight, goal, serves) select tenant_id, scheme_id, version, 20, 'kpi', 'own-1', 20, 2, 'revenue' from scheme_version");
    }
}
