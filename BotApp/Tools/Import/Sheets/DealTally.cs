using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>What a file of deals comes to, so that a person can compare it with the system it is from.</summary>
sealed class DealTally
{
    readonly SortedDictionary<string, (int Count, decimal Amount)> _won = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, (int Count, decimal Amount)> _booked = new(StringComparer.Ordinal);
    readonly HashSet<string> _sellers = new(StringComparer.OrdinalIgnoreCase);
    int _withoutId;
    int _lost;
    int _open;

    public void Count(DealRecord deal)
    {
        if (!deal.HasId) _withoutId++;
        if (deal.Stage == Stage.Lost) _lost++;
        if (deal.Stage == Stage.Open) _open++;
        if (!deal.IsWon) return;
        _sellers.Add(deal.Owner!);
        Add(_won, deal);
    }

    public void CountBooked(DealRecord deal) => Add(_booked, deal);

    public void Report(Run run, Staff staff)
    {
        foreach (var (currency, won) in _won)
        {
            var booked = _booked.GetValueOrDefault(currency);
            run.Report.Sum($"Won in the file: {Say(won, currency)}; {(run.Options.IsDry ? "to book" : "booked")}: {Say(booked, currency)}.");
            if (currency != run.Tenant.Currency)
                run.Report.Sum($"The company counts in {run.Tenant.Currency}: what is in {currency} is in the ledger, but counts towards no target.");
        }
        if (_withoutId > 0)
            run.Report.Sum("The file gives its deals no id: one that is changed there later counts as a new one, beside the old.");
        if (_lost + _open > 0)
            run.Report.Sum($"{Tools.Import.Report.Number(_lost)} lost and {Tools.Import.Report.Number(_open)} open deals are remembered, "
                + "but stand in no sum: the ledger holds what happened.");
        bool Sells(MemberRow m) => _sellers.Contains(m.Name) || _sellers.Contains(m.NameEn);
        string[] idle = [.. staff.All.Where(m => m.Role == Role.Rep && !Sells(m)).Select(m => Printable.Of(m.Name))];
        if (idle.Length > 0 && _booked.Count > 0)
            run.Report.Sum($"Reps without a won deal in the file: {string.Join(", ", idle.Take(20))}{(idle.Length > 20 ? ", …" : "")}.");
    }

    static void Add(SortedDictionary<string, (int Count, decimal Amount)> to, DealRecord deal)
    {
        var (count, amount) = to.GetValueOrDefault(deal.Amount!.Value.Currency);
        to[deal.Amount.Value.Currency] = (count + 1, amount + deal.Amount.Value.Amount);
    }

    static string Say((int Count, decimal Amount) sum, string currency) =>
        $"{Tools.Import.Report.Number(sum.Count)} deals worth {Tools.Import.Report.Number(sum.Amount)} {currency}";
}
