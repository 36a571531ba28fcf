using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>
/// The history of deals. Won ones are booked with their owners and days; lost and open ones are remembered, since the ledger
/// holds only what happened, and may be won in a later file.
/// </summary>
sealed class DealSheet : ISheet
{
    const int SumsAtOnce = 1000;

    readonly DealTally _tally = new();
    readonly DayCredits _credits = new();
    Staff? _staff;
    DealCustomers? _customers;
    ProductList? _products;

    public string Name => "deals";

    public IReadOnlyList<Field> Fields => DealCells.All;

    public string Advice => "the owner corrects or undoes a booked deal in the chat, such as \"amount should be 1200\"";

    public async Task OpenAsync(Run run)
    {
        _staff = await Staff.LoadAsync(run);
        _products = await ProductList.LoadAsync(run);
        _customers = new DealCustomers(run);
    }

    public Record? Read(RowCells cells, string currency)
    {
        var deal = DealCells.Read(cells, currency);
        if (deal is not null) _tally.Count(deal);
        return deal;
    }

    public async Task<IReadOnlyCollection<KeptRow>> WriteAsync(Run run, IReadOnlyList<Record> fresh)
    {
        var deals = fresh.Cast<DealRecord>().ToList();
        await _customers!.LoadAsync(deals.Where(d => d.IsWon));
        var ids = HistoryStore.NewEntryIds(run.Tx, deals.Count);
        await run.Tx.SendAsync(run.Cancel);
        var placed = deals.Where(d => d.IsWon).Zip(ids.Values, (d, id) => (Deal: d, Past: Place(run, d, id))).Where(p => p.Past is not null)
            .Select(p => (p.Deal, Past: p.Past!)).ToList();
        var booked = await WithoutLoggedAsync(run, placed);
        HistoryStore.AddDeals(run.Tx, run.TenantId, run.Id, [.. booked.Select(b => b.Past)]);
        foreach (var (deal, past) in booked)
        {
            _credits.Add(past);
            _tally.CountBooked(deal);
        }
        foreach (var deal in deals) Doubt(run, deal);
        return [.. booked.Select(b => b.Deal.Kept() with { Entry = b.Past.Id }), .. deals.Where(d => !d.IsWon).Select(d => d.Kept())];
    }

    public Task CloseAsync(Run run)
    {
        foreach (var credits in _credits.Sorted().Chunk(SumsAtOnce)) HistoryStore.AddCredits(run.Tx, run.TenantId, credits);
        _tally.Report(run, _staff!);
        return run.Tx.SendAsync(run.Cancel);
    }

    PastDeal? Place(Run run, DealRecord d, EntryId id)
    {
        var (owner, unknown) = _staff!.Find(d.Owner!);
        var (customer, unclear) = _customers!.Find(d.Customer);
        var faults = new List<(Field, string?, string)>();
        if (unknown is not null) faults.Add((DealCells.Owner, d.Owner, unknown));
        if (unclear is not null) faults.Add((DealCells.Customer, d.Customer, unclear));
        if (d.Date > run.Today) faults.Add((DealCells.Date, $"{d.Date:yyyy-MM-dd}", "lies in the future, while the deal is won"));
        if (faults.Count > 0)
        {
            run.Refuse(d, faults);
            return null;
        }
        // Where only the day of the deal is known it counts as logged on it: nobody was late in a system that did not ask.
        var logged = run.Noon(d.Logged >= d.Date ? d.Logged.Value : d.Date!.Value);
        return new PastDeal(id, owner!.Id, customer, d.Contact, d.Amount!.Value, d.Cost, d.Date!.Value, logged);
    }

    static async Task<List<(DealRecord Deal, PastDeal Past)>> WithoutLoggedAsync(Run run, List<(DealRecord Deal, PastDeal Past)> placed)
    {
        var logged = HistoryStore.FindLogged(run.Tx, run.TenantId, [.. placed.Select(p => p.Past)]);
        await run.Tx.SendAsync(run.Cancel);
        foreach (var i in logged.Values)
            run.Refuse(placed[i].Deal, (DealCells.Amount, Report.Number(placed[i].Past.Amount.Amount),
                "is a deal that its owner has logged by message already; leave the row out, or undo that entry"));
        var twice = logged.Values.ToHashSet();
        return [.. placed.Where((_, i) => !twice.Contains(i))];
    }

    void Doubt(Run run, DealRecord d)
    {
        if (d.Customer is null) run.Report.Doubt($"{Said(d)} deal without a customer", d.Line);
        if (d.Owner is { } name && _staff!.Find(name) is { Why: null, Member: { } owner } && d.IsWon && d.Date < owner.Joined)
            run.Report.Doubt("won before its owner's first day", d.Line);
        if (d.Opened > d.Date) run.Report.Doubt("closed before it was opened", d.Line);
        if (d is { IsWon: true, Amount.Amount: 0 }) run.Report.Doubt("won with an amount of nought", d.Line);
        if (d.IsWon && d.Amount is { } a && a.Currency == run.Tenant.Currency && a.Amount > run.Tenant.DealLimit)
            run.Report.Doubt("above the amount that asks for one tap in the chat; it counts without", d.Line);
        if (_products!.Doubt(d.Product) is { } product) run.Report.Doubt(product, d.Line);
    }

    static string Said(DealRecord d) => d.Stage switch { Stage.Won => "a won", Stage.Lost => "a lost", _ => "an open" };
}
