using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>
/// The credit of a whole file by person and day. It is written once, in one order, at the end: the days of people who use the bot
/// meanwhile are locked for a moment only, and never in a circle.
/// </summary>
sealed class DayCredits
{
    readonly Dictionary<(MemberId, DateOnly, string), Credit> _days = [];

    public void Add(PastDeal deal)
    {
        foreach (var credit in Credit.Of(deal.Owner, new NewEntry(EntryKind.Deal, deal.Customer, null, deal.Contact, 1, 1, deal.Amount, deal.Date)))
        {
            var key = (credit.Member, credit.Day, credit.Currency);
            _days[key] = _days.TryGetValue(key, out var sum)
                ? sum with { Count = sum.Count + credit.Count, RawCount = sum.RawCount + credit.RawCount, Amount = sum.Amount + credit.Amount }
                : credit;
        }
    }

    public IEnumerable<Credit> Sorted() => _days.Values.OrderBy(c => (c.Member.Value, c.Day, c.Kind, c.Currency));
}
