using Dengta.Domain.Ledger;
using Dengta.Domain.Surveys;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>What the customers of the demo were asked and answered after their deals, up to yesterday.</summary>
static class CustomerAnswers
{
    const int AnswersPercent = 85;

    static readonly SurveyRule Rule = SurveyRule.Usual;

    // Most are content, as customers are; a few low ones were dealt with at the time.
    static readonly int[] Ratings = [5, 5, 5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 2];

    static readonly string[][] Remarks =
    [
        ["交货比说好的晚了,希望改进", "回复太慢"],
        ["还可以", "报价能再清楚些就好", ""],
        ["沟通顺畅", "交货准时", "", ""],
        ["很专业,下次还找你们", "服务很好,回复快", "合作愉快", "", "", ""],
    ];

    public static Table Of(Ledger ledger, Timeline time) => new(
        "survey (tenant_id, id, entry_id, customer_id, seller_id, asked_at, expires_at, answered_at, answered_on, rating, remark, device, told_at)",
        Asked(ledger, time).Select((s, i) => Row(s, i + 1L, time)));

    // A customer is left in peace as the usual rule has it, whoever sold.
    static IEnumerable<(BookedEntry Deal, DateTime At)> Asked(Ledger ledger, Timeline time)
    {
        var voided = ledger.Voids.Select(v => v.Entry).ToHashSet();
        var last = new Dictionary<long, DateTime>();
        foreach (var deal in ledger.Entries.Where(e => e.Entry is { Kind: EntryKind.Deal, Customer: not null } && !voided.Contains(e.Id)).OrderBy(e => e.Message.At).ThenBy(e => e.Id))
        {
            var (customer, at) = (deal.Entry.Customer!.Value.Value, deal.Message.At.AddHours(Rule.DelayHours));
            if (Moment.DayOf(at) >= time.Today || last.TryGetValue(customer, out var before) && before > at.AddDays(-Rule.QuietDays)) continue;
            last[customer] = at;
            yield return (deal, at);
        }
    }

    static object?[] Row((BookedEntry Deal, DateTime At) asked, long id, Timeline time)
    {
        var dice = Dice.For(Subjects.Answering, (int)asked.Deal.Id);
        var at = asked.At.AddHours(1 + dice.Below(70));
        var answers = dice.Chance(AnswersPercent) && Moment.DayOf(at) < time.Today;
        var rating = dice.Pick(Ratings);
        object?[] answer = answers
            ? [at, Moment.DayOf(at), (short)rating, dice.Pick(Remarks[rating - 2]), dice.Below(65_536), rating <= SurveyAnswer.Low ? at : null]
            : [null, null, null, null, null, null];
        return
        [
            DemoCompany.Tenant, id, asked.Deal.Id, asked.Deal.Entry.Customer!.Value.Value, asked.Deal.Message.By.Id, asked.At, asked.At.AddDays(Rule.ValidDays), .. answer,
        ];
    }
}
