namespace Dengta.Tests.Channels;

/// <summary>What was looked at once and is to stay so until somebody looks again.</summary>
static class Golden
{
    /// <summary>The files are to be written, not compared.</summary>
    public static bool IsUpdate => Environment.GetEnvironmentVariable("DENGTA_UPDATE_GOLDEN") == "1";

    /// <summary>In the sources, not beside the assembly, so that an update lands where it is committed.</summary>
    public static string Folder { get; } = Find();

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var golden = Path.Combine(folder.FullName, "Tests", "Golden");
            if (Directory.Exists(golden))
                return golden;
        }

        throw new DirectoryNotFoundException("Tests/Golden stands in none of the folders above the test assembly.");
    }
}
