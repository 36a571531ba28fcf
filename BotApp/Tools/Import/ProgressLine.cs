using System.Globalization;

namespace Dengta.BotApp.Tools.Import;

/// <summary>A bar that a person watches; nothing where nobody does.</summary>
sealed class ProgressLine(TextWriter terminal, bool isWatched)
{
    const int Every = 500;
    const int Cells = 30;

    int _shown;

    /// <param name="done">0 to 1; null where it is not known how much there is.</param>
    public void Show(int rows, double? done)
    {
        if (!isWatched || rows % Every != 0) return;
        var bar = done is { } share ? $"[{Bar(share)}] {share * 100:0} %  " : "";
        var text = bar + rows.ToString("#,##0", CultureInfo.InvariantCulture) + " rows";
        terminal.Write("\r" + text.PadRight(_shown));
        _shown = text.Length;
    }

    public void Clear()
    {
        if (_shown == 0) return;
        terminal.Write("\r" + new string(' ', _shown) + "\r");
        _shown = 0;
    }

    static string Bar(double share)
    {
        var full = (int)(share * Cells);
        return new string('#', full) + new string('.', Cells - full);
    }
}
