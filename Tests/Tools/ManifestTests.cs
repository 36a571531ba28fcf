using System.IO.Compression;
using System.Text.Json.Nodes;
using Dengta.BotApp.Conversation.Commands;
using Dengta.BotApp.Tools.Manifest;
using Dengta.BotApp.Understanding;
using Dengta.Tests.Storage;
using NJsonSchema;

namespace Dengta.Tests.Tools;

/// <summary>The app package that a Teams admin uploads.</summary>
public sealed class ManifestTests
{
    const string BotId = "0b070000-0000-4000-8000-00000000c1d1";

    static string Templates => Path.Combine(AppContext.BaseDirectory, "manifest");

    [Fact]
    public void The_command_writes_a_zip_with_all_files_at_its_root()
    {
        using var folder = TemporaryFolder.Create("manifest");
        var file = Path.Combine(folder.Path, "dengta.zip");

        Assert.Equal((0, ""), Run("--bot-id", BotId, "--host", "dengta.example.com", "-o", file));

        using var zip = ZipFile.OpenRead(file);
        Assert.Equal(["color.png", "manifest.json", "outline.png", "zh-CN.json"], zip.Entries.Select(e => e.FullName));
        Assert.DoesNotContain("{{", new StreamReader(zip.GetEntry("manifest.json")!.Open()).ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--bot-id is missing", "--host", "dengta.example.com")]
    [InlineData("--host is missing", "--bot-id", BotId)]
    [InlineData("--bot-id must be a GUID", "--bot-id", "dengta", "--host", "dengta.example.com")]
    [InlineData("--host must be a host name", "--bot-id", BotId, "--host", "https://dengta.example.com")]
    [InlineData("--host must be a host name", "--bot-id", BotId, "--host", "localhost")]
    [InlineData("--version must be three numbers", "--bot-id", BotId, "--host", "dengta.example.com", "--version", "1")]
    [InlineData("--privacy must be an https address", "--bot-id", BotId, "--host", "dengta.example.com", "--privacy", "http://a.example")]
    [InlineData("--developer must have", "--bot-id", BotId, "--host", "dengta.example.com", "--developer", "a name that is much longer than thirty-two characters")]
    [InlineData("Unknown option --secret", "--secret", "x")]
    [InlineData("--host needs a value", "--host")]
    public void A_mistake_is_told_and_nothing_is_written(string sentence, params string[] options)
    {
        using var folder = TemporaryFolder.Create("manifest");
        var file = Path.Combine(folder.Path, "dengta.zip");

        var (exit, errors) = Run(["-o", file, .. options]);

        Assert.Equal(1, exit);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task The_manifest_and_its_translation_follow_the_official_schemas()
    {
        var package = Package();
        Assert.Empty((await SchemaAsync("MicrosoftTeams.v1.22")).Validate(package.Manifest.ToJsonString()));
        Assert.Empty((await SchemaAsync("MicrosoftTeams.Localization.v1.22")).Validate(JsonNode.Parse(package.Files["zh-CN.json"])!.ToJsonString()));
    }

    [Fact]
    public void The_package_follows_the_rules() => Assert.Empty(PackageRules.Mistakes(Package()));

    [Theory]
    [InlineData("zh-CN.json translates bots[0].commandLists[0].commands[10].title", "commands[9].title", "commands[10].title")]
    [InlineData("zh-CN.json does not translate bots[0].commandLists[0].commands[9].title", "commands[9].title", "commands[10].title")]
    [InlineData("name.short in zh-CN.json", "name.short", "name.long")]
    public void A_translation_that_points_nowhere_is_found(string sentence, string key, string instead)
    {
        var files = new Dictionary<string, byte[]>(Package().Files);
        files["zh-CN.json"] = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(files["zh-CN.json"]).Replace(key, instead, StringComparison.Ordinal));

        Assert.Contains(PackageRules.Mistakes(new(files)), m => m.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void An_icon_of_the_wrong_kind_is_found()
    {
        var package = Package();
        Assert.Contains(IconRules.Outline(package.Files["color.png"]), m => m.Contains("32 × 32", StringComparison.Ordinal));
        Assert.Contains(IconRules.Outline(package.Files["color.png"]), m => m.Contains("white", StringComparison.Ordinal));
        Assert.Contains(IconRules.Color(package.Files["outline.png"]), m => m.Contains("192 × 192", StringComparison.Ordinal));
        Assert.Contains(IconRules.Color([1, 2, 3]), m => m.Contains("no PNG", StringComparison.Ordinal));
        Assert.Contains(IconRules.Color(package.Files["color.png"][..900]), m => m.Contains("no PNG", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_of_the_menu_is_understood_in_both_languages()
    {
        var package = Package();
        var english = package.Manifest["bots"]![0]!["commandLists"]!.AsArray().SelectMany(l => l!["commands"]!.AsArray()).Select(c => (string)c!["title"]!);
        var chinese = JsonNode.Parse(package.Files["zh-CN.json"])!.AsObject().Where(t => t.Key.EndsWith("].title", StringComparison.Ordinal)).Select(t => (string)t.Value!);

        Assert.All(english.Concat(chinese), title => Assert.True(IsUnderstood(title), title));
    }

    static bool IsUnderstood(string title)
    {
        var today = new DateOnly(2026, 11, 23);
        return CommandList.Hear(title, today) is not null || Reader.Read(title, today).Intent is not (Intent.None or Intent.Log);
    }

    static AppPackage Package() => AppPackage.Fill(Templates, PackageOptions.Parse(["--bot-id", BotId, "--host", "dengta.example.com"]));

    static (int Exit, string Errors) Run(params string[] options)
    {
        using var errors = new StringWriter();
        return (ManifestCommand.Run(options, TextWriter.Null, errors), errors.ToString().TrimEnd());
    }

    static Task<JsonSchema> SchemaAsync(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "schemas", $"{name}.schema.json");
            if (File.Exists(file)) return JsonSchema.FromFileAsync(file);
        }
        Assert.Skip($"{name}.schema.json is not here: no folder shared/schemas beside the folders above");
        return null!;
    }
}
