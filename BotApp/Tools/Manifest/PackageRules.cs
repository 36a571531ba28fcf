using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dengta.BotApp.Tools.Manifest;

/// <summary>
/// What Teams demands of a package beyond its form (the manifest schema 1.22, and "Create Teams app package" on learn.microsoft.com).
/// The form itself is tested against the official schema.
/// </summary>
static partial class PackageRules
{
    const int LongestDeveloper = 32;
    const int LongestCommand = 32;
    const int LongestCommandDescription = 128;
    const int MostCommands = 10;

    static readonly (string Key, int Longest)[] Texts =
        [("name.short", 30), ("name.full", 100), ("description.short", 80), ("description.full", 4000)];

    /// <summary>Every mistake in one sentence each.</summary>
    public static IEnumerable<string> Mistakes(AppPackage package)
    {
        var manifest = package.Manifest;
        return [
            .. Identity(manifest),
            .. Lengths(manifest),
            .. Commands(manifest),
            .. manifest["localizationInfo"]!["additionalLanguages"]!.AsArray().SelectMany(l => Translation(manifest, package, (string)l!["file"]!)),
            .. IconRules.Color(package.Files[(string)manifest["icons"]!["color"]!]),
            .. IconRules.Outline(package.Files[(string)manifest["icons"]!["outline"]!]),
        ];
    }

    static IEnumerable<string> Identity(JsonNode manifest)
    {
        foreach (var (name, value) in new[] { ("--bot-id", (string)manifest["bots"]![0]!["botId"]!), ("--app-id", (string)manifest["id"]!) })
            if (!Guid.TryParseExact(value, "D", out _))
                yield return $"{name} must be a GUID such as 11111111-2222-3333-4444-555555555555, not '{value}'.";
        var host = (string)manifest["validDomains"]![0]!;
        if (Uri.CheckHostName(host) != UriHostNameType.Dns || !host.Contains('.', StringComparison.Ordinal))
            yield return $"--host must be a host name such as dengta.example.com, without https:// and port, not '{host}'.";
        if (!Version().IsMatch((string)manifest["version"]!)) yield return $"--version must be three numbers such as 1.0.0, not '{manifest["version"]}'.";
        foreach (var (name, key) in new[] { ("--website", "websiteUrl"), ("--privacy", "privacyUrl"), ("--terms", "termsOfUseUrl") })
            if (!Uri.TryCreate((string)manifest["developer"]![key]!, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
                yield return $"{name} must be an https address, not '{manifest["developer"]![key]}'.";
    }

    static IEnumerable<string> Lengths(JsonNode manifest)
    {
        var developer = (string)manifest["developer"]!["name"]!;
        if (developer.Length is 0 or > LongestDeveloper) yield return $"--developer must have 1 to {LongestDeveloper} characters.";
        foreach (var (key, longest) in Texts)
            if (At(manifest, key)?.Length is not { } length || length == 0 || length > longest)
                yield return $"{key} in manifest.json must have 1 to {longest} characters.";
    }

    static IEnumerable<string> Commands(JsonNode manifest)
    {
        foreach (var list in manifest["bots"]![0]!["commandLists"]!.AsArray())
        {
            var commands = list!["commands"]!.AsArray();
            if (commands.Count > MostCommands) yield return $"A command list holds at most {MostCommands} commands.";
            foreach (var command in commands)
                if (((string)command!["title"]!).Length > LongestCommand || ((string)command["description"]!).Length > LongestCommandDescription)
                    yield return $"The command '{command["title"]}' is too long.";
        }
    }

    // A key that points nowhere is silently passed over by Teams: the text would stay in the wrong language.
    static IEnumerable<string> Translation(JsonNode manifest, AppPackage package, string file)
    {
        var texts = JsonNode.Parse(package.Files[file])!.AsObject();
        foreach (var (key, longest) in Texts)
            if (((string?)texts[key])?.Length is not { } length || length > longest)
                yield return $"{key} in {file} must have 1 to {longest} characters.";
        foreach (var key in texts.Select(t => t.Key).Where(k => k != "$schema" && At(manifest, k) is null))
            yield return $"{file} translates {key}, which manifest.json does not have.";
        foreach (var key in CommandKeys(manifest).Where(k => !texts.ContainsKey(k)))
            yield return $"{file} does not translate {key}.";
    }

    static IEnumerable<string> CommandKeys(JsonNode manifest) =>
        from list in manifest["bots"]![0]!["commandLists"]!.AsArray()
        from command in list["commands"]!.AsArray()
        from text in new[] { command["title"]!, command["description"]! }
        select text.GetPath()[2..];

    /// <summary>The text at a key such as <c>bots[0].commandLists[1].commands[0].title</c>.</summary>
    static string? At(JsonNode manifest, string key)
    {
        JsonNode? at = manifest;
        foreach (Match step in Step().Matches(key))
            at = step.Groups["index"] is { Success: true } index
                ? at is JsonArray list && int.Parse(index.ValueSpan, System.Globalization.CultureInfo.InvariantCulture) is var i && i < list.Count ? list[i] : null
                : (at as JsonObject)?[step.Value];
        return at is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+$")]
    private static partial Regex Version();

    [GeneratedRegex(@"[^.\[\]]+(?=[.\[]|$)|\[(?<index>\d+)\]")]
    private static partial Regex Step();
}
