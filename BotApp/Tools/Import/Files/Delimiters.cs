using System.Text;

namespace Dengta.BotApp.Tools.Import.Files;

/// <summary>What stands between the cells of a text.</summary>
static class Delimiters
{
    const int Looked = 10_000;

    static readonly (char Sign, string Name)[] All = [(',', "commas"), (';', "semicolons"), ('\t', "tabs"), ('|', "bars")];

    public static string Name(char sign) => All.FirstOrDefault(d => d.Sign == sign).Name ?? $"'{sign}'";

    /// <summary>The one that stands most often in the first line, outside quotes; a comma where none does.</summary>
    public static char Guess(string path, Encoding encoding)
    {
        using var reader = new StreamReader(path, encoding);
        var buffer = new char[Looked];
        var text = buffer.AsSpan(0, reader.ReadBlock(buffer));
        var (counts, quoted) = (new int[All.Length], false);
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c is '\n' or '\r' && counts.Sum() > 0) break;
            if (Array.FindIndex(All, d => d.Sign == c) is >= 0 and var i) counts[i]++;
        }
        return All[Array.IndexOf(counts, counts.Max())].Sign;
    }
}
