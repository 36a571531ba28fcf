using System.Globalization;

namespace Dengta.Load;

/// <summary>The command line, read from left to right. Everything unreadable is a <see cref="LoadException"/>.</summary>
sealed class Words(string[] words)
{
    int _position;

    public string? Next() => _position < words.Length ? words[_position++] : null;

    public Words Skip()
    {
        _position++;
        return this;
    }

    public string Text(string name) => Next() ?? throw new LoadException($"{name} needs a value.");

    public int Whole(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new LoadException($"{name} needs a whole number.");

    public double Number(string name) =>
        double.TryParse(Text(name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new LoadException($"{name} needs a number.");

    public Uri Address(string name) =>
        Uri.TryCreate(Text(name), UriKind.Absolute, out var value) && value.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? value
            : throw new LoadException($"{name} needs an address such as http://127.0.0.1:3978.");

    public string ExistingFile(string name) => Text(name) is var path && File.Exists(path)
        ? Path.GetFullPath(path)
        : throw new LoadException($"{name}: there is no such file.");

    public T OneOf<T>(string name) where T : struct, Enum =>
        Enum.TryParse<T>(Text(name), ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw new LoadException($"{name} needs one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");

    /// <summary>The options of <c>serve-floor</c>.</summary>
    public FloorOptions Floor()
    {
        var options = new FloorOptions(0, false);
        while (Next() is { } name)
        {
            options = name switch
            {
                "--port" => options with { Port = Whole(name) },
                "--log" => options with { Log = true },
                _ => throw new LoadException($"Unknown option {name} for serve-floor."),
            };
        }

        return options;
    }
}
