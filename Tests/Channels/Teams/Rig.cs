using System.Diagnostics;
using System.Text.Json;

namespace Dengta.Tests.Channels.Teams;

/// <summary>
/// The shared rig of Microsoft's own programs, where it and its packages are at hand. DENGTA_RIG names a copy with its packages installed;
/// those of the shared one may not be.
/// </summary>
sealed class Rig(string folder)
{
    /// <summary>Skips the test where the package is not installed.</summary>
    public static Rig With(string package)
    {
        var given = Environment.GetEnvironmentVariable("DENGTA_RIG");
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); given is null && above is not null; above = above.Parent)
            if (File.Exists(Path.Combine(above.FullName, "shared", "rig", "jwt.mjs")))
                given = Path.Combine(above.FullName, "shared", "rig");
        if (given is null || !Directory.Exists(Path.Combine(given, "node_modules", package)))
            Assert.Skip($"The rig is not here, or {package} is not installed in it (DENGTA_RIG names another copy).");
        return new(given!);
    }

    /// <summary>Runs one of its programs and returns the lines it prints.</summary>
    public async Task<IReadOnlyList<JsonElement>> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var arg in args) start.ArgumentList.Add(arg);
        using var node = Process.Start(start)!;
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith('{')).Select(l => JsonDocument.Parse(l).RootElement)];
    }
}
