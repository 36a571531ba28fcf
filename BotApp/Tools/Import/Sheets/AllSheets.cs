namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>What can be imported; one line a kind of sheet.</summary>
static class AllSheets
{
    public static IReadOnlyList<string> Names { get; } = ["people", "customers", "products", "deals", "targets"];

    public static ISheet Named(string name) => name switch
    {
        "people" => new PeopleSheet(),
        "customers" => new CustomerSheet(),
        "products" => new ProductSheet(),
        "deals" => new DealSheet(),
        "targets" => new TargetSheet(),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
