using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>The products that were imported, to see which names in deals are misspelt. Where there are none, none is doubted.</summary>
sealed class ProductList
{
    readonly HashSet<string> _names;
    readonly Dictionary<string, string> _alike;

    ProductList(IEnumerable<string> names)
    {
        _names = [.. names];
        _alike = _names.GroupBy(Columns.Key).ToDictionary(g => g.Key, g => g.First());
    }

    public static async Task<ProductList> LoadAsync(Run run)
    {
        var products = ImportStore.OfSheet(run.Tx, run.TenantId, ProductSheet.SheetName, run.Options.Source);
        await run.Tx.SendAsync(run.Cancel);
        return new(products.Values.Select(p => p.Key));
    }

    /// <returns>What is doubtful about the name; null where nothing is.</returns>
    public string? Doubt(string? product)
    {
        if (product is null || _names.Count == 0 || _names.Contains(product)) return null;
        return $"the product {Printable.Quote(product)} is not in the list"
            + (_alike.TryGetValue(Columns.Key(product), out var meant) ? $"; {Printable.Quote(meant)} is written alike" : "");
    }
}
