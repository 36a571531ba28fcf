using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>Products are only remembered: the ledger has no place for them. Deals that name another one are doubtful.</summary>
sealed class ProductSheet : ISheet
{
    public const string SheetName = "products";

    static readonly Field Product = new("name", true, "product", "product_name", "产品", "产品名称", "品名", "商品");
    static readonly Field Price = new("price", false, "sales_price", "list_price", "unit_price", "价格", "单价", "标价");

    int _rows;

    public string Name => SheetName;

    public IReadOnlyList<Field> Fields { get; } = [Product, Price];

    public string Advice => "products may change freely";

    public Task OpenAsync(Run run) => Task.CompletedTask;

    public Record? Read(RowCells cells, string currency)
    {
        var name = cells.Needed(Product);
        var price = cells.Amount(Price, currency);
        return name is null ? null : new ProductRecord(cells.Line, name, new Facts().Add("price", price?.Amount).AddUnused(cells));
    }

    public Task<IReadOnlyCollection<KeptRow>> WriteAsync(Run run, IReadOnlyList<Record> fresh)
    {
        _rows += fresh.Count;
        return Task.FromResult<IReadOnlyCollection<KeptRow>>([.. fresh.Select(r => r.Kept())]);
    }

    public Task CloseAsync(Run run)
    {
        run.Report.Sum($"{_rows} products are remembered with their prices; nothing in Dengta counts by product yet.");
        return Task.CompletedTask;
    }
}

sealed record ProductRecord(int Line, string Key, Facts Facts) : Record(Line, Key, Facts)
{
    public override bool MayFollow(KeptRow before) => true;
}
