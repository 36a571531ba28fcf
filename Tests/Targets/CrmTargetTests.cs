using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.Tests.Targets;

/// <summary>
/// A target for the fourth quarter of 2017 for each manager, from the first three, on a real export where it is at hand. The export's
/// first quarter has deals of March only.
/// </summary>
public sealed class CrmTargetTests
{
    const decimal Company = 3_000_000;

    /// <summary>Won value by quarter, summed outside of this program.</summary>
    static readonly Dictionary<string, decimal[]> Expected = new()
    {
        ["Cara Losch"] = [117_389, 370_692, 330_820],
        ["Celia Rouche"] = [172_989, 510_177, 490_519],
        ["Dustin Brinkmann"] = [125_934, 365_987, 285_448],
        ["Melvin Marxen"] = [222_054, 591_334, 767_754],
        ["Rocco Neubert"] = [211_762, 646_131, 588_947],
        ["Summer Sewald"] = [284_544, 601_790, 518_767],
    };

    [Fact]
    public void A_fourth_quarter_for_each_manager_follows_from_the_three_before()
    {
        var quarters = QuartersOfManagers();
        Assert.Equal(Expected.OrderBy(m => m.Key, StringComparer.Ordinal), quarters.OrderBy(m => m.Key, StringComparer.Ordinal));

        string[] managers = [.. quarters.Keys];
        var split = OwnerSplit.Of(
            Company, Period.Quarter(new(2017, 10, 1)),
            [.. managers.Select((m, i) => new Shareholder(TargetOwner.Of(new MemberId(i)), quarters[m].Sum(), 1, null, []))],
            OwnerMethod.History, 1, WorkCalendar.Plain, OwnerSplit.UsualRamp).Value!;

        Assert.Equal(Company, split.Parts.Sum(p => p.Amount));
        for (var i = 0; i < managers.Length; i++)
        {
            var down = Math.Floor(Company * Expected[managers[i]].Sum() / 7_203_038);
            Assert.InRange(split.Parts[i].Amount, down, down + 1);
        }
    }

    [Fact]
    public void Its_check_has_the_numbers_that_one_counts_by_hand()
    {
        var history = QuartersOfManagers()["Dustin Brinkmann"];
        // 777,369 of the 7,203,038 of all: 323,767 of 3,000,000. That is 88.46 % of the best and 113.42 % of the median.
        var check = SmartCheck.Of(
            new(323_767, Period.Quarter(new(2017, 10, 1)), new(2017, 9, 30), [.. history.Reverse()], null, [], true, 3),
            a => a.ToString("0", CultureInfo.InvariantCulture));
        Assert.Contains(check.Findings, f => f is { Letter: 'M', Verdict: Verdict.Pass, English: "3 closed periods of data" });
        Assert.Contains(check.Findings, f => f is { Letter: 'A', Verdict: Verdict.Pass, English: "88% of the best (365987), 113% of the median (285448)" });

        // Twice the median is 156 % of the best: blocked, and 115 % of the median proposed, in two figures.
        var bold = SmartCheck.Of(
            new(570_896, Period.Quarter(new(2017, 10, 1)), new(2017, 9, 30), [.. history.Reverse()], null, [], true, 3),
            a => a.ToString("0", CultureInfo.InvariantCulture));
        Assert.Equal((Verdict.Block, 320_000), (bold.Verdict, bold.Safer));
    }

    static Dictionary<string, decimal[]> QuartersOfManagers()
    {
        var managers = CrmExport.Rows("sales_teams.csv").ToDictionary(r => r[0], r => r[1]);
        var quarters = managers.Values.Distinct().ToDictionary(m => m, _ => new decimal[3]);
        foreach (var deal in CrmExport.Rows("sales_pipeline.csv").Where(r => r[4] == "Won"))
        {
            var day = DateOnly.ParseExact(deal[6], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (day.Month <= 9) quarters[managers[deal[1]]][(day.Month - 1) / 3] += decimal.Parse(deal[7], CultureInfo.InvariantCulture);
        }
        return quarters;
    }
}
