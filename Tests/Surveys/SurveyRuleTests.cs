using Dengta.Domain.Basics;
using Dengta.Domain.Surveys;

namespace Dengta.Tests.Surveys;

public sealed class SurveyRuleTests
{
    static readonly DateTimeOffset Signed = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, 30, true)]
    [InlineData(-29, 30, false)] // the question would come 30 days after the last one, to the second
    [InlineData(-28, 30, false)]
    [InlineData(-30, 30, true)]
    [InlineData(2, 30, false)] // asked meanwhile about another deal
    [InlineData(2, 0, true)]
    public void A_customer_asked_within_the_quiet_days_is_left_in_peace(int? askedDaysAfterSigning, int quiet, bool calls)
    {
        var asked = askedDaysAfterSigning is { } days ? Signed.AddDays(days).AddSeconds(days == -29 ? 1 : 0) : (DateTimeOffset?)null;
        Assert.Equal(calls, (SurveyRule.Usual with { QuietDays = quiet }).CallsFor(Deal(1, asked)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(99)]
    [InlineData(100)]
    public void About_as_many_deals_of_a_hundred_are_asked_about_as_the_sample_says(int percent)
    {
        var rule = SurveyRule.Usual with { SamplePercent = percent };
        var drawn = Enumerable.Range(1, 100_000).Count(i => rule.CallsFor(Deal(i, null)));
        Assert.InRange(drawn / 1000m, percent - 0.5m, percent + 0.5m);
    }

    [Fact]
    public void A_larger_sample_holds_the_smaller_one() => Assert.All(
        Enumerable.Range(1, 1000).Where(i => (SurveyRule.Usual with { SamplePercent = 20 }).CallsFor(Deal(i, null))),
        i => Assert.True((SurveyRule.Usual with { SamplePercent = 60 }).CallsFor(Deal(i, null))));

    [Theory]
    [InlineData(24, 100, 30, 14, 5, true)]
    [InlineData(0, 1, 0, 1, 0, true)]
    [InlineData(720, 100, 365, 60, 59, true)]
    [InlineData(-1, 100, 30, 14, 5, false)]
    [InlineData(721, 100, 30, 14, 5, false)]
    [InlineData(24, 0, 30, 14, 5, false)]
    [InlineData(24, 101, 30, 14, 5, false)]
    [InlineData(24, 100, 366, 14, 5, false)]
    [InlineData(24, 100, 30, 0, 0, false)]
    [InlineData(24, 100, 30, 61, 5, false)]
    [InlineData(24, 100, 30, 14, 14, false)]
    [InlineData(24, 100, 30, 14, -1, false)]
    public void A_rule_stays_within_its_bounds(int delay, int sample, int quiet, int valid, int remind, bool ok) =>
        Assert.Equal(ok, new SurveyRule(true, delay, sample, quiet, valid, remind).Check().Ok);

    [Fact]
    public void Links_are_32_digits_and_never_the_same()
    {
        var drawn = Enumerable.Range(0, 10_000).Select(_ => SurveyLink.Draw().Token).ToArray();
        Assert.Equal(drawn.Length, drawn.Distinct().Count());
        Assert.All(drawn, t => Assert.Equal(t, SurveyLink.Read(t)?.Token));
        Assert.Equal("https://a.example/bot/survey/" + drawn[0], SurveyLink.Read(drawn[0])!.At(new Uri("https://a.example/bot/")));
    }

    [Theory]
    [InlineData(0, 0, null)] // nobody answered: missing
    [InlineData(1, 1, 80.0)] // (5 × 92 + 20) / 6
    [InlineData(1, 5, 93.3333)]
    [InlineData(4, 12, 77.7778)] // (460 + 240) / 9
    [InlineData(5, 15, 60.0)] // stands alone
    [InlineData(10, 48, 96.0)]
    public void Few_answers_are_shrunk_to_the_mean_of_the_team(int answers, int total, double? score)
    {
        var seller = new SellerAnswers(new MemberId(1), "", "", new UnitId(1), answers, total, 0, 0, 0, 0, 0);
        Assert.Equal((decimal?)score, Satisfaction.Of(seller, team: 92m) is { } s ? decimal.Round(s, 4) : null);
    }

    [Fact]
    public void A_device_is_a_coarse_mark_that_changes_with_network_and_browser()
    {
        Assert.Equal(SurveyAnswer.DeviceOf("203.0.113.0", "A"), SurveyAnswer.DeviceOf("203.0.113.0", "A"));
        Assert.NotEqual(SurveyAnswer.DeviceOf("203.0.113.0", "A"), SurveyAnswer.DeviceOf("203.0.113.0", "B"));
        Assert.NotEqual(SurveyAnswer.DeviceOf("203.0.113.0", "A"), SurveyAnswer.DeviceOf("198.51.100.0", "A"));
        Assert.InRange(SurveyAnswer.DeviceOf("203.0.113.0", "A"), 0, ushort.MaxValue);
    }

    static SignedDeal Deal(long id, DateTimeOffset? asked) =>
        new(new EntryId(id), new CustomerId(1), "C", new MemberId(1), null, Signed, ByPerson: true, asked, null, new ChatId(1), null);
}
