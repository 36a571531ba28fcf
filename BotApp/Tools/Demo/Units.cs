namespace Dengta.BotApp.Tools.Demo;

/// <summary>A part of the demo company.</summary>
/// <param name="Path">From the company down to the unit itself.</param>
sealed record Unit(int Id, string Name, string NameEn, int Manager, int[] Path)
{
    public int? Parent => Path.Length > 1 ? Path[^2] : null;
}

static class Units
{
    public const int Company = 1;
    public const int East = 2;
    public const int South = 3;
    public const int EastOne = 4;
    public const int EastTwo = 5;
    public const int SouthOne = 6;
    public const int SouthTwo = 7;

    public const string CompanyName = "灯塔科技";

    public static IReadOnlyList<Unit> All { get; } =
    [
        new(Company, CompanyName, "Dengta Demo", 4, [Company]),
        new(East, "华东销售部", "East China Sales", 4, [Company, East]),
        new(South, "华南销售部", "South China Sales", 14, [Company, South]),
        new(EastOne, "华东一组", "East China Team 1", 3, [Company, East, EastOne]),
        new(EastTwo, "华东二组", "East China Team 2", 9, [Company, East, EastTwo]),
        new(SouthOne, "华南一组", "South China Team 1", 15, [Company, South, SouthOne]),
        new(SouthTwo, "华南二组", "South China Team 2", 20, [Company, South, SouthTwo]),
    ];
}
