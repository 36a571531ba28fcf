namespace Dengta.Tests.Understanding;

/// <summary>
/// Messages and what must be understood from them, one a line: <c>text => reading</c>. All were sent on Monday 2026-11-23.
/// An event reads <c>kind customer (contact) xcount amount currency @date</c>, with <c>-</c> for no customer; what is 1, CNY or today is left out.
/// A question reads <c>intent: metric from..to subject [customer]</c>.
/// </summary>
static partial class Cases
{
    /// <summary>The lines of a table; <c>\n</c> in a text begins a new line of it.</summary>
    public static TheoryData<string, string> Rows(string table)
    {
        var rows = new TheoryData<string, string>();
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var arrow = line.LastIndexOf(" => ", StringComparison.Ordinal);
            rows.Add(line[..arrow].Replace("\\n", "\n", StringComparison.Ordinal), line[(arrow + 4)..].Trim());
        }
        return rows;
    }
}
