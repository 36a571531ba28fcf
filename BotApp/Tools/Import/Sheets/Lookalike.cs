namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>Cells that are fine and still make one look twice.</summary>
static class Lookalike
{
    /// <summary>A spreadsheet would run it; here it is only text.</summary>
    public static bool IsFormula(string text) => text[0] is '=' or '+' or '-' or '@';
}
