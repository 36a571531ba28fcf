namespace Dengta.BotApp.Tools.Import.Cells;

/// <summary>Why a row cannot come in.</summary>
/// <param name="Column">The header of the cell that is wrong; null where the whole row is.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Why">Continues the naming of the cell: <c>is not an amount</c>.</param>
sealed record Fault(int Line, string? Column, string? Value, string Why)
{
    /// <summary><c>line 17, "close_value" "abc": is not an amount</c>.</summary>
    public override string ToString() =>
        $"line {Line}{(Column is null ? "" : ", " + Printable.Quote(Column))}{(Value is null ? "" : " " + Printable.Quote(Value))}: {Why}";
}
