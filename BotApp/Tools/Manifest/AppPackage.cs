using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dengta.BotApp.Tools.Manifest;

/// <summary>The files of a Teams app package, filled in for one company.</summary>
/// <param name="Files">By name; <c>manifest.json</c> and what it names.</param>
sealed record AppPackage(IReadOnlyDictionary<string, byte[]> Files)
{
    const string ManifestFile = "manifest.json";

    // The same content makes the same file, whenever it is made. No zip knows an earlier time.
    static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public JsonNode Manifest => JsonNode.Parse(Files[ManifestFile])!;

    /// <param name="folder">Holds the templates.</param>
    public static AppPackage Fill(string folder, PackageOptions options)
    {
        var text = new StringBuilder(File.ReadAllText(Path.Combine(folder, ManifestFile)));
        foreach (var (place, value) in options.Values) text.Replace($"{{{{{place}}}}}", JsonEncodedText.Encode(value).Value);
        var manifest = Encoding.UTF8.GetBytes(text.ToString());
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { [ManifestFile] = manifest };
        foreach (var name in NamesIn(JsonNode.Parse(manifest)!)) files[name] = File.ReadAllBytes(Path.Combine(folder, name));
        return new(files);
    }

    /// <summary>Every file that a manifest names.</summary>
    public static IEnumerable<string> NamesIn(JsonNode manifest) =>
    [
        (string)manifest["icons"]!["color"]!,
        (string)manifest["icons"]!["outline"]!,
        .. manifest["localizationInfo"]!["additionalLanguages"]!.AsArray().Select(l => (string)l!["file"]!),
    ];

    /// <summary>All files at the root, as Teams wants them.</summary>
    public void Write(Stream output)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in Files)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
            entry.LastWriteTime = Epoch;
            using var written = entry.Open();
            written.Write(content);
        }
    }
}
