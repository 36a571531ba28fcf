namespace Dengta.BotApp.Tools.Manifest;

/// <summary>What differs from one company's app package to another's.</summary>
/// <param name="BotId">The bot's Microsoft App ID.</param>
/// <param name="AppId">Names the app in the organisation's catalogue; unless said otherwise the same as the bot's.</param>
/// <param name="Host">Where Dengta is reached, such as <c>dengta.example.com</c>.</param>
sealed record PackageOptions(
    string BotId, string AppId, string Host, string Version, string Developer, string Website, string Privacy, string Terms, string Output)
{
    public const string Help = """
        manifest writes the app package that a Teams admin uploads.

          --bot-id ID       the bot's Microsoft App ID
          --host HOST       where Dengta is reached, such as dengta.example.com
          -o FILE           the package; dengta.zip if not said

          --app-id ID       the app's own id in the catalogue; the bot's if not said
          --version X.Y.Z   must grow with every upload; 1.0.0 if not said
          --developer NAME  who answers for the bot, at most 32 characters; the host if not said
          --website URL     their page; https://HOST/ if not said
          --privacy URL     their privacy statement; the website if not said
          --terms URL       their terms of use; the website if not said
        """;

    static readonly string[] Known =
        ["--bot-id", "--host", "-o", "--app-id", "--version", "--developer", "--website", "--privacy", "--terms"];

    /// <exception cref="PackageException">An option that does not exist, or one that is missing.</exception>
    public static PackageOptions Parse(string[] args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        args = [.. args.SelectMany(a => a.StartsWith("--", StringComparison.Ordinal) ? a.Split('=', 2) : [a])];
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!Known.Contains(args[i])) throw new PackageException($"Unknown option {args[i]}; see manifest --help.");
            given[args[i]] = i + 1 < args.Length && args[i + 1].Length > 0 ? args[i + 1] : throw new PackageException($"{args[i]} needs a value.");
        }
        var botId = given.GetValueOrDefault("--bot-id") ?? throw new PackageException("--bot-id is missing; see manifest --help.");
        var host = given.GetValueOrDefault("--host") ?? throw new PackageException("--host is missing; see manifest --help.");
        var website = given.GetValueOrDefault("--website", $"https://{host}/");
        return new(
            botId, given.GetValueOrDefault("--app-id", botId), host, given.GetValueOrDefault("--version", "1.0.0"),
            given.GetValueOrDefault("--developer", host.Length <= 32 ? host : "Dengta"), website,
            given.GetValueOrDefault("--privacy", website), given.GetValueOrDefault("--terms", website), given.GetValueOrDefault("-o", "dengta.zip"));
    }

    /// <summary>The places in <c>manifest.json</c> that they fill.</summary>
    public IEnumerable<(string Place, string Value)> Values =>
    [
        ("bot-id", BotId), ("app-id", AppId), ("host", Host), ("version", Version), ("developer", Developer), ("website", Website),
        ("privacy", Privacy), ("terms", Terms),
    ];
}

/// <summary>No package can be made; the message tells a person why.</summary>
sealed class PackageException(string message) : Exception(message);
