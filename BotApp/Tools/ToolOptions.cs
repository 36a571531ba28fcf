using System.Globalization;

namespace Dengta.BotApp.Tools;

/// <summary>Options of a tool, as in <c>--name 赵强 --admin</c>.</summary>
static class ToolOptions
{
    /// <returns>The options by name, and what was not one of them; null where a value is missing or an option stands twice.</returns>
    public static (Dictionary<string, string>? Options, string[] Others) Read(
        string[] args, IReadOnlyCollection<string> valued, IReadOnlyCollection<string> bare)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        var others = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var n, var v] ? (n, v) : (args[i], null);
            if (valued.Contains(name) && (value ?? (++i < args.Length ? args[i] : null)) is { } given)
            {
                if (!options.TryAdd(name, given)) return (null, []);
            }
            else if (bare.Contains(name) && value is null) options[name] = "";
            else if (valued.Contains(name)) return (null, []);
            else others.Add(args[i]);
        }
        return (options, [.. others]);
    }

    /// <summary>False where the option is there and no number.</summary>
    public static bool Number(IReadOnlyDictionary<string, string> options, string name, out int? number)
    {
        number = null;
        if (!options.TryGetValue(name, out var text)) return true;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read)) return false;
        number = read;
        return true;
    }
}
