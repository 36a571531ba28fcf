using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>The customers that deals name: by the key that they were imported under, or by name.</summary>
sealed class DealCustomers(Run run)
{
    readonly Dictionary<string, (CustomerId? Customer, string? Why)> _known = new(StringComparer.Ordinal);

    /// <summary>Looks up those that were not asked for before, and makes them where that is wanted.</summary>
    public async Task LoadAsync(IEnumerable<DealRecord> deals)
    {
        string[] names = [.. deals.Select(d => d.Customer).OfType<string>().Distinct().Where(n => !_known.ContainsKey(n))];
        if (names.Length == 0) return;
        var imported = ImportStore.Find(run.Tx, run.TenantId, CustomerSheet.SheetName, run.Options.Source, names);
        var named = HistoryStore.FindCustomers(run.Tx, run.TenantId, [.. names.Select(CustomerName.Key).Distinct()]);
        await run.Tx.SendAsync(run.Cancel);
        var byKey = imported.Values.ToDictionary(k => k.Key, k => k.Customer);
        var byName = named.Values.ToLookup(n => n.Key, n => n.Customer.Id);
        foreach (var name in names)
            _known[name] = byKey.TryGetValue(name, out var id) ? (id, null) : Resolve([.. byName[CustomerName.Key(name)]]);
        if (run.Options.AddsCustomers) await MakeAsync([.. names.Where(n => _known[n].Customer is null && !byName[CustomerName.Key(n)].Any())]);
    }

    /// <returns>The customer, none for a deal without one, or why it cannot be said which.</returns>
    public (CustomerId? Customer, string? Why) Find(string? name) => name is null ? (null, null) : _known[name];

    static (CustomerId?, string?) Resolve(CustomerId[] found) => found switch
    {
        [var one] => (one, null),
        [] => (null, "is no customer yet; import customers first, correct the name, or give --new-customers"),
        _ => (null, "is the name of several customers; name it by the id of the customers' file"),
    };

    async Task MakeAsync(string[] names)
    {
        var alike = names.Where(n => CustomerName.Key(n).Length > 0).GroupBy(CustomerName.Key).ToList();
        var ids = HistoryStore.NewCustomerIds(run.Tx, alike.Count);
        await run.Tx.SendAsync(run.Cancel);
        var made = alike.Zip(ids.Values, (a, id) => new PastCustomer(id, a.First(), run.Now, null)).ToList();
        HistoryStore.AddCustomers(run.Tx, run.TenantId, run.Id, made);
        foreach (var (group, id) in alike.Zip(ids.Values))
            foreach (var name in group) _known[name] = (id, null);
        run.Report.CountCustomers(alike.Count);
    }
}
